/** Taking parts of an article away by hand: by selecting, by pointing, by the keyboard; and undoing it. */
import assert from "node:assert/strict";
import { inBothBrowsers } from "./driver/index.mjs";
import { until } from "./driver/until.mjs";
import { readerText } from "./pages.mjs";
import { leave, quietLine, tabBackTo, textToBe } from "./waiting.mjs";

/** @typedef {import("./driver/index.mjs").Browser} Browser */

const LIST = /The list of differences is long/;
const LIST_PARAGRAPH = ".body p[data-aim=list]";

inBothBrowsers("taking away by hand", (it) => {
  it("takes the paragraph of selected text, and undoes it", async ({ browser, site }) => {
    await openNews(browser, site);
    const before = await browser.inReader(readerText);
    const removed = await thingsRemoved(browser);
    await browser.doubleClickInReader(LIST_PARAGRAPH);
    await browser.clickInReader(".taker");
    await textToBe(browser, (text) => !LIST.test(text));
    assert.equal(await thingsRemoved(browser), removed + 1);
    const group = await browser.inReader(() => {
      const section = document.querySelector(".drawer .groups section");
      return [
        section?.querySelector("h3")?.textContent,
        section?.querySelector(".preview")?.textContent?.slice(0, 31),
      ];
    });
    assert.deepEqual(group, ["Taken away by you 1", "The list of differences is long"]);
    await browser.clickInReader(".status-line .undo");
    await textToBe(browser, (text) => text === before);
    assert.equal(await thingsRemoved(browser), removed);
  });

  it("takes selected text with the Delete key, and undoes it with another", async ({
    browser,
    site,
  }) => {
    await openNews(browser, site);
    const before = await browser.inReader(readerText);
    await browser.doubleClickInReader(LIST_PARAGRAPH);
    await until("the button", () =>
      browser.inReader(() => document.querySelector(".taker:not([hidden])") !== null),
    );
    await browser.press("delete");
    await textToBe(browser, (text) => !LIST.test(text));
    await browser.pressUndo();
    await textToBe(browser, (text) => text === before);
  });

  it("takes what one points at, and follows no link while one does", async ({ browser, site }) => {
    await openNews(browser, site);
    await browser.clickInReader(".hand-button");
    await browser.hoverInReader(LIST_PARAGRAPH);
    await until("the frame around it", () =>
      browser.inReader(() => document.querySelector(".aimed")?.getAttribute("data-aim") === "list"),
    );
    await browser.clickInReader(LIST_PARAGRAPH);
    const taken = await textToBe(browser, (text) => !LIST.test(text));
    await browser.clickInReader(".body figcaption");
    const without = await textToBe(browser, (text) => text.length < taken.length);
    assert.doesNotMatch(without, /Drawing: Courier archive/);
    const figures = await browser.inReader(
      () => document.querySelectorAll(".body figure:not([hidden], [hidden] *)").length,
    );
    assert.equal(figures, 1, "The picture went with its caption");
    await browser.press("escape");
    await until("the pointing to end", () =>
      browser.inReader(() => !document.documentElement.hasAttribute("data-pointing")),
    );
    assert.ok(await browser.readerIsOpen());
    await leave(browser);
  });

  it("can be done by the keyboard alone", async ({ browser, site }) => {
    await openNews(browser, site);
    const before = await browser.inReader(readerText);
    await tabBackTo(browser, ".hand-button");
    await browser.press("enter");
    await until("the hint", () =>
      browser.inReader(() => document.querySelector(".hand-hint:not([hidden])") !== null),
    );
    await aimedToBe(browser, "down", (text) => /^The harbour council/.test(text));
    await aimedToBe(browser, "down", (text) => /^Talks began/.test(text));
    await aimedToBe(browser, "up", (text) => /^The harbour council/.test(text));
    await browser.press("enter");
    await textToBe(
      browser,
      (text) => !/The harbour council of Aldermouth and the crews/.test(text),
    );
    const focused = await browser.inReader(() => document.activeElement?.textContent ?? "");
    assert.match(focused, /^Talks began/, "The next one is aimed at");
    await browser.pressUndo();
    await textToBe(browser, (text) => text === before);
  });
});

/** One site a test: what is decided in one is remembered, and must not be met in another. */
let sites = 0;

/** @param {Browser} browser @param {import("./driver/index.mjs").Site} site */
async function openNews(browser, site) {
  await browser.open(`${site.url.replace("127.0.0.1", `hand-${++sites}.localhost`)}/news/`);
  await browser.clickButton();
  await browser.inReader(() => {
    const paragraphs = [...document.querySelectorAll(".body p")];
    paragraphs
      .find(({ textContent }) => textContent?.startsWith("The list of differences"))
      ?.setAttribute("data-aim", "list");
  });
}

/** @param {Browser} browser @param {string} key @param {(text: string) => boolean} isWanted */
async function aimedToBe(browser, key, isWanted) {
  await until("the frame around it", async () => {
    const text = await browser.inReader(() => document.querySelector(".aimed")?.textContent ?? "");
    if (isWanted(text)) return true;
    await browser.press(key);
    return false;
  });
}

/** How many, as the quiet line says. @param {Browser} browser */
async function thingsRemoved(browser) {
  return Number.parseInt(await quietLine(browser));
}
