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

/** What the reader shows of the page as it is now. @param {Browser} browser */
export async function articleText(browser) {
  await browser.clickButton();
  const text = await browser.inReader(readerText);
  await leave(browser);
  return text;
}
