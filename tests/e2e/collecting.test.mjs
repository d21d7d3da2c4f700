/** What the browser knows and the markup does not say: it reaches the article. */
import assert from "node:assert/strict";
import { inBothBrowsers } from "./driver/index.mjs";
import { serveOwn } from "./own-pages.mjs";
import { readerText, readerWords } from "./pages.mjs";

const FILLER = `<p>${"The pilots of the bay steered by the church tower again, as their grandfathers did. ".repeat(4)}</p>`;

const BEHIND = `<p>${"Nobody had oiled the lamp since the autumn, and the keeper was not asked about it. ".repeat(3)}</p>`;

/** @type {{title: string, body: string, has?: string[], lacks?: string[]}[]} */
const CASES = [
  {
    title: "boxes that are not there do not hide what is in them",
    body: '<div style="display: contents"><p>Alpha reached the outer mole before the tide turned on Sunday.</p></div>',
    has: ["Alpha reached"],
  },
  {
    title: "folded details are text too",
    body: "<details><summary>Who was aboard</summary><p>Bravo had eleven hands and a cat aboard when she left.</p></details>",
    has: ["Bravo had eleven hands"],
  },
  {
    title: "paragraphs that are still to fade in count as shown",
    body: '<p style="opacity: 0">Charlie waited for the fog to lift and then waited for the wind.</p>',
    has: ["Charlie waited"],
  },
  {
    title: "what is off the screen far below counts as shown",
    body: '<div style="height: 9000px; content-visibility: auto"><p>Delta kept her lamp lit until the morning watch came up.</p></div>',
    has: ["Delta kept her lamp"],
  },
  {
    title: "what is visible inside something invisible is read, and only that",
    body: `<div style="visibility: hidden"><p>Echo is a word that nobody on this page should ever read.</p>
      <p style="visibility: visible">Foxtrot came about under the lee of the island and dropped anchor.</p></div>`,
    has: ["Foxtrot came about"],
    lacks: ["Echo is a word"],
  },
  {
    title: "lines right inside an invisible box are not read",
    body: `<div style="visibility: hidden">Papa is a word that nobody on this page should ever read, either.
      <p style="visibility: visible">Quebec rounded the outer mole an hour before the tide turned.</p></div>`,
    has: ["Quebec rounded"],
    lacks: ["Papa is a word"],
  },
  {
    title: "what is only for screen readers or search engines is left out",
    body: `<p style="position: absolute; left: -9999px">Golf lessons and cheap golf balls for every golfer in the harbour.</p>
      <p style="position: absolute; width: 1px; height: 1px; overflow: hidden">Hotel rooms at the harbour, book your hotel room today.</p>`,
    lacks: ["Golf lessons", "Hotel rooms"],
  },
  {
    title: "text that only looks like markup stays text",
    body: "<p>India wrote &lt;b&gt;in the log&lt;/b&gt; &amp;amp; nobody knew why she did that.</p>",
    has: ["India wrote <b>in the log</b> &amp; nobody"],
  },
];

