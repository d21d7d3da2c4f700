/**
 * Three walls stand between a page and script: the core's grammar, the browser's sanitizer, the frame without scripts.
 * Each is tried alone, with the others taken away, against every payload of tests/hostile/payloads.txt.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { PAYLOADS, payloads } from "../hostile/expand.mjs";
import { clean } from "./core.mjs";
import { inBothBrowsers, projectFile } from "./driver/index.mjs";
import { serveOwn } from "./own-pages.mjs";

/** @typedef {import("../hostile/expand.mjs").Payload} Payload */
/** @typedef {{number: number, html: string}} Item */
/** @typedef {{ran: number[], strange: string[], other: number[]}} Outcome */

/** So many at once that a run takes seconds, so few that they stay apart. */
const BATCH = 250;
const ADDRESS = "http://news.example/signals/";
const BEFORE =
  "<p>The harbour office keeps the old signal book in a cupboard on the second floor, where it was put when the telegraph came, and nobody has asked for it since, the clerk says.</p>";
const AFTER =
  "<p>One visitor, a retired pilot, copied the pages by hand, and his copy is the one that the museum now shows, in a case by the door, with a lamp.</p>";

const ALL = payloads();
const RAW = ALL.map(({ number, head, body }) => ({ number, html: head + body }));
const LIVE = ALL.filter(({ live }) => live).map(({ number, body }) => ({ number, html: body }));
const CLEANED = ALL.flatMap(outputsOf);

inBothBrowsers("each wall alone", (it) => {
  it("has payloads to be tried with", async () => {
    assert.equal(ALL.length, PAYLOADS);
    assert.ok(CLEANED.length >= PAYLOADS);
  });

  it("the core: its output is inert as plain innerHTML", async ({ browser }) => {
    await inTheLab(browser, async () => {
      await holds(browser, CLEANED, { way: "plain", caged: false });
    });
  });

  it("the core: its output is inert inside a page's markup", async ({ browser }) => {
    const batches = batchesOf(CLEANED);
    const pages = Object.fromEntries(batches.map((batch, at) => [`/parsed/${at}`, page(batch)]));
    await inTheLab(
      browser,
      async (url) => {
        for (const [at, batch] of batches.entries()) {
          await browser.open(`${url}/parsed/${at}`);
          const outcome = await browser.inPage(
            (items) => /** @type {any} */ (window).lab.parsed(items),
            batch,
          );
          assert.deepEqual(outcome, { ran: [], strange: [], other: [] });
        }
      },
      pages,
    );
  });

  it("the core and the sanitizer: the output is what was meant", async ({ browser }) => {
    await inTheLab(browser, async () => {
      await holds(browser, CLEANED, { way: "sanitised", caged: true });
    });
  });

  it("the sanitizer: the raw page is inert through its list alone", async ({ browser }) => {
    await inTheLab(browser, async () => {
      for (const batch of batchesOf(RAW)) {
        const { ran, strange } = await tried(browser, batch, { way: "sanitised", caged: false });
        assert.deepEqual({ ran, strange }, { ran: [], strange: [] });
      }
    });
  });

  it("the frame: the raw page runs nothing in it", async ({ browser }) => {
    await inTheLab(browser, async () => {
      for (const way of ["plain", "live"]) {
        for (const batch of batchesOf(RAW)) {
          const { ran } = await tried(browser, batch, { way, caged: true });
          assert.deepEqual(ran, [], way);
        }
      }
    });
  });

  it("without any wall the same payloads run, and are noticed", async ({ browser }) => {
    const everything = LIVE.map(({ number }) => number);
    await inTheLab(
      browser,
      async (url) => {
        const open = { caged: true, scripts: true };
        for (const walls of [
          { way: "plain", caged: false },
          { way: "live", caged: false },
          { way: "live", ...open },
        ]) {
          const { ran, strange, other } = await tried(browser, LIVE, walls);
          assert.deepEqual(missing(ran), [], JSON.stringify(walls));
          assert.ok(strange.includes("img onerror") && strange.includes("iframe"));
          assert.ok(other.length > 0, "markup that a browser spells otherwise is noticed");
        }
        await browser.open(`${url}/parsed/live`);
        const { ran } = await browser.inPage(
          (items) => /** @type {any} */ (window).lab.parsed(items),
          LIVE,
        );
        assert.deepEqual(missing(ran), [], "parsed with the page");
      },
      { "/parsed/live": page(LIVE) },
    );

    /** @param {number[]} ran */
    function missing(ran) {
      return everything.filter((number) => !ran.includes(number));
    }
  });
});

/**
 * @param {Payload} payload
 * @returns {Item[]} every string of markup that the core makes of it
 */
function outputsOf({ number, head, body }) {
  const title = "The signal book";
  const html = `<!DOCTYPE html><html><head><title>${title}</title>${head}</head><body><article><h1>${title}</h1>${BEFORE}${body}${AFTER}</article></body></html>`;
  const { article, restorable } = clean(html, ADDRESS);
  const outputs = [
    article.html,
    restorable.html,
    article.whole,
    ...article.candidates.map((candidate) => candidate.html),
  ];
  return outputs.filter((output) => output !== "").map((output) => ({ number, html: output }));
}

/** @param {Item[]} items */
function batchesOf(items) {
  const starts = Array.from({ length: Math.ceil(items.length / BATCH) }, (_, at) => at * BATCH);
  return starts.map((start) => items.slice(start, start + BATCH));
}

/** @param {Item[]} items */
function page(items) {
  const boxes = items.map(
    ({ number, html }) => `<section data-number="${number}">${html}</section>\n`,
  );
  const body = `<!DOCTYPE html><html><head><meta charset="utf-8"><title>Parsed</title><link rel="icon" href="data:,"><script src="/lab.js"></script></head><body>${boxes.join("")}</body></html>`;
  return { type: "text/html; charset=utf-8", body };
}

/**
 * @param {import("./driver/index.mjs").Browser} browser
 * @param {(url: string) => Promise<void>} body
 * @param {Record<string, {type: string, body: string}>} [pages]
 */
async function inTheLab(browser, body, pages = {}) {
  const script = (/** @type {string} */ name) => ({
    type: "text/javascript; charset=utf-8",
    body: readFileSync(projectFile(name), "utf8"),
  });
  const site = await serveOwn({
    ...pages,
    "/": {
      type: "text/html; charset=utf-8",
      body: '<!DOCTYPE html><title>Lab</title><link rel="icon" href="data:,"><script src="/allowlist.js"></script><script src="/lab.js"></script><body></body>',
    },
    "/allowlist.js": script("extension/content/allowlist.js"),
    "/lab.js": script("tests/e2e/lab/lab.js"),
  });
  try {
    await browser.open(`${site.url}/`);
    await body(site.url);
  } finally {
    site.close();
  }
}

/**
 * @param {import("./driver/index.mjs").Browser} browser
 * @param {Item[]} items
 * @param {{way: string, caged: boolean, scripts?: boolean}} walls
 * @returns {Promise<Outcome>}
 */
function tried(browser, items, walls) {
  return browser.inPage(
    (given, which) => /** @type {any} */ (window).lab.run(given, which),
    items,
    walls,
  );
}

/**
 * @param {import("./driver/index.mjs").Browser} browser
 * @param {Item[]} items
 * @param {{way: string, caged: boolean}} walls
 */
async function holds(browser, items, walls) {
  for (const batch of batchesOf(items)) {
    assert.deepEqual(await tried(browser, batch, walls), { ran: [], strange: [], other: [] });
  }
}
