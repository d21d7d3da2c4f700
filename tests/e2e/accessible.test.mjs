/** What a checker of accessibility finds in the reader and on the extension's own pages, in every theme. */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { STYLE_SHEETS } from "../../extension/background/styles.js";
import { inBothBrowsers, projectFile } from "./driver/index.mjs";
import { until } from "./driver/until.mjs";
import { serveOwn } from "./own-pages.mjs";
import { focusToBe, leave, readerToClose, tabTo } from "./waiting.mjs";

/** @typedef {import("./driver/index.mjs").Browser} Browser */

const AXE = readFileSync(projectFile("node_modules/axe-core/axe.min.js"), "utf8");
const THEMES = ["light", "sepia", "dark", "black", "contrast", "contrast-dark", "custom"];
/** The page's own words and pictures are as accessible as the page made them. */
const NOT_OURS = [".body > *:not(.slim-line)", "article > header"];

inBothBrowsers("accessibility", (it) => {
  it("of the panel", async ({ browser, site }) => {
    await browser.open(`${site.url}/news/`);
    await browser.clickButton();
    await browser.clickInReader(".look-button");
    await browser.clickInReader(".more > summary");
    await browser.clickInReader(".theme-custom");
    const html = await browser.inReader(copy);
    await browser.clickInReader(".panel .reset");
    await hasNoFaults(browser, html, stylesOf(STYLE_SHEETS), NOT_OURS);
  });

  it("of the drawer", async ({ browser, site }) => {
    await browser.open(`${site.url.replace("127.0.0.1", "drawer.localhost")}/news/`);
    await browser.clickButton();
    await browser.clickInReader(".quiet-line");
    await browser.clickInReader(".drawer section[data-kind=author] .thing");
    await until("the words for it", () =>
      browser.inReader(() => document.querySelector(".status-line .undo") !== null),
    );
    const html = await browser.inReader(copy);
    await hasNoFaults(browser, html, stylesOf(STYLE_SHEETS), NOT_OURS);
  });

  it("of taking away by hand", async ({ browser, site }) => {
    await browser.open(`${site.url}/news/`);
    await browser.clickButton();
    await browser.clickInReader(".hand-button");
    await browser.press("down");
    await until("the frame", () =>
      browser.inReader(() => document.querySelector(".aimed") !== null),
    );
    const html = await browser.inReader(copy);
    await hasNoFaults(browser, html, stylesOf(STYLE_SHEETS), NOT_OURS);
  });

  it("of what goes away under the fingers: the focus stays", async ({ browser, site }) => {
    await browser.open(`${site.url.replace("127.0.0.1", "focus.localhost")}/news/`);
    await browser.clickButton();
    await browser.clickInReader(".quiet-line");
    await browser.clickInReader(".drawer section[data-kind=author] .thing");
    await tabTo(browser, ".status-line .undo");
    await browser.press("enter");
    await focusToBe(browser, ".status-line *");
    await browser.clickInReader(".drawer section[data-kind=author] .thing");
    await browser.inReader(() =>
      /** @type {HTMLElement} */ (document.querySelector(".slim-line.open button")).focus(),
    );
    await browser.press("enter");
    await focusToBe(browser, ".body [tabindex]");
    await browser.clickInReader(".close-button");
    await readerToClose(browser);
  });

  it("of the contents, and of a note beside its mark", async ({ browser, site }) => {
    await browser.open(`${site.url}/long-read/`);
    await browser.clickButton();
    await browser.clickInReader('.body sup a[href^="#"]');
    await browser.clickInReader(".contents.column li:nth-child(2) button");
    await browser.clickInReader('.body sup a[href^="#"]');
    await until("the note", () =>
      browser.inReader(() => document.querySelector(".note:not([hidden])") !== null),
    );
    const html = await browser.inReader(copy);
    await hasNoFaults(browser, html, stylesOf(STYLE_SHEETS), NOT_OURS);
  });

  it("of a picture shown large, and of the way back to where one was", async ({
    browser,
    site,
  }) => {
    await browser.open(`${site.url.replace("127.0.0.1", "large.localhost")}/long-read/`);
    await browser.clickButton();
    await browser.clickInReader(".contents li:nth-child(2) button");
    await until("the place", () => browser.inReader(() => scrollY > innerHeight / 2));
    await leave(browser);
    await browser.clickButton();
    await until("the offer", () =>
      browser.inReader(() => document.querySelector(".offer") !== null),
    );
    const offered = await browser.inReader(copy);
    await browser.clickInReader(".body .enlargeable");
    await until("the picture", () =>
      browser.inReader(() => document.querySelector(".lightbox[open] .picture") !== null),
    );
    const large = await browser.inReader(copy);
    await hasNoFaults(browser, offered, stylesOf(STYLE_SHEETS), NOT_OURS);
    await hasNoFaults(browser, large, stylesOf(STYLE_SHEETS), NOT_OURS);
  });

  it("of the sheets on a small screen: the contents, a note, what was removed", async ({
    browser,
    site,
  }) => {
    await browser.resize({ width: 390, height: 740 });
    await browser.open(`${site.url.replace("127.0.0.1", "sheet.localhost")}/long-read/`);
    await browser.clickButton();
    await browser.clickInReader('.body sup a[href^="#"]');
    await until("the note", () =>
      browser.inReader(() => document.querySelector(".note:not([hidden])") !== null),
    );
    const noted = await browser.inReader(copy);
    await browser.press("escape");
    await browser.clickInReader(".quiet-line");
    const removed = await browser.inReader(copy);
    const css = stylesOf(STYLE_SHEETS);
    await hasNoFaults(browser, noted, css, NOT_OURS, ".contents");
    await hasNoFaults(browser, removed, css, NOT_OURS);
    await browser.resize({ width: 1280, height: 900 });
  });

  it("of opening: the focus is on the title, and Tab goes on from there", async ({
    browser,
    site,
  }) => {
    await browser.open(`${site.url}/long-read/`);
    await browser.clickButton();
    await focusToBe(browser, "article > header h1");
    await browser.press("tab");
    await focusToBe(browser, ".body a, .body button, .body [tabindex='0']");
    const left = await browser.inReader(() =>
      document.querySelector("h1")?.hasAttribute("tabindex"),
    );
    assert.equal(left, false, "the title is no stop on the way");
    // The note that shows itself at its mark goes first.
    await browser.press("escape");
    await leave(browser);
  });

  it("of the settings", async ({ browser }) => {
    await browser.openOptions();
    await until("the settings", () =>
      browser.inPage(() => document.querySelector(".status") !== null),
    );
    await browser.clickInPage(".more > summary");
    const html = await browser.inPage(copy);
    await hasNoFaults(browser, html, stylesOf(linkedIn("options")), []);
  });

  it("of the first page", async ({ browser }) => {
    await browser.openWelcome();
    await until("the page", () => browser.inPage(() => document.querySelector(".try") !== null));
    const html = await browser.inPage(copy);
    await hasNoFaults(browser, html, stylesOf(linkedIn("welcome")), []);
  });
});

