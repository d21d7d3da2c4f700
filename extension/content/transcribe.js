"use strict";
/** Writes each node of the page as the core is to read it, and says what is inside. */
const transcribe = (() => {
  const HTML = "http://www.w3.org/1999/xhtml";
  const MATHML = "http://www.w3.org/1998/Math/MathML";
  const SVG = "http://www.w3.org/2000/svg";
  const HIDDEN = ' data-decant-hidden=""';

  const LEFT_OUT = new Set(
    "script style template link base title head canvas param track source area map embed datalist".split(
      " ",
    ),
  );
  const VOID = new Set(["br", "hr", "wbr", "input", "col"]);
  /** Their tags tell of a form; what was typed or chosen is nobody's business. */
  const EMPTIED = new Set(["textarea", "select", "progress", "meter", "output"]);
  const PREFORMATTED = new Set(["pre", "xmp", "listing", "plaintext"]);
  const MEANS_CONTENT = "img, picture, video, audio, iframe";

  class Transcriber {
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

    /** @param {string} data @param {Surroundings} around */
    text(data, around) {
      if (!around.preserved && !/\S/.test(data)) {
        this.#writer.write(data.includes("\n") ? "\n" : " ");
        return;
      }
      if (around.veiled) this.#writer.write(`<span${HIDDEN}>`);
      this.#writer.writeText(data);
      if (around.veiled) this.#writer.write("</span>");
    }

    /**
     * @param {Element} element
     * @param {Surroundings} around
     * @returns {Inside | null}
     */
    enter(element, around) {
      const name = element.localName;
      if (element.namespaceURI !== HTML) return this.#enterForeign(element, around);
      if (name === "script") return this.#tex(/** @type {HTMLScriptElement} */ (element));
      if (LEFT_OUT.has(name)) return null;
      if (name === "meta") return this.#single(element, "");
      if (name === "noscript") return this.#enterNoscript(element, around);
      if (isMedia(element)) this.#onMedia(element);

      const shown = around.hidden || visibility.isShown(element, around.folded);
      if (!shown && !hasContent(element)) return null;
      const veiled = !shown && visibility.mayShowChildren(element);
      const mark = shown || veiled ? "" : HIDDEN;
      const within = around.hidden || shown ? around : { ...around, hidden: !veiled };

      if (VOID.has(name)) return this.#single(element, mark);
      if (EMPTIED.has(name)) return this.#emptied(element, mark);
      if (name === "img")
        return this.#image(/** @type {HTMLImageElement} */ (element), mark, around);
      if (name === "picture") return this.#enterPicture(element, mark, within);
      if (isMedia(element)) return this.#media(element, mark, around);
      if (name === "iframe" || name === "frame") return this.#enterFrame(element, mark, within);
      return this.#enterContent(element, mark, { ...within, veiled });
    }

    /**
     * A tag that has no end.
     * @param {Element} element @param {string} mark
     */
    #single(element, mark) {
      this.#writer.write(attributes.startTag(attributes.tagName(element), element, mark));
      return null;
    }

    /** @param {Element} element @param {string} mark */
    #emptied(element, mark) {
      const tag = attributes.tagName(element);
      this.#writer.write(`${attributes.startTag(tag, element, mark)}</${tag}>`);
      return null;
    }

    /** @param {HTMLImageElement} image @param {string} mark @param {Surroundings} around */
    #image(image, mark, { framed }) {
      const addresses = images.addresses(image, framed);
      this.#writer.write(attributes.startTag("img", image, addresses + mark));
      return null;
    }

    /**
     * The sources count only as long as the image has not chosen one.
     * @param {Element} picture @param {string} mark @param {Surroundings} within
     */
    #enterPicture(picture, mark, within) {
      this.#writer.write(attributes.startTag("picture", picture, mark));
      for (const source of picture.querySelectorAll("source")) {
        const addresses = images.promised(source, within.framed);
        this.#writer.write(attributes.startTag("source", source, addresses));
      }
      return { first: picture.firstChild, end: "</picture>", surroundings: within };
    }

    /** @param {HTMLMediaElement} media @param {string} mark @param {Surroundings} around */
    #media(media, mark, { framed }) {
      const tag = media.localName;
      const more = images.mediaAddresses(media, framed) + mark;
      this.#writer.write(`${attributes.startTag(tag, media, more)}</${tag}>`);
      return null;
    }

    /**
     * A frame of another origin is a closed book, of which only the title page is shown.
     * @param {Element} frame @param {string} mark @param {Surroundings} within
     */
    #enterFrame(frame, mark, within) {
      const body = subframes.bodyOf(frame);
      if (body && /\S/.test(body.textContent ?? "")) {
        this.#writer.write(attributes.startTag("section", frame, ` data-decant-frame=""${mark}`));
        const place = rendering.insideOf(frame, within.place);
        const surroundings = { ...within, framed: true, place };
        return { first: body.firstChild, end: "</section>", surroundings };
      }
      const more = images.frameAddress(frame) + mark;
      this.#writer.write(`${attributes.startTag("iframe", frame, more)}</iframe>`);
      return null;
    }

    /**
     * @param {Element} element @param {string} mark @param {Surroundings} within
     * @returns {Inside}
     */
    #enterContent(element, mark, within) {
      const tag = code.tagName(element, within.preserved);
      const href = within.framed && tag === "a" ? subframes.absoluteLink(element) : "";
      const unseen = within.hidden || within.veiled || within.folded;
      const place = unseen ? within.place : rendering.placeOf(element, within.place);
      const seen = unseen ? "" : rendering.marks(element, place, within.place);
      this.#writer.write(attributes.startTag(tag, element, href + mark + seen));
      const surroundings = {
        ...within,
        place,
        folded: within.folded || (tag === "details" && !element.hasAttribute("open")),
        preserved: within.preserved || PREFORMATTED.has(element.localName) || tag === "pre",
      };
      const end = `</${tag}>`;
      const assigned = tag === "slot" ? shadow.assignedTo(element) : [];
      if (assigned.length > 0) return { list: assigned, end, surroundings };
      return { first: (shadow.rootOf(element) ?? element).firstChild, end, surroundings };
    }

    /**
     * With scripts on, a `<noscript>` holds text, which a parser takes for text again. Its images
     * are wanted: for those who load images by script it is the only honest address.
     * @param {Element} noscript @param {Surroundings} around
     */
    #enterNoscript(noscript, around) {
      if (noscript.firstElementChild) return this.#enterContent(noscript, "", around);
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
      if (
        namespaceURI === SVG &&
        localName === "svg" &&
        !around.hidden &&
        element.checkVisibility()
      ) {
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
   * @param {Element} element
   * @returns {element is HTMLMediaElement}
   */
  function isMedia(element) {
    return element.localName === "video" || element.localName === "audio";
  }

  /**
   * Whether something not shown is worth telling of.
   * @param {Element} element
   */
  function hasContent(element) {
    if (element.localName.includes("-") || element.matches(MEANS_CONTENT)) return true;
    return /\S/.test(element.textContent ?? "") || element.querySelector(MEANS_CONTENT) !== null;
  }

  return { Transcriber };
})();
