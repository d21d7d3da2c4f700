"use strict";
/** The attributes that the core reads, and no others. */
const attributes = (() => {
  const ON_ANY = new Set([
    ..."class id role title dir lang rel name property".split(" "),
    ..."aria-hidden aria-label aria-level aria-controls aria-expanded".split(" "),
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

  const ANYWHERE = withStarts(ON_ANY);

  /** What can set one element apart from the others of its classes. */
  const SINGULAR = new Set(["id", "style", "hidden"]);

  /** What an element says of itself, as far as it goes along. */
  class Own {
    /** The attributes, ready to be written. */
    written = "";
    /** Whether it may be laid out like no other of its classes. */
    isSingular = false;
    /** In the layout, as the height is, once somebody has asked. */
    width = -1;
    height = -1;
    /** The first element inside: several want to know, and each question takes time. @type {Element | null} */
    first;
    /** What it shares with the others of its name and classes. @type {Common} */
    common;
    /** @type {Styling | null} once somebody has asked */
    styling = null;

    /** @param {Element} element @param {Kind} kind */
    constructor(element, kind) {
      this.first = element.firstElementChild;
      this.common = kind.classless;
    }
  }

  /** @param {Iterable<string>} names */
  function withStarts(names) {
    return new Map(Array.from(names, (name) => [name, ` ${name}="`]));
  }

  /**
   * The attributes that are kept of an element, each with how it begins when it is written.
   * @param {string} name of the element
   * @returns {Map<string, string>}
   */
  function keptOn(name) {
    const more = ON_ONE[name];
    return more ? withStarts([...ON_ANY, ...more]) : ANYWHERE;
  }

  /**
   * @param {Element} element
   * @param {Kind} kind
   * @returns {Own}
   */
  function of(element, kind) {
    const own = new Own(element, kind);
    if (!element.hasAttributes()) return own;
    const isBox = BOXES.has(kind.name);
    for (const name of element.getAttributeNames()) {
      if (name === "class") {
        own.common = kind.withClasses(element.getAttribute(name) ?? "");
        own.written += own.common.written;
        continue;
      }
      const start = kind.kept.get(name);
      if (SINGULAR.has(name)) own.isSingular ||= isSingular(name, element);
      if (start !== undefined) own.written += markup.value(start, element.getAttribute(name) ?? "");
      else if (isBox && name.startsWith("data-")) own.written += nameOfArticle(name, element);
    }
    return own;
  }

  /** @param {string} name @param {Element} element */
  function isSingular(name, element) {
    return (
      name !== "style" || /position|content-vis|small-caps/i.test(element.getAttribute(name) ?? "")
    );
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
   * @param {Element} element
   * @returns {string} the attribute, if it can be the name of an article
   */
  function nameOfArticle(name, element) {
    const isNumber = NUMBER_NAME.test(name);
    if (!isNumber && !ADDRESS_NAME.test(name)) return "";
    const value = element.getAttribute(name) ?? "";
    if (value.length > MAX_ARTICLE_NAME) return "";
    const isName = isNumber ? /^\d{4,}$/.test(value) : isAddress(value);
    return isName ? markup.attribute(name, value) : "";
  }

  /** @param {string} value */
  function isAddress(value) {
    return value.startsWith(`${location.origin}/`) || /^\/?[\w-]+(?:[/-][\w.-]+)+\/?$/.test(value);
  }

  return { keptOn, of, isPartOfFormula, formulaTag };
})();

/** @typedef {ReturnType<typeof attributes.of>} OwnAttributes */
