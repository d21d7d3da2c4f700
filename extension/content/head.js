"use strict";
/** The collected page's head: where the page is, what it says about itself. */
const head = (() => {
  const META_NAMES = /** @type {const} */ (["name", "property", "itemprop"]);
  const MAX_DECLARATION_LENGTH = 1_000_000;
  /** Found in one go: each takes the browser through the whole page. */
  const TOLD = 'meta[content], link[rel=canonical][href], script[type="application/ld+json" i]';

  /** @param {MarkupWriter} writer */
  function write(writer) {
    const { attribute } = markup;
    const root = document.documentElement;
    writer.write(`<!DOCTYPE html><html${attribute("lang", language(root))}`);
    // What the whole page is, for instance a thread of answers.
    const type = root.getAttribute("itemtype");
    writer.write(type ? attribute("itemtype", type) : "");
    const dir = direction(root);
    writer.write(`${dir ? attribute("dir", dir) : ""}><head>`);
    writer.write(`<base${attribute("href", document.baseURI)}>`);
    writer.write("<title>");
    writer.writeText(document.title);
    writer.write("</title>");
    const told = [...document.querySelectorAll(TOLD)];
    const named = (/** @type {string} */ name) =>
      told.filter(({ localName }) => localName === name);
    for (const meta of named("meta")) writeMeta(writer, meta);
    for (const link of named("link")) {
      const href = link.getAttribute("href") ?? "";
      writer.write(`<link rel="canonical"${attribute("href", href)}>`);
    }
    for (const script of named("script")) writeDeclaration(writer, script);
    writer.write("</head>");
  }

  /** @param {MarkupWriter} writer @param {Element} meta */
  function writeMeta(writer, meta) {
    let names = "";
    for (const name of META_NAMES) {
      const value = meta.getAttribute(name);
      if (value) names += markup.attribute(name, value);
    }
    if (!names) return;
    const content = meta.getAttribute("content") ?? "";
    writer.write(`<meta${names}${markup.attribute("content", content)}>`);
  }

  /**
   * Script text is raw: nothing in it is escaped, so nothing in it may end it.
   * @param {MarkupWriter} writer @param {Element} script
   */
  function writeDeclaration(writer, script) {
    const json = (script.textContent ?? "").replace(/<(?=[/!s])/gi, "\\u003c");
    if (json.length > MAX_DECLARATION_LENGTH) return;
    writer.write(`<script type="application/ld+json">${json}</script>`);
  }

  /** @param {Element} root */
  function language(root) {
    return root.getAttribute("lang") ?? root.getAttribute("xml:lang") ?? declaredLanguage() ?? "";
  }

  function declaredLanguage() {
    return document.querySelector('meta[http-equiv="content-language" i]')?.getAttribute("content");
  }

  /**
   * From left to right is what a style says that says nothing: then the core goes by the language, as where only a box
   * within the page is turned.
   * @param {Element} root
   */
  function direction(root) {
    const { body } = document;
    const shown = getComputedStyle(body ?? root).direction;
    return shown === "rtl" ? shown : (body?.getAttribute("dir") ?? root.getAttribute("dir"));
  }

  return { write };
})();
