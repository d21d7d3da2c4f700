/** What people ask of all programs, in their system's settings: that nothing moves, and colours of their own. */
import assert from "node:assert/strict";
import { inBothBrowsers } from "./driver/index.mjs";
import { until } from "./driver/until.mjs";
import { leave } from "./waiting.mjs";

/** @typedef {import("./driver/index.mjs").Browser} Browser */

inBothBrowsers("the system's preferences", (it) => {
  it("nothing moves where nothing is to move", async ({ browser, site }) => {
    await browser.open(`${site.url}/long-read/`);
    await openEverything(browser);
    assert.ok((await browser.inReader(moving)).length > 1);
    await browser.press("escape");
    await leave(browser);

    await browser.prefer({ stillness: true });
    await browser.open(`${site.url}/long-read/`);
    await openEverything(browser);
    assert.deepEqual(await browser.inReader(moving), []);
    await browser.press("escape");
    await leave(browser);
    await browser.prefer({});
  });

  it("the system's colours win, and what is drawn stays to be seen", async ({ browser, site }) => {
    await browser.prefer({ forcedColours: true });
    await browser.open(`${site.url}/long-read/`);
    await browser.clickButton();
    await browser.clickInReader(".contents li:nth-child(2) button");
    await browser.clickInReader(".hand-button");
    const seen = await browser.inReader(coloursWorn);
    assert.deepEqual(seen.paper, seen.canvas);
    assert.deepEqual(seen.ink, seen.canvasText);
    // Browsers leave out what gradients draw, unless it is told to wear the system's colour.
    for (const icon of seen.icons) assert.deepEqual(icon, { adjust: "none", ink: seen.buttonText });
    assert.equal(seen.pressed, "solid");
    assert.notEqual(seen.current.weight, seen.other.weight);
    await browser.press("escape");
    await leave(browser);
    await browser.prefer({});
  });
});

/** @param {Browser} browser */
async function openEverything(browser) {
  await browser.clickButton();
  await browser.clickInReader(".body .enlargeable");
  await until("the picture", () =>
    browser.inReader(() => document.querySelector(".lightbox[open] .picture") !== null),
  );
}

/** What has a movement of its own, whether it is under way or over. */
function moving() {
  return [...document.querySelectorAll("*")]
    .filter((each) => {
      const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(each);
      return (
        animationName !== "none" || /[1-9]/.test(transitionDuration) || scrollBehavior === "smooth"
      );
    })
    .map(({ localName, className }) => `${localName}.${className}`);
}

function coloursWorn() {
  const worn = (/** @type {string} */ selector, pseudo = "") =>
    getComputedStyle(/** @type {Element} */ (document.querySelector(selector)), pseudo);
  const probe = document.createElement("p");
  document.body.append(probe);
  const system = (/** @type {string} */ name) => {
    probe.style.cssText = `forced-color-adjust: none; color: ${name}`;
    return getComputedStyle(probe).color;
  };
  const [canvas, canvasText, buttonText] = ["Canvas", "CanvasText", "ButtonText"].map(system);
  probe.remove();
  const icons = [".hand-button", ".contents-button"].map((button) => worn(button, "::before"));
  return {
    canvas,
    canvasText,
    buttonText,
    paper: worn("body").backgroundColor,
    ink: worn(".body p").color,
    icons: icons.map(({ color, forcedColorAdjust }) => ({ adjust: forcedColorAdjust, ink: color })),
    pressed: worn(".hand-button").outlineStyle,
    current: { weight: worn(".contents [aria-current]").fontWeight },
    other: { weight: worn(".contents li button:not([aria-current])").fontWeight },
  };
}
