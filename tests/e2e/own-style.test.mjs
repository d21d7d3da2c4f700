/** A style of the reader's own may load nothing, however it is spelt. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { runInNewContext } from "node:vm";
import { projectFile } from "./driver/index.mjs";

const SOURCE = readFileSync(projectFile("extension/content/own-style.js"), "utf8");

/** The ways in which a style can name an address, and how letters can be written otherwise. @param {string} to */
const loading = (to) => [
  `@import "${to}";`,
  `@import url(${to});`,
  `@\\69mport "${to}";`,
  `p { background: url(${to}) }`,
  `p { background: URL("${to}") }`,
  `p { background: u\\72l(${to}) }`,
  `p { background: \\75\\52 \\6c(${to}) }`,
  `p { background: \\000075rl(${to}) }`,
  `p { background: u\\72\r\nl(${to}) }`,
  `p { background: ur\\l(${to}) }`,
  `p { --x: url(${to}); background: var(--x) }`,
  `p { --x: \\75rl(${to}); background: var(--x) }`,
  `p { background: image-set("${to}" 1x) }`,
  `p { background: -webkit-image-set("${to}" 1x) }`,
  `p { background: cross-fade(url(${to}), red) }`,
  `p { background: image("${to}") }`,
  `p { background: src("${to}") }`,
  `p::before { content: url(${to}) }`,
  `li { list-style: url(${to}) }`,
  `p { cursor: url(${to}), auto }`,
  `p { mask: url(${to}) }`,
  `p { filter: url(${to}#f) }`,
  `@font-face { font-family: f; src: url(${to}) } p { font-family: f }`,
  `@property --x { syntax: "<url>"; inherits: false; initial-value: none }`,
  `p { background: attr(title type(<image>)) }`,
  `a::before { content: "/*"; background: url(${to}); quotes: "*/" }`,
];

const HARMLESS = [
  "",
  "p { color: red }",
  ".body a { color: #036; text-decoration: none }",
  '@media (width < 40em) { p::before { content: "\\201C" } }',
  "p { background: linear-gradient(red, blue) }",
  "/* Mine. */ h1 { font-variant: small-caps }",
];

describe("a style of one's own", () => {
  class CSSStyleSheet {
    /** @type {unknown[]} */
    cssRules = [];
    /** @param {string} css */
    replaceSync(css) {
      this.cssRules = css.split("}").slice(1);
    }
  }
  /** @type {{refusal: (css: string) => string}} */
  const ownStyle = runInNewContext(`${SOURCE}; ownStyle`, { CSSStyleSheet });

  test("is refused when it could load something", () => {
    for (const css of loading("https://tracker.example/")) {
      assert.equal(ownStyle.refusal(css), "fetches", css);
    }
  });

  test("is taken when it could not", () => {
    for (const css of HARMLESS) assert.equal(ownStyle.refusal(css), "", css);
  });

  test("is told to be none when there is no rule in it", () => {
    assert.equal(ownStyle.refusal("p color red"), "broken");
  });
});
