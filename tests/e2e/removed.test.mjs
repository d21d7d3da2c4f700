/** What was removed: told, listed, found in its place, brought back with a click and taken away again. */
import assert from "node:assert/strict";
import { inBothBrowsers } from "./driver/index.mjs";
import { until } from "./driver/until.mjs";
import { serveOwn } from "./own-pages.mjs";
import { readerText, snapshot } from "./pages.mjs";
import {
  focusToBe,
  leave,
  pageAtRest,
  quietLine,
  readerToClose,
  tabTo,
  textToBe,
} from "./waiting.mjs";

/** @typedef {import("./driver/index.mjs").Browser} Browser */

const AUTHOR = /web consultant and a keen entrepreneur/;
const QUOTE = /“Do we want a ferry that sails/g;

inBothBrowsers("what was removed", (it) => {
  it("is told in a quiet line, and listed by kind with its first words", async ({
    browser,
    site,
  }) => {
    await openDrawer(browser, freshNews(site));
    assert.match(await quietLine(browser), /^\d+ things removed · \d+ repeats collapsed$/);
    const groups = await browser.inReader(() =>
      [...document.querySelectorAll(".drawer section:not([hidden])")].map((section) => ({
        heading: section.querySelector("h3")?.innerText,
        previews: [...section.querySelectorAll(".preview")].map((preview) => preview.textContent),
      })),
    );
    const author = groups.find(({ heading }) => heading?.startsWith("About the author"));
    assert.deepEqual(author, { heading: "About the author 1", previews: ["Ines Halvorsen"] });
    assert.ok(groups.length > 10, `Only ${groups.length} kinds`);
    const sums = await browser.inReader(() => document.querySelector(".sums")?.textContent ?? "");
    assert.match(sums, /^The article has \d{3} of the page’s 1,\d{3} words\.$/);
  });

  it("comes back in its place with a click, and goes with another", async ({ browser, site }) => {
    await openDrawer(browser, freshNews(site));
    const before = await browser.inReader(readerText);
    const told = await quietLine(browser);
    assert.doesNotMatch(before, AUTHOR);
    await browser.clickInReader(".drawer section[data-kind=author] .thing");
    await textToBe(browser, (text) => AUTHOR.test(text));
    assert.ok(await browser.inReader(isInOrder), "It stands behind the last paragraph");
    assert.notEqual(await quietLine(browser), told);
    await browser.clickInReader(".body .slim-line.open button");
    await textToBe(browser, (text) => text === before);
    assert.equal(await quietLine(browser), told);
  });

  it("shows its place when one points at it", async ({ browser, site }) => {
    await openDrawer(browser, freshNews(site));
    await browser.hoverInReader(".drawer section[data-kind=newsletter] .thing");
    const { mark, last } = await until("the mark in view", async () => {
      const seen = await browser.inReader(markAndLastParagraph);
      return seen.mark > 0 && seen.mark < seen.height && seen;
    });
    assert.ok(mark >= last, `The mark at ${mark} stands over the last paragraph's end at ${last}`);
    assert.doesNotMatch(await browser.inReader(readerText), /free morning newsletter/);
    await browser.hoverInReader(".drawer h2");
    await until("the mark to go", () =>
      browser.inReader(() => document.querySelector(".place-mark:not([hidden])") === null),
    );
  });

  it("comes back kind by kind, and all at once, and can be undone", async ({ browser, site }) => {
    await openDrawer(browser, freshNews(site));
    const before = await browser.inReader(readerText);
    await browser.clickInReader(".drawer section[data-kind=related] .group-head button");
    const related = await textToBe(browser, (text) => /Related Articles/.test(text));
    assert.match(related, /More on this story[\s\S]*Related Articles[\s\S]*Most read/);
    assert.doesNotMatch(related, AUTHOR);
    await browser.pressUndo();
    await textToBe(browser, (text) => text === before);

    await browser.clickInReader(".drawer .everything");
    const all = await textToBe(browser, (text) => AUTHOR.test(text));
    for (const words of [/Shopping cart/, /Accept all|Settings/, /All rights reserved/]) {
      assert.match(all, words);
    }
    const seen = await browser.inReader(() =>
      [...document.querySelectorAll(".drawer section[data-kind=unseen] .shown")].map(
        ({ textContent }) => textContent,
      ),
    );
    assert.deepEqual(seen, [], "What the page did not show is not part of everything");
    await browser.clickInReader(".status-line .undo");
    await textToBe(browser, (text) => text === before);
  });

  it("loads no picture before it is brought back", async ({ browser }) => {
    const own = await serveOwn({ "/": { type: "text/html", body: picturePage() } });
    try {
      await openDrawer(browser, `${own.url}/`);
      await until("the other picture", () => own.requests.includes("/near.png"));
      assert.ok(!own.requests.includes("/far.png"), "Nobody has asked for it");
      await browser.clickInReader(".drawer section[data-kind=related] .thing");
      await until("the picture to be asked for", () => own.requests.includes("/far.png"));
    } finally {
      own.close();
    }
  });

  it("can be worked by the keyboard alone, and gives the focus back", async ({ browser, site }) => {
    await browser.open(freshNews(site));
    await browser.clickButton();
    await tabTo(browser, ".quiet-line");
    await browser.press("enter");
    await focusToBe(browser, ".drawer h2");
    await tabTo(browser, ".drawer section[data-kind=duplicate] .thing");
    const quotes = (/** @type {string} */ text) => [...text.matchAll(QUOTE)].length;
    const before = quotes(await browser.inReader(readerText));
    await browser.press("enter");
    await browser.press("tab");
    await browser.press("enter");
    await textToBe(browser, (text) => quotes(text) === before + 1);
    assert.match(await statusOf(browser), /^Shown\./);
    await browser.press("escape");
    await focusToBe(browser, ".quiet-line");
    assert.ok(await browser.readerIsOpen(), "The first Escape closes the drawer only");
    await leave(browser);
  });

  it("leaves a slim line in the place of a repeat, which opens it", async ({ browser, site }) => {
    await browser.open(freshNews(site));
    await browser.clickButton();
    const slim = await browser.inReader(() =>
      [...document.querySelectorAll(".slim-line")].map(({ nextElementSibling: next }) => [
        next?.localName,
        next?.hasAttribute("hidden"),
      ]),
    );
    assert.deepEqual(slim, [["blockquote", true]], "One of the two repeats is within the article");
    const before = await browser.inReader(readerText);
    await browser.clickInReader(".slim-line button");
    await textToBe(browser, (text) => text.length > before.length);
    const expanded = await browser.inReader(() =>
      document.querySelector(".slim-line button")?.getAttribute("aria-expanded"),
    );
    assert.equal(expanded, "true");
    await browser.clickInReader(".slim-line button");
    await textToBe(browser, (text) => text === before);
  });

  it("comes back when a footnote leads there", async ({ browser }) => {
    const own = await serveOwn({ "/": { type: "text/html", body: footnotePage() } });
    try {
      await browser.open(`${own.url}/`);
      await browser.clickButton();
      assert.doesNotMatch(await browser.inReader(readerText), /The tower fell in 1824/);
      await browser.clickInReader('.body a[href^="#d-"]');
      await browser.clickInReader(".note button");
      await textToBe(browser, (text) => /The tower fell in 1824/.test(text));
    } finally {
      own.close();
    }
  });

  it("is offered at once where much of the text was left out", async ({ browser }) => {
    const own = await serveOwn({ "/": { type: "text/html", body: littleKeptPage() } });
    try {
      await browser.open(`${own.url}/`);
      await browser.clickButton();
      assert.doesNotMatch(await browser.inReader(readerText), /Comment number 7 /);
      await browser.clickInReader(".notices button");
      await textToBe(browser, (text) => /Comment number 7 /.test(text));
    } finally {
      own.close();
    }
  });

  it("is offered as far as there is room for it, and the page for the rest", async ({
    browser,
  }) => {
    const own = await serveOwn({ "/": { type: "text/html", body: muchRemovedPage() } });
    try {
      await browser.open(fresh(own, "/"));
      await browser.clickButton();
      assert.match(
        await browser.inReader(noticeText),
        /More was removed .* The page itself has it/,
      );
      assert.doesNotMatch(await browser.inReader(readerText), /The tower that moved/);
      await browser.clickInReader(".notices button");
      await textToBe(browser, (text) => /The tower that moved/.test(text));
      await browser.clickInReader(".notices button + button");
      await readerToClose(browser);
    } finally {
      own.close();
    }
  });

  it("is offered where the page nests too deep to be told apart", async ({ browser }) => {
    const own = await serveOwn({ "/": { type: "text/html", body: deepPage() } });
    try {
      await browser.open(fresh(own, "/"));
      await browser.clickButton();
      assert.match(await browser.inReader(noticeText), /some of its layout is not/);
      assert.doesNotMatch(await browser.inReader(readerText), /The tower that moved/);
      await browser.clickInReader(".notices button");
      await textToBe(browser, (text) => /The tower that moved/.test(text));
    } finally {
      own.close();
    }
  });

  it("leaves the page as it was", async ({ browser, site }) => {
    await browser.open(freshNews(site));
    const before = await pageAtRest(browser);
    await browser.clickButton();
    await browser.clickInReader(".quiet-line");
    await browser.clickInReader(".drawer .everything");
    await textToBe(browser, (text) => AUTHOR.test(text));
    await browser.clickInReader(".close-button");
    await readerToClose(browser);
    assert.deepEqual(await browser.inPage(snapshot), before);
  });
});

