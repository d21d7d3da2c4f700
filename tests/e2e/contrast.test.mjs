/** The shipped themes as data: every colour in which text is set, on every colour on which it stands. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { runInNewContext } from "node:vm";
import { projectFile } from "./driver/index.mjs";

/** Of the guidelines' highest grade, AAA. */
const LEAST = 7;
const TEXT = ["ink", "faint", "accent"];
const GROUND = ["paper", "wash"];
const NAMES = ["paper", "ink", "faint", "line", "wash", "accent", "mark"];

const source = readFileSync(projectFile("extension/content/colours.js"), "utf8");
/** @type {{contrast: (one: string, other: string) => number, isDark: (paper: string) => boolean}} */
const colours = runInNewContext(`${source}; colours`);
const themes = themesOf("extension/reader/themes.css");
const printed = themesOf("extension/reader/print.css");

describe("the contrast of the themes", () => {
  test("is reckoned as the guidelines do", () => {
    assert.equal(colours.contrast("#000000", "#ffffff"), 21);
    assert.equal(colours.contrast("#777777", "#ffffff").toFixed(2), "4.48");
  });

  test("is looked at in every theme that can be chosen", () => {
    const names = ["light", "sepia", "dark", "black", "contrast", "contrast-dark"];
    assert.deepEqual([...themes.keys()], names);
    assert.deepEqual([...printed.keys()], ["light"]);
  });

  for (const [name, theme] of [...themes, ...renamed(printed)]) {
    test(`is ${LEAST} to 1 and more for text: ${name}`, () => {
      assert.deepEqual(Object.keys(theme), NAMES);
      for (const text of TEXT) for (const ground of GROUND) isLegible(theme, text, ground);
      isLegible(theme, "ink", "mark");
      // Turned round: the line that says what was done.
      isLegible(theme, "paper", "ink");
    });

    test(`fits what the browser draws: ${name}`, () => {
      const isDark = colours.isDark(theme.paper ?? "");
      assert.equal(isDark, ["dark", "black", "contrast-dark"].includes(name));
    });
  }
});

/** @param {Map<string, Record<string, string>>} onPaper */
function renamed(onPaper) {
  return [...onPaper].map(([, theme]) => /** @type {const} */ (["in print", theme]));
}

/** @param {Record<string, string>} theme @param {string} text @param {string} ground */
function isLegible(theme, text, ground) {
  const reached = colours.contrast(theme[text] ?? "", theme[ground] ?? "");
  assert.ok(reached >= LEAST, `${text} on ${ground}: ${reached.toFixed(2)}`);
}

/**
 * The rules that set all colours as numbers; that of the reader's own mixes them.
 * @param {string} file
 * @returns {Map<string, Record<string, string>>} by theme
 */
function themesOf(file) {
  const css = readFileSync(projectFile(file), "utf8");
  const found = new Map();
  for (const [, selector = "", body = ""] of css.matchAll(/([^{}]*)\{([^{}]*)\}/g)) {
    const set = [...body.matchAll(/--(\w+): (#[0-9a-f]{6});/g)];
    if (set.length === 0) continue;
    const name = /data-theme="([\w-]+)"/.exec(selector)?.[1] ?? "light";
    found.set(name, Object.fromEntries(set.map(([, colour, value]) => [colour, value])));
  }
  return found;
}
