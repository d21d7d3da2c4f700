"use strict";
/** What each kind of node means to the collector: one table, looked into once for each node. */
const kinds = (() => {
  const HTML = "http://www.w3.org/1999/xhtml";

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
  /** Those of nodes that are no elements of HTML. @type {Record<string, string | undefined>} */
  const OTHERS = { "#text": "text", "#cdata-section": "text" };

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

  class Kind {
    /** How these elements are laid out, by their classes. @type {Map<string, Styling>} */
    stylings = new Map();

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

    /** Those whose width is wanted, however wide the box around them is. */
    get isMeasured() {
      return this.isColumn || this.isCell;
    }

    get isBox() {
      return this.isColumn || this.isCell || this.isLine;
    }
  }

  class Kinds {
    /** @type {Map<string, Kind>} */
    #byName = new Map();
    #foreign = new Kind("", "foreign");

    /**
     * Node names tell more than anything else that can be asked in one go: in HTML only those of its own
     * elements are in capitals.
     * @param {Node} node
     */
    of(node) {
      const kind = this.#byName.get(node.nodeName) ?? this.#learn(node);
      if (kind.isPlain) return kind;
      // A script can make an element of SVG with a name in capitals.
      return /** @type {Element} */ (node).namespaceURI === HTML ? kind : this.#foreign;
    }

    /** @param {Node} node */
    #learn(node) {
      const name = node.nodeName;
      if (node.nodeType !== Node.ELEMENT_NODE)
        return this.#keep(name, name, OTHERS[name] ?? "left out");
      const { namespaceURI, localName } = /** @type {Element} */ (node);
      if (namespaceURI !== HTML) return this.#foreign;
      const role = ROLE_OF.get(localName) ?? "content";
      // In XHTML and in drawings, elements of other languages have the same names.
      return name === localName ? new Kind(localName, role) : this.#keep(name, localName, role);
    }

    /** @param {string} nodeName @param {string} name @param {string} role */
    #keep(nodeName, name, role) {
      const kind = new Kind(name, role);
      this.#byName.set(nodeName, kind);
      return kind;
    }
  }

  /** @param {string} list */
  function names(list) {
    return new Set(list.split(" "));
  }

  return { Kinds };
})();

/** @typedef {ReturnType<InstanceType<typeof kinds.Kinds>["of"]>} Kind */
/** @typedef {{position: string, contentVisibility: string, caps: string}} Styling */
