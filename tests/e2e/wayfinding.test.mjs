/** Finding one's way: the table of contents, how far one has come, how long it is, and where one was the last time. */
import assert from "node:assert/strict";
import { inBothBrowsers } from "./driver/index.mjs";
import { until } from "./driver/until.mjs";
import { serveOwn } from "./own-pages.mjs";
import { focusToBe, leave, tabBackTo, tabTo } from "./waiting.mjs";

/** @typedef {import("./driver/index.mjs").Browser} Browser */

const CHAPTERS = 9;
const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 500, height: 800 };

inBothBrowsers("the table of contents", (it) => {
  it("stands beside the article, and leads where it says", async ({ browser }) => {
    await reading(browser, { "/": page({}) }, async () => {
      const { titles, isColumn, overlaps } = await browser.inReader(() => {
        const list = /** @type {Element} */ (document.querySelector(".contents"));
        const article = /** @type {Element} */ (document.querySelector("article"));
        return {
          titles: [...list.querySelectorAll("li")].map((row) => row.textContent),
          isColumn: list.matches(".column") && list.getClientRects().length > 0,
          overlaps: list.getBoundingClientRect().right > article.getBoundingClientRect().left,
        };
      });
      assert.equal(titles.length, CHAPTERS * 2);
      assert.deepEqual(titles.slice(0, 2), ["Chapter 1: the lamp", "The wick of lamp 1"]);
      assert.ok(isColumn);
      assert.ok(!overlaps);

      await browser.clickInReader(".contents li:nth-child(9) button");
      await until("the chapter", () => browser.inReader(isAtHeading, "Chapter 5: the lamp"));
      await currentToBe(browser, "Chapter 5: the lamp");
      assert.equal(
        await browser.inReader(() => document.activeElement?.textContent),
        "Chapter 5: the lamp",
      );
    });
  });

  it("marks the section in which one reads", async ({ browser }) => {
    await reading(browser, { "/": page({}) }, async () => {
      await browser.inReader(() => document.querySelectorAll("h3")[6]?.scrollIntoView());
      await currentToBe(browser, "The wick of lamp 7");
      await browser.inReader(() => document.querySelectorAll("h2")[2]?.scrollIntoView());
      await currentToBe(browser, "Chapter 3: the lamp");
    });
  });

  it("is a sheet behind a button on a narrow screen, and Escape closes only that", async ({
    browser,
  }) => {
    await browser.resize(NARROW);
    await reading(browser, { "/": page({}) }, async () => {
      await browser.clickInReader(".contents-button");
      await focusToBe(browser, ".contents li button");
      await browser.press("escape");
      await until("the sheet to close", () => browser.inReader(sheetIsClosed));
      await focusToBe(browser, ".contents-button");
      assert.ok(await browser.readerIsOpen());

      await browser.clickInReader(".contents-button");
      await browser.clickInReader(".contents li:nth-child(5) button");
      await until("the chapter", () => browser.inReader(isAtHeading, "Chapter 3: the lamp"));
      assert.ok(await browser.inReader(sheetIsClosed));
    });
    await browser.resize(WIDE);
  });

  it("is one stop of the Tab key, and the arrows go on from there", async ({ browser }) => {
    await reading(browser, { "/": page({}) }, async () => {
      const stops = await browser.inReader(
        () => document.querySelectorAll('.contents button[tabindex="0"]').length,
      );
      assert.equal(stops, 1);
      await tabBackTo(browser, ".contents li:nth-child(1) button");
      await browser.press("down");
      await browser.press("down");
      await focusToBe(browser, ".contents li:nth-child(3) button");
      await browser.press("up");
      await focusToBe(browser, ".contents li:nth-child(2) button");
      await browser.press("enter");
      await until("the section", () => browser.inReader(isAtHeading, "The wick of lamp 1"));
    });
  });

  it("is not made of two headings, nor of what was removed", async ({ browser }) => {
    const pages = { "/": page({ chapters: 1 }) };
    await reading(browser, pages, async () => {
      assert.ok(await browser.inReader(() => document.querySelector(".contents") === null));
    });
  });

  it("follows what one takes away and brings back", async ({ browser, site }) => {
    await browser.open(`${site.url}/long-read/`);
    await browser.clickButton();
    await furnished(browser);
    const listed = () =>
      browser.inReader(() =>
        [...document.querySelectorAll(".contents li:not([hidden])")].map((row) => row.textContent),
      );
    assert.ok(!(await listed()).includes("Support our work"));
    await browser.clickInReader(".quiet-line");
    await browser.clickInReader(".drawer .everything");
    await until("the heading", async () => (await listed()).includes("Support our work"));
    await leaveDrawer(browser);
  });
});

