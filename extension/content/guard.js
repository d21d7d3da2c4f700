"use strict";
/**
 * Keeps the stage as it was built. A page cannot look into it, but it can hide it, cover it or close it: it is undone,
 * and a page that does it again and again is left alone with itself.
 */
const guard = (() => {
  const MOST_REPAIRS = 50;

  class Guard {
    #dialog;
    #host;
    #onDefeat;
    #repairs = 0;
    #ending = new AbortController();
    #observer = new MutationObserver(() => this.#repair());
    /** @type {Map<Element, Map<string, string>>} */
    #attributes = new Map();

    /**
     * @param {HTMLDialogElement} dialog as it is to stay
     * @param {HTMLElement} host the one thing in it
     * @param {() => void} onDefeat
     */
    constructor(dialog, host, onDefeat) {
      this.#dialog = dialog;
      this.#host = host;
      this.#onDefeat = onDefeat;
    }

    begin() {
      const { signal } = this.#ending;
      for (const element of [this.#dialog, this.#host]) {
        const attributes = [...element.attributes].map(({ name, value }) => [name, value]);
        this.#attributes.set(element, new Map(/** @type {[string, string][]} */ (attributes)));
      }
      this.#watch();
      this.#dialog.addEventListener("close", () => this.#repair(), { signal });
      document.addEventListener("toggle", (event) => this.#opened(event), {
        capture: true,
        signal,
      });
    }

    end() {
      this.#ending.abort();
      this.#observer.disconnect();
    }

    #watch() {
      for (const element of this.#attributes.keys()) {
        this.#observer.observe(element, { attributes: true, childList: true });
      }
    }

    /** Something of the page's has come to lie on top. @param {Event} event */
    #opened(event) {
      const opened = /** @type {Element} */ (event.target);
      if (opened === this.#dialog || !opened.matches(":modal, :popover-open")) return;
      this.#dialog.close();
      this.#repair();
    }

    #repair() {
      if (!this.#dialog.isConnected || this.#ending.signal.aborted) return;
      if (++this.#repairs > MOST_REPAIRS || this.#host.parentNode !== this.#dialog) {
        this.end();
        return this.#onDefeat();
      }
      this.#observer.disconnect();
      for (const child of [...this.#dialog.childNodes]) if (child !== this.#host) child.remove();
      for (const child of [...this.#host.childNodes]) child.remove();
      if (!this.#dialog.matches(":modal")) {
        this.#dialog.close();
        this.#dialog.showModal();
      }
      for (const [element, attributes] of this.#attributes) putBack(element, attributes);
      this.#watch();
    }
  }

  /** @param {Element} element @param {Map<string, string>} attributes */
  function putBack(element, attributes) {
    for (const name of element.getAttributeNames()) {
      if (!attributes.has(name)) element.removeAttribute(name);
    }
    for (const [name, value] of attributes) {
      if (element.getAttribute(name) !== value) element.setAttribute(name, value);
    }
  }

  return { Guard };
})();
