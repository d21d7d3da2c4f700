/** What can go wrong on the way is said in plain words, and the page stays as it was. */
import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inBothBrowsers, PACKAGES } from "./driver/index.mjs";
import { until } from "./driver/until.mjs";
import { readerText, readerWords, snapshot } from "./pages.mjs";

/** Long enough that the collecting is still under way when the test does something to it. */
const LONG_PAGE = "/big/8/";

inBothBrowsers("failures", (it) => {
  it("starts over when the browser stops the background once", async ({ browser, site }) => {
    await browser.open(site.url + LONG_PAGE);
    await browser.clickButton();
    await until("the reader to be at work", () => isAtWork(browser));
    await browser.stopBackground();
    await until("the article", () => hasArticle(browser));
    assert.match(await browser.inReader(readerText), /Entry 1\b/);
  });

  it("works on after the background was stopped between two clicks", async ({ browser, site }) => {
    await browser.open(`${site.url}/news/`);
    await browser.stopBackground();
    await browser.clickButton();
    await until("the article", () => hasArticle(browser));
  });

  it("can be left while it is at work", async ({ browser, site }) => {
    await browser.open(site.url + LONG_PAGE);
    const before = await browser.inPage(snapshot);
    await browser.clickButton();
    await until("the reader to be at work", () => isAtWork(browser));
    await browser.press("escape");
    await until("the reader to close", async () => !(await browser.readerIsOpen()));
    assert.deepEqual(await browser.inPage(snapshot), before);
    assert.equal((await browser.buttonState()).badge, "", "Leaving is no reason to complain");
  });

  it("tells on the button that the page moved on under the reader", async ({ browser, site }) => {
    await browser.open(site.url + LONG_PAGE);
    await browser.clickButton();
    await until("the reader to be at work", () => isAtWork(browser));
    await browser.open(`${site.url}/news/`);
    await until("the badge", async () => (await browser.buttonState()).badge);
    assert.match((await browser.buttonState()).title, /Click again/);
    assert.equal(await browser.readerIsOpen(), false);
    await browser.clickButton();
    await until("the article", () => hasArticle(browser));
  });

  it("tells on the button that the page takes the reader away", async ({ browser, site }) => {
    await browser.open(`${site.url}/news/`);
    await browser.inPage(() => {
      const tidy = () => document.querySelector("html > dialog")?.remove();
      new MutationObserver(tidy).observe(document.documentElement, { childList: true });
    });
    await browser.clickButton();
    await until("the badge", async () => (await browser.buttonState()).badge);
    assert.match((await browser.buttonState()).title, /takes away what is put on it/);
  });

  it("shows the first part of a page over the largest size, and says so", async ({
    browser,
    site,
  }) => {
    await browser.open(`${site.url}/long-read/`);
    const article = await articleText(browser);
    await browser.inPage(growBeyondTheCap);
    await browser.clickButton();
    await until("the article", () => hasArticle(browser));
    assert.match(await browser.inReader(readerWords), /Only its first part is shown/);
    assert.equal(await browser.inReader(readerText), article);
  });
});

inBothBrowsers(
  "a core that is missing",
  (it) => it("is told of in plain words", tells(/A part of Decant did not load/)),
  { packages: () => broken((folder) => rm(join(folder, "wasm", "decant_bg.wasm"))) },
);

inBothBrowsers(
  "a background that is stopped again and again",
  (it) => it("is told of in plain words", tells(/The browser stopped Decant[\s\S]*try again/)),
  {
    packages: () =>
      broken((folder) => writeFile(join(folder, "background", "session.js"), HANGS_UP)),
  },
);

const HANGS_UP = "export function serve(port) { port.disconnect(); }";

/**
 * @param {RegExp} words
 * @returns {(context: import("./driver/index.mjs").Context) => Promise<void>}
 */
function tells(words) {
  return async ({ browser, site }) => {
    await browser.open(`${site.url}/news/`);
    const before = await browser.inPage(snapshot);
    await browser.clickButton();
    assert.match(await browser.inReader(readerWords), words);
    await browser.press("escape");
    assert.deepEqual(await browser.inPage(snapshot), before);
  };
}

/**
 * A copy of the built extensions with something wrong in each.
 * @param {(folder: string) => Promise<void>} breakIt
 */
async function broken(breakIt) {
  const copies = await mkdtemp(join(tmpdir(), "decant-"));
  process.on("exit", () => rmSync(copies, { recursive: true, force: true }));
  for (const name of ["chrome", "firefox"]) {
    await cp(join(PACKAGES, name), join(copies, name), { recursive: true });
    await breakIt(join(copies, name));
  }
  return copies;
}

/** @param {import("./driver/index.mjs").Browser} browser */
async function isAtWork(browser) {
  return (
    (await browser.readerIsOpen()) &&
    browser.inReader(() => document.querySelector("progress") !== null)
  );
}

/** @param {import("./driver/index.mjs").Browser} browser */
async function hasArticle(browser) {
  return (
    (await browser.readerIsOpen()) &&
    browser.inReader(() => document.querySelector("article .body") !== null)
  );
}

/** What the reader shows of the page as it is now. @param {import("./driver/index.mjs").Browser} browser */
async function articleText(browser) {
  await browser.clickButton();
  await until("the article", () => hasArticle(browser));
  const text = await browser.inReader(readerText);
  await browser.press("escape");
  await until("the reader to close", async () => !(await browser.readerIsOpen()));
  return text;
}

/** Comments of 36 MB, of which the browser lays out next to nothing. */
function growBeyondTheCap() {
  const comments = document.createElement("section");
  comments.id = "comments";
  comments.className = "comments";
  comments.style.contentVisibility = "auto";
  comments.style.containIntrinsicSize = "auto 500px";
  for (let number = 1; number <= 36; number++) {
    const comment = document.createElement("p");
    comment.textContent = `Comment ${number}. ${"I have read the article and I agree. ".repeat(27_000)}`;
    comments.append(comment);
  }
  document.body.append(comments);
}
