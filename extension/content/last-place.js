"use strict";
/**
 * The place where one stopped reading. It is told by the words that stood there, not by a distance: these are found
 * again in another typeface, on another screen, and when the page has got a paragraph more.
 */
const lastPlace = (() => {
  const { element, button } = elements;
  const BLOCKS = "p, h1, h2, h3, h4, h5, h6, li, dt, dd, pre, blockquote, figcaption, td";
  /** Characters that tell one block from the others. */
  const TELLING = 80;
  /** Pixels below the upper edge where the line that one reads may be. */
  const EDGE = 72;
  const STEP = 24;
  /** When one has been still for so long, one reads. */
  const STILL_MS = 800;
  /** Whoever has come so far has read it. */
  const READ = 0.97;

  class LastPlace {
    #shown;
    #body;
    #article = places.address();
    /** Where one was, in pixels, when the place was last remembered. */
    #remembered = 0;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    #waiting;

    /** @param {Document} shown @param {HTMLElement} body of the article */
    constructor(shown, body) {
      this.#shown = shown;
      this.#body = body;
    }

    /** Remembers from now on. @param {AbortSignal} signal when the article is left */
    watch(signal) {
      const scrolled = () => {
        clearTimeout(this.#waiting);
        this.#waiting = setTimeout(() => this.#remember(), STILL_MS);
      };
      this.#shown.addEventListener("scroll", scrolled, { passive: true, signal });
      window.addEventListener("pagehide", () => this.#remember(), { signal });
      signal.addEventListener("abort", () => this.#remember());
    }

    /** Offers to go on where one stopped the last time. @param {Element} header under which the offer stands */
    async offer(header, /** @type {AbortSignal} */ signal) {
      const place = await places.find(this.#article);
      if (!place || signal.aborted || this.#view().scrollY > 0) return;
      const block = blockOf(place, this.#body);
      if (block) header.after(this.#offerOf(block, place, signal));
    }

    /** @param {HTMLElement} block @param {ReadingPlace} place @param {AbortSignal} signal */
    #offerOf(block, place, signal) {
      const percent = new Intl.NumberFormat(messages.tongue().lang, { style: "percent" });
      const ending = new AbortController();
      const leave = () => {
        ending.abort();
        made.remove();
      };
      const go = button(messages.say("continueReading", percent.format(place.share)), () => {
        leave();
        scrolling.goTo(block, EDGE - place.within * block.getBoundingClientRect().height);
      });
      const refuse = button("×", leave, { class: "refuse", "aria-label": messages.say("dismiss") });
      const made = element("div", { class: "offer", ...messages.tongue() }, go, refuse);
      // Whoever reads on from the beginning has answered.
      const view = this.#view();
      const passed = () => view.scrollY > view.innerHeight / 2 && leave();
      const either = AbortSignal.any([signal, ending.signal]);
      this.#shown.addEventListener("scroll", passed, { passive: true, signal: either });
      return made;
    }

    #remember() {
      clearTimeout(this.#waiting);
      // The distance itself is asked: whoever jumps and leaves at once is gone before the browser tells of it.
      const view = this.#view();
      if (view.scrollY === this.#remembered) return;
      this.#remembered = view.scrollY;
      const share = progressLine.share(this.#shown);
      const hasBegun = view.scrollY > view.innerHeight / 2;
      const place = hasBegun && share < READ && placeInSight(this.#shown, this.#body, share);
      if (place) places.keep(this.#article, place);
      else places.forget(this.#article);
    }

    #view() {
      return /** @type {Window} */ (this.#shown.defaultView);
    }
  }

  /**
   * @param {Document} shown
   * @param {HTMLElement} body
   * @param {number} share of the article that lies behind one
   * @returns {ReadingPlace | null}
   */
  function placeInSight(shown, body, share) {
    const block = blockInSight(shown, body);
    if (!block) return null;
    const blocks = blocksOf(body);
    const { top, height } = block.getBoundingClientRect();
    return {
      words: wordsOf(block),
      at: blocks.indexOf(block) / blocks.length,
      within: Math.max((EDGE - top) / Math.max(height, 1), 0),
      share,
      time: Date.now(),
    };
  }

  /** @param {Document} shown @param {HTMLElement} body */
  function blockInSight(shown, body) {
    const { left, width } = body.getBoundingClientRect();
    const { innerHeight } = /** @type {Window} */ (shown.defaultView);
    for (let y = EDGE; y < innerHeight; y += STEP) {
      for (const found of shown.elementsFromPoint(left + width / 2, y)) {
        const block = /** @type {HTMLElement | null} */ (found.closest(BLOCKS));
        if (block && body.contains(block) && wordsOf(block)) return block;
      }
    }
    return null;
  }

  /** The block with these words; of several the one nearest to where it stood. @param {ReadingPlace} place @param {HTMLElement} body */
  function blockOf(place, body) {
    const blocks = blocksOf(body);
    const distance = (/** @type {number} */ index) => Math.abs(index / blocks.length - place.at);
    const found = [...blocks.keys()].filter((index) => {
      const block = /** @type {HTMLElement} */ (blocks[index]);
      return wordsOf(block) === place.words && !block.closest("[hidden]");
    });
    const [nearest] = found.sort((one, other) => distance(one) - distance(other));
    return nearest === undefined ? undefined : blocks[nearest];
  }

  /** @param {HTMLElement} body @returns {HTMLElement[]} */
  function blocksOf(body) {
    return [.../** @type {NodeListOf<HTMLElement>} */ (body.querySelectorAll(BLOCKS))];
  }

  /** @param {HTMLElement} block */
  function wordsOf(block) {
    return (block.textContent ?? "").replace(/\s+/g, " ").trim().slice(0, TELLING);
  }

  return { LastPlace };
})();