test("nothing moves for those who want nothing to move", () => {
  const folder = projectFile("extension");
  const sheets = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".css"),
  );
  assert.ok(sheets.length > 10);
  let moving = 0;
  for (const sheet of sheets) {
    const css = stylesOf([sheet]);
    const asked = css.replace(
      /@media \(prefers-reduced-motion: no-preference\) \{[\s\S]*?\n\}/g,
      "",
    );
    moving += css.length - asked.length;
    const still = asked.replaceAll(/(?:animation|transition|scroll-behavior): (?:none|auto)/g, "");
    assert.doesNotMatch(still, /\b(?:animation|transition|scroll-behavior)[\w-]*:/, sheet);
  }
  assert.ok(moving > 0);
});

/** The page as it stands, for one in which a checker may run; in the reader no script does. */
function copy() {
  for (const input of document.querySelectorAll("input")) {
    input.toggleAttribute("checked", input.checked);
  }
  const html = document.documentElement.outerHTML;
  return html.replace(
    /<(?:script|link|title|meta charset)\b[^>]*>(?:[^<]*<\/(?:script|title)>)?/g,
    "",
  );
}

/**
 * @param {Browser} browser
 * @param {string} html
 * @param {string} css
 * @param {string[]} exclude
 * @param {string} [popover] that is open
 */
async function hasNoFaults(browser, html, css, exclude, popover = "[popover]") {
  const still = "*, ::before, ::after { animation: none !important; transition: none !important }";
  const head = `<head><meta charset="utf-8"><title>Decant</title><style>${css} ${still}
    :root { --own-paper: #eef3ee; --own-ink: #1d2a24; --own-accent: #0d4f3c; --own-scheme: light }
    </style><script src="/axe.js"></script>`;
  const own = await serveOwn({
    "/": { type: "text/html", body: `<!DOCTYPE html>${html.replace("<head>", head)}` },
    "/axe.js": { type: "text/javascript", body: AXE },
  });
  try {
    await browser.open(`${own.url}/`);
    for (const theme of THEMES) {
      /** @type {string[]} */
      const faults = await browser.inPage(faultsIn, theme, exclude, popover);
      assert.deepEqual(faults, [], theme);
    }
  } finally {
    own.close();
  }
}

/** @param {string} theme @param {string[]} exclude @param {string} popover */
async function faultsIn(theme, exclude, popover) {
  document.documentElement.dataset.theme = theme;
  /** @type {HTMLElement | null} */ (document.querySelector(popover))?.showPopover?.();
  const { axe } = /** @type {any} */ (window);
  const { violations, passes } = await axe.run(
    { exclude: exclude.map((selector) => [selector]) },
    { rules: { "color-contrast-enhanced": { enabled: true } } },
  );
  if (passes.length < 10) throw new Error("The checker has hardly looked at anything.");
  return violations.flatMap((/** @type {any} */ { id, nodes }) =>
    nodes.map((/** @type {any} */ { html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
}

/** @param {string[]} sheets */
function stylesOf(sheets) {
  return sheets.map((path) => readFileSync(projectFile(`extension/${path}`), "utf8")).join("\n");
}

/** @param {"options" | "welcome"} page */
function linkedIn(page) {
  const html = readFileSync(projectFile(`extension/${page}/index.html`), "utf8");
  const linked = [...html.matchAll(/rel="stylesheet" href="([^"]+)"/g)].map(
    ([, path = ""]) => path,
  );
  return linked.map((path) => (path.startsWith("../") ? path.slice(3) : `${page}/${path}`));
}
