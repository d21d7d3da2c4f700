/** Notes: beside the text at a mark, by pointer, key and click; and the way back from the note to the exact place. */
import assert from "node:assert/strict";
import { inBothBrowsers } from "./driver/index.mjs";
import { until } from "./driver/until.mjs";
import { serveOwn } from "./own-pages.mjs";
import { focusToBe, readerToClose } from "./waiting.mjs";

/** @typedef {import("./driver/index.mjs").Browser} Browser */

const NOTES = 12;

/**
 * A mark, what stands behind the text, and one note of it, as they are written there.
 * @typedef {{mark: (n: number) => string, list: (notes: string) => string, note: (n: number) => string}} Markup
 * @type {Record<string, Markup>}
 */
const MARKUPS = {
  Wikipedia: {
    mark: (n) =>
      `<sup id="cite_ref-${n}" class="reference"><a href="#cite_note-${n}"><span>[</span>${n}<span>]</span></a></sup>`,
    list: (notes) => `<h2>References</h2><ol class="references">${notes}</ol>`,
    note: (n) =>
      `<li id="cite_note-${n}"><span class="mw-cite-backlink"><b><a href="#cite_ref-${n}" title="Jump up">^</a></b></span> <span class="reference-text"><cite>${wordsOf(n)}</cite></span></li>`,
  },
  WordPress: {
    mark: (n) =>
      `<sup data-fn="f-${n}" class="fn"><a href="#f-${n}" id="f-${n}-link">${n}</a></sup>`,
    list: (notes) => `<ol class="wp-block-footnotes">${notes}</ol>`,
    note: (n) =>
      `<li id="f-${n}">${wordsOf(n)} <a href="#f-${n}-link" aria-label="Jump to footnote reference ${n}">↩︎</a></li>`,
  },
  Substack: {
    mark: (n) =>
      `<a id="footnote-anchor-${n}-7" href="#footnote-${n}-7" rel="" class="footnote-anchor">${n}</a>`,
    list: (notes) => notes,
    note: (n) =>
      `<div class="footnote"><a id="footnote-${n}-7" href="#footnote-anchor-${n}-7" class="footnote-number">${n}</a><div class="footnote-content"><p>${wordsOf(n)}</p><p>So the second paragraph of note ${n} says.</p></div></div>`,
  },
  Markdown: {
    mark: (n) => `<sup id="fnref:${n}"><a href="#fn:${n}" role="doc-noteref">${n}</a></sup>`,
    list: (notes) => `<section role="doc-endnotes"><hr><ol>${notes}</ol></section>`,
    note: (n) =>
      `<li id="fn:${n}"><p>${wordsOf(n)}&nbsp;<a href="#fnref:${n}" role="doc-backlink">↩</a></p></li>`,
  },
  "a page without ways back": {
    mark: (n) => `<a href="#note${n}">*</a>`,
    list: (notes) => `<div>${notes}</div>`,
    note: (n) => `<p id="note${n}">${wordsOf(n)}</p>`,
  },
};