inBothBrowsers("how far one has come", (it) => {
  it("is told by a line at the upper edge", async ({ browser }) => {
    await reading(browser, { "/": page({}) }, async () => {
      const share = () =>
        browser.inReader(() => {
          const line = /** @type {Element} */ (document.querySelector(".progress-line"));
          return line.getBoundingClientRect().width / document.documentElement.clientWidth;
        });
      assert.equal(await share(), 0);
      await browser.inReader(() => scrollTo(0, document.body.scrollHeight));
      await until("the end", async () => (await share()) > 0.99);
    });
  });
});

inBothBrowsers("how long it is", (it) => {
  it("is told in words, and in minutes at the pace of the language", async ({ browser }) => {
    await reading(browser, { "/": page({}) }, async () => {
      const [minutes, words] = await measures(browser);
      const count = Number(words?.replace(/\D/g, ""));
      assert.match(words ?? "", /^[\d,]+ words$/);
      assert.equal(minutes, `${Math.round(count / 228)} min read`);
    });
  });

  it("is told in characters where no space stands between the words", async ({ browser, site }) => {
    await browser.open(`${site.url}/japanese/`);
    await browser.clickButton();
    const [minutes, characters] = await measures(browser);
    const count = await browser.inReader(() => {
      const body = /** @type {Element} */ (document.querySelector(".body")?.cloneNode(true));
      for (const other of body.querySelectorAll("[hidden], rt, rp")) other.remove();
      return body.textContent?.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
    });
    assert.equal(characters?.replace(/\D/g, ""), String(count));
    assert.match(characters ?? "", /characters$/);
    assert.match(minutes ?? "", /^\d+ min read$/);
  });
});

inBothBrowsers("the place where one stopped", (it) => {
  it("is offered the next time, in another size and on another screen", async ({ browser }) => {
    await reading(browser, { "/story": page({}) }, async () => {
      assert.equal(await offer(browser), "", "There is nothing to go on with yet");
      const words = await readTo(browser, 31);
      await leave(browser);

      await browser.resize({ width: 700, height: 700 });
      await browser.clickButton();
      await furnished(browser);
      const text = await until("the offer", () => offer(browser));
      assert.match(text, /^Continue where you were \(\d+%\)×$/);
      await tabTo(browser, ".offer button");
      await browser.press("enter");
      await until("the place", async () => (await wordsAtEdge(browser)) === words);
      assert.equal(await offer(browser), "", "It has been answered");
      await leave(browser);
      await browser.resize(WIDE);
    });
  });

  it("is found by its words when the page has got more paragraphs", async ({ browser }) => {
    const pages = { "/story": page({}) };
    await reading(browser, pages, async (url) => {
      const words = await readTo(browser, 20);
      await leave(browser);
      pages["/story"] = page({ above: 3 });
      await browser.open(`${url}/story`);
      await browser.clickButton();
      await until("the offer", () => offer(browser));
      await browser.clickInReader(".offer button");
      await until("the place", async () => (await wordsAtEdge(browser)) === words);
    });
  });

  it("is not offered to whoever has read to the end, or says no", async ({ browser }) => {
    await reading(browser, { "/end": page({}), "/no": page({}) }, async (url) => {
      await readTo(browser, 15);
      await leave(browser);
      await browser.clickButton();
      await until("the offer", () => offer(browser));
      await browser.clickInReader(".offer .refuse");
      assert.equal(await offer(browser), "");
      await readTo(browser, CHAPTERS * 6 - 1);
      await leave(browser);

      await browser.open(`${url}/no`);
      await browser.clickButton();
      await furnished(browser);
      await readTo(browser, 15);
      await leave(browser);
      await browser.open(`${url}/end`);
      await browser.clickButton();
      await furnished(browser);
      // The other article has an offer, so this one had the time to make its own.
      assert.equal(await offer(browser), "");
      await leave(browser);
      await browser.open(`${url}/no`);
      await browser.clickButton();
      await until("the offer", () => offer(browser));
    });
  });

  it("is counted among the choices, and forgotten there", async ({ browser }) => {
    await reading(browser, { "/kept": page({}) }, async (url) => {
      await readTo(browser, 12);
      await leave(browser);
      await browser.openOptions();
      await until("the count", () =>
        browser.inPage(() => /\d+ articles? Decant/.test(document.body.textContent ?? "")),
      );
      await browser.clickInPage(".forget-places");
      await until("nothing to be left", () =>
        browser.inPage(() => document.querySelector(".forget-places")?.closest("[hidden]")),
      );
      await browser.open(`${url}/kept`);
      await browser.clickButton();
      await furnished(browser);
      assert.equal(await offer(browser), "");
    });
  });
});

