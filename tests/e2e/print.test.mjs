/** What comes out on paper: the article, whole, and nothing of the page around it. */
import assert from "node:assert/strict";
import { getDocumentProxy, getResolvedPDFJS } from "unpdf";
import { inBothBrowsers } from "./driver/index.mjs";
import { serveOwn } from "./own-pages.mjs";
import { leave } from "./waiting.mjs";

/** @typedef {import("./driver/index.mjs").Browser} Browser */

/** Typefaces need what Node.js does not have yet; colours do not. */
const OPENING_ERRORS = 0;
const PARAGRAPHS = 120;
/** What is written in pictures that nobody has scrolled to. */
const PICTURES = ["BEFORE THE FLOOD", "AFTER THE FLOOD", "REBUILT IN STONE"];
/** A page that does what it can to spoil its print. */
const HOSTILE = `<!DOCTYPE html><html lang="en"><title>The lamp oil</title><style>
  html { height: 100%; overflow: hidden; font-size: 40px; columns: 3 }
  body { display: grid; height: 100%; overflow: auto }
  @media print { dialog, iframe { display: none !important } body { visibility: hidden } }
</style><nav>Shop Deals Outlet</nav><article><h1>The lamp oil</h1>${Array.from(
  { length: PARAGRAPHS },
  (_, at) => `<p>${barrel(at)}`,
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
      await browser.press("escape");
      await turnLinkTargets(browser);
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
      await resetLook(browser);
    } finally {
      own.close();
    }
  });

  it("from the reader's own button has the article, too", async ({ browser, site }) => {
    await browser.open(`${site.url}/live-blog/`);
    await browser.clickButton();
    const paragraphs = await browser.inReader(visibleParagraphs);
    const address = await browser.inReader(firstLink);
    await browser.clickInReader(".look-button");
    const print = () => browser.clickInReader(".panel .print");
    const paper = await onPaper(await browser.printedBy(print));
    for (const text of paragraphs) assert.ok(paper.text.includes(letters(text)), text);
    assert.deepEqual(paper.cut, []);
    const { text } = await browser.inReader(ownWords);
    for (const absent of [text, address]) assert.ok(!paper.text.includes(letters(absent)), absent);
    await browser.press("escape");
    await leave(browser);
  });

  it("from the keys is the reader's, with where links lead if one wants that", async ({
    browser,
    site,
  }) => {
    await browser.open(`${site.url}/live-blog/`);
    await browser.clickButton();
    const address = await browser.inReader(firstLink);
    const press = () => browser.pressTogether(["control"], "p");
    await turnLinkTargets(browser);
    const paper = await onPaper(await browser.printedBy(press));
    assert.ok(paper.text.includes(letters(address)), paper.text);
    await resetLook(browser);
    await leave(browser);
  });

  it("has the pictures to which nobody has scrolled", async ({ browser }) => {
    const own = await serveOwn(farPictures());
    try {
      await browser.open(`${own.url}/`);
      await browser.clickButton();
      await browser.inReader(() => true);
      const paper = await onPaper(await browser.printFromMenu());
      for (const written of PICTURES)
        assert.ok(paper.text.includes(letters(written)), `${written} in ${paper.text}`);
      await leave(browser);
    } finally {
      own.close();
    }
  });
});

/** @param {number} at */
function barrel(at) {
  return `Barrel number ${at} was rolled ashore at <a href="/dock/${at}">the dock</a> before
    the bells rang, and the keeper wrote its weight into the ledger of the house.`;
}

/** A page of which the pictures stand far below what one sees. */
function farPictures() {
  const parts = PICTURES.map((_, at) => {
    const text = Array.from({ length: 12 }, (_, line) => `<p>${barrel(at * 12 + line)}</p>`);
    const picture = `<img src="/${at}.svg" loading="lazy" width="600" height="400" alt="Mole ${at}">`;
    return `${text.join("")}<figure>${picture}<figcaption>The mole ${at} years on</figcaption></figure>`;
  });
  const pictures = PICTURES.map((written, at) => {
    const body = `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="400"><text x="40" y="90" font-size="40">${written}</text></svg>`;
    return /** @type {const} */ ([`/${at}.svg`, { type: "image/svg+xml", body }]);
  });
  const body = `<!DOCTYPE html><html lang="en"><link rel="icon" href="data:,"><title>The mole</title><article><h1>The mole</h1>${parts.join("")}<p>${barrel(99)}</p></article>`;
  return { "/": { type: "text/html", body }, ...Object.fromEntries(pictures) };
}

/** @param {Browser} browser */
async function turnLinkTargets(browser) {
  await browser.clickInReader(".look-button");
  await browser.clickInReader(".more > summary");
  await browser.clickInReader("input[name=linkTargets]");
  await browser.press("escape");
}

/** @param {Browser} browser */
async function resetLook(browser) {
  await browser.clickInReader(".look-button");
  await browser.clickInReader(".panel .reset");
  await browser.press("escape");
}

/** Runs in the reader: where its first link leads. */
function firstLink() {
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const links = document.querySelectorAll('.body a[href^="http"]');
  return [...links].find((link) => link.checkVisibility())?.href ?? "";
}

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