inBothBrowsers("notes", (it) => {
  for (const [name, markup] of Object.entries(MARKUPS)) {
    it(`open at their mark and lead back to it: ${name}`, async ({ browser }) => {
      await reading(browser, markup, async () => {
        const mark = await markOf(browser, 3);
        await browser.clickInReader(mark);
        const text = await noteToBe(browser, wordsOf(3));
        assert.doesNotMatch(text, /[↩^]|note 4|of the lamp 4/, "Nothing but the note");
        const before = await placeOnScreen(browser, mark);

        await browser.clickInReader(".note .go button");
        const note = await until("the focus in the note", () =>
          browser.inReader((words) => {
            const { activeElement: note } = document;
            const text = `${note?.textContent} ${note?.nextElementSibling?.textContent}`;
            return note?.closest(".body") && text.includes(words) && scrollY;
          }, wordsOf(3)),
        );
        assert.ok(note > 0);
        await browser.clickInReader(await wayBackOf(browser));
        await focusToBe(browser, mark);
        await until("the exact place", async () => {
          const now = await placeOnScreen(browser, mark);
          return Math.abs(now - before) < 2;
        });
        assert.equal(await noteText(browser), "", "The note is not shown again");
      });
    });
  }

  it("are shown when one points at a mark, and go when one leaves", async ({ browser }) => {
    await reading(browser, markupOf("WordPress"), async () => {
      await browser.hoverInReader(await markOf(browser, 2));
      await noteToBe(browser, wordsOf(2));
      await browser.hoverInReader(".note .go");
      await browser.hoverInReader("h1");
      await noteToBe(browser, "");
    });
  });

  it("are shown when the keyboard comes to a mark, and described by it", async ({ browser }) => {
    await reading(browser, markupOf("Markdown"), async () => {
      const mark = await markOf(browser, 1);
      await until("the first mark", async () => {
        const isThere = await browser.inReader(
          (selector) => document.activeElement?.matches(selector),
          mark,
        );
        if (!isThere) await browser.press("tab");
        return isThere;
      });
      await noteToBe(browser, wordsOf(1));
      const described = await browser.inReader(() => {
        const id = document.activeElement?.getAttribute("aria-describedby");
        return id && document.getElementById(id)?.textContent;
      });
      assert.match(described ?? "", /of the lamp 1 /);
      await browser.press("escape");
      await noteToBe(browser, "");
      await focusToBe(browser, mark);
      assert.ok(await browser.readerIsOpen());
    });
  });

  it("close with Escape, and only they; the mark has the focus again", async ({ browser }) => {
    await reading(browser, markupOf("Wikipedia"), async () => {
      const mark = await markOf(browser, 2);
      await browser.clickInReader(mark);
      await noteToBe(browser, wordsOf(2));
      await focusToBe(browser, ".note");
      await browser.press("escape");
      await focusToBe(browser, mark);
      assert.equal(await noteText(browser), "");
      assert.ok(await browser.readerIsOpen());
      await browser.press("escape");
      await readerToClose(browser);
    });
  });

  it("leave the address of the page alone", async ({ browser }) => {
    await reading(browser, markupOf("Substack"), async () => {
      const address = await browser.inPage(() => location.href);
      await browser.clickInReader(await markOf(browser, 1));
      await browser.clickInReader(".note .go button");
      await until("the place", () => browser.inReader(() => scrollY > 0));
      assert.equal(await browser.inPage(() => location.href), address);
    });
  });

  it("lie over the lower edge of a narrow screen, within it", async ({ browser }) => {
    await browser.resize({ width: 500, height: 800 });
    await reading(browser, markupOf("WordPress"), async () => {
      await browser.clickInReader(await markOf(browser, 1));
      await noteToBe(browser, wordsOf(1));
      const { box, width, height } = await browser.inReader(() => ({
        box: document.querySelector(".note")?.getBoundingClientRect().toJSON(),
        width: document.documentElement.clientWidth,
        height: innerHeight,
      }));
      const edges = [box.left, box.right, box.bottom].map(Math.round);
      assert.deepEqual(edges, [0, width, height]);
    });
    await browser.resize({ width: 1280, height: 900 });
  });
});

/** @param {string} name @returns {Markup} */
function markupOf(name) {
  return /** @type {Markup} */ (MARKUPS[name]);
}

/** @param {Browser} browser @param {Markup} markup @param {() => Promise<void>} body */
async function reading(browser, markup, body) {
  const own = await serveOwn({ "/": { type: "text/html; charset=utf-8", body: page(markup) } });
  try {
    await browser.open(`${own.url}/`);
    await browser.clickButton();
    await until("the notes to be looked after", () =>
      browser.inReader(() => document.querySelector(".note") !== null),
    );
    await body();
  } finally {
    own.close();
  }
}

/** @param {Markup} markup */
function page({ mark, list, note }) {
  const numbers = Array.from({ length: NOTES }, (_, at) => at + 1);
  const text = numbers.map(
    (n) =>
      `<p>In the year ${1700 + n} the keeper of lamp ${n} wrote every evening what the day had brought, the ships and the weather, the oil that was burnt, and the letters that had come${mark(n)}. He left out no day in thirty years, not even the one on which he was married.</p>`,
  );
  return `<!DOCTYPE html><html lang="en"><title>Lamps</title><main><article><h1>Lamps of the coast</h1>${text.join("")}${list(numbers.map(note).join(""))}</article></main>`;
}

/** @param {number} n */
function wordsOf(n) {
  return `The wicks of the lamp ${n} were made in Dorn.`;
}

/** A selector of the mark of a note. @param {Browser} browser @param {number} n */
async function markOf(browser, n) {
  await browser.inReader((index) => {
    const marks = document.querySelectorAll('.body p a[href^="#d-"]');
    marks[index]?.setAttribute("data-mark", String(index));
  }, n - 1);
  return `[data-mark="${n - 1}"]`;
}

/** A selector of the way back from the note that has the focus. @param {Browser} browser */
async function wayBackOf(browser) {
  await browser.inReader(() => {
    const note = document.activeElement;
    note?.querySelector('a[href^="#d-"], .way-back')?.setAttribute("data-back", "");
  });
  return "[data-back]";
}

/** @param {Browser} browser */
async function noteText(browser) {
  return browser.inReader(
    () => document.querySelector(".note:not([hidden]) .text")?.textContent ?? "",
  );
}

/** @param {Browser} browser @param {string} wanted which is empty where there is to be none */
async function noteToBe(browser, wanted) {
  await until(`the note "${wanted}"`, async () => {
    const text = await noteText(browser);
    return wanted ? text.includes(wanted) : text === "";
  });
  return noteText(browser);
}

/** @param {Browser} browser @param {string} selector */
async function placeOnScreen(browser, selector) {
  return browser.inReader(
    (wanted) => /** @type {Element} */ (document.querySelector(wanted)).getBoundingClientRect().top,
    selector,
  );
}
