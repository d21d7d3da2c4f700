/** What the built extensions ask for and contain, held against what was agreed on. */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { PACKAGES, projectFile } from "./driver/index.mjs";

const SINKS =
  /\b(innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|parseHTMLUnsafe|createContextualFragment|DOMParser|document\.write|eval|new Function|srcdoc|allow-scripts["' ])/;

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

test("the core for browsers is built from versions that the native one is built from", () => {
  const native = locked("Cargo.lock");
  const known = new Set(native.map(([, name]) => name));
  const both = new Set(native.map(([both]) => both));
  const shared = locked("src/browser/Cargo.lock").filter(([, name]) => known.has(name));
  assert.ok(shared.length > 30);
  assert.deepEqual(
    shared.flatMap(([lines]) => (both.has(lines) ? [] : [lines])),
    [],
  );
});

/** @param {string} file */
function locked(file) {
  const text = readFileSync(projectFile(file), "utf8");
  return [...text.matchAll(/^name = "(.+)"\nversion = ".+"$/gm)];
}

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
