"use strict";
/** Shows where in the article a thing belongs, whether it is there or not. */
const placeMark = (() => {
  const { element } = elements;
  /** Half the room between two paragraphs. */
  const GAP = 9;

  class PlaceMark {
    #body;
    #line = element("div", { class: "place-mark", hidden: true });
    /** @type {Thing | null} */
    #marked = null;

    /** @param {HTMLElement} body of the article */
    constructor(body) {
      this.#body = body;
      body.append(this.#line);
    }

    /** @param {Thing} thing */
    show(thing) {
      this.clear();
      const [first] = thing.elements;
      const view = this.#body.ownerDocument.defaultView;
      if (!first || !view) return;
      this.#marked = thing;
      if (thing.isShown) for (const part of thing.elements) part.classList.add("marked");
      const box = this.#body.getBoundingClientRect();
      const top = thing.isShown ? first.getBoundingClientRect().top : seam(first, this.#body);
      this.#line.style.insetBlockStart = `${top - box.top}px`;
      this.#line.hidden = thing.isShown;
      const root = this.#body.ownerDocument.documentElement;
      const covered = Number.parseFloat(view.getComputedStyle(root).scrollPaddingBottom) || 0;
      const height = view.innerHeight - covered;
      if (top < height * 0.12 || top > height * 0.85) {
        view.scrollBy({ top: top - height * 0.4, behavior: motion(view) });
      }
    }

    clear() {
      for (const part of this.#marked?.elements ?? []) part.classList.remove("marked");
      this.#marked = null;
      this.#line.hidden = true;
    }
  }

  /**
   * The line on which a hidden element would begin: under what stands before it, or over what comes after.
   * @param {Element} hidden
   * @param {Element} body
   */
  function seam(hidden, body) {
    for (let at = hidden; at !== body && at.parentElement; at = at.parentElement) {
      const before = shownBeside(at, "previousElementSibling");
      if (before) return before.getBoundingClientRect().bottom + GAP;
      const after = shownBeside(at, "nextElementSibling");
      if (after) return after.getBoundingClientRect().top - GAP;
    }
    return body.getBoundingClientRect().top;
  }

  /** @param {Element} element @param {"previousElementSibling" | "nextElementSibling"} next */
  function shownBeside(element, next) {
    let beside = element[next];
    while (beside && (beside.getClientRects().length === 0 || beside.matches(".place-mark"))) {
      beside = beside[next];
    }
    return beside;
  }

  /** @param {Window} view @returns {ScrollBehavior} */
  function motion(view) {
    return view.matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";
  }

  return { PlaceMark };
})();

/** @typedef {InstanceType<typeof placeMark.PlaceMark>} Mark */
