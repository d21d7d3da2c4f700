/** Phones, and screens that are zoomed in as far as browsers go: everything fits, and fingers hit what they aim at. */
import assert from "node:assert/strict";
import { inBothBrowsers } from "./driver/index.mjs";
import { until } from "./driver/until.mjs";
import { leave } from "./waiting.mjs";

/** @typedef {import("./driver/index.mjs").Browser} Browser */

const PHONE = { width: 360, height: 740 };
/** What is left of 1280 pixels at 400 %. */
const ZOOMED = { width: 320, height: 256 };
const DESK = { width: 1280, height: 900 };
const PAGES = [
  "/news/",
  "/long-read/",
  "/code/",
  "/math/",
  "/embeds/",
  "/rtl/",
  "/japanese/",
  "/vertical/",
  "/thai/",
];
/** What fingers ask for, in pixels. */
const FINGER = 44;

inBothBrowsers("small screens", (it) => {
  it("scroll in one direction only, on a phone and at 400 %", async ({ browser, site }) => {
    for (const size of [PHONE, ZOOMED]) {
      await browser.resize(size);
      for (const path of PAGES) {
        await browser.open(site.url + path);
        await browser.clickButton();
        assert.deepEqual(await browser.inReader(sticksOut), [], `${path} at ${size.width}`);
        await leave(browser);
      }
    }
    await browser.resize(DESK);
  });

  it("are touched: the look, what was removed and the contents are sheets", async ({
    browser,
    site,
  }) => {
    await onPhone(browser, async () => {
      await browser.open(`${site.url.replace("127.0.0.1", "sheets.localhost")}/long-read/`);
      await browser.clickButton();
      await fitsFingers(browser, ".bar");

      await browser.tapInReader(".contents-button");
      await isSheet(browser, ".contents");
      await fitsFingers(browser, ".contents");
      await browser.tapInReader(".contents li:nth-child(3) button");
      await until("the place", () => browser.inReader(() => scrollY > innerHeight));

      await browser.tapInReader(".quiet-line");
      await isSheet(browser, ".drawer");
      await fitsFingers(browser, ".drawer");
      await browser.tapInReader(".drawer .thing");
      await until("the words for it", () => browser.inReader(isThere, ".status-line .undo"));
      await fitsFingers(browser, ".status-line");
      await browser.tapInReader(".status-line .undo");
      await browser.press("escape");

      await browser.tapInReader(".look-button");
      await browser.tapInReader(".more > summary");
      await fitsFingers(browser, ".panel");
      assert.deepEqual(await browser.inReader(sticksOut), []);
      await browser.press("escape");
      await leave(browser);
    });
  });

  it("are touched: notes, pictures, code and what was said twice", async ({ browser, site }) => {
    await onPhone(browser, async () => {
      await browser.open(`${site.url.replace("127.0.0.1", "fingers.localhost")}/long-read/`);
      await browser.clickButton();
      await browser.tapInReader('.body sup a[href^="#"]');
      await isSheet(browser, ".note");
      await fitsFingers(browser, ".note");
      await browser.press("escape");
      await browser.tapInReader(".body .enlargeable");
      await until("the picture", () => browser.inReader(isThere, ".lightbox[open] .picture"));
      await fitsFingers(browser, ".lightbox");
      await browser.tapInReader(".lightbox .close-button");
      await leave(browser);

      await browser.open(`${site.url}/code/`);
      await browser.clickButton();
      await until("the openers", () => browser.inReader(isThere, ".large-opener:not([hidden])"));
      await fitsFingers(browser, ".body");
      await leave(browser);

      await browser.open(`${site.url}/news/`);
      await browser.clickButton();
      await fitsFingers(browser, "main");
      await leave(browser);
    });
  });

  it("have settings and a first page that fit", async ({ browser }) => {
    await onPhone(browser, async () => {
      await browser.openOptions();
      await until("the settings", () => browser.inPage(isThere, ".status"));
      await browser.clickInPage(".more > summary");
      assert.deepEqual(await browser.inPage(sticksOut), []);
      assert.deepEqual(await browser.inPage(tooSmall, "main", FINGER), []);
      await browser.openWelcome();
      await until("the page", () => browser.inPage(isThere, ".try"));
      assert.deepEqual(await browser.inPage(sticksOut), []);
      assert.deepEqual(await browser.inPage(tooSmall, ".introduction", FINGER), []);
    });
  });
});

/** @param {Browser} browser @param {() => Promise<void>} body */
async function onPhone(browser, body) {
  await browser.resize(PHONE);
  await browser.touch(true);
  try {
    await body();
  } finally {
    await browser.touch(false);
    await browser.resize(DESK);
  }
}

/** @param {Browser} browser @param {string} box */
async function fitsFingers(browser, box) {
  await until(box, () => browser.inReader(isThere, box));
  assert.deepEqual(await browser.inReader(tooSmall, box, FINGER), []);
}

/** @param {Browser} browser @param {string} selector of what stands where the hand is */
async function isSheet(browser, selector) {
  await until(`${selector} as a sheet`, () =>
    browser.inReader((selector) => {
      const sheet = document.querySelector(selector);
      const { left, right, bottom } = sheet?.getBoundingClientRect() ?? {};
      const { clientWidth } = document.documentElement;
      return (
        sheet?.checkVisibility() && left === 0 && right === clientWidth && bottom === innerHeight
      );
    }, selector),
  );
}

/** @param {string} selector */
function isThere(selector) {
  return document.querySelector(selector)?.checkVisibility() ?? false;
}

/** What one would have to scroll to sideways, and is not in a box that scrolls by itself. */
function sticksOut() {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const all = [...document.body.querySelectorAll("*")];
  const out = all.filter((each) => each.getBoundingClientRect().right > clientWidth + 1);
  return out.map(({ localName, className }) => `${localName}.${className}`);
}

/** @param {string} box @param {number} least */
function tooSmall(box, least) {
  const controls = document.querySelectorAll(`${box} :is(button, summary, input, textarea)`);
  return [...controls].flatMap((control) => {
    const whole = control.closest("label") ?? control;
    const { width, height } = whole.getBoundingClientRect();
    if (!control.checkVisibility() || (width >= least - 0.5 && height >= least - 0.5)) return [];
    const { localName, className, textContent } = control;
    return [
      `${localName}.${className} “${textContent}” ${Math.round(width)} × ${Math.round(height)}`,
    ];
  });
}
