/** The reader's look: chosen once, kept, and within reach of the keyboard. */
import assert from "node:assert/strict";
import { inBothBrowsers } from "./driver/index.mjs";
import { until } from "./driver/until.mjs";
import { tabTo } from "./waiting.mjs";

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
    await tabTo(browser, ".look-button");
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

  it("names every control", async ({ browser, site }) => {
    await browser.open(`${site.url}/news/`);
    await browser.clickButton();
    const nameless = await browser.inReader(() =>
      [...document.querySelectorAll("button, input, fieldset, progress, iframe")]
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

function look() {
  const root = document.documentElement;
  return {
    theme: root.dataset.theme,
    font: root.dataset.font,
    size: root.style.getPropertyValue("--size"),
    width: root.style.getPropertyValue("--measure"),
  };
}