/** One site a test: what is decided in one is remembered, and must not be met in another. */
let sites = 0;

/** @param {import("./driver/index.mjs").Site} site */
function freshNews(site) {
  return fresh(site, "/news/");
}

/** @param {{url: string}} site @param {string} path */
function fresh({ url }, path) {
  return url.replace("127.0.0.1", `news-${++sites}.localhost`) + path;
}

/** @param {Browser} browser @param {string} address */
async function openDrawer(browser, address) {
  await browser.open(address);
  await browser.clickButton();
  await browser.clickInReader(".quiet-line");
  await focusToBe(browser, ".drawer h2");
}

/** @param {Browser} browser */
function statusOf(browser) {
  return browser.inReader(() => document.querySelector(".status-line p")?.textContent ?? "");
}

function noticeText() {
  return document.querySelector(".notices")?.textContent ?? "";
}

/** Whether what was brought back stands behind all that was kept. */
function isInOrder() {
  const kept = [...document.querySelectorAll(".body p:not([hidden], .restored, [hidden] *)")];
  const restored = document.querySelector(".body .restored");
  const last = kept.filter((paragraph) => !paragraph.closest(".restored")).at(-1);
  return Boolean(
    restored && last && last.compareDocumentPosition(restored) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
}

function markAndLastParagraph() {
  const mark = document.querySelector(".place-mark:not([hidden])");
  const kept = document.querySelectorAll(".body p:not([hidden], [hidden] *)");
  return {
    mark: mark?.getBoundingClientRect().top ?? -1,
    last: kept[kept.length - 1]?.getBoundingClientRect().bottom ?? 0,
    height: innerHeight,
  };
}

const SENTENCES = Array.from(
  { length: 24 },
  (_, number) =>
    `In the year ${1801 + number} the pilots steered by the church tower again, and entered ${number} ships in the book.`,
);
const PARAGRAPHS = Array.from(
  { length: 8 },
  (_, number) => `<p>${SENTENCES.slice(number * 3, number * 3 + 3).join(" ")}</p>`,
);

const RELATED = `<div class="related-posts"><h3>Related articles</h3><ul>
  <li><a href="/a"><img src="/far.png" loading="lazy" width="300" height="200" alt="">The tower that moved</a></li>
  <li><a href="/b">The pilot who could not swim</a></li></ul></div>`;

function picturePage() {
  // Far below what one sees, the page has not loaded its picture yet.
  const picture = `<figure><img src="/near.png" width="600" height="400" alt="The tower"></figure>`;
  return `<body><article><h1>Pilots</h1>${picture}${PARAGRAPHS.join("")}</article><div style="height: 20000px"></div>${RELATED}`;
}

function footnotePage() {
  const [first, ...others] = PARAGRAPHS;
  const note = `<div class="sidebar widget" id="n1"><p>The tower fell in 1824.</p></div>`;
  return `<article><h1>Pilots</h1>${first?.replace("</p>", ' <a href="#n1">1</a></p>')}${others.join("")}</article>${note}`;
}

function littleKeptPage() {
  const comments = Array.from(
    { length: 60 },
    (_, number) =>
      `<li class="comment"><a href="/u/${number}">User ${number}</a><p>Comment number ${number} says, at some length and with a comma, what somebody thought of the pilots and of the tower by which they steered.</p></li>`,
  );
  return `<article><h1>Pilots</h1>${PARAGRAPHS.slice(0, 3).join("")}</article><section id="comments" class="comments"><h2>60 comments</h2><ol>${comments.join("")}</ol></section>`;
}

/** More comments than a reader can hold. */
function muchRemovedPage() {
  const comment = `<p>${"I have read the article and I agree. ".repeat(20_000)}</p>`;
  const comments = `<section id="comments" class="comments" style="content-visibility: auto"><h2>Comments</h2>${comment.repeat(7)}</section>`;
  return `<body><article><h1>Pilots</h1>${PARAGRAPHS.join("")}</article>${RELATED}${comments}`;
}

function deepPage() {
  const depth = 520;
  const deep = `${"<section>".repeat(depth)}<p>${SENTENCES[23]}</p>${"</section>".repeat(depth)}`;
  return `<body><article><h1>Pilots</h1>${PARAGRAPHS.join("")}${deep}</article>${RELATED}`;
}
