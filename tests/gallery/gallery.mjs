/**
 * Pictures of the reader on the project's own pages, light and dark, wide and narrow, to be looked at as a designer
 * would:
 *
 *     node tests/gallery/gallery.mjs [chromium|firefox] [PAGE…]
 *
 * They go to `pkg/gallery`, which is not committed. The few that the README shows are made anew with `--readme`.
 */
import { mkdir } from "node:fs/promises";
import { join, relative } from "node:path";
import { startChromium } from "../e2e/driver/chromium.mjs";
import { startFirefox } from "../e2e/driver/firefox.mjs";
import { PACKAGES, projectFile } from "../e2e/driver/index.mjs";
import { until } from "../e2e/driver/until.mjs";
import { serve } from "../site/server.mjs";

const PAGES = {
  news: "/news/",
  "long-read": "/long-read/",
  code: "/code/",
  math: "/math/",
  recipe: "/recipe/",
  "live-blog": "/live-blog/",
  embeds: "/embeds/",
  arabic: "/rtl/",
  hebrew: "/hebrew/",
  japanese: "/japanese/",
  vertical: "/vertical/",
  thai: "/thai/",
  german: "/german/",
};
const THEMES = ["light", "dark"];
const SIZES = { wide: { width: 1280, height: 2000 }, narrow: { width: 390, height: 1700 } };

/** What the README shows: small windows, since a picture is to be taken in at a glance. */
const README = [
  { page: "math", theme: "light", size: { width: 480, height: 620 } },
  { page: "code", theme: "dark", size: { width: 480, height: 620 } },
  { page: "arabic", theme: "sepia", size: { width: 480, height: 620 } },
];

/** @typedef {import("../e2e/driver/index.mjs").Browser} Browser */

const given = process.argv.slice(2);
const isForReadme = given.includes("--readme");
const name = given.includes("firefox") ? "firefox" : "chromium";
const wanted = Object.keys(PAGES).filter((page) => given.includes(page));
const start = { chromium: startChromium, firefox: startFirefox }[name];

const site = await serve();
const browser = await start(PACKAGES);
try {
  await (isForReadme ? forReadme() : gallery());
} finally {
  await browser.close();
  await site.close();
}

async function gallery() {
  const folder = join(PACKAGES, "gallery");
  await mkdir(folder, { recursive: true });
  for (const theme of THEMES) {
    await choose(theme);
    for (const page of wanted.length > 0 ? wanted : Object.keys(PAGES)) {
      for (const [size, window] of Object.entries(SIZES)) {
        await browser.resize(window);
        await read(page);
        await save(join(folder, `${page}-${theme}-${size}-${name}.png`));
      }
    }
  }
}

async function forReadme() {
  for (const { page, theme, size } of README) {
    await choose(theme);
    await browser.resize(size);
    await read(page);
    await save(projectFile(`tests/gallery/readme/${page}.png`));
  }
}

/** Chooses a theme as a person would; it is remembered. @param {string} theme */
async function choose(theme) {
  await browser.resize(SIZES.wide);
  await read("german");
  await browser.clickInReader(".look-button");
  await browser.clickInReader(`.theme-${theme}`);
  await until("the theme", () =>
    browser.inReader((wanted) => document.documentElement.dataset.theme === wanted, theme),
  );
}

/** @param {string} page */
async function read(page) {
  await browser.open(site.url + PAGES[/** @type {keyof typeof PAGES} */ (page)]);
  await browser.clickButton();
  await until("the pictures", () => browser.inReader(picturesInSight));
}

/** Runs in the reader: whether what is in sight has been loaded, and has come to rest. */
function picturesInSight() {
  const inSight = [...document.images].filter((image) => {
    const { top, bottom } = image.getBoundingClientRect();
    return bottom > 0 && top < innerHeight && !image.closest("[hidden]");
  });
  const isAtRest = document.getAnimations().every(({ playState }) => playState === "finished");
  return isAtRest && inSight.every((image) => image.complete);
}

/** @param {string} path */
async function save(path) {
  await browser.screenshot(path);
  console.log(relative(process.cwd(), path));
}
