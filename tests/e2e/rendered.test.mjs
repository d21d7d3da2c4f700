/** Where the browser puts things decides what they are: beside the text, over it, in view, at this address. */
import assert from "node:assert/strict";
import { inBothBrowsers } from "./driver/index.mjs";
import { until } from "./driver/until.mjs";
import { serveOwn } from "./own-pages.mjs";
import { readerText } from "./pages.mjs";
import { leave } from "./waiting.mjs";

/** @typedef {import("./driver/index.mjs").Browser} Browser */

const STORIES = [
  ["Chess club moves into the lighthouse", "The pieces for that board"],
  ["Ferry captain retires to the other bank", "On his last day the captain"],
  ["Museum returns borrowed ladder after a century", "No fee will be charged"],
];
const PROSE = `<p>${"The pilots of the bay steered by the church tower again, as their grandfathers did. ".repeat(4)}</p>`;
const ASIDE =
  "Alpha sells calendars with twelve views of the bay, printed on heavy paper, and all of it goes to the pilots.";

inBothBrowsers("rendered", (it) => {
  it("reads what a page folds away until its heading is pressed", async ({ browser }) => {
    const question = (/** @type {number} */ n, /** @type {string} */ answer) =>
      `<h3><button aria-expanded="false" aria-controls="answer-${n}">May the boat go out in a storm ${n}?</button></h3>
       <div id="answer-${n}" class="folded"><p>${answer} ${PROSE}</p></div>`;
    const own = await serveOwn({
      "/": {
        type: "text/html",
        body: `<!DOCTYPE html><title>Rules of the bay</title><style>.folded { display: none }</style>
          <nav><button aria-expanded="false" aria-controls="menu">Menu</button>
          <ul id="menu" class="folded"><li><a href="/a">Timetable</a></li><li><a href="/b">Prices</a></li></ul></nav>
          <main><h1>Rules of the bay</h1>${PROSE}${question(1, "Never alone.")}${question(2, "By the wall.")}
          <div class="folded"><p>Nobody is meant to read this, ${PROSE}</p></div></main>`,
      },
    });
    try {
      await browser.open(`${own.url}/`);
      await browser.clickButton();
      const text = await browser.inReader(readerText);
      assert.match(text, /storm 1\?[\s\S]*Never alone\.[\s\S]*storm 2\?[\s\S]*By the wall\./);
      assert.doesNotMatch(text, /Timetable|Nobody is meant/);
      await leave(browser);
    } finally {
      own.close();
    }
  });

  it("of stories below each other gives the one of the address", async ({ browser, site }) => {
    await browser.open(`${site.url}/stories/`);
    await onlyStory(browser, 0);
  });

  it("follows an address that the page's script has moved on", async ({ browser, site }) => {
    await browser.open(`${site.url}/stories/`);
    await readOn(browser, 1, "/stories/ferry-captain-retires");
    await onlyStory(browser, 1);
    await leave(browser);
    await readOn(browser, 2, "/stories/70003");
    await onlyStory(browser, 2);
  });

  it("takes the story in view where the address has moved to what nobody knows", async ({
    browser,
    site,
  }) => {
    await browser.open(`${site.url}/stories/`);
    await readOn(browser, 2, "/stories/123456789");
    await onlyStory(browser, 2);
  });

  it("does not take a story for another that only comes up while one scrolls", async ({
    browser,
    site,
  }) => {
    await browser.open(`${site.url}/endless/`);
    const stories = await browser.inPage(() => {
      for (const _ of [1, 2]) {
        scrollTo(0, document.documentElement.scrollHeight);
        dispatchEvent(new Event("scroll"));
      }
      return document.querySelectorAll("article").length;
    });
    assert.equal(stories, 3);
    await browser.clickButton();
    const text = await browser.inReader(readerText);
    assert.match(text, /^Post office cat promoted[\s\S]*left by the letter box/);
    assert.doesNotMatch(text, /Bus shelter|Choir/);
  });

  it("takes no notice of a page that writes what only the collector may", async ({ browser }) => {
    const marks = 'data-decant-box="900 300" data-decant-overlay="" data-decant-hidden=""';
    await withPage(
      `<main><article><h1>Pilots</h1>${PROSE}<div ${marks}><p ${marks}>${ASIDE}</p></div>${PROSE}</article></main>
       <template id="shadow"><p ${marks}>Bravo lies in a shadow, off the coast, and is as good a pilot as any of them.</p></template>
       <script>
         const host = document.createElement("div");
         document.querySelector("article").append(host);
         host.attachShadow({ mode: "closed" }).append(document.querySelector("#shadow").content);
       </script>`,
      async (url) => {
        await browser.open(url);
        await browser.clickButton();
        assert.match(await browser.inReader(readerText), /Alpha sells[\s\S]*Bravo lies/);
      },
    );
  });

  it("keeps what floats in the article's own box, even out into the margin", async ({
    browser,
  }) => {
    const note = `<p style="float: right; width: 200px; margin-right: -240px">${ASIDE}</p>`;
    await withPage(
      `<main style="width: 480px"><article><h1>Pilots</h1>${PROSE}${note}${PROSE}</article></main>`,
      async (url) => {
        await browser.open(url);
        await browser.clickButton();
        assert.match(await browser.inReader(readerText), /Alpha sells/);
      },
    );
  });

  it("measures the boxes of a frame from the page's corner", async ({ browser }) => {
    const frame = `<iframe width="520" height="600" srcdoc='<article><h1>Pilots</h1>${PROSE}${PROSE}${PROSE}</article>'></iframe>`;
    const beside = `<div style="width: 200px"><p>${ASIDE}</p><p>${ASIDE.replace("Alpha", "Charlie")}</p></div>`;
    await withPage(`<div style="display: flex; gap: 24px">${frame}${beside}</div>`, async (url) => {
      await browser.open(url);
      await until("the frame", () => browser.inPage(() => frames[0]?.document.body !== null));
      await browser.clickButton();
      const text = await browser.inReader(readerText);
      assert.match(text, /The pilots of the bay/);
      assert.doesNotMatch(text, /Alpha sells|Charlie sells/);
    });
  });
});

/**
 * Scrolls to a story, and lets the address follow as the scripts of such pages do.
 * @param {Browser} browser
 * @param {number} story
 * @param {string} address
 */
async function readOn(browser, story, address) {
  await browser.inPage(
    (/** @type {number} */ at, /** @type {string} */ moved) => {
      document.querySelectorAll("section")[at]?.scrollIntoView();
      history.pushState(null, "", moved);
    },
    story,
    address,
  );
}

/** @param {Browser} browser @param {number} wanted */
async function onlyStory(browser, wanted) {
  await browser.clickButton();
  const text = await browser.inReader(readerText);
  for (const [at, [title = "", last = ""]] of STORIES.entries()) {
    assert.equal(text.startsWith(title), at === wanted, `${title} is the title`);
    assert.equal(text.includes(last), at === wanted, `${title} is there`);
  }
}

/**
 * @param {string} body
 * @param {(url: string) => Promise<void>} use
 */
async function withPage(body, use) {
  const page = `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Pilots</title>${body}`;
  const own = await serveOwn({ "/": { type: "text/html", body: page } });
  try {
    await use(`${own.url}/`);
  } finally {
    own.close();
  }
}
