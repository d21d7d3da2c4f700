/** What a checker of accessibility finds in the reader: with the drawer open, in every theme, and in the list of choices. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { STYLE_SHEETS } from "../../extension/background/styles.js";
import { inBothBrowsers, projectFile } from "./driver/index.mjs";
import { until } from "./driver/until.mjs";
import { serveOwn } from "./own-pages.mjs";
import { leave } from "./waiting.mjs";

/** @typedef {import("./driver/index.mjs").Browser} Browser */

const AXE = readFileSync(projectFile("node_modules/axe-core/axe.min.js"), "utf8");
const STYLES = STYLE_SHEETS.map((path) =>
  readFileSync(projectFile(`extension/${path}`), "utf8"),
).join("\n");
/** The page's own words and pictures are as accessible as the page made them. */
const NOT_OURS = [".body > *:not(.slim-line)", "article > header"];

inBothBrowsers("accessibility", (it) => {
  for (const theme of ["light", "sepia", "dark"]) {
    it(`of the drawer in the ${theme} theme`, async ({ browser, site }) => {
      await browser.open(`${site.url.replace("127.0.0.1", `${theme}.localhost`)}/news/`);
      await browser.clickButton();
      await browser.clickInReader(".quiet-line");
      await browser.clickInReader(".drawer section[data-kind=author] .thing");
      await until("the words for it", () =>
        browser.inReader(() => document.querySelector(".status-line .undo") !== null),
      );
      const html = await browser.inReader(copy, theme);
      assert.deepEqual(await violations(browser, html), []);
      await leave(browser);
    });
  }

  it("of taking away by hand", async ({ browser, site }) => {
    await browser.open(`${site.url}/news/`);
    await browser.clickButton();
    await browser.clickInReader(".hand-button");
    await browser.press("down");
    await until("the frame", () =>
      browser.inReader(() => document.querySelector(".aimed") !== null),
    );
    assert.deepEqual(await violations(browser, await browser.inReader(copy, "light")), []);
  });
});

/**
 * The reader as it stands, for a page in which a checker may run; in the reader no script does.
 * @param {string} theme
 */
function copy(theme) {
  document.documentElement.dataset.theme = theme;
  return document.documentElement.outerHTML;
}

/** @param {Browser} browser @param {string} html */
async function violations(browser, html) {
  const sheet = `<meta charset="utf-8"><title>Reader</title><style>${STYLES} *, ::before, ::after { animation: none !important; transition: none !important }</style>`;
  const own = await serveOwn({
    "/": {
      type: "text/html",
      body: `<!DOCTYPE html>${html.replace("<head>", `<head>${sheet}<script src="/axe.js"></script>`)}`,
    },
    "/axe.js": { type: "text/javascript", body: AXE },
  });
  try {
    await browser.open(`${own.url}/`);
    return await browser.inPage(async (exclude) => {
      const { axe } = /** @type {any} */ (window);
      const { violations, passes } = await axe.run({
        exclude: exclude.map((/** @type {string} */ selector) => [selector]),
      });
      if (passes.length < 10) throw new Error("The checker has hardly looked at anything.");
      return violations.flatMap((/** @type {any} */ { id, nodes }) =>
        nodes.map(
          (/** @type {any} */ { html, failureSummary }) => `${id}: ${html} ${failureSummary}`,
        ),
      );
    }, NOT_OURS);
  } finally {
    own.close();
  }
}
