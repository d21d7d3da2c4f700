/** The reader's look: chosen once, kept, and within reach of the keyboard. */
import assert from "node:assert/strict";
import { inBothBrowsers } from "./driver/index.mjs";
import { until } from "./driver/until.mjs";
import { leave, tabBackTo, tabTo } from "./waiting.mjs";

/** @typedef {import("./driver/index.mjs").Browser} Browser */
/** @typedef {import("./driver/index.mjs").Site} Site */

inBothBrowsers("the look", (it) => {
  it("is remembered from one page to the next", async ({ browser, site }) => {
    await browser.open(`${site.url}/news/`);
    await browser.clickButton();
    await browser.clickInReader(".look-button");
    await browser.clickInReader(".theme-sepia");
    await browser.clickInReader(".font-sans");
    await browser.inReader(() =>
      /** @type {HTMLElement} */ (document.querySelector("input[name=size]")).focus(),
    );
    await browser.press("right");
    const chosen = await until("a larger size", async () => {
      const now = await browser.inReader(look);
      return now.size === "120%" && now;
    });
    assert.equal(chosen.theme, "sepia");
    assert.equal(chosen.font, "sans");

    await browser.open(`${site.url}/german/`);
    await browser.clickButton();
    assert.deepEqual(await browser.inReader(look), chosen);
    const background = await browser.inReader(
      () => getComputedStyle(document.body).backgroundColor,
    );
    assert.equal(background, "rgb(245, 237, 220)");
  });

  it("can be set by the keyboard alone", async ({ browser, site }) => {
    await browser.open(`${site.url}/news/`);
    await browser.clickButton();
    await tabBackTo(browser, ".look-button");
    await browser.press("enter");
    await tabTo(browser, "input[name=theme]:checked");
    const before = await browser.inReader(look);
    await browser.press("right");
    const after = await until("another theme", async () => {
      const now = await browser.inReader(look);
      return now.theme !== before.theme && now;
    });
    assert.notEqual(after.theme, before.theme);
  });

  it("takes three colours of one's own, and says when they are too pale to read", async ({
    browser,
    site,
  }) => {
    await openPanel(browser, site);
    await browser.clickInReader(".theme-custom");
    await setInReader(browser, "input[name=paper]", "#102030");
    await setInReader(browser, "input[name=ink]", "#f0e8d8");
    await setInReader(browser, "input[name=accent]", "#ffd070");
    const paper = () => browser.inReader(() => getComputedStyle(document.body).backgroundColor);
    assert.equal(await paper(), "rgb(16, 32, 48)");
    assert.equal(await browser.inReader(warning), "");
    await setInReader(browser, "input[name=ink]", "#203040");
    assert.notEqual(await browser.inReader(warning), "");
    await browser.clickInReader(".panel .reset");
    assert.equal(await paper(), "rgb(253, 252, 250)");
    await leavePanel(browser);
  });

  it("brings its own typeface where the page forbids all", async ({ browser, site }) => {
    await openPanel(browser, site, "/strict-csp/");
    await browser.clickInReader(".font-legible");
    await until("the typeface", () =>
      browser.inReader(() => {
        const faces = [...document.fonts].filter(({ status }) => status === "loaded");
        return faces.length === 2;
      }),
    );
    const family = await browser.inReader(
      () => getComputedStyle(/** @type {Element} */ (document.querySelector(".body"))).fontFamily,
    );
    assert.match(family, /^"?Decant Legible/);
    await browser.clickInReader(".panel .reset");
    await leavePanel(browser);
  });

  it("sets spaces and alignment, and all of it is undone at once", async ({ browser, site }) => {
    await openPanel(browser, site);
    const before = await browser.inReader(bodyStyle);
    await browser.clickInReader(".more > summary");
    for (const name of ["leading", "letterSpacing", "wordSpacing"]) {
      await browser.inReader(focusOn, `input[name=${name}]`);
      await browser.press("right");
      await browser.press("right");
    }
    await browser.clickInReader(".align-justify");
    const after = await browser.inReader(bodyStyle);
    for (const name of /** @type {const} */ ([
      "lineHeight",
      "letterSpacing",
      "wordSpacing",
      "textAlign",
    ])) {
      assert.notEqual(after[name], before[name], name);
    }
    await browser.clickInReader(".panel .reset");
    assert.deepEqual(await browser.inReader(bodyStyle), before);
    await leavePanel(browser);
  });

  it("wears a style of one's own, but none that could load something", async ({
    browser,
    site,
  }) => {
    await openPanel(browser, site);
    await browser.clickInReader(".more > summary");
    await browser.clickInReader("textarea[name=css]");
    await browser.type(".body p { text-indent: 40px }");
    const indent = () =>
      browser.inReader(
        () =>
          getComputedStyle(/** @type {Element} */ (document.querySelector(".body p"))).textIndent,
      );
    await until("the indent", async () => (await indent()) === "40px");
    await browser.type(" p { background: url(/secret) }");
    await until("a word about it", () =>
      browser.inReader(() => document.querySelector("#css-refusal")?.textContent !== ""),
    );
    assert.equal(await indent(), "0px");
    await leavePanel(browser);

    await openPanel(browser, site);
    const kept = await browser.inReader(
      () => /** @type {HTMLTextAreaElement} */ (document.querySelector("textarea")).value,
    );
    assert.match(kept, /secret/);
    await browser.clickInReader(".panel .reset");
    await leavePanel(browser);
  });

  it("fits the smallest screens", async ({ browser, site }) => {
    await browser.resize({ width: 500, height: 400 });
    await openPanel(browser, site);
    await browser.clickInReader(".more > summary");
    const { panel, view, hidden } = await browser.inReader(() => {
      const { left, right, top, bottom } = /** @type {Element} */ (
        document.querySelector(".panel")
      ).getBoundingClientRect();
      const sheet = /** @type {Element} */ (document.querySelector(".panel"));
      return {
        panel: { left, right, top, bottom },
        view: { width: document.documentElement.clientWidth, height: innerHeight },
        hidden: sheet.scrollWidth - sheet.clientWidth,
      };
    });
    assert.ok(panel.left >= 0 && panel.right <= view.width, JSON.stringify({ panel, view }));
    assert.ok(panel.top >= 0 && panel.bottom <= view.height, JSON.stringify({ panel, view }));
    assert.equal(hidden, 0);
    await leavePanel(browser);
    await browser.resize({ width: 1200, height: 900 });
  });

  it("names every control", async ({ browser, site }) => {
    await browser.open(`${site.url}/news/`);
    await browser.clickButton();
    const nameless = await browser.inReader(() =>
      [...document.querySelectorAll("button, input, textarea, fieldset, progress, iframe")]
        .filter((control) => {
          const named = /** @type {HTMLInputElement} */ (control);
          const label =
            named.labels?.[0]?.textContent || named.querySelector("legend")?.textContent;
          return !(control.getAttribute("aria-label") || label || control.textContent);
        })
        .map((control) => control.outerHTML),
    );
    assert.deepEqual(nameless, []);
  });

  it("never makes one scroll sideways", async ({ browser, site }) => {
    await browser.resize({ width: 500, height: 800 });
    await browser.open(`${site.url}/long-read/`);
    await browser.clickButton();
    const { wide, view } = await browser.inReader(() => ({
      wide: document.documentElement.scrollWidth,
      view: document.documentElement.clientWidth,
    }));
    assert.equal(wide, view);
    await browser.resize({ width: 1200, height: 900 });
  });
});

/** @param {Browser} browser @param {Site} site @param {string} [path] */
async function openPanel(browser, site, path = "/news/") {
  await browser.open(site.url + path);
  await browser.clickButton();
  await browser.clickInReader(".look-button");
  await until("the panel", () =>
    browser.inReader(() => document.querySelector(".panel:popover-open") !== null),
  );
}

/** Escape closes the panel first, then the reader. @param {Browser} browser */
async function leavePanel(browser) {
  await browser.press("escape");
  await until("the panel to close", () =>
    browser.inReader(() => document.querySelector(".panel:popover-open") === null),
  );
  await leave(browser);
}

/**
 * As a chooser of colours sets it, which is the desktop's own and out of reach.
 * @param {Browser} browser
 * @param {string} selector
 * @param {string} value
 */
async function setInReader(browser, selector, value) {
  await browser.inReader(
    (wanted, chosen) => {
      const input = /** @type {HTMLInputElement} */ (document.querySelector(wanted));
      input.value = chosen;
      input.dispatchEvent(new Event("input", { bubbles: true }));
      input.dispatchEvent(new Event("change", { bubbles: true }));
    },
    selector,
    value,
  );
}

/** @param {string} selector */
function focusOn(selector) {
  /** @type {HTMLElement} */ (document.querySelector(selector)).focus();
}

function warning() {
  return document.querySelector(".own-colours .warning")?.textContent;
}

function bodyStyle() {
  const body = /** @type {Element} */ (document.querySelector(".body"));
  const { lineHeight, letterSpacing, wordSpacing, textAlign } = getComputedStyle(body);
  return { lineHeight, letterSpacing, wordSpacing, textAlign };
}

function look() {
  const root = document.documentElement;
  return {
    theme: root.dataset.theme,
    font: root.dataset.font,
    size: root.style.getPropertyValue("--size"),
    width: root.style.getPropertyValue("--measure"),
  };
}
