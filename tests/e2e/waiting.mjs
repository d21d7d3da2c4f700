/** What several tests wait for before they look. */
import { until } from "./driver/until.mjs";
import { readerText, snapshot } from "./pages.mjs";

/** @typedef {import("./driver/index.mjs").Browser} Browser */

/**
 * Once a page is in view it does things by itself, such as loading its pictures.
 * @param {Browser} browser
 * @returns {Promise<ReturnType<typeof snapshot>>} the page as it stays
 */
export async function pageAtRest(browser) {
  let last = "";
  return until("the page to come to rest", async () => {
    await browser.inPage(someFrames);
    const now = await browser.inPage(snapshot);
    const before = last;
    last = JSON.stringify(now);
    return last === before && now;
  });
}

export async function someFrames() {
  for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
}

/** @param {Browser} browser */
export async function readerToClose(browser) {
  await until("the reader to close", async () => !(await browser.readerIsOpen()));
}

/** @param {Browser} browser */
export async function leave(browser) {
  await browser.press("escape");
  await readerToClose(browser);
}

/**
 * @param {Browser} browser
 * @param {(text: string) => boolean} isWanted
 * @returns {Promise<string>} the article's text, once it is what is wanted
 */
export function textToBe(browser, isWanted) {
  return until("the text", async () => {
    const text = await browser.inReader(readerText);
    return isWanted(text) && text;
  });
}

/** The line below the article that says what was removed. @param {Browser} browser */
export function quietLine(browser) {
  return browser.inReader(() => document.querySelector(".quiet-line")?.textContent ?? "");
}

/** @param {Browser} browser @param {string} selector */
export async function tabTo(browser, selector) {
  await moveTo(browser, selector, () => browser.press("tab"));
}

/** What stands above the title, where the focus is at first. @param {Browser} browser @param {string} selector */
export async function tabBackTo(browser, selector) {
  await moveTo(browser, selector, () => browser.pressTogether(["shift"], "tab"));
}

/** @param {Browser} browser @param {string} selector @param {() => Promise<void>} move */
async function moveTo(browser, selector, move) {
  await until(`the focus on ${selector}`, async () => {
    const isThere = await browser.inReader(isFocused, selector);
    if (!isThere) await move();
    return isThere;
  });
}

/** @param {Browser} browser @param {string} selector */
export async function focusToBe(browser, selector) {
  await until(`the focus on ${selector}`, () => browser.inReader(isFocused, selector));
}

/** @param {string} selector */
function isFocused(selector) {
  return document.activeElement?.matches(selector);
}

/** What the reader shows of the page as it is now. @param {Browser} browser */
export async function articleText(browser) {
  await browser.clickButton();
  const text = await browser.inReader(readerText);
  await leave(browser);
  return text;
}
