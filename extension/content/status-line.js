"use strict";
/** Says in one line what has just been done, with the way back. It goes by itself; the ways back stay. */
const statusLine = (() => {
  const { element, button } = elements;
  const SHOWN_MS = 12_000;

  class StatusLine {
    #text = element("p", { role: "status", tabindex: -1 });
    #actions = element("div", { class: "actions" });
    #onUndo;
    #onOnlyThisTime;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    #going;

    /**
     * @param {() => void} onUndo
     * @param {() => void} onOnlyThisTime
     */
    constructor(onUndo, onOnlyThisTime) {
      this.#onUndo = onUndo;
      this.#onOnlyThisTime = onOnlyThisTime;
      const attributes = { class: "status-line", ...messages.tongue(), "data-empty": true };
      this.element = element("div", attributes, this.#text, this.#actions);
    }

    /**
     * @param {{text: string, isRemembered?: boolean}} told
     * @param {boolean} canUndo
     */
    tell({ text, isRemembered = false }, canUndo) {
      clearTimeout(this.#going);
      const hadFocus = this.element.matches(":focus-within");
      this.#text.textContent = text;
      this.#actions.replaceChildren(
        ...[
          isRemembered && button(messages.say("onlyThisTime"), this.#onOnlyThisTime),
          canUndo && button(messages.say("undo"), this.#onUndo, { class: "undo" }),
        ].filter((made) => made !== false),
      );
      // The button that was pressed is gone; who works by keyboard stays here.
      if (hadFocus) (this.#actions.querySelector("button") ?? this.#text).focus();
      this.element.toggleAttribute("data-empty", false);
      this.#going = setTimeout(() => this.#goUnlessUsed(), SHOWN_MS);
    }

    clear() {
      clearTimeout(this.#going);
      this.element.toggleAttribute("data-empty", true);
      this.#text.textContent = "";
      this.#actions.replaceChildren();
    }

    #goUnlessUsed() {
      if (this.element.matches(":hover, :focus-within")) {
        this.#going = setTimeout(() => this.#goUnlessUsed(), SHOWN_MS);
      } else {
        this.clear();
      }
    }
  }

  return { StatusLine };
})();
