"use strict";
/**
 * Notes beside the text. Pointing at a mark, or coming to it with the keyboard, shows its note; a click opens it to
 * stay. From there one can go to the note itself, and from the note back to the exact place.
 */
const note = (() => {
  const { element, button } = elements;
  const ID = "note";
  /** A pointer that only passes by opens nothing, and one on its way to the note does not close it. */
  const DWELL_MS = 120;
  const LEAVE_MS = 300;
  /** How far down the screen a place comes to stand that one was led to. */
  const OFFSET = 0.3;
  const GAP = 8;
  const MOST_WIDTH_REM = 26;

  /**
   * Listens for all marks at once: an article may have a thousand.
   * @param {HTMLElement} body of the article
   * @param {ReaderLayers} layers
   * @param {(place: Element) => void} onLedTo before one comes to a place, which may have been removed
   * @param {AbortSignal} signal
   */
  function furnish(body, layers, onLedTo, signal) {
    const made = new Note(body, layers, onLedTo);
    const options = { signal };
    body.addEventListener("pointerover", (event) => made.pointed(event), options);
    body.addEventListener("pointerout", () => made.leaveSoon(), options);
    body.addEventListener("focusin", (event) => made.focused(event), options);
    body.addEventListener("focusout", () => made.leaveSoon(), options);
    body.ownerDocument.addEventListener("click", (event) => made.clicked(event), options);
  }

  class Note {
    #body;
    #layers;
    #onLedTo;
    #text = element("div", { class: "text" });
    #box = element("aside", { id: ID, class: "note", tabindex: -1, hidden: true }, this.#text);
    #close = () => this.close();
    /** The mark whose note is shown. @type {HTMLElement | null} */
    #mark = null;
    /** Whether it was opened to stay. */
    #isOpen = false;
    /** Where one was led away from: a mark, and how high on the screen it stood. */
    #left = /** @type {{mark: HTMLElement, top: number} | null} */ (null);
    /** Whoever comes back to a mark has read its note. */
    #isReturning = false;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    #waiting;

    /**
     * @param {HTMLElement} body
     * @param {ReaderLayers} layers
     * @param {(place: Element) => void} onLedTo
     */
    constructor(body, layers, onLedTo) {
      this.#body = body;
      this.#layers = layers;
      this.#onLedTo = onLedTo;
      const go = button(messages.say("goToNote"), () => this.#goToNote());
      this.#box.append(element("p", { class: "go", ...messages.tongue() }, go));
      this.#box.addEventListener("pointerover", () => clearTimeout(this.#waiting));
      this.#box.addEventListener("pointerleave", () => this.leaveSoon());
      const article = body.closest("article");
      for (const name of ["lang", "dir"]) {
        this.#text.setAttribute(name, article?.getAttribute(name) ?? "");
      }
      article?.after(this.#box);
    }

    /** @param {PointerEvent} event */
    pointed(event) {
      const mark = this.#markAt(event.target);
      if (!mark || event.pointerType === "touch" || this.#isOpen) return;
      clearTimeout(this.#waiting);
      this.#waiting = setTimeout(() => this.#show(mark), DWELL_MS);
    }

    /** @param {FocusEvent} event */
    focused(event) {
      const mark = this.#markAt(event.target);
      // By the keyboard, that is: a click brings the focus as well, and opens the note to stay.
      if (!mark?.matches(":focus-visible") || this.#isReturning) return;
      clearTimeout(this.#waiting);
      this.#show(mark);
    }

    /** Unless the note was opened to stay. */
    leaveSoon() {
      clearTimeout(this.#waiting);
      if (this.#mark && !this.#isOpen) this.#waiting = setTimeout(this.#close, LEAVE_MS);
    }

    /** @param {MouseEvent} event */
    clicked(event) {
      const clicked = /** @type {Element} */ (event.target);
      const mark = this.#markAt(clicked);
      const link = /** @type {HTMLElement | null} */ (clicked.closest(footnotes.LINKS));
      if (this.#isOpen && !mark && !this.#box.contains(clicked)) this.close();
      if (mark) this.#open(mark);
      else if (link) this.#follow(link);
    }

    close() {
      const mark = this.#mark;
      if (!mark) return;
      const hadFocus = this.#box.contains(this.#body.ownerDocument.activeElement);
      clearTimeout(this.#waiting);
      this.#layers.closed(this.#close);
      this.#box.hidden = true;
      this.#isOpen = false;
      this.#mark = null;
      mark.removeAttribute("aria-describedby");
      if (hadFocus) this.#comeBackTo(mark);
    }

    /** @param {EventTarget | null} target */
    #markAt(target) {
      /** @type {HTMLElement | null | undefined} */
      const link = /** @type {Element | null} */ (target)?.closest?.(footnotes.LINKS);
      const isMark = link && this.#body.contains(link) && footnotes.noteOf(link).length > 0;
      return isMark ? link : null;
    }

    /** @param {HTMLElement} mark */
    #show(mark) {
      if (mark === this.#mark) return;
      this.close();
      this.#mark = mark;
      this.#text.replaceChildren(...footnotes.copyOf(footnotes.noteOf(mark)));
      this.#box.setAttribute("aria-label", messages.say("note", mark.textContent?.trim() ?? ""));
      this.#box.hidden = false;
      this.#placeAt(mark);
      mark.setAttribute("aria-describedby", ID);
      this.#layers.opened(this.#close);
    }

    /** To stay. @param {HTMLElement} mark */
    #open(mark) {
      this.#show(mark);
      clearTimeout(this.#waiting);
      this.#isOpen = true;
      this.#box.focus({ preventScroll: true });
    }

    /** Under the mark, or over it where only there is room; as wide as the column at most. @param {HTMLElement} mark */
    #placeAt(mark) {
      const { innerHeight, scrollX, scrollY } = this.#view;
      const column = this.#body.getBoundingClientRect();
      const at = mark.getBoundingClientRect();
      const rem = Number.parseFloat(getComputedStyle(mark.ownerDocument.documentElement).fontSize);
      const width = Math.min(MOST_WIDTH_REM * rem, column.width);
      const middle = at.left + at.width / 2 - width / 2;
      const left = Math.min(Math.max(middle, column.left), column.right - width);
      const { style } = this.#box;
      style.width = `${width}px`;
      style.left = `${left + scrollX}px`;
      const { height } = this.#box.getBoundingClientRect();
      const isBelow = at.bottom + GAP + height < innerHeight || at.top - GAP - height < 0;
      style.top = `${(isBelow ? at.bottom + GAP : at.top - GAP - height) + scrollY}px`;
    }

    #goToNote() {
      const mark = this.#mark;
      const blocks = mark ? footnotes.noteOf(mark) : [];
      const [first] = blocks;
      if (!mark || !first) return;
      this.close();
      this.#left = { mark, top: mark.getBoundingClientRect().top };
      if (!footnotes.hasWayBack(blocks)) blocks.at(-1)?.append(" ", this.#wayBack());
      this.#goTo(first);
    }

    /** For notes that have none of their own. */
    #wayBack() {
      const label = messages.say("backToText");
      return button("↩", () => this.#return(), { class: "way-back", "aria-label": label });
    }

    /** @param {HTMLElement} link into the article that is no mark */
    #follow(link) {
      const place = footnotes.placeOf(link);
      if (!place) return;
      const mark = footnotes.markOf(link);
      this.close();
      if (mark && mark === this.#left?.mark) this.#return();
      else this.#goTo(mark ?? footnotes.blockOf(place) ?? place);
    }

    #return() {
      if (!this.#left) return;
      const { mark, top } = this.#left;
      this.#left = null;
      this.#comeBackTo(mark);
      scrolling.goTo(mark, top);
    }

    /** @param {HTMLElement} place */
    #goTo(place) {
      this.#onLedTo(place);
      scrolling.goTo(place, this.#view.innerHeight * OFFSET);
    }

    /** @param {HTMLElement} mark whose note is not to be shown again */
    #comeBackTo(mark) {
      this.#isReturning = true;
      mark.focus({ preventScroll: true });
      this.#isReturning = false;
    }

    get #view() {
      return /** @type {Window} */ (this.#body.ownerDocument.defaultView);
    }
  }

  return { furnish };
})();
