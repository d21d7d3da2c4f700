"use strict";
/**
 * Taking away by hand. Selected text shows a button that takes its blocks away, and so does the Delete
 * key. Or one points: then the block under the pointer, or the one chosen with the arrow keys, is framed,
 * and a click or Enter takes it away.
 */
const hand = (() => {
  const { element, button } = elements;
  const BLOCKS =
    "p, h1, h2, h3, h4, h5, h6, li, blockquote, figure, .code, dt, dd, details, hr, .scroller, img";

  class Hand {
    #body;
    #onTake;
    #onPointing;
    #signal;
    #taker = button(messages.say("take"), () => this.#takeSelection(), {
      class: "taker",
      hidden: "",
    });
    /** @type {HTMLElement | null} */
    #aimed = null;
    #isPointing = false;

    /**
     * @param {HTMLElement} body of the article
     * @param {(elements: HTMLElement[]) => void} onTake
     * @param {(isPointing: boolean) => void} onPointing
     * @param {AbortSignal} signal
     */
    constructor(body, onTake, onPointing, signal) {
      this.#body = body;
      this.#onTake = onTake;
      this.#onPointing = onPointing;
      this.#signal = signal;
    }

    /** The button that appears beside selected text. */
    get taker() {
      return this.#taker;
    }

    listen() {
      const shown = this.#document;
      const options = { signal: this.#signal };
      const capturing = { signal: this.#signal, capture: true };
      shown.addEventListener("selectionchange", () => this.#offer(), options);
      shown.addEventListener("keydown", (event) => this.#pressed(event), capturing);
      this.#body.addEventListener("pointermove", (event) => this.#pointed(event), options);
      this.#body.addEventListener("click", (event) => this.#clicked(event), capturing);
      // A click on the button must not undo the selection that it is about.
      this.#taker.addEventListener("pointerdown", (event) => event.preventDefault(), options);
      this.#taker.addEventListener("mousedown", (event) => event.preventDefault(), options);
      this.#signal.addEventListener("abort", () => this.stop());
    }

    get isPointing() {
      return this.#isPointing;
    }

    start() {
      this.#isPointing = true;
      this.#document.getSelection()?.removeAllRanges();
      this.#document.documentElement.toggleAttribute("data-pointing", true);
      this.#onPointing(true);
    }

    /** @returns {boolean} whether one was pointing */
    stop() {
      if (!this.#isPointing) return false;
      this.#isPointing = false;
      this.#aim(null);
      this.#document.documentElement.toggleAttribute("data-pointing", false);
      this.#onPointing(false);
      return true;
    }

    get #document() {
      return this.#body.ownerDocument;
    }

    /** Puts the button at the end of what is selected. */
    #offer() {
      const range = this.#selected();
      this.#taker.hidden = range === null || this.#isPointing;
      const [box] = [...(range?.getClientRects() ?? [])].slice(-1);
      const view = this.#document.defaultView;
      if (!box || !view) return;
      const isRtl = view.getComputedStyle(this.#body).direction === "rtl";
      this.#taker.style.top = `${box.bottom + view.scrollY + 6}px`;
      this.#taker.style.left = `${(isRtl ? box.left : box.right) + view.scrollX}px`;
    }

    /** @returns {Range | null} what is selected of the article */
    #selected() {
      const selection = this.#document.getSelection();
      if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
      const range = selection.getRangeAt(0);
      return range.intersectsNode(this.#body) && selection.toString().trim() ? range : null;
    }

    #takeSelection() {
      const range = this.#selected();
      if (!range) return;
      const chosen = this.#blocks().filter((block) => isChosen(block, range));
      this.#document.getSelection()?.removeAllRanges();
      this.#taker.hidden = true;
      if (chosen.length > 0) this.#onTake(outermost(chosen));
    }

    /** @param {KeyboardEvent} event */
    #pressed(event) {
      const takes = event.key === "Delete" || event.key === "Backspace";
      if (this.#isPointing) this.#pressedPointing(event, takes);
      else if (takes && this.#selected() && !isControl(event.target)) {
        event.preventDefault();
        this.#takeSelection();
      }
    }

    /** @param {KeyboardEvent} event @param {boolean} takes */
    #pressedPointing(event, takes) {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const isOnBlock = this.#aimed !== null && this.#aimed === this.#document.activeElement;
      if (step) this.#step(step);
      else if (this.#aimed && (takes || (event.key === "Enter" && isOnBlock)))
        this.#take(this.#aimed);
      else return;
      event.preventDefault();
      event.stopPropagation();
    }

    /** @param {number} step */
    #step(step) {
      const blocks = this.#blocks();
      const at = this.#aimed ? blocks.indexOf(this.#aimed) : this.#firstInView(blocks) - step;
      const next = blocks[Math.min(Math.max(at + step, 0), blocks.length - 1)];
      if (next) this.#aimByKey(next);
    }

    /** @param {HTMLElement[]} blocks */
    #firstInView(blocks) {
      return blocks.findIndex((block) => block.getBoundingClientRect().top >= 0);
    }

    /** The focus goes along, so that a screen reader says what would be taken away. @param {HTMLElement} block */
    #aimByKey(block) {
      this.#aim(block);
      block.tabIndex = -1;
      block.focus({ preventScroll: true });
      block.scrollIntoView({ block: "center" });
    }

    /** @param {PointerEvent} event */
    #pointed(event) {
      if (this.#isPointing && event.pointerType !== "touch") this.#aim(this.#blockAt(event.target));
    }

    /** @param {MouseEvent} event */
    #clicked(event) {
      if (!this.#isPointing) return;
      event.preventDefault();
      event.stopPropagation();
      const block = this.#blockAt(event.target);
      if (block) this.#take(block);
    }

    /** @param {HTMLElement} block */
    #take(block) {
      const blocks = this.#blocks();
      const next = blocks.slice(blocks.indexOf(block) + 1).find((other) => !block.contains(other));
      const byKey = block === this.#document.activeElement;
      this.#onTake([block]);
      this.#aim(null);
      if (byKey && next) this.#aimByKey(next);
    }

    /** @param {HTMLElement | null} block */
    #aim(block) {
      if (block === this.#aimed) return;
      this.#aimed?.classList.remove("aimed");
      this.#aimed?.removeAttribute("tabindex");
      this.#aimed = block;
      block?.classList.add("aimed");
    }

    /** What can be taken away, in page order. */
    #blocks() {
      /** @type {NodeListOf<HTMLElement>} */
      const all = this.#body.querySelectorAll(BLOCKS);
      return [...new Set([...all].map(whole))].filter((block) => block.getClientRects().length > 0);
    }

    /** @param {EventTarget | null} target */
    #blockAt(target) {
      const inner = /** @type {Element | null} */ (target)?.closest?.(BLOCKS);
      if (!inner || !this.#body.contains(inner)) return null;
      return whole(/** @type {HTMLElement} */ (inner));
    }
  }

  /**
   * Parts that make no sense alone stand for the whole: a caption for its figure, a cell's text for the
   * table, the only paragraph of an item for the item.
   * @param {HTMLElement} block
   */
  function whole(block) {
    const around = block.closest("figure, .scroller");
    if (around) return /** @type {HTMLElement} */ (around);
    let widest = block;
    for (
      let parent = widest.parentElement;
      parent && parent.matches("li, blockquote, dd, p, h2, h3, h4") && isAlone(widest);
      parent = widest.parentElement
    ) {
      widest = parent;
    }
    return widest;
  }

  /** @param {Element} element */
  function isAlone(element) {
    const { parentElement: parent } = element;
    return [...(parent?.childNodes ?? [])].every(
      (node) => node === element || (node.nodeType === Node.TEXT_NODE && !node.textContent?.trim()),
    );
  }

  /** A selection often ends at the very start of the next block. @param {Element} block @param {Range} range */
  function isChosen(block, range) {
    if (!range.intersectsNode(block)) return false;
    const part = block.ownerDocument.createRange();
    part.selectNodeContents(block);
    if (part.comparePoint(range.startContainer, range.startOffset) === 0) {
      part.setStart(range.startContainer, range.startOffset);
    }
    if (part.comparePoint(range.endContainer, range.endOffset) === 0) {
      part.setEnd(range.endContainer, range.endOffset);
    }
    return part.toString().trim() !== "" || block.querySelector("img") !== null;
  }

  /** @param {HTMLElement[]} blocks */
  function outermost(blocks) {
    return blocks.filter(
      (block) => !blocks.some((other) => other !== block && other.contains(block)),
    );
  }

  /** @param {EventTarget | null} target */
  function isControl(target) {
    return /** @type {Element | null} */ (target)?.matches?.("input, select, textarea") ?? false;
  }

  /** The button in the bar that starts and ends the pointing. @param {() => void} onClick */
  function opener(onClick) {
    return button("", onClick, {
      class: "hand-button",
      "aria-label": messages.say("handLabel"),
      "aria-pressed": "false",
      title: messages.say("handLabel"),
    });
  }

  /** What one is told while one points. */
  function hint() {
    return element(
      "p",
      { class: "hand-hint", role: "status", ...messages.tongue() },
      messages.say("handHint"),
    );
  }

  return { Hand, opener, hint };
})();
