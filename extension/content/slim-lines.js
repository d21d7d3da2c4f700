"use strict";
/**
 * Slim lines in the article: one in the place of each collapsed repeat, which opens it, and one above
 * each thing that was brought back, which takes it away again.
 */
const slimLines = (() => {
  const { element, button } = elements;

  class SlimLines {
    #things;
    #onToggle;
    /** @type {Map<Thing, HTMLElement>} */
    #lines = new Map();

    /**
     * @param {AllThings} all
     * @param {(thing: Thing) => void} onToggle
     */
    constructor(all, onToggle) {
      this.#things = all;
      this.#onToggle = onToggle;
    }

    /** Makes the lines those that the things need now. */
    update() {
      const needed = new Set(this.#things.list.filter((thing) => this.#isNeeded(thing)));
      for (const [thing, line] of this.#lines) {
        if (needed.has(thing)) continue;
        if (line.matches(":focus-within")) focusNear(line);
        line.remove();
        this.#lines.delete(thing);
      }
      for (const thing of needed) this.#reflect(this.#lines.get(thing) ?? this.#add(thing), thing);
    }

    /**
     * Repeats within the article leave a line where they were; copies for other screens, which the
     * page did not show either, leave none.
     * @param {Thing} thing
     */
    #isNeeded(thing) {
      if (thing.byHand) return false;
      return thing.isShown || (thing.isRepeat && thing.wasShown && this.#things.isWithin(thing));
    }

    /** @param {Thing} thing */
    #add(thing) {
      const toggle = button("", () => this.#onToggle(thing));
      const line = element("div", { class: "slim-line", lang: messages.tongue().lang }, toggle);
      placeBefore(thing, this.#things.body)?.before(line);
      this.#lines.set(thing, line);
      return line;
    }

    /** @param {HTMLElement} line @param {Thing} thing */
    #reflect(line, thing) {
      const toggle = /** @type {HTMLElement} */ (line.querySelector("button"));
      const label = thing.isRepeat ? messages.say("repeatLine") : thing.label;
      const act = messages.say(thing.isShown ? "takeAgain" : "show");
      toggle.replaceChildren(
        element("span", { class: "what" }, label),
        " ",
        element("span", { class: "act" }, act),
      );
      toggle.setAttribute("aria-expanded", String(thing.isShown));
      line.classList.toggle("open", thing.isShown);
    }
  }

  /** The nearest part of the article has the focus of a line that goes. @param {HTMLElement} line */
  function focusNear(line) {
    const all = /** @type {HTMLElement[]} */ ([...(line.parentElement?.children ?? [])]);
    const at = all.indexOf(line);
    const others = [...all.slice(at + 1), ...all.slice(0, at).reverse()];
    const near = others.find((other) => !other.hidden && other.checkVisibility());
    if (!near) return;
    near.tabIndex = -1;
    near.focus({ preventScroll: true });
  }

  /** The element before which a line can stand: not within a list, a table or a line of text. */
  function placeBefore(/** @type {Thing} */ thing, /** @type {Element} */ body) {
    const [first] = thing.elements;
    let place = first;
    while (place && place.parentElement && place.parentElement !== body) {
      if (place.parentElement.matches("li, dd, td, th, blockquote") && !place.matches("span"))
        break;
      place = place.parentElement;
    }
    return place;
  }

  return { SlimLines };
})();
