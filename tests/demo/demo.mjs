/**
 * Shows what Decant does: opens the sample news page, clicks the toolbar button, and shows the article.
 * With a display the browser stays open until its window is closed; without one, pictures are saved.
 *
 *     node tests/demo/demo.mjs [chromium|firefox]
 */
import { mkdir } from "node:fs/promises";
import { join, relative } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { startChromium } from "../e2e/driver/chromium.mjs";
import { startFirefox } from "../e2e/driver/firefox.mjs";
import { PACKAGES } from "../e2e/driver/index.mjs";
import { until } from "../e2e/driver/until.mjs";
import { serve } from "../site/server.mjs";

const SAMPLE = "/news/";
const PICTURES = join(PACKAGES, "demo");
const WINDOW = { width: 1280, height: 900 };
/** Long enough to take in the page before it is gone. */
const LOOK_AT_THE_PAGE_MS = 2000;
const MOMENT_MS = 500;

/** @typedef {import("../e2e/driver/index.mjs").Browser} Browser */

const name = process.argv[2] ?? "chromium";
const start = { chromium: startChromium, firefox: startFirefox }[name];
if (!start) throw new Error(`The demo knows chromium and firefox, not "${name}".`);

const site = await serve();
const hasDisplay =
  ["darwin", "win32"].includes(process.platform) ||
  Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
const browser = await start(PACKAGES, { headless: !hasDisplay });
try {
  await (hasDisplay ? show(browser) : picture(browser));
} finally {
  await browser.close().catch(() => {}); // The user may have closed it already.
  await site.close();
}

/** @param {Browser} browser */
async function show(browser) {
  await browser.open(site.url + SAMPLE);
  await wait(LOOK_AT_THE_PAGE_MS);
  await browser.clickButton();
  console.log(`
The sample page is ${site.url}${SAMPLE}
Click the button again, or press Escape, and the page is back. Close the window to end the demo.`);
  await closing(browser);
}

/** @param {Browser} browser */
async function picture(browser) {
  await mkdir(PICTURES, { recursive: true });
  const before = join(PICTURES, `${name}-before.png`);
  const after = join(PICTURES, `${name}-after.png`);

  await browser.resize(WINDOW);
  await browser.open(site.url + SAMPLE);
  await browser.screenshot(before);
  await browser.clickButton();
  const text = await until("the article", () => browser.inReader(shownText));
  await wait(MOMENT_MS); // Its pictures are on their way.
  await browser.screenshot(after);

  console.log(`${text}

There is no display here, so this is what the reader view showed as text. As pictures:
  before   ${relative(process.cwd(), before)}
  after    ${relative(process.cwd(), after)}`);
}

/** Runs in the reader: the article as it is laid out, or nothing while there is none. */
function shownText() {
  return document.querySelector("article")?.innerText;
}

/** @param {Browser} browser */
async function closing(browser) {
  const isOpen = () => browser.inPage(() => true).catch(() => false);
  while (await isOpen()) await wait(MOMENT_MS);
}
