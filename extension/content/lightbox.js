"use strict";
/** Shows something of the article large, over everything else, and gives it back to where one was. */
const lightbox = (() => {
  const { element, button } = elements;
  const STEPS = /** @type {Record<string, number>} */ ({ ArrowLeft: -1, ArrowRight: 1 });

  class Lightbox {
    #layers;
    #content = element("div", { class: "content", tabindex: 0 });
    #caption = element("div", { class: "caption" });
    #dialog = element("dialog", { class: "lightbox" });
    #close = () => {
      // At once: the browser tells of it a little later, and a quick second Escape is meant for what lies below.
      this.#layers.closed(this.#close);
      this.#dialog.close();
    };
    /** @type {(step: number) => void} */
    #onStep = () => {};

    /** @param {HTMLElement} article @param {ReaderLayers} above */
    constructor(article, above) {
      this.#layers = above;
      const closer = button("×", this.#close, {
        class: "close-button",
        "aria-label": messages.say("closeLarge"),
      });
      this.#dialog.append(this.#content, this.#caption, closer);
      this.#dialog.addEventListener("click", (event) => this.#clicked(event));
      this.#dialog.addEventListener("keydown", (event) => this.#pressed(event));
      this.#dialog.addEventListener("close", () => this.#layers.closed(this.#close));
      for (const name of ["lang", "dir"]) {
        this.#dialog.setAttribute(name, article.getAttribute(name) ?? "");
      }
      article.after(this.#dialog);
    }

    /**
     * @param {HTMLElement} content
     * @param {object} about
     * @param {string} about.label what it is
     * @param {string} [about.caption]
     * @param {(step: number) => void} [about.onStep] to the next one, or the one before
     */
    show(content, { label, caption = "", onStep = () => {} }) {
      this.#dialog.setAttribute("aria-label", label);
      this.#content.replaceChildren(content);
      this.#caption.textContent = caption;
      this.#caption.hidden = caption === "";
      this.#onStep = onStep;
      if (this.#dialog.open) return;
      // The browser gives the focus back to where it was.
      this.#dialog.showModal();
      this.#layers.opened(this.#close);
      this.#content.focus();
    }

    /** Beside what is shown there is only the way back. @param {MouseEvent} event */
    #clicked(event) {
      if (event.target === this.#dialog || event.target === this.#content) this.#close();
    }

    /** @param {KeyboardEvent} event */
    #pressed(event) {
      if (event.key === "Enter" && event.target === this.#content) {
        /** @type {HTMLElement | null} */ (this.#content.querySelector("img"))?.click();
      }
      const step = STEPS[event.key];
      const { scrollWidth, clientWidth } = this.#content;
      // What is wider than the screen is moved by these keys.
      if (!step || scrollWidth > clientWidth) return;
      event.preventDefault();
      this.#onStep(step);
    }
  }

  return { Lightbox };
})();

/** @typedef {InstanceType<typeof lightbox.Lightbox>} Large */
