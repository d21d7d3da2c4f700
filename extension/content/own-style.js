"use strict";
/**
 * A style of the reader's own. It may do everything to the look, and fetch nothing: an address that is asked for only
 * where certain words stand would tell a stranger what one reads. So a style that could ask is not used at all, be it
 * typed in or come with a file.
 */
const ownStyle = (() => {
  /** Every way in which a style can name an address. It may stand in a comment for all we care: telling is too easy to get wrong. */
  const FETCHING = /@import|(?:url|src|image|image-set|cross-fade)\(|<\s*(?:url|image)/i;
  const ESCAPE = /\\(?:([0-9a-f]{1,6})\s?|([\s\S]))/gi;

  /** The sheet that each document wears. @type {WeakMap<Document, CSSStyleSheet>} */
  const worn = new WeakMap();

  /**
   * @param {string} css
   * @returns {"" | "fetches" | "broken"} why it cannot be used: `ownStyle_<reason>` says so
   */
  function refusal(css) {
    if (FETCHING.test(spelt(css))) return "fetches";
    return css.trim() && !hasRules(css) ? "broken" : "";
  }

  /** Letters may be written as escapes. @param {string} css */
  function spelt(css) {
    return css
      .replace(/\r\n?|\f/g, "\n")
      .replace(ESCAPE, (_, digits, letter) => (digits ? character(digits) : letter.trim()));
  }

  /** @param {string} digits */
  function character(digits) {
    const code = parseInt(digits, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
  }

  /** @param {string} css */
  function hasRules(css) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    return sheet.cssRules.length > 0;
  }

  /**
   * Lays it over the styles that a document has; a style that is refused is none.
   * @param {Document} shown
   * @param {string} css
   */
  function wear(shown, css) {
    const wanted = refusal(css) ? "" : css;
    if (wanted || worn.has(shown)) sheetOf(shown).replaceSync(wanted);
  }

  /** @param {Document} shown */
  function sheetOf(shown) {
    const known = worn.get(shown);
    if (known) return known;
    const view = /** @type {Window & typeof globalThis} */ (shown.defaultView);
    const sheet = new view.CSSStyleSheet();
    shown.adoptedStyleSheets = [...shown.adoptedStyleSheets, sheet];
    worn.set(shown, sheet);
    return sheet;
  }

  return { refusal, wear };
})();
