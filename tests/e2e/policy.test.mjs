/** What the extension asks for, and whom it listens to, held against what was reviewed: a change here is a decision. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { PACKAGES, projectFile } from "./driver/index.mjs";

for (const browser of ["chrome", "firefox"]) {
  test(`the manifest for ${browser} is the one that was reviewed`, () => {
    const built = read(join(PACKAGES, browser, "manifest.json"));
    const reviewed = read(projectFile(`tests/e2e/reviewed/${browser}.json`));
    assert.deepEqual(built, { ...reviewed, version: built.version });
  });
}

describe("the background", async () => {
  const us = { id: "decant", frameId: 0, tab: { id: 7 } };
  Object.assign(globalThis, { chrome: { runtime: { id: us.id } } });
  const { isFontRequest, isOpening, isPageMessage, isRefusal, tabOf } = await import(
    projectFile("extension/background/accepted.js")
  );

  test("listens to our own script in a tab, and to nobody else", () => {
    assert.equal(tabOf(us), 7);
    for (const other of [
      undefined,
      {},
      { ...us, id: "another" },
      { ...us, tab: undefined },
      { ...us, frameId: 3 },
      { id: us.id, url: "https://news.example/" },
    ]) {
      assert.equal(tabOf(other), undefined, JSON.stringify(other));
    }
  });

  test("takes no message of another shape", () => {
    for (const message of [
      { type: "start", url: "https://news.example/" },
      { type: "chunk", html: "<p>" },
      { type: "finish" },
      { type: "goodbye" },
    ]) {
      assert.ok(isPageMessage(message), JSON.stringify(message));
    }
    for (const message of [
      null,
      undefined,
      7,
      "start",
      [],
      {},
      { type: "article", article: {} },
      { type: "start" },
      { type: "start", url: { toString: 1 } },
      { type: "chunk", html: 7 },
      { type: "chunk", html: ["<p>"] },
      { type: "__proto__" },
    ]) {
      assert.ok(!isPageMessage(message), JSON.stringify(message));
      assert.ok(!isRefusal(message), JSON.stringify(message));
      assert.ok(!isOpening(message), JSON.stringify(message));
    }
    assert.ok(isRefusal({ refused: "turned-out" }));
    assert.ok(!isRefusal({ refused: "<b>anything else</b>" }));
    assert.ok(isFontRequest({ font: "400" }));
    assert.ok(!isFontRequest({ font: "../manifest.json" }));
    assert.ok(!isFontRequest({ font: ["400"] }));
    assert.ok(isOpening({ open: "options" }));
    assert.ok(!isOpening({ open: "https://news.example/" }));
    assert.ok(!isOpening({ open: ["options"] }));
  });
});

/** @param {string} file */
function read(file) {
  return JSON.parse(readFileSync(file, "utf8"));
}
