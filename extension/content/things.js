"use strict";
/**
 * What is not in the article, thing by thing: left out by the core, or taken away by hand. All of it
 * stands in the reader already, hidden; to bring it back is to show it.
 */
const things = (() => {
  const MARK = "data-removal";
  /** The address of a picture that is not to be loaded yet. */
  const HELD = "data-held";

  /** One thing: it is shown or not, and stands in one or more elements. */
  class Thing {
    /** The reader's own rule that decided about it. @type {SiteRule | null} */
    rule = null;
    isShown = false;

    /**
     * @param {object} about
     * @param {string} about.kind
     * @param {string} about.label the kind in words
     * @param {string} about.text its first words
     * @param {number} about.words
     * @param {string} about.place where on the page, in words that hold on the site's other pages
     * @param {boolean} about.wasShown on the page itself
     * @param {boolean} about.byHand
     * @param {HTMLElement[]} elements
     */
    constructor({ kind, label, text, words, place, wasShown, byHand }, elements) {
      this.kind = kind;
      this.label = label;
      this.text = text;
      this.words = words;
      this.place = place;
      this.wasShown = wasShown;
      this.byHand = byHand;
      this.elements = elements;
    }

    get isRepeat() {
      return this.kind === "duplicate";
    }

    /** @param {boolean} isShown */
    turn(isShown) {
      this.isShown = isShown;
      for (const element of this.elements) {
        element.hidden = !isShown;
        element.classList.toggle("restored", isShown && !this.byHand);
        turnBoxes(element);
        if (isShown) load(element);
      }
    }
  }

  /** A box that holds removed things only shows when one of them does. @param {Element} element */
  function turnBoxes(element) {
    for (
      let box = element.parentElement?.closest(`[${MARK}=""]`);
      box;
      box = box.parentElement?.closest(`[${MARK}=""]`)
    ) {
      /** @type {HTMLElement} */ (box).hidden = !box.querySelector(".restored");
    }
  }

  /**
   * Hides what is marked as removed, and keeps its pictures from being loaded: a frame without scripts
   * loads even those that are not shown.
   * @param {Element} body not yet in a document that loads anything
   */
  function hold(body) {
    /** @type {NodeListOf<HTMLElement>} */
    const marked = body.querySelectorAll(`[${MARK}]`);
    for (const element of marked) element.hidden = true;
    for (const picture of body.querySelectorAll(`[${MARK}] img`)) {
      picture.setAttribute(HELD, picture.getAttribute("src") ?? "");
      picture.removeAttribute("src");
    }
  }

  /** @param {Element} element that was held */
  function load(element) {
    for (const picture of element.querySelectorAll(`img[${HELD}]`)) {
      picture.setAttribute("src", picture.getAttribute(HELD) ?? "");
      picture.removeAttribute(HELD);
    }
  }

  class Things {
    /** @type {Thing[]} */
    list = [];
    /** Called whenever one of them is shown or hidden, comes or goes. */
    onChange = () => {};
    /** Where the article begins and ends among all that the page says. */
    #first;
    #last;

    /**
     * @param {HTMLElement} body the whole page's text, what was removed hidden
     * @param {Restorable} restorable
     */
    constructor(body, { removals, places }) {
      this.body = body;
      this.places = places;
      /** @type {NodeListOf<HTMLElement>} */
      const all = body.querySelectorAll(`[${MARK}]`);
      const marked = [...all];
      const byNumber = Map.groupBy(marked, (element) => element.getAttribute(MARK) ?? "");
      removals.forEach((removal, number) => {
        const elements = byNumber.get(String(number)) ?? [];
        if (elements.length > 0) this.list.push(removed(removal, elements));
      });
      const kept = this.#keptElements();
      this.#first = kept.find((element) => !element.querySelector("[data-place]"));
      this.#last = kept.at(-1);
    }

    /** Whether the article has begun before a thing, and goes on behind it. @param {Thing} thing */
    isWithin({ elements: [element] }) {
      if (!element || !this.#first || !this.#last) return false;
      const { DOCUMENT_POSITION_FOLLOWING, DOCUMENT_POSITION_PRECEDING } = Node;
      return Boolean(
        element.compareDocumentPosition(this.#first) & DOCUMENT_POSITION_PRECEDING &&
        element.compareDocumentPosition(this.#last) & DOCUMENT_POSITION_FOLLOWING,
      );
    }

    /** @param {Thing[]} turned @param {boolean} isShown */
    turn(turned, isShown) {
      for (const thing of turned) thing.turn(isShown);
      this.onChange();
    }

    /**
     * Takes elements of the article away.
     * @param {HTMLElement[]} elements
     */
    take(elements) {
      const taken = elements.map((element) => this.#taken(element));
      this.list.push(...taken);
      this.turn(taken, false);
      return taken;
    }

    /** Makes as if they had never been taken away. @param {Thing[]} taken */
    giveBack(taken) {
      for (const thing of taken) thing.turn(true);
      this.list = this.list.filter((thing) => !taken.includes(thing));
      this.onChange();
    }

    /** What is in the article, as rules see it. */
    kept() {
      return this.#keptElements().map((element) => ({ element, ...this.describe(element) }));
    }

    #keptElements() {
      /** @type {NodeListOf<HTMLElement>} */
      const placed = this.body.querySelectorAll("[data-place]");
      return [...placed].filter((element) => !element.closest(`[hidden], [${MARK}]`));
    }

    /** @param {HTMLElement} element of the article */
    describe(element) {
      const text = element.textContent ?? "";
      return { kind: "", place: this.#placeOf(element), text };
    }

    /** @param {HTMLElement} element */
    #placeOf(element) {
      const placed = element.closest("[data-place]") ?? element.querySelector("[data-place]");
      return this.places[Number(placed?.getAttribute("data-place"))] ?? "";
    }

    /** @param {HTMLElement} element */
    #taken(element) {
      const { place, text } = this.describe(element);
      const said = text.trim() || element.querySelector("img")?.alt || messages.say("picture");
      const about = {
        kind: "by-hand",
        label: messages.say("kind_by_hand"),
        text: said,
        words: text.trim() ? text.trim().split(/\s+/).length : 0,
        place,
        wasShown: true,
        byHand: true,
      };
      return new Thing(about, [element]);
    }
  }

  /** @param {Removal} removal @param {HTMLElement[]} elements */
  function removed({ kind, reason, preview, words, place, shown }, elements) {
    const label = messages.say(`kind_${kind}`) || reason;
    return new Thing(
      { kind, label, text: preview, words, place, wasShown: shown, byHand: false },
      elements,
    );
  }

  return { Things, hold };
})();

/** @typedef {InstanceType<typeof things.Things>} AllThings */
/** @typedef {AllThings["list"][number]} Thing */
