"use strict";
/**
 * What lies over the article for a while: a note, an enlarged picture, the contents on a small screen. Escape closes
 * what was opened last, and nothing else.
 */
const layers = (() => {
  class Layers {
    /** What closes each, that of the topmost at the end. @type {(() => void)[]} */
    #closing = [];

    /** @param {Document} shown @param {AbortSignal} signal */
    constructor(shown, signal) {
      const options = { signal, capture: true };
      // The window hears of a key before the document does, where those listen that lie below.
      shown.defaultView?.addEventListener("keydown", (event) => this.#pressed(event), options);
    }

    /** @param {() => void} close */
    opened(close) {
      this.closed(close);
      this.#closing.push(close);
    }

    /** @param {() => void} close */
    closed(close) {
      this.#closing = this.#closing.filter((other) => other !== close);
    }

    /** @param {KeyboardEvent} event */
    #pressed(event) {
      const close = event.key === "Escape" && this.#closing.at(-1);
      if (!close) return;
      event.preventDefault();
      event.stopPropagation();
      // A key that is held down goes on telling so.
      if (!event.repeat) close();
    }
  }

  return { Layers };
})();

/** @typedef {InstanceType<typeof layers.Layers>} ReaderLayers */
