/** What comes out on paper: the article, whole, and nothing of the page around it. */
import assert from "node:assert/strict";
import { getDocumentProxy, getResolvedPDFJS } from "unpdf";
import { inBothBrowsers } from "./driver/index.mjs";
import { serveOwn } from "./own-pages.mjs";
import { leave } from "./waiting.mjs";

/** Typefaces need what Node.js does not have yet; colours do not. */
const OPENING_ERRORS = 0;
const PARAGRAPHS = 120;
/** A page that does what it can to spoil its print. */
const HOSTILE = `<!DOCTYPE html><html lang="en"><title>The lamp oil</title><style>
  html { height: 100%; overflow: hidden; font-size: 40px; columns: 3 }
  body { display: grid; height: 100%; overflow: auto }
  @media print { dialog, iframe { display: none !important } body { visibility: hidden } }
</style><nav>Shop Deals Outlet</nav><article><h1>The lamp oil</h1>${Array.from(
  { length: PARAGRAPHS },
  (_, at) => `<p>Barrel number ${at} was rolled ashore at <a href="/dock/${at}">the dock</a> before
    the bells rang, and the keeper wrote its weight into the ledger of the house.`,
).join("")}</article><footer>All rights reserved by nobody in particular</footer>`;

inBothBrowsers("print", (it) => {
  it("from the browser's menu has the whole article, and nothing else", async ({
    browser,
    site,
  }) => {
    for (const path of ["/news/", "/long-read/", "/strict-csp/"]) {
      await browser.open(site.url + path);
      await browser.clickButton();
      const paragraphs = await browser.inReader(visibleParagraphs);
      assert.ok(paragraphs.length > 3);
      const paper = await onPaper(await browser.printFromMenu());
      for (const text of paragraphs) assert.ok(paper.text.includes(letters(text)), text);
      assert.deepEqual(paper.cut, []);
      const { text } = await browser.inReader(ownWords);
      assert.ok(!paper.text.includes(letters(text)), text);
      await leave(browser);
    }
  });

  it("is as long as the article, whatever the page does", async ({ browser }) => {
    const own = await serveOwn({ "/": { type: "text/html", body: HOSTILE } });
    try {
      await browser.open(`${own.url}/`);
      await browser.clickButton();
      await browser.clickInReader(".look-button");
      await browser.clickInReader(".theme-dark");
      await browser.clickInReader(".more > summary");
      await browser.clickInReader("input[name=linkTargets]");
      await browser.press("escape");
      const before = await browser.inReader(state);
      const pdf = await browser.printFromMenu();
      const paper = await onPaper(pdf);
      assert.ok(paper.pages > 4, `${paper.pages} pages`);
      for (let at = 0; at < PARAGRAPHS; at++) {
        assert.ok(paper.text.includes(letters(`ashore at the dock (${own.url}/dock/`)), paper.text);
        assert.ok(paper.numbers.has(String(at)), `paragraph ${at}`);
      }
      for (const other of ["Outlet", "All rights reserved"])
        assert.ok(!paper.text.includes(letters(other)));
      assert.deepEqual(paper.cut, []);
      const [ink = "", ...others] = await inks(pdf);
      for (const each of [ink, ...others]) assert.match(each, /^#(000000|444444)$/);
      assert.deepEqual(await browser.inReader(state), before);
      await browser.clickInReader(".look-button");
      await browser.clickInReader(".panel .reset");
    } finally {
      own.close();
    }
  });

  it("from the reader's own button has the article, too", async ({ browser, site }) => {
    // Chromium prints what a script asks for to a window only.
    if (!browser.printed) return;
    await browser.open(`${site.url}/long-read/`);
    await browser.clickButton();
    const paragraphs = await browser.inReader(visibleParagraphs);
    await browser.clickInReader(".look-button");
    await browser.clickInReader(".panel .print");
    const paper = await onPaper(await browser.printed());
    for (const text of paragraphs) assert.ok(paper.text.includes(letters(text)), text);
    assert.deepEqual(paper.cut, []);
  });
});

/** Runs in the reader. */
function visibleParagraphs() {
  return [...document.querySelectorAll(".body p, .body li, .body h2, .body td")]
    .filter((part) => part.checkVisibility() && !part.querySelector("li, p, ruby"))
    .map((part) => part.textContent ?? "");
}

/** Runs in the reader: what it says for itself. */
function ownWords() {
  return { text: document.querySelector("footer")?.textContent ?? "nothing" };
}

/** Runs in the reader: what printing must leave as it was. */
function state() {
  return {
    place: scrollY,
    height: innerHeight,
    look: document.documentElement.style.cssText,
  };
}

/**
 * What the sheets say, and which lines do not stand whole on one of them.
 * @param {Uint8Array} pdf
 */
async function onPaper(pdf) {
  const paper = await getDocumentProxy(Uint8Array.from(pdf));
  let text = "";
  /** @type {string[]} */
  const cut = [];
  for (let number = 1; number <= paper.numPages; number++) {
    const page = await paper.getPage(number);
    const [, bottom = 0, , top = 0] = page.view;
    const { items } = await page.getTextContent();
    for (const item of items) {
      if (!("str" in item)) continue;
      const base = item.transform[5];
      if (base < bottom || base + item.height > top) cut.push(item.str);
      text += `${item.str} `;
    }
  }
  const numbers = new Set(text.match(/\d+/g));
  return { text: letters(text), numbers, pages: paper.numPages, cut };
}

/** Lines are broken and words divided where paper wants it. @param {string} text */
function letters(text) {
  return text.normalize("NFKC").replace(/[^\p{L}]/gu, "");
}

/** The colours in which the first sheet is set. @param {Uint8Array} pdf */
async function inks(pdf) {
  const { OPS } = await getResolvedPDFJS();
  const paper = await getDocumentProxy(Uint8Array.from(pdf), { verbosity: OPENING_ERRORS });
  const page = await paper.getPage(1);
  /** @type {{fnArray: number[], argsArray: unknown[]}} */
  const { fnArray, argsArray } = await page.getOperatorList();
  const set = fnArray.flatMap((operator, at) =>
    operator === OPS.setFillRGBColor ? [String(argsArray[at])] : [],
  );
  return [...new Set(set)].sort();
}
