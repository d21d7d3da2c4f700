/**
 * From the click on the toolbar button to the first paint of the article, by stages, in both browsers.
 *
 *     node tests/bench/browser/clicks.mjs [ROUNDS]
 *
 * The clicks are real and the extension is the built one, with a clock put into copies of three of its files. Cold means
 * that the browser had stopped the background, as it does after half a minute without work. Medians of ROUNDS.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { zipped } from "../../../extension/zip.mjs";
import { serve } from "../../site/server.mjs";
import { startChromium } from "../../e2e/driver/chromium.mjs";
import { startFirefox } from "../../e2e/driver/firefox.mjs";
import { PACKAGES } from "../../e2e/driver/index.mjs";
import { until } from "../../e2e/driver/until.mjs";
import { leave, pageAtRest } from "../../e2e/waiting.mjs";

const STARTS = { chromium: startChromium, firefox: startFirefox };
const PAGES = ["/news/", "/long-read/", "/big/2/"];
const rounds = Number(process.argv[2] ?? 7);

/** Where each file looks at the clock: what stands there, and what is put in its place. @type {[string, string, string][]} */
const CLOCKS = [
  [
    "background/toggle.js",
    "export async function toggle(tab) {",
    "export async function toggle(tab) { globalThis.clicked = Date.now();",
  ],
  [
    "background/session.js",
    'this.#port.postMessage({ type: "article", article });',
    `const at = (name) => {
      const [mark] = performance.getEntriesByName(name).slice(-1);
      return mark ? Math.round(performance.timeOrigin + mark.startTime) : 0;
    };
    const { clicked } = globalThis;
    this.#port.postMessage({ type: "article", article, clock: { clicked, asked: at("decant:collected"), cleaned: at("decant:cleaned") } });`,
  ],
  [
    "content/transport.js",
    'if (message.type === "article") article.resolve(message.article);',
    `if (message.type === "article") {
        Object.assign(globalThis.clock, message.clock, { answered: Date.now() });
        article.resolve(message.article);
      }`,
  ],
  [
    "content/reader.js",
    "return { toggle };",
    `const { collect } = collector;
    collector.collect = async (...args) => {
      const collected = await collect(...args);
      globalThis.clock.collected = Date.now();
      return collected;
    };
    const { show } = display.Display.prototype;
    display.Display.prototype.show = async function (view) {
      await show.call(this, (shown, signal) => {
        const nodes = view(shown, signal);
        requestAnimationFrame(() => setTimeout(() => {
          globalThis.clock.painted = Date.now();
          shown.documentElement.dataset.clock = JSON.stringify(globalThis.clock);
        }));
        return nodes;
      });
    };
    return {
      toggle: (...args) => {
        globalThis.clock = { injected: Date.now() };
        return toggle(...args);
      },
    };`,
  ],
];

/** The stages, each from one look at the clock to another. @type {[string, string, string][]} */
const STAGES = [
  ["background wakes", "pressed", "clicked"],
  ["scripts are injected", "clicked", "injected"],
  ["page is collected", "injected", "collected"],
  ["last chunk travels, core starts", "collected", "asked"],
  ["core judges and writes", "asked", "cleaned"],
  ["article travels", "cleaned", "answered"],
  ["article is shown", "answered", "painted"],
  ["in all", "pressed", "painted"],
];

const packages = await packagesWithClocks();
const site = await serve();
try {
  for (const [name, start] of Object.entries(STARTS)) {
    if ((process.env.DECANT_BROWSER ?? name) !== name) continue;
    const browser = await start(packages);
    try {
      await measure(browser);
    } finally {
      await browser.close();
    }
  }
} finally {
  await site.close();
  rmSync(packages, { recursive: true });
}

/** @param {import("../../e2e/driver/index.mjs").Browser} browser */
async function measure(browser) {
  for (const path of PAGES) {
    /** @type {Record<string, Record<string, number>[]>} */
    const clicks = { warm: [], cold: [] };
    // The first click of all is nobody's median.
    await click(browser, path, false);
    for (let round = 0; round < rounds; round++) {
      clicks.warm?.push(await click(browser, path, false));
      clicks.cold?.push(await click(browser, path, true));
    }
    print(browser.name, path, clicks);
  }
}

/**
 * @param {import("../../e2e/driver/index.mjs").Browser} browser
 * @param {string} path
 * @param {boolean} cold
 * @returns {Promise<Record<string, number>>} the clock
 */
async function click(browser, path, cold) {
  await browser.open(site.url + path);
  await pageAtRest(browser);
  if (cold) await browser.stopBackground();
  const pressed = Date.now();
  await browser.clickButton();
  // In a frame without scripts no timer runs, so the clock is asked for from here.
  const clock = await until("the clock", () =>
    browser.inReader(() => document.documentElement.dataset.clock),
  );
  await leave(browser);
  return { pressed, ...JSON.parse(clock) };
}

/** @param {string} browser @param {string} path @param {Record<string, Record<string, number>[]>} clicks */
function print(browser, path, clicks) {
  const kinds = Object.keys(clicks);
  console.log(
    `\n| ${browser}, \`${path}\`, ms | ${kinds.join(" | ")} |\n|---|${"---:|".repeat(kinds.length)}`,
  );
  for (const [stage, from, to] of STAGES) {
    const cells = Object.values(clicks).map((clocks) =>
      median(clocks.map((clock) => (clock[to] ?? NaN) - (clock[from] ?? NaN))).toFixed(0),
    );
    console.log(`| ${stage} | ${cells.join(" | ")} |`);
  }
}

/** @param {number[]} values */
function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;
}

/** @returns {Promise<string>} a folder like `pkg`, of which the caller has to take care */
async function packagesWithClocks() {
  const folder = mkdtempSync(join(tmpdir(), "decant-clicks-"));
  for (const name of ["chrome", "firefox"]) {
    const copy = join(folder, name);
    cpSync(join(PACKAGES, name), copy, { recursive: true });
    for (const [file, there, instead] of CLOCKS) {
      const text = readFileSync(join(copy, file), "utf8");
      if (!text.includes(there)) throw new Error(`${file} has changed: the clock finds no place.`);
      writeFileSync(
        join(copy, file),
        text.replace(there, () => instead),
      );
    }
    writeFileSync(`${copy}.zip`, await zipped(copy));
  }
  return folder;
}
