"use strict";
/** Start tags with the attributes that the core reads, and no others. */
const attributes = (() => {
  const ON_ANY = new Set([
    ..."class id role title dir lang aria-hidden aria-label rel name property".split(" "),
    ..."itemprop itemtype itemscope itemid content datetime".split(" "),
  ]);
  /** @type {Record<string, Set<string> | undefined>} */
  const ON_ONE = {
    a: new Set(["href"]),
    td: new Set(["colspan", "rowspan"]),
    th: new Set(["colspan", "rowspan", "scope"]),
    ol: new Set(["start", "reversed", "type"]),
    li: new Set(["value"]),
    details: new Set(["open"]),
    dialog: new Set(["open"]),
    input: new Set(["type"]),
    img: new Set(["alt"]),
    pre: new Set(["data-lang", "data-language"]),
    code: new Set(["data-lang", "data-language"]),
  };
  const FORMULA = new Set(
    (
      "math merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts none mroot mrow ms mspace msqrt " +
      "mstyle msub msubsup msup mtable mtd mtext mtr munder munderover semantics annotation"
    ).split(" "),
  );
  const ON_FORMULA = new Set(
    (
      "display alttext encoding mathvariant form stretchy fence separator largeop movablelimits symmetric lspace " +
      "rspace minsize maxsize width linethickness accent accentunder displaystyle scriptlevel columnspan rowspan"
    ).split(" "),
  );
  /**
   * Pages that put one article below the other say on the box of each which one it is, in an attribute
   * of their own, and the address bar follows. Only what can be such an address or number is kept.
   */
  const BOXES = new Set(["article", "div", "main", "section"]);
  const ADDRESS_NAME = /^data-(?!decant).*(?:url|uri|href|path|slug|permalink|canonical)$/;
  const NUMBER_NAME = /^data-(?:(?:article|content|entry|page|post|story)-?)?id$/;
  const MAX_ARTICLE_NAME = 300;
  const SAFE_NAME = /^[a-z][a-z0-9-]*$/;
  /** Their content would be raw text to a parser, so it goes under another name. */
  const RENAMED = new Map(
    Object.entries({
      xmp: "pre",
      listing: "pre",
      plaintext: "pre",
      noembed: "div",
      noframes: "div",
    }),
  );

  /**
   * A name that any parser takes for the start of a plain element.
   * @param {Element} element
   */
  function tagName(element) {
    const name = element.localName;
    return RENAMED.get(name) ?? (SAFE_NAME.test(name) ? name : "span");
  }

  /**
   * @param {string} tag
   * @param {Element} element
   * @param {string} more attributes already written; of two of the same name the first counts
   */
  function startTag(tag, element, more) {
    return `<${tag}${more}${kept(element)}>`;
  }

  /** @param {Element} element */
  function kept(element) {
    if (!element.hasAttributes()) return "";
    const own = ON_ONE[element.localName];
    const isBox = BOXES.has(element.localName);
    let written = "";
    for (const name of element.getAttributeNames()) {
      const isKept = ON_ANY.has(name) || own?.has(name);
      if (!isKept && !(isBox && name.startsWith("data-"))) continue;
      const value = element.getAttribute(name) ?? "";
      if (isKept || namesArticle(name, value)) written += markup.attribute(name, value);
    }
    return written;
  }

  /** @param {string} name of an element of MathML */
  function isPartOfFormula(name) {
    return FORMULA.has(name);
  }

  /** @param {Element} element of a formula */
  function formulaTag(element) {
    let written = "";
    for (const name of element.getAttributeNames()) {
      if (ON_FORMULA.has(name)) written += markup.attribute(name, element.getAttribute(name) ?? "");
    }
    return `<${element.localName}${written}>`;
  }

  /**
   * @param {string} name
   * @param {string} value
   */
  function namesArticle(name, value) {
    if (value.length > MAX_ARTICLE_NAME) return false;
    if (NUMBER_NAME.test(name)) return /^\d{4,}$/.test(value);
    if (!ADDRESS_NAME.test(name)) return false;
    return value.startsWith(`${location.origin}/`) || /^\/?[\w-]+(?:[/-][\w.-]+)+\/?$/.test(value);
  }

  return { tagName, startTag, isPartOfFormula, formulaTag };
})();