/**
 * @param {Browser} browser
 * @param {Record<string, string>} pages the first of which is opened
 * @param {(url: string) => Promise<void>} body
 */
async function reading(browser, pages, body) {
  const served = /** @type {Record<string, {type: string, body: string}>} */ ({});
  for (const path of Object.keys(pages)) {
    Object.defineProperty(served, path, {
      get: () => ({ type: "text/html; charset=utf-8", body: pages[path] ?? "" }),
    });
  }
  const own = await serveOwn(served);
  try {
    await browser.open(`${own.url}${Object.keys(pages)[0]}`);
    await browser.clickButton();
    await furnished(browser);
    await body(own.url);
  } finally {
    own.close();
  }
}

/** @param {Browser} browser */
async function furnished(browser) {
  await until("what comes after the first look", () =>
    browser.inReader(() => document.querySelector(".lightbox") !== null),
  );
}

/** @param {{chapters?: number, above?: number}} shape */
function page({ chapters = CHAPTERS, above = 0 }) {
  const added = Array.from(
    { length: above },
    (_, n) =>
      `<p>Added paragraph ${n}: the printer had found three more leaves of the log in his drawer, and sent them to the editor with a note and an apology.</p>`,
  );
  const parts = Array.from({ length: chapters }, (_, at) => {
    const number = at + 1;
    return `<h2>Chapter ${number}: the lamp</h2>${paragraphs(number, "a")}<h3>The wick of lamp ${number}<sup>1</sup></h3>${paragraphs(number, "b")}`;
  });
  return `<!DOCTYPE html><html lang="en"><link rel="icon" href="data:,"><title>Lamps</title><main><article><h1>Lamps of the coast</h1>${added.join("")}${parts.join("")}</article></main>`;
}

/** @param {number} number @param {string} part */
function paragraphs(number, part) {
  return Array.from(
    { length: 3 },
    (_, at) =>
      `<p>Entry ${number}${part}${at}: the keeper wrote every evening what the day had brought, the ships and the weather, the oil that was burnt, and the letters that had come, and he left out no day in ${number + at + 20} years, not even the one on which he was married.</p>`,
  ).join("");
}

/** Runs in the reader. @param {string} wanted */
function isAtHeading(wanted) {
  const heading = [...document.querySelectorAll(".body h2, .body h3")].find(
    ({ textContent }) => textContent?.replace(/\d$/, "") === wanted || textContent === wanted,
  );
  const { top } = heading?.getBoundingClientRect() ?? { top: -1 };
  return top > 0 && top < innerHeight / 3;
}

function sheetIsClosed() {
  return !document.querySelector(".contents:popover-open");
}

/** @param {Browser} browser @param {string} wanted */
async function currentToBe(browser, wanted) {
  await until(`"${wanted}" to be current`, async () => {
    const current = await browser.inReader(
      () => document.querySelector(".contents [aria-current]")?.textContent ?? "",
    );
    return current === wanted;
  });
}

/** @param {Browser} browser */
async function measures(browser) {
  return browser.inReader(() =>
    [...document.querySelectorAll(".details bdi")].map(({ textContent }) => textContent),
  );
}

/** @param {Browser} browser */
async function offer(browser) {
  return browser.inReader(() => document.querySelector(".offer")?.textContent ?? "");
}

/** Scrolls as far as a paragraph, and stays there. @param {Browser} browser @param {number} number */
async function readTo(browser, number) {
  const share = () =>
    browser.inReader(
      () => /** @type {HTMLElement} */ (document.querySelector(".progress-line")).style.scale,
    );
  const before = await share();
  await browser.inReader((at) => {
    document.querySelectorAll(".body p")[at]?.scrollIntoView({ block: "start" });
    scrollBy(0, -72);
  }, number);
  await until("the reader to notice", async () => (await share()) !== before);
  return wordsAtEdge(browser);
}

/** The paragraph at the line that one reads. @param {Browser} browser */
async function wordsAtEdge(browser) {
  return browser.inReader(() => {
    const at = [...document.querySelectorAll(".body p")].find(
      (paragraph) => paragraph.getBoundingClientRect().bottom > 74,
    );
    return at?.textContent?.slice(0, 30);
  });
}

/** @param {Browser} browser */
async function leaveDrawer(browser) {
  await browser.press("escape");
  await until("the drawer to close", () =>
    browser.inReader(() => document.querySelector(".drawer")?.hasAttribute("hidden")),
  );
}
