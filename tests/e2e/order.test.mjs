/**
 * In what order an article comes: its text first, what helps to find one's way after that has been painted, and nothing
 * stays when it is closed.
 */
import assert from "node:assert/strict";
import { inBothBrowsers } from "./driver/index.mjs";
import { until } from "./driver/until.mjs";
import { withReader } from "./trial.mjs";

const PARAGRAPHS = 10_000;

inBothBrowsers("the order of work", (it) => {
  it("is text, a painted frame, and then the rest, for ten thousand paragraphs", async ({
    browser,
  }) => {
    await withReader(browser, async () => {
      await browser.inPage(show, PARAGRAPHS);
      const seen = await until("what comes last", () =>
        browser.inPage(() => {
          const { seen } = /** @type {any} */ (window).trial;
          return seen.includes("ways") && seen;
        }),
      );
      assert.deepEqual(seen, [`text of ${PARAGRAPHS} paragraphs`, "frame", "ways"]);
    });
  });

  it("has lines broken on the first screens first, and in the end everywhere", async ({
    browser,
  }) => {
    await withReader(browser, async () => {
      await browser.inPage(show, PARAGRAPHS);
      const waiting = () => browser.inPage(() => /** @type {any} */ (window).trial.waiting());
      const first = await browser.inPage(() => /** @type {any} */ (window).trial.waitingAtFirst);
      assert.ok(first > PARAGRAPHS * 0.9, `${first} blocks waited`);
      await until("all lines", async () => (await waiting()) === 0);
    });
  });

  it("leaves out the rest when the reader is closed before it", async ({ browser }) => {
    await withReader(browser, async () => {
      await browser.inPage(show, 100, true);
      const { seen, isThere } = await browser.inPage(async () => {
        for (let frame = 0; frame < 5; frame++) await new Promise(requestAnimationFrame);
        return {
          seen: /** @type {any} */ (window).trial.seen,
          isThere: document.querySelector("dialog") !== null,
        };
      });
      assert.deepEqual(seen, ["text of 100 paragraphs", "frame"]);
      assert.ok(!isThere);
    });
  });

  it("gives the memory of the article back when it is closed", async ({ browser }) => {
    await withReader(browser, async () => {
      await browser.inPage(show, 1000);
      await until("what comes last", () =>
        browser.inPage(() => /** @type {any} */ (window).trial.seen.includes("ways")),
      );
      await browser.inPage(() => /** @type {any} */ (window).trial.close());
      await until("the article to be collected", async () => {
        await browser.collectGarbage();
        return browser.inPage(() => !(/** @type {any} */ (window).trial.article.deref()));
      });
    });
  });
});

/**
 * Runs in the page: shows an article in the reader, and writes down what happens.
 * @param {number} count of its paragraphs
 * @param {boolean} [isClosedAtOnce]
 */
async function show(count, isClosedAtOnce = false) {
  const { display, views, wayfinding } = /** @type {any} */ (window).reader;
  const trial = {
    seen: /** @type {string[]} */ ([]),
    article: /** @type {any} */ ({}),
    waitingAtFirst: 0,
    waiting: () => trial.article.deref()?.querySelectorAll(".waiting").length,
    close,
  };
  Object.assign(window, { trial });
  const { furnish } = wayfinding;
  wayfinding.furnish = (/** @type {HTMLElement} */ article, /** @type {unknown[]} */ ...others) => {
    trial.seen.push("ways");
    wayfinding.furnish = furnish;
    return furnish(article, ...others);
  };
  const paragraphs = Array.from({ length: count }, (_, at) =>
    at % 100 === 0
      ? `<h2>Chapter ${at / 100}</h2><p>Entry ${at}.</p>`
      : `<p>Entry ${at}: the keeper wrote what the day had brought, and the oil that was burnt.</p>`,
  );
  const article = {
    title: "The log",
    html: paragraphs.join(""),
    words: count * 14,
    lang: "en",
    account: { removed: 0 },
    candidates: [],
  };
  let stage = new display.Display("", () => {});
  function close() {
    stage.close();
    stage = null;
  }
  const view = views.article(article, { removals: [], places: [] }, [], []);
  await stage.show((/** @type {Document} */ shown, /** @type {AbortSignal} */ signal) => {
    const made = view(shown, signal);
    // Taken note of when the frame has it, which is before anything is painted.
    queueMicrotask(() => {
      const text = shown.querySelector("article");
      trial.article = new WeakRef(/** @type {Element} */ (text));
      trial.seen.push(`text of ${text?.querySelectorAll("p:not(header p)").length} paragraphs`);
      trial.waitingAtFirst = trial.waiting();
      requestAnimationFrame(() => trial.seen.push("frame"));
      if (isClosedAtOnce) close();
    });
    return made;
  });
}
