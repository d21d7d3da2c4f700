/** What the built extensions ask for and contain, held against what was agreed on. */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { PACKAGES, projectFile } from "./driver/index.mjs";

const SINKS =
  /\b(innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|parseHTMLUnsafe|createContextualFragment|DOMParser|document\.write|eval|new Function|srcdoc|allow-scripts["' ])/;

const MESSAGES = JSON.parse(
  readFileSync(projectFile("extension/_locales/en/messages.json"), "utf8"),
);

for (const name of ["chrome", "firefox"]) {
  describe(`the package for ${name}`, () => {
    const folder = join(PACKAGES, name);

    test("turns no text into markup except through the sanitizer", () => {
      for (const [file, text] of scripts(folder)) {
        assert.doesNotMatch(text.replace(/^\s*(\/\*\*|\*|\/\/).*$/gm, ""), SINKS, file);
      }
      const users = scripts(folder).filter(([, text]) => /\.setHTML\(/.test(text));
      assert.deepEqual(
        users.map(([file]) => file),
        ["content/views.js"],
      );
    });

    test("hides its stage: the shadow root is closed and the frame runs no scripts", () => {
      const stage = readFileSync(join(folder, "content/stage.js"), "utf8");
      assert.match(stage, /attachShadow\(\{ mode: "closed" \}\)/);
      assert.match(
        stage,
        /SANDBOX = "allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-modals"/,
      );
    });
  });
}

describe("the words shown to people", () => {
  test("exist for everything that the scripts and the manifest say", () => {
    const sources = [
      ...scripts(join(PACKAGES, "chrome")),
      ["manifest", readFileSync(join(PACKAGES, "chrome/manifest.json"), "utf8")],
    ];
    const text = sources.map(([, source]) => source).join("\n");
    const said = [
      ...[...text.matchAll(/(?:say|sayOr|getMessage)\(\s*"([\w-]+)"/g)].map(([, key]) => key),
      ...[...text.matchAll(/sayCount\(\s*"([\w-]+)"/g)].map(([, key]) => `${key}_other`),
      ...[...text.matchAll(/__MSG_(\w+)__/g)].map(([, key]) => key),
    ];
    assert.ok(said.length > 20);
    for (const key of said) assert.ok(MESSAGES[key ?? ""], `No message ${key}`);
  });

  test("exist for every code that the parts tell each other", () => {
    const types = readFileSync(projectFile("extension/types.d.ts"), "utf8");
    for (const [type, prefix] of [
      ["FailureCode", "failed"],
      ["RefusalCode", "refused"],
    ]) {
      const codes = /** @type {RegExpExecArray} */ (
        new RegExp(`type ${type} =([^;]+);`).exec(types)
      );
      const keys = [...(codes[1] ?? "").matchAll(/"([\w-]+)"/g)].map(
        ([, code]) => `${prefix}_${code}`,
      );
      assert.ok(keys.length > 1);
      for (const key of keys) assert.ok(MESSAGES[key.replaceAll("-", "_")], `No message ${key}`);
    }
  });

  test("exist for every kind of clutter that the core knows", () => {
    const plan = readFileSync(projectFile("src/plan.rs"), "utf8");
    const kinds = [...plan.matchAll(/^ {4}\w+ "([a-z-]+)" ".+";$/gm)].map(([, kind]) => kind);
    assert.ok(kinds.length > 10);
    for (const kind of [...kinds, "duplicate"]) {
      assert.ok(MESSAGES[`kind_${kind?.replaceAll("-", "_")}`], `No message for ${kind}`);
    }
  });

  test("are as many in every language", () => {
    const locales = projectFile("extension/_locales");
    for (const locale of readdirSync(locales)) {
      const own = JSON.parse(readFileSync(join(locales, locale, "messages.json"), "utf8"));
      const missing = Object.keys(MESSAGES).filter(
        (key) => !/_(one|two|few|many)$/.test(key) && !own[key],
      );
      assert.deepEqual(missing, [], locale);
    }
  });
});

/**
 * @param {string} folder
 * @returns {[string, string][]} our own scripts; the core's glue is made by wasm-bindgen
 */
function scripts(folder) {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  return files
    .filter((file) => file.endsWith(".js") && !file.startsWith("wasm"))
    .map((file) => [file, readFileSync(join(folder, file), "utf8")]);
}
