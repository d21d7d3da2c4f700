/** The page that opens first: it has the true reader, and shows on a sample what that does. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { inBothBrowsers, projectFile } from "./driver/index.mjs";
import { until } from "./driver/until.mjs";
import { readerText } from "./pages.mjs";
import { leave, quietLine, readerToClose } from "./waiting.mjs";

test("the first page loads the scripts that are injected elsewhere, in their order", () => {
  const injected = scriptsIn("extension/background/toggle.js");
  assert.ok(injected.length > 20);
  assert.deepEqual(scriptsIn("extension/welcome/index.html"), injected);
});

inBothBrowsers("the first page", (it) => {
  it("reads its own sample, with a click on the button in the toolbar", async ({ browser }) => {
    await browser.openWelcome();
    await until("the page", () => browser.inPage(() => document.querySelector(".try") !== null));
    await browser.clickButton();
    const text = await browser.inReader(readerText);
    assert.match(text, /^The town that set its clocks/);
    assert.match(text, /Matilda retired/);
    const site = await browser.inReader(() => document.querySelector(".source")?.textContent);
    assert.equal(site, "Lindow Gazette");
    for (const other of [/Sign up/, /Also read/, /cart/, /Facebook/, /toolbar/])
      assert.doesNotMatch(text, other);
    assert.match(await quietLine(browser), /things removed · 1 repeat collapsed/);
    await browser.clickInReader(".quiet-line");
    await browser.clickInReader(".drawer section[data-kind=also-read] .thing");
    await until("the line", async () => /Also read/.test(await browser.inReader(readerText)));
    await browser.clickButton();
    await readerToClose(browser);
  });

  it("does the same with its own button, by keyboard", async ({ browser }) => {
    await browser.openWelcome();
    await until("the page", () => browser.inPage(() => document.querySelector(".try") !== null));
    await until("the focus on the button", async () => {
      await browser.press("tab");
      return browser.inPage(() => document.activeElement?.matches(".try"));
    });
    await browser.press("enter");
    assert.match(await browser.inReader(readerText), /^The town that set its clocks/);
    await leave(browser);
    assert.ok(await browser.inPage(() => document.activeElement?.matches(".try")));
    assert.ok(await browser.inPage(() => document.querySelector(".away") === null));
  });
});

/** @param {string} file */
function scriptsIn(file) {
  const text = readFileSync(projectFile(file), "utf8");
  return [...text.matchAll(/"(?:\.\.\/)?(content\/[\w-]+\.js)"/g)].map(([, script]) => script);
}
