/** Whatever a tab shows, a click is answered: by an article, or by plain words about why there is none. */
import assert from "node:assert/strict";
import { inBothBrowsers } from "./driver/index.mjs";
import { serveOwn } from "./own-pages.mjs";
import { until } from "./driver/until.mjs";
import { readerWords, snapshot } from "./pages.mjs";
import { leave, pageAtRest } from "./waiting.mjs";

/** @typedef {import("./driver/index.mjs").Browser} Browser */

const CANNOT_READ_TAB = /Decant cannot read this tab/;

/** Where a browser keeps extensions out, the toolbar button has to say it; elsewhere the reader does. */
const FILES = [
  { path: "/data.json", kind: "JSON", says: /data file/ },
  { path: "/picture.png", kind: "a picture", says: /picture/ },
  { path: "/paper.pdf", kind: "a PDF", says: /PDF/ },
  { path: "/drawing.svg", kind: "a drawing", says: /drawing/ },
];

const SENTENCE =
  "For a week the pilots of the bay steered by the church tower &amp; the stars, as their grandfathers did. ";
const XHTML = `<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>By the stars</title></head><body>
<article><h1>By the stars</h1>${`<p>${SENTENCE.repeat(4)}</p>`.repeat(6)}<p><![CDATA[${SENTENCE}]]></p></article>
</body></html>`;

const INTERNAL_PAGES = { chromium: "chrome://version/", firefox: "about:support" };

inBothBrowsers("kinds of pages", (it) => {
  for (const { path, kind, says } of FILES) {
    it(`answers in plain words on ${kind}`, async ({ browser, site }) => {
      await browser.open(site.url + path);
      await browser.clickButton();
      const answer = await answerOf(browser);
      assert.match(answer, /^(badge|reader): /);
      if (answer.startsWith("badge")) assert.match(answer, CANNOT_READ_TAB);
      else assert.match(answer, says);
    });
  }

  it("answers in plain words on XML", async ({ browser }) => {
    const own = await serveOwn({
      "/data.xml": { type: "text/xml", body: "<tides><tide>04:12</tide></tides>" },
    });
    try {
      await browser.open(`${own.url}/data.xml`);
      await browser.clickButton();
      assert.match(await answerOf(browser), /badge: .*data file/);
    } finally {
      own.close();
    }
  });

  it("reads XHTML as it reads HTML", async ({ browser }) => {
    const own = await serveOwn({ "/page.xhtml": { type: "application/xhtml+xml", body: XHTML } });
    try {
      await browser.open(`${own.url}/page.xhtml`);
      await browser.clickButton();
      assert.match(
        await answerOf(browser),
        /reader: [\s\S]*steered by the church tower & the stars/,
      );
    } finally {
      own.close();
    }
  });

  it("answers on the button where a browser keeps extensions out, and takes it back", async ({
    browser,
    site,
  }) => {
    await browser.open(INTERNAL_PAGES[/** @type {"chromium" | "firefox"} */ (browser.name)]);
    await browser.clickButton();
    assert.match(await answerOf(browser), CANNOT_READ_TAB);
    await browser.open(`${site.url}/news/`);
    await until("the badge to go", async () => (await browser.buttonState()).badge === "");
    assert.doesNotMatch((await browser.buttonState()).title, CANNOT_READ_TAB);
  });

  it("reads a plain text file as paragraphs", async ({ browser, site }) => {
    await browser.open(`${site.url}/plain.txt`);
    await browser.clickButton();
    const { title, paragraphs } = await browser.inReader(() => ({
      title: document.querySelector("h1")?.textContent,
      paragraphs: document.querySelectorAll(".body p").length,
    }));
    assert.equal(title, "plain.txt");
    assert.ok(paragraphs > 1);
  });

  it("offers the best parts of a page without an article, and all of its text", async ({
    browser,
    site,
  }) => {
    await browser.open(`${site.url}/no-article/`);
    const before = await pageAtRest(browser);
    await browser.clickButton();
    assert.match(await browser.inReader(readerWords), /no article here/);
    const parts = await browser.inReader(
      () => document.querySelectorAll(".candidates button").length,
    );
    assert.ok(parts >= 1 && parts <= 3, `${parts} parts`);

    await browser.clickInReader(".candidates button");
    await until("the part", () =>
      browser.inReader(() => document.querySelector(".body")?.textContent),
    );
    await browser.clickInReader(".back button");
    await until("the parts", () =>
      browser.inReader(() => document.querySelector(".candidates") !== null),
    );
    await browser.clickInReader(".candidates + p button");
    const whole = await until("the text", () =>
      browser.inReader(() => document.querySelector(".body")?.textContent),
    );
    assert.ok(whole.length > 400, `Only ${whole.length} characters`);

    await leave(browser);
    assert.deepEqual(await browser.inPage(snapshot), before);
  });

  it("says so when a page is empty", async ({ browser, site }) => {
    await browser.open(`${site.url}/empty/`);
    await browser.clickButton();
    assert.match(await browser.inReader(readerWords), /no article here[\s\S]*no text at all/);
  });
});

/**
 * @param {Browser} browser
 * @returns {Promise<string>}
 */
function answerOf(browser) {
  return until("an answer", async () => {
    const { badge, title } = await browser.buttonState();
    if (badge) return `badge: ${title}`;
    return (await browser.readerIsOpen()) && `reader: ${await browser.inReader(readerWords)}`;
  });
}
