/**
 * What a long article costs when it is shown, scrolled and closed, beside a short one, in both browsers. The core's work
 * is not in it: `clicks.mjs` measures that.
 *
 *     node tests/bench/browser/long.mjs [ROUNDS]
 *
 * Medians of ROUNDS, in milliseconds: until the text is laid out, until it is painted and the rest begins, how long the
 * rest holds up the page, the longest of forty frames while one scrolls, and closing.
 */
import { startChromium } from "../../e2e/driver/chromium.mjs";
import { startFirefox } from "../../e2e/driver/firefox.mjs";
import { PACKAGES } from "../../e2e/driver/index.mjs";
import { withReader } from "../../e2e/trial.mjs";

const STARTS = { chromium: startChromium, firefox: startFirefox };
const SIZES = [100, 1_000, 10_000];
const rounds = Number(process.argv[2] ?? 5);

for (const [name, start] of Object.entries(STARTS)) {
  const browser = await start(PACKAGES);
  try {
    await withReader(browser, async () => {
      // The first one pays for what is loaded once.
      await browser.inPage(measured, 100);
      /** @type {Record<string, number>[][]} */
      const measures = SIZES.map(() => []);
      for (let round = 0; round < rounds; round++) {
        for (const [at, size] of SIZES.entries()) {
          measures[at]?.push(await browser.inPage(measured, size));
        }
      }
      print(name, measures.map(medians));
    });
  } finally {
    await browser.close();
  }
}

/** Runs in the page. @param {number} count of paragraphs */
async function measured(count) {
  const { display, views, wayfinding, styles } = /** @type {any} */ (window).reader;
  const text = (/** @type {number} */ at) =>
    Array.from({ length: 45 }, (_, word) => (at * 31 + word * word).toString(36)).join(" ");
  const html = Array.from({ length: count }, (_, at) => `<p>${text(at)}.</p>`).join("");
  const article = { title: "The log", html, words: 1, lang: "en", account: { removed: 0 } };
  const frame = () => new Promise(requestAnimationFrame);
  const clock = /** @type {Record<string, number>} */ ({});
  const stage = new display.Display(styles, () => {});
  const { furnish } = wayfinding;
  let begun = 0;
  let view = /** @type {any} */ (null);
  wayfinding.furnish = (/** @type {unknown[]} */ ...given) => {
    wayfinding.furnish = furnish;
    clock.painted = performance.now() - begun;
    const from = performance.now();
    const update = furnish(...given);
    clock.rest = performance.now() - from;
    return update;
  };
  await stage.show((/** @type {Document} */ shown, /** @type {AbortSignal} */ signal) => {
    begun = performance.now();
    view = shown.defaultView;
    queueMicrotask(() => (clock["laid out"] = performance.now() - begun));
    return views.article(article, { removals: [], places: [] }, [], [])(shown, signal);
  });
  while (view.document.querySelector(".waiting")) await frame();
  clock.frame = 0;
  for (let step = 0, last = await frame(); step < 40; step++) {
    view.scrollBy(0, 300);
    const now = await frame();
    clock.frame = Math.max(clock.frame, now - last);
    last = now;
  }
  const from = performance.now();
  stage.close();
  clock.closed = performance.now() - from;
  return clock;
}

/** @param {Record<string, number>[]} clocks @returns {Record<string, number>} */
function medians(clocks) {
  const names = Object.keys(clocks[0] ?? {});
  const middle = (/** @type {string} */ name) =>
    clocks.map((clock) => clock[name] ?? NaN).toSorted((a, b) => a - b)[clocks.length >> 1] ?? NaN;
  return Object.fromEntries(names.map((name) => [name, middle(name)]));
}

/** @param {string} browser @param {Record<string, number>[]} columns */
function print(browser, columns) {
  console.log(
    `\n| ${browser}, ms | ${SIZES.join(" | ")} paragraphs |\n|---|${"---:|".repeat(SIZES.length)}`,
  );
  for (const name of Object.keys(columns[0] ?? {})) {
    const cells = columns.map((column) => column[name]?.toFixed(0));
    console.log(`| ${name} | ${cells.join(" | ")} |`);
  }
}
