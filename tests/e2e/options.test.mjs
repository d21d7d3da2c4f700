/** The page of settings: everything that can be set, seen at once, carried along, and all of it by keyboard alone. */
import assert from "node:assert/strict";
import { importChoices } from "./choices-file.mjs";
import { inBothBrowsers } from "./driver/index.mjs";
import { until } from "./driver/until.mjs";
import { leave } from "./waiting.mjs";

/** @typedef {import("./driver/index.mjs").Browser} Browser */

inBothBrowsers("the settings", (it) => {
  it("show on a page what they do, and the reader does it", async ({ browser, site }) => {
    await openSettings(browser);
    await browser.clickInPage(".theme-sepia");
    await browser.clickInPage(".font-sans");
    const shown = await until("the sample in sepia", async () => {
      const now = await browser.inPage(preview);
      return now.theme === "sepia" && now.font === "sans" && now;
    });
    assert.equal(shown.paper, "rgb(245, 237, 220)");
    assert.equal(await browser.inPage(ownTheme), "sepia");

    await browser.open(`${site.url}/german/`);
    await browser.clickButton();
    assert.equal(await browser.inReader(ownTheme), "sepia");
    await leave(browser);

    await openSettings(browser);
    await browser.clickInPage(".look .reset");
    await until("the first look", async () => (await browser.inPage(preview)).theme !== "sepia");
  });

  it("go into a file and come back", async ({ browser }) => {
    await openSettings(browser);
    await browser.clickInPage(".theme-black");
    await browser.clickInPage(".export");
    const text = await browser.downloaded("decant-choices.json");
    const saved = JSON.parse(text);
    assert.equal(saved.look.theme, "black");

    await browser.clickInPage(".look .reset");
    await importChoices(browser, text, /look was read/);
    assert.equal(await browser.inPage(ownTheme), "black");
    assert.equal(
      await browser.inPage(
        () => /** @type {HTMLInputElement} */ (document.querySelector("input:checked")).value,
      ),
      "black",
    );
    await browser.clickInPage(".look .reset");
  });

  it("take nothing from a file that is not right", async ({ browser }) => {
    await openSettings(browser);
    const before = await browser.inPage(ownTheme);
    const wrong = [
      [{ theme: "pink" }, /“theme”/],
      [{ theme: ["sepia"] }, /“theme”/],
      [{ theme: "sepia", size: 1000 }, /“size”/],
      [{ paper: "red; background: url(/x)" }, /“paper”/],
      [{ css: "x".repeat(10_000) }, /“css”/],
      [{ constructor: 1 }, /“constructor”/],
      [["sepia"], /not written by Decant/],
    ];
    for (const [look, answer] of wrong) {
      const file = JSON.stringify({ format: "decant-choices", version: 1, look });
      await importChoices(browser, file, /** @type {RegExp} */ (answer));
    }
    assert.equal(await browser.inPage(ownTheme), before);
  });

  it("say of a style in a file why it is not worn", async ({ browser }) => {
    await openSettings(browser);
    const css = "p { background: url(https://tracker.example/) }";
    const file = JSON.stringify({ format: "decant-choices", version: 1, look: { css } });
    await importChoices(browser, file, /look was read/);
    assert.match(
      await browser.inPage(() => document.querySelector("#css-refusal")?.textContent ?? ""),
      /may load nothing/,
    );
    await browser.clickInPage(".look .reset");
  });

  it("can all be reached by keyboard, the focus always in sight", async ({ browser }) => {
    await openSettings(browser);
    await browser.clickInPage("h1");
    const seen = new Set();
    for (;;) {
      await browser.press("tab");
      const at = await browser.inPage(focused);
      if (!at || seen.has(at.name)) break;
      assert.ok(at.isSeen, at.name);
      seen.add(at.name);
    }
    for (const name of ["theme", "font", "size", "width", "summary", "reset", "change-keys"])
      assert.ok([...seen].join().includes(name), `${name} in ${[...seen].join()}`);
    for (const name of ["export", "import", "danger"]) assert.ok([...seen].join().includes(name));
  });

  it("list the keys and let them be changed", async ({ browser }) => {
    await openSettings(browser);
    const keys = await browser.inPage(() =>
      [...document.querySelectorAll(".keys kbd")].map(({ textContent }) => textContent),
    );
    assert.equal(keys[0], await browser.shortcut());
    assert.ok(keys.length >= 5);
    await browser.clickInPage(".change-keys");
    if (browser.name === "chromium") {
      assert.match(await browser.closeOtherTab(), /^chrome:\/\/extensions\/shortcuts/);
      return;
    }

    await browser.press("escape");
    assert.equal(await browser.inPage(firstKeys), keys[0]);
    await browser.clickInPage(".change-keys");
    await browser.press("x");
    await until("a word about it", async () =>
      /cannot be used/.test(
        await browser.inPage(() => document.querySelector(".status")?.textContent ?? ""),
      ),
    );
    await browser.clickInPage(".change-keys");
    await browser.pressTogether(["alt", "shift"], "y");
    await until("the new keys", async () => (await browser.inPage(firstKeys)) === "Alt+Shift+Y");
    assert.equal(await browser.shortcut(), "Alt+Shift+Y");
    await browser.clickInPage(".change-keys");
    await browser.pressTogether(["alt"], "r");
    await until("the old keys", async () => (await browser.inPage(firstKeys)) === "Alt+R");
  });

  it("fit a phone", async ({ browser }) => {
    await browser.resize({ width: 500, height: 800 });
    await openSettings(browser);
    const { wide, view } = await browser.inPage(() => ({
      wide: document.documentElement.scrollWidth,
      view: document.documentElement.clientWidth,
    }));
    assert.equal(wide, view);
    await browser.resize({ width: 1280, height: 900 });
  });
});

/** @param {Browser} browser */
async function openSettings(browser) {
  await browser.openOptions();
  await until("the sample", () =>
    browser.inPage(() => {
      const frame = /** @type {HTMLIFrameElement | null} */ (document.querySelector(".preview"));
      const heading = frame?.contentDocument?.querySelector("h1");
      return Boolean(heading?.checkVisibility());
    }),
  );
}

function preview() {
  const frame = /** @type {HTMLIFrameElement} */ (document.querySelector(".preview"));
  const shown = /** @type {Document} */ (frame.contentDocument);
  const { theme, font } = shown.documentElement.dataset;
  return { theme, font, paper: getComputedStyle(shown.body).backgroundColor };
}

function ownTheme() {
  return document.documentElement.dataset.theme;
}

function firstKeys() {
  return document.querySelector(".keys kbd")?.textContent;
}

/** Runs in the page: what has the focus, and whether one sees that. */
function focused() {
  const at = /** @type {HTMLElement | null} */ (document.activeElement);
  if (!at || at === document.body) return null;
  const drawn = at.matches(".choice input") ? at.nextElementSibling : at;
  const { outlineStyle, outlineWidth } = getComputedStyle(/** @type {Element} */ (drawn));
  const name = [at.localName, at.getAttribute("name"), at.className].join(" ");
  const isFrame = at.localName === "iframe";
  return { name, isSeen: isFrame || (outlineStyle !== "none" && parseFloat(outlineWidth) >= 1) };
}