inBothBrowsers("collecting", (it) => {
  for (const { title, body, has = [], lacks = [] } of CASES) {
    it(title, async ({ browser }) => {
      await withPage(articleWith(body), async (url) => {
        await browser.open(url);
        await browser.clickButton();
        const text = await browser.inReader(readerText);
        for (const words of has) assert.ok(text.includes(words), `The article lacks: ${words}`);
        for (const words of lacks) assert.ok(!text.includes(words), `The article has: ${words}`);
      });
    });
  }

  it("takes no notice of what somebody typed", async ({ browser }) => {
    const form =
      '<form><label>Name <input value="Juliett"></label><textarea>Kilo</textarea>' +
      "<select><option>Lima</option></select></form>";
    await withPage(articleWith(form), async (url) => {
      await browser.open(url);
      await browser.clickButton();
      assert.doesNotMatch(await browser.inReader(readerWords), /Juliett|Kilo|Lima/);
      const hidden = await browser.inReader(() => document.documentElement.textContent);
      assert.doesNotMatch(hidden ?? "", /Juliett|Kilo|Lima/);
    });
  });

  it("reads shadow roots in shadow roots, and slots passed on to slots", async ({ browser }) => {
    await withPage(
      articleWith(
        "<outer-box><p>Mike lay at anchor in the slot of a slot all night.</p></outer-box>",
      ),
      async (url) => {
        await browser.open(url);
        await browser.inPage(() => {
          const outer = /** @type {Element} */ (document.querySelector("outer-box"));
          const outerRoot = outer.attachShadow({ mode: "closed" });
          const inner = document.createElement("div");
          inner.append(document.createElement("slot"));
          outerRoot.append(inner);
          const innerRoot = inner.attachShadow({ mode: "closed" });
          const note = document.createElement("p");
          note.textContent = "November had two closed roots around her and was read all the same.";
          innerRoot.append(note, document.createElement("slot"));
        });
        await browser.clickButton();
        const text = await browser.inReader(readerText);
        assert.match(text, /November had two closed roots[\s\S]*Mike lay at anchor/);
      },
    );
  });

  it("reads what a script has put into the closed root of an empty box", async ({ browser }) => {
    await withPage(articleWith('<div id="box"></div>'), async (url) => {
      await browser.open(url);
      await browser.inPage(() => {
        const box = /** @type {Element} */ (document.querySelector("#box"));
        const note = document.createElement("p");
        note.textContent = "Oscar was written into the log by a script, and nowhere else.";
        box.attachShadow({ mode: "closed" }).append(note);
      });
      await browser.clickButton();
      assert.match(await browser.inReader(readerText), /Oscar was written/);
    });
  });

  it("does not stumble over drawings whose parts are called like a page's", async ({ browser }) => {
    await withPage(articleWith('<svg id="drawing"></svg>'), async (url) => {
      await browser.open(url);
      await browser.inPage(() => {
        const article = /** @type {Element} */ (document.querySelector("article"));
        const names = "SCRIPT VIDEO IMG IFRAME PICTURE NOSCRIPT META DIV SPAN SLOT BR".split(" ");
        for (const name of names) {
          for (const around of [article, document.querySelector("#drawing")]) {
            around?.append(document.createElementNS("http://www.w3.org/2000/svg", name));
          }
        }
      });
      await browser.clickButton();
      assert.match(await browser.inReader(readerText), /The pilots of the bay/);
    });
  });

  it("tells that the page is a thread, so that each answer keeps its signature", async ({
    browser,
  }) => {
    await withPage(THREAD, async (url) => {
      await browser.open(url);
      await browser.clickButton();
      const text = await browser.inReader(readerText);
      assert.match(text, /2 Answers[^]*clone it[^]*Mar 3, 2019 at 11:02\s*ben[^]*a cell[^]*cara/);
    });
  });

  it("tells of headings that are ones by their role", async ({ browser }) => {
    const heading = '<div role="heading" aria-level="3">How the light came back</div>';
    await withPage(articleWith(`${heading}${BEHIND}`), async (url) => {
      await browser.open(url);
      await browser.clickButton();
      const headings = await browser.inReader(() =>
        [...document.querySelectorAll(".body h3")].map((heading) => heading.textContent),
      );
      assert.deepEqual(headings, ["How the light came back"]);
    });
  });

  it("survives a page that changes all the time", async ({ browser }) => {
    await withPage(articleWith(FILLER.repeat(400)), async (url) => {
      await browser.open(url);
      await browser.inPage(() => {
        const article = /** @type {Element} */ (document.querySelector("article"));
        setInterval(() => {
          const last = /** @type {Element} */ (article.lastElementChild);
          article.insertBefore(last, article.children[1] ?? null);
        });
      });
      await browser.clickButton();
      assert.match(await browser.inReader(readerText), /The pilots of the bay/);
    });
  });
});

/** A page of a question and two answers, signed below. */
const THREAD = (() => {
  const answer = (/** @type {string} */ text, /** @type {string} */ name) => `<div class="answer">
    <div class="post-text"><p>${text}, and so the first call does not take it away from you as it did.</p></div>
    <div class="user-info"><div class="user-action-time">answered Mar 3, 2019 at 11:02</div>
    <div class="user-details"><a href="/u/${name}">${name}</a></div></div></div>`;
  return `<!DOCTYPE html><html lang="en" itemscope itemtype="https://schema.org/QAPage"><meta charset="utf-8">
    <title>How do I tap a cane twice?</title><h1>How do I tap a cane twice?</h1><div id="question"><div class="post-text">
    <p>I have a cane and can tap it once, but I do not see how to tap it twice without making a second one.</p>
    <p>Why is the value moved, and what is one supposed to do instead of that?</p></div></div>
    <div id="answers"><h2>2 Answers</h2>${answer("You can clone it before the tap", "ben")}
    ${answer("You can also keep it in a cell", "cara")}</div></html>`;
})();

/** @param {string} body */
function articleWith(body) {
  return `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Pilots</title>
    <article><h1>Pilots of the bay</h1>${FILLER}${FILLER}${body}${FILLER}${FILLER}</article></html>`;
}

/**
 * @param {string} body
 * @param {(url: string) => Promise<void>} use
 */
async function withPage(body, use) {
  const own = await serveOwn({ "/": { type: "text/html", body } });
  try {
    await use(`${own.url}/`);
  } finally {
    own.close();
  }
}
