"use strict";
/** What each kind of node means to the collector: one table, looked into once for each node. */
const kinds = (() => {
  const HTML = "http://www.w3.org/1999/xhtml";
  const { ELEMENT_NODE: ELEMENT, TEXT_NODE: TEXT, CDATA_SECTION_NODE: CDATA } = Node;

  /** Elements that are written in a way of their own; all others with what is inside. */
  const ROLES = {
    "left out":
      "style template link base title head canvas param track source area map embed datalist",
    // Without an end tag.
    single: "br hr wbr input col",
    // Their tags tell of a form; what was typed or chosen is nobody's business.
    emptied: "textarea select progress meter output",
    meta: "meta",
    script: "script",
    noscript: "noscript",
    image: "img",
    picture: "picture",
    media: "audio video",
    frame: "iframe frame",
  };
  const ROLE_OF = new Map(
    Object.entries(ROLES).flatMap(([role, names]) => names.split(" ").map((name) => [name, role])),
  );

  /** Boxes that can be columns. */
  const COLUMNS = names(
    "article aside blockquote body center details dialog div dl fieldset figure footer form " +
      "header main menu nav ol p pre section table ul",
  );
  /** Boxes that come in crowds; one is a column only where it is as tall as one. */
  const CELLS = names("td li dd");
  /** Boxes that hold a line of text each, in the column of what is around them. */
  const LINES = names("address caption dt figcaption h1 h2 h3 h4 h5 h6 legend summary th");
  /** Those that pages make float over everything else, besides elements of their own. */
  const FLOATING = names("article aside dialog div footer form header main nav section");
  /** What can have a shadow root, besides custom elements. */
  const HOSTS = names(
    "article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span",
  );
  const PREFORMATTED = names("pre xmp listing plaintext");

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

  /** What is the same for all elements of a name and its classes, as far as style sheets tell them apart. */
  class Common {
    /** How they are laid out, once somebody has asked. @type {Styling | null} */
    styling = null;

    /** @param {string} [classes] */
    constructor(classes) {
      /** Their attribute, ready to be written. */
      this.written = classes === undefined ? "" : markup.attribute("class", classes);
    }
  }

  class Kind {
    /** @type {Map<string, Common>} */
    #byClasses = new Map();
    /** What those without classes have in common. */
    classless = new Common();

    /** @param {string} name @param {string} role */
    constructor(name, role) {
      const isCustom = name.includes("-");
      this.name = name;
      this.role = role;
      /** Whether nothing is asked of it that only elements of this very name can answer. */
      this.isPlain = role === "content" || role === "text" || role === "left out";
      /** A name that any parser takes for the start of a plain element. */
      this.tag = RENAMED.get(name) ?? (SAFE_NAME.test(name) ? name : "span");
      this.end = `</${this.tag}>`;
      this.isColumn = COLUMNS.has(name);
      this.isCell = CELLS.has(name);
      this.isLine = LINES.has(name);
      this.isCustom = isCustom;
      this.mayFloat = isCustom || FLOATING.has(name);
      this.mayHost = isCustom || HOSTS.has(name);
      this.preserves = PREFORMATTED.has(name);
      this.kept = attributes.keptOn(name);
    }

    /** @param {string} classes */
    withClasses(classes) {
      const known = this.#byClasses.get(classes);
      if (known) return known;
      const common = new Common(classes);
      this.#byClasses.set(classes, common);
      return common;
    }

    forgetStyles() {
      this.#byClasses.clear();
      this.classless = new Common();
    }

    /** Those whose width is wanted, however wide the box around them is. */
    get isMeasured() {
      return this.isColumn || this.isCell;
    }

    get isBox() {
      return this.isColumn || this.isCell || this.isLine;
    }
  }

  const FOREIGN = new Kind("", "foreign");
  const TEXTS = new Kind("", "text");
  const OTHERS = new Kind("", "left out");
  /** @type {Map<string, Kind>} */
  const byTagName = new Map();

  /**
   * Tag names tell more than anything else that can be asked in one go: in HTML only those of its own
   * elements are in capitals.
   * @param {Node} node
   */
  function of(node) {
    const type = node.nodeType;
    if (type !== ELEMENT) return type === TEXT || type === CDATA ? TEXTS : OTHERS;
    const element = /** @type {Element} */ (node);
    const kind = byTagName.get(element.tagName) ?? learn(element);
    if (kind.isPlain) return kind;
    // A script can make an element of SVG with a name in capitals.
    return element.namespaceURI === HTML ? kind : FOREIGN;
  }

  /** @param {Element} element */
  function learn({ tagName, localName, namespaceURI }) {
    if (namespaceURI !== HTML) return FOREIGN;
    const kind = new Kind(localName, ROLE_OF.get(localName) ?? "content");
    // In XHTML and in drawings, elements of other languages have the same names.
    if (tagName !== localName) byTagName.set(tagName, kind);
    return kind;
  }

  /** By the next time that the page is read, its style sheets may say something else of the same classes. */
  function forgetStyles() {
    for (const kind of byTagName.values()) kind.forgetStyles();
  }

  /** @param {string} list */
  function names(list) {
    return new Set(list.split(" "));
  }

  return { of, forgetStyles };
})();

/** @typedef {ReturnType<typeof kinds.of>} Kind */
/** @typedef {Kind["classless"]} Common */
/** @typedef {{position: string, contentVisibility: string | null, caps: string}} Styling */
