"use strict";
/** Writes each node of the page as the core is to read it, and says what is inside. */
const transcribe = (() => {
  const MATHML = "http://www.w3.org/1998/Math/MathML";
  const SVG = "http://www.w3.org/2000/svg";
  const HIDDEN = ' data-decant-hidden=""';
  const MEANS_CONTENT = "img, picture, video, audio, iframe";

  class Transcriber {
    /** The last element of which was asked whether its own lines are shown. @type {Element | null} */
    #asked = null;
    #veils = false;
    #writer;
    #onMedia;

    /**
     * @param {MarkupWriter} writer
     * @param {(media: HTMLMediaElement) => void} onMedia
     */
    constructor(writer, onMedia) {
      this.#writer = writer;
      this.#onMedia = onMedia;
    }

    isFull() {
      return this.#writer.full;
    }

    /** @param {string} end */
    leave(end) {
      this.#writer.write(end);
    }

    /**
     * @param {Node} node
     * @param {Surroundings} around
     * @returns {Inside | null}
     */
    enter(node, around) {
      const kind = kinds.of(node);
      const element = /** @type {Element} */ (node);
      switch (kind.role) {
        case "text":
          return this.#text(/** @type {Text} */ (node).data, around, node);
        case "left out":
          return null;
        case "foreign":
          return this.#enterForeign(element, around);
        case "script":
          return this.#tex(/** @type {HTMLScriptElement} */ (node));
        case "noscript":
          return this.#enterNoscript(element, kind, around);
        case "meta":
          return this.#start("meta", attributes.of(element, kind).written);
        case "media":
          this.#onMedia(/** @type {HTMLMediaElement} */ (node));
      }
      return this.#enterElement(element, kind, around);
    }

    /**
     * Every second text only parts two tags; of those nobody asks whether they are shown.
     * @param {string} data
     * @param {Surroundings} around
     * @param {Node} [node] the text, where it is not all that its element holds
     */
    #text(data, around, node) {
      if (!around.preserved && !/\S/.test(data)) {
        this.#writer.write(data.includes("\n") ? "\n" : " ");
        return null;
      }
      const veiled = node ? this.#isVeiled(node, around) : around.veiled;
      if (veiled) this.#writer.write(`<span${HIDDEN}>`);
      this.#writer.writeText(data);
      if (veiled) this.#writer.write("</span>");
      return null;
    }

    /**
     * Whether a text between elements is not shown, though the box that it is in is there.
     * @param {Node} text
     * @param {Surroundings} around
     */
    #isVeiled({ parentElement }, around) {
      const isKnown = around.veiled || around.hidden || around.folded;
      if (isKnown || !parentElement) return around.veiled;
      if (parentElement !== this.#asked) {
        this.#asked = parentElement;
        this.#veils = kinds.of(parentElement).isMeasured && visibility.hidesLines(parentElement);
      }
      return this.#veils;
    }

    /**
     * @param {Element} element
     * @param {Kind} kind
     * @param {Surroundings} around
     * @returns {Inside | null}
     */
    #enterElement(element, kind, around) {
      const own = attributes.of(element, kind);
      const shown = around.hidden || visibility.isShown(element, kind, own, around);
      if (!shown && !hasContent(element, kind)) return null;
      const veiled = !shown && visibility.mayShowChildren(element, kind, own);
      const mark = shown || veiled ? "" : HIDDEN;
      const within = withinOf(around, shown, veiled);
      const more = mark + own.written;

      switch (kind.role) {
        case "single":
          return this.#start(kind.tag, more);
        case "emptied":
          return this.#whole(kind.tag, more);
        case "image":
          return this.#start(
            "img",
            images.addresses(/** @type {HTMLImageElement} */ (element), around.framed) + more,
          );
        case "media":
          return this.#whole(
            kind.tag,
            images.mediaAddresses(/** @type {HTMLMediaElement} */ (element), around.framed) + more,
          );
        case "picture":
          return this.#enterPicture(element, more, within);
        case "frame":
          return this.#enterFrame(element, more, within);
        default:
          return this.#enterContent(element, kind, own, mark, within);
      }
    }

    /**
     * A tag that has no end.
     * @param {string} tag @param {string} written its attributes
     */
    #start(tag, written) {
      this.#writer.write(`<${tag}${written}>`);
      return null;
    }

    /**
     * An element of which nothing inside goes along.
     * @param {string} tag @param {string} written its attributes
     */
    #whole(tag, written) {
      this.#writer.write(`<${tag}${written}></${tag}>`);
      return null;
    }

    /**
     * The sources count only as long as the image has not chosen one.
     * @param {Element} picture @param {string} written @param {Surroundings} within
     */
    #enterPicture(picture, written, within) {
      this.#start("picture", written);
      for (const source of picture.querySelectorAll("source")) {
        this.#start("source", images.promised(source, within.framed));
      }
      return { first: picture.firstChild, end: "</picture>", surroundings: within };
    }

    /**
     * A frame of another origin is a closed book, of which only the title page is shown.
     * @param {Element} frame @param {string} written @param {Surroundings} within
     */
    #enterFrame(frame, written, within) {
      const body = subframes.bodyOf(frame);
      if (!body || !/\S/.test(body.textContent ?? "")) {
        return this.#whole("iframe", images.frameAddress(frame) + written);
      }
      this.#start("section", ` data-decant-frame=""${written}`);
      const place = rendering.insideOf(frame, within.place);
      const surroundings = { ...within, framed: true, place };
      return { first: body.firstChild, end: "</section>", surroundings };
    }

    /**
     * @param {Element} element
     * @param {Kind} kind
     * @param {OwnAttributes} own
     * @param {string} mark
     * @param {Surroundings} around
     * @returns {Inside | null}
     */
    #enterContent(element, kind, own, mark, around) {
      const tag = code.tagName(element, kind, around.preserved);
      const href = around.framed && tag === "a" ? subframes.absoluteLink(element) : "";
      const unseen = around.hidden || around.veiled || around.folded;
      const place = unseen ? around.place : rendering.placeOf(element, kind, own, around.place);
      const seen = unseen
        ? ""
        : rendering.marks(kind, place, around.place) + smallCaps.mark(element, kind, own);
      this.#start(tag, href + mark + seen + own.written);

      const surroundings = insideOf(around, {
        place:
          !unseen && visibility.isAsleepInside(element, kind, own)
            ? rendering.asleep(place)
            : place,
        folded: around.folded || (tag === "details" && !element.hasAttribute("open")),
        preserved: around.preserved || kind.preserves || tag === "pre",
      });
      const end = tag === kind.tag ? kind.end : `</${tag}>`;
      const list = kind.name === "slot" ? shadow.assignedTo(element) : [];
      if (list.length > 0) return { list, end, surroundings };
      const root = shadow.rootOf(element, kind, own);
      if (root || own.first) {
        return { first: (root ?? element).firstChild, end, surroundings };
      }
      const text = element.textContent;
      if (text) this.#text(text, surroundings);
      this.#writer.write(end);
      return null;
    }

    /**
     * With scripts on, a `<noscript>` holds text, which a parser takes for text again. Its images
     * are wanted: for those who load images by script it is the only honest address.
     * @param {Element} noscript @param {Kind} kind @param {Surroundings} around
     */
    #enterNoscript(noscript, kind, around) {
      if (noscript.firstElementChild) {
        return this.#enterContent(noscript, kind, attributes.of(noscript, kind), "", around);
      }
      const text = noscript.textContent ?? "";
      if (!/<img/i.test(text) || /<\/noscript/i.test(text)) return null;
      this.#writer.write(`<noscript>${text}</noscript>`);
      return null;
    }

    /**
     * A drawing goes along whole, a formula part by part.
     * @param {Element} element
     * @param {Surroundings} around
     * @returns {Inside | null}
     */
    #enterForeign(element, around) {
      const { localName, namespaceURI } = element;
      if (namespaceURI === SVG && localName === "svg" && !around.hidden) {
        this.#writer.write(drawings.transcript(element));
      }
      if (namespaceURI !== MATHML || !attributes.isPartOfFormula(localName)) return null;
      this.#writer.write(attributes.formulaTag(element));
      const end = `</${localName}>`;
      return { first: element.firstChild, end, surroundings: { ...around, veiled: false } };
    }

    /** The source of a formula, which the page may have drawn without saying what it is. @param {HTMLScriptElement} script */
    #tex({ type, text }) {
      if (type.startsWith("math/tex") && !/<\/script/i.test(text)) {
        this.#writer.write(`<script${markup.attribute("type", type)}>${text}</script>`);
      }
      return null;
    }
  }

  /**
   * What an element's own being shown or not means for all of it.
   * @param {Surroundings} around
   * @param {boolean} shown
   * @param {boolean} veiled
   * @returns {Surroundings} those around, if they are the same
   */
  function withinOf(around, shown, veiled) {
    const hidden = around.hidden || !(shown || veiled);
    const isSame = hidden === around.hidden && veiled === around.veiled;
    return isSame ? around : { ...around, hidden, veiled };
  }

  /**
   * @param {Surroundings} around
   * @param {Pick<Surroundings, "place" | "folded" | "preserved">} inside
   * @returns {Surroundings} those around, if they are the same
   */
  function insideOf(around, { place, folded, preserved }) {
    const isSame =
      place === around.place && folded === around.folded && preserved === around.preserved;
    return isSame ? around : { ...around, place, folded, preserved };
  }

  /**
   * Whether something not shown is worth telling of.
   * @param {Element} element
   * @param {Kind} kind
   */
  function hasContent(element, kind) {
    if (kind.isCustom || element.matches(MEANS_CONTENT)) return true;
    return /\S/.test(element.textContent ?? "") || element.querySelector(MEANS_CONTENT) !== null;
  }

  return { Transcriber };
})();
