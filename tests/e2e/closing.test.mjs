/** The ways out of the reader, and the page as one finds it again. */
import assert from "node:assert/strict";
import { inBothBrowsers } from "./driver/index.mjs";
import { until } from "./driver/until.mjs";
import { snapshot } from "./pages.mjs";
import { leave, pageAtRest, readerToClose } from "./waiting.mjs";

/** @typedef {import("./driver/index.mjs").Browser} Browser */

/** @type {Record<string, (browser: Browser) => Promise<void>>} */
const WAYS_OUT = {
  "the toolbar button": (browser) => browser.clickButton(),
  "the Escape key": (browser) => browser.press("escape"),
  "the close control": (browser) => browser.clickInReader(".close-button"),
  "the context menu": (browser) => browser.chooseMenuEntry(),
};

inBothBrowsers("closing", (it) => {
  for (const [name, goOut] of Object.entries(WAYS_OUT)) {
    it(`${name} gives the page back as it was`, async ({ browser, site }) => {
      await browser.open(`${site.url}/long-read/`);
      await browser.inPage(() => {
        scrollTo(0, 700);
        /** @type {HTMLElement} */ (document.querySelector("article a")).focus({
          preventScroll: true,
        });
      });
      const before = await pageAtRest(browser);
      assert.equal(before.place[1], 700);

      await browser.clickButton();
      await browser.inReader(() => scrollTo(0, 99999));
      await goOut(browser);

      await readerToClose(browser);
      assert.deepEqual(await browser.inPage(snapshot), before);
    });
  }

  it("paints nothing of a page wider than the window beside the reader, in the room of its scroll bar", async ({
    browser,
    site,
  }) => {
    await browser.open(`${site.url}/long-read/`);
    const isPainted = () => document.body.checkVisibility({ opacityProperty: true });
    await browser.clickButton();
    await browser.inReader(() => true);
    const hasBar = await browser.inPage(() => innerWidth > document.documentElement.clientWidth);
    assert.equal(await browser.inPage(isPainted), !hasBar);
    await leave(browser);
    assert.ok(await browser.inPage(isPainted));
  });

  it("moves nothing on the page while it is open", async ({ browser, site }) => {
    await browser.open(`${site.url}/long-read/`);
    await browser.inPage(() => {
      const seen = /** @type {any} */ (window);
      seen.resized = 0;
      addEventListener("resize", () => seen.resized++);
      scrollTo(0, 700);
    });
    await pageAtRest(browser);
    const before = await browser.inPage(layout);
    await browser.clickButton();
    await browser.inReader(() => true);
    assert.deepEqual(await browser.inPage(layout), before);
  });

  it("opens again after it was closed", async ({ browser, site }) => {
    await browser.open(`${site.url}/news/`);
    for (let round = 0; round < 3; round++) {
      await browser.clickButton();
      await browser.inReader(() => true);
      await browser.clickButton();
      await readerToClose(browser);
    }
  });

  it("opens from the context menu", async ({ browser, site }) => {
    await browser.open(`${site.url}/news/`);
    // Chromium's driver cannot grant the tab as a real choice would, so a click does that first.
    await browser.clickButton();
    await browser.inReader(() => true);
    await leave(browser);
    await browser.chooseMenuEntry();
    assert.ok(await browser.inReader(() => true));
  });

  it("has a keyboard shortcut", async ({ browser }) => {
    assert.equal(await browser.shortcut(), "Alt+R");
  });

  it("keeps the keys that are typed in it from the page", async ({ browser, site }) => {
    await browser.open(`${site.url}/news/`);
    await browser.inPage(() => {
      const heard = /** @type {string[]} */ (/** @type {any} */ (window).heard = []);
      for (const kind of ["keydown", "keypress", "keyup", "input"]) {
        window.addEventListener(
          kind,
          (event) => heard.push(/** @type {KeyboardEvent} */ (event).key),
          true,
        );
      }
    });
    await browser.clickButton();
    await browser.inReader(() => true);
    await browser.type("secret");
    await leave(browser);
    assert.deepEqual(await browser.inPage(() => /** @type {any} */ (window).heard), []);
  });

  it("closes the panel first, and the reader at the second Escape", async ({ browser, site }) => {
    await browser.open(`${site.url}/news/`);
    await browser.clickButton();
    await browser.inReader(() =>
      /** @type {HTMLElement} */ (document.querySelector(".look-button")).click(),
    );
    const isPanelOpen = () => document.querySelector("#look")?.matches(":popover-open");
    await until("the panel to open", () => browser.inReader(isPanelOpen));
    await browser.press("escape");
    await until("the panel to close", async () => !(await browser.inReader(isPanelOpen)));
    await leave(browser);
  });

  it("gives way when the page goes back in its history", async ({ browser, site }) => {
    await browser.open(`${site.url}/news/`);
    await browser.inPage(() => history.pushState({}, "", "#comments"));
    await browser.clickButton();
    await browser.inReader(() => true);
    await browser.inPage(() => history.back());
    await readerToClose(browser);
  });

  it("opens again when the page tore it out", async ({ browser, site }) => {
    await browser.open(`${site.url}/news/`);
    await browser.clickButton();
    await browser.inReader(() => true);
    await browser.inPage(() => document.querySelector("html > dialog")?.remove());
    await browser.clickButton();
    assert.ok(await browser.inReader(() => true));
  });

  it("pauses what plays, and lets silent pictures go on afterwards", async ({ browser, site }) => {
    await browser.open(`${site.url}/media/`);
    await browser.inPage(() =>
      /** @type {HTMLAudioElement} */ (document.querySelector("#sound")).play(),
    );
    const playing = () =>
      ["#sound", "#picture"].map(
        (id) => !(/** @type {HTMLMediaElement} */ (document.querySelector(id)).paused),
      );
    await until("both to play", async () => (await browser.inPage(playing)).every(Boolean));
    await browser.clickButton();
    await browser.inReader(() => true);
    assert.deepEqual(await browser.inPage(playing), [false, false]);
    await browser.inPage(() =>
      /** @type {HTMLMediaElement} */ (document.querySelector("#sound")).play().catch(() => {}),
    );
    await until("the sound to be paused again", async () => !(await browser.inPage(playing))[0]);
    await leave(browser);
    await until("the picture to go on", async () => (await browser.inPage(playing))[1]);
    assert.equal((await browser.inPage(playing))[0], false, "Sound does not come back by itself");
  });
});

function layout() {
  return {
    width: document.body.offsetWidth,
    height: document.body.offsetHeight,
    place: scrollY,
    resized: /** @type {any} */ (window).resized,
  };
}
