/** What can go wrong on the way is said in plain words, and the page stays as it was. */
import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { cp, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inBothBrowsers, PACKAGES } from "./driver/index.mjs";
import { until } from "./driver/until.mjs";
import { readerText, readerWords } from "./pages.mjs";
import { articleText, leave, pageAtRest, readerToClose } from "./waiting.mjs";

/** Long enough that the collecting is still under way when the background is stopped. */
const LONG_PAGE = "/big/8/";
const ENDLESS_PAGE = "/long-read/";

inBothBrowsers("failures", (it) => {
  it("starts over when the browser stops the background once", async ({ browser, site }) => {
    await browser.open(site.url + LONG_PAGE);
    await browser.clickButton();
    await until("the reader to be at work", () => browser.readerIsAtWork());
    await browser.stopBackground();
    assert.match(await browser.inReader(readerText), /Entry 1\b/);
  });

  it("works on after the background was stopped between two clicks", async ({ browser, site }) => {
    await browser.open(`${site.url}/news/`);
    await browser.stopBackground();
    await browser.clickButton();
    assert.ok(await browser.inReader(readerText));
  });

  it("tells on the button that the page takes the reader away", async ({ browser, site }) => {
    await browser.open(`${site.url}/news/`);
    await browser.inPage(() => {
      const tidy = () => document.querySelector("html > dialog")?.remove();
      new MutationObserver(tidy).observe(document.documentElement, { childList: true });
    });
    await browser.clickButton();
    assert.match(await wordsOnButton(browser), /takes away what is put on it/);
  });

  it("shows the first part of a page over the largest size, and says so", async ({
    browser,
    site,
  }) => {
    await browser.open(`${site.url}/long-read/`);
    const article = await articleText(browser);
    await browser.inPage(growBeyondTheCap);
    await browser.clickButton();
    assert.match(await browser.inReader(readerWords), /Only its first part is shown/);
    assert.equal(await browser.inReader(readerText), article);
    assert.match(await browser.inReader(readerWords), /Show everything/);
    await browser.clickInReader(".notices button + button");
    await readerToClose(browser);
  });
});

inBothBrowsers(
  "a reader that is at work for ever",
  (it) => {
    it("can be left", async ({ browser, site }) => {
      await browser.open(site.url + ENDLESS_PAGE);
      const before = await pageAtRest(browser);
      await browser.clickButton();
      await until("the reader to be at work", () => browser.readerIsAtWork());
      await leave(browser);
      assert.deepEqual(await pageAtRest(browser), before);
      assert.equal((await browser.buttonState()).badge, "", "Leaving is no reason to complain");
    });

    it("tells on the button that the page moved on under it", async ({ browser, site }) => {
      await browser.open(site.url + ENDLESS_PAGE);
      await browser.clickButton();
      await until("the reader to be at work", () => browser.readerIsAtWork());
      await browser.open(`${site.url}/news/`);
      assert.match(await wordsOnButton(browser), /Click again/);
      assert.equal(await browser.readerIsOpen(), false);
      await browser.clickButton();
      assert.ok(await browser.inReader(readerText));
    });
  },
  { packages: () => broken(neverFinish) },
);

inBothBrowsers(
  "a core that is missing",
  (it) => it("is told of in plain words", tells(/A part of Decant did not load/)),
  { packages: () => broken((folder) => rm(join(folder, "wasm", "decant_bg.wasm"))) },
);

inBothBrowsers(
  "a core that fails behind the article",
  (it) =>
    it("leaves the article, and says that something may be missing", async ({ browser, site }) => {
      await browser.open(`${site.url}/news/`);
      const before = await pageAtRest(browser);
      await browser.clickButton();
      await until("the notice", () =>
        browser.inReader(() => document.querySelector(".notices") !== null),
      );
      assert.ok(await browser.inReader(readerText));
      await browser.clickInReader(".notices button");
      await readerToClose(browser);
      assert.deepEqual(await pageAtRest(browser), before);
    }),
  { packages: () => broken(failBehindArticle) },
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

/** The core never hears of the end of the one page. */
const NEVER_FINISHES = `
  import { serve as serveAll } from "./whole-session.js";

  export function serve(port) {
    const { sender, onMessage, onDisconnect } = port;
    const isHeld = (message) => message.type === "finish" && sender.url.endsWith("${ENDLESS_PAGE}");
    const hearAll = (hear) => onMessage.addListener((message) => isHeld(message) || hear(message));
    serveAll({
      sender,
      onDisconnect,
      onMessage: { addListener: hearAll },
      postMessage: (message) => port.postMessage(message),
    });
  }`;

/** @param {string} folder */
async function neverFinish(folder) {
  const session = join(folder, "background", "session.js");
  await rename(session, join(folder, "background", "whole-session.js"));
  await writeFile(session, NEVER_FINISHES);
}

/** @param {string} folder */
async function failBehindArticle(folder) {
  const session = join(folder, "background", "session.js");
  const whole = await readFile(session, "utf8");
  await writeFile(session, whole.replace("cleaner.restorable()", "cleaner.nothing()"));
}

/**
 * @param {RegExp} words
 * @returns {(context: import("./driver/index.mjs").Context) => Promise<void>}
 */
function tells(words) {
  return async ({ browser, site }) => {
    await browser.open(`${site.url}/news/`);
    const before = await pageAtRest(browser);
    await browser.clickButton();
    assert.match(await browser.inReader(readerWords), words);
    await leave(browser);
    assert.deepEqual(await pageAtRest(browser), before);
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
async function wordsOnButton(browser) {
  const { title } = await until("the badge", async () => {
    const state = await browser.buttonState();
    return state.badge && state;
  });
  return title;
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
