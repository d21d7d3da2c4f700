/**
 * On a phone, a page that does not say that it fits is laid out for a desk and shown small; the reader is not. Chromium
 * alone can be a phone here: Firefox is one on Android only.
 */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { serve } from "../site/server.mjs";
import { startChromium } from "./driver/chromium.mjs";
import { PACKAGES } from "./driver/index.mjs";
import { until } from "./driver/until.mjs";
import { leave, readerToClose } from "./waiting.mjs";

const PHONE = { width: 390, height: 844, isMobile: true };
const TURNED = { width: 844, height: 390, isMobile: true };

describe("a page laid out for a desk, on a phone", () => {
  /** @type {{browser: Awaited<ReturnType<typeof startChromium>>, site: Awaited<ReturnType<typeof serve>>}} */
  let context;
  before(async () => {
    context = { browser: await startChromium(PACKAGES), site: await serve() };
    await context.browser.resize(PHONE);
  });
  after(async () => {
    await context.browser.close();
    await context.site.close();
  });

  test("is read in a frame as wide as the phone, which covers all of it", async () => {
    const { browser, site } = context;
    await browser.open(`${site.url}/recipe/`);
    assert.equal(await browser.inPage(() => innerWidth), 980, "as the page is laid out");
    await browser.clickButton();
    const size = await browser.inReader(sizes);
    assert.deepEqual(size, { width: 390, height: 844, isNarrow: true, overflow: 0 });
    assert.deepEqual(await browser.inPage(coveredSize), [980, 2121]);

    await browser.resize(TURNED);
    await until("the frame to follow", () => browser.inReader(() => innerWidth === 844));
    await browser.resize(PHONE);
    await until("the frame to come back", () => browser.inReader(() => innerWidth === 390));
    await leave(browser);
  });

  test("is as large as before when it has been printed", async () => {
    const { browser, site } = context;
    await browser.open(`${site.url}/recipe/`);
    await browser.clickButton();
    await browser.inReader(sizes);
    await browser.inPage(() => {
      for (const name of ["beforeprint", "afterprint"]) dispatchEvent(new Event(name));
    });
    await until("the frame to come back", () => browser.inReader(() => innerHeight === 844));
    await leave(browser);
  });

  test("is hit where one aims", async () => {
    const { browser, site } = context;
    await browser.open(`${site.url}/recipe/`);
    await browser.clickButton();
    await browser.clickInReader(".look-button");
    await until("the panel", () =>
      browser.inReader(() => document.querySelector(".panel")?.checkVisibility()),
    );
    await browser.press("escape");
    await browser.clickInReader(".close-button");
    await readerToClose(browser);
  });
});

/** Runs in the reader. */
function sizes() {
  const { scrollWidth, clientWidth } = document.documentElement;
  const isNarrow = matchMedia("(max-width: 40em)").matches;
  return { width: innerWidth, height: innerHeight, isNarrow, overflow: scrollWidth - clientWidth };
}

/** Runs in the page: what the reader's dialog covers of it. */
function coveredSize() {
  const box = document.querySelector("html > dialog")?.getBoundingClientRect();
  return [box?.width, box?.height].map((length) => Math.round(length ?? 0));
}
