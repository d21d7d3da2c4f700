"use strict";
/**
 * Where the reader is shown: a modal dialog over the page, in it a closed shadow root, in that a
 * frame that runs no scripts. The page cannot look in, and nothing in there can run.
 */
const stage = (() => {
  /** Never `allow-scripts`. Links open in tabs of their own, and printing is a modal. */
  const SANDBOX = "allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-modals";

  /** Who prints waits for pictures, but not for one that never comes. */
  const PRINT_WAIT_MS = 4000;

  const COVERING = {
    all: "initial",
    display: "block",
    position: "fixed",
    inset: "0",
    width: "100%",
    height: "100%",
    "max-width": "none",
    "max-height": "none",
    margin: "0",
    padding: "0",
    border: "0",
    overflow: "hidden",
    "background-color": "Canvas",
  };

  class Stage {
    #dialog = document.createElement("dialog");
    #frame = document.createElement("iframe");
    /** @type {InstanceType<typeof guard.Guard> | null} */
    #guard = null;
    #ending = new AbortController();
    #onClose;
    #wasOpened = false;

    /** @param {() => void} onClose */
    constructor(onClose) {
      this.#onClose = onClose;
    }

    /**
     * @param {string} css
     * @returns {Promise<Document>} the empty document in the frame
     */
    async open(css) {
      const host = document.createElement("div");
      cover(this.#dialog);
      cover(host);
      cover(this.#frame);
      pageScale.undo(this.#frame, this.#ending.signal);
      this.#frame.setAttribute("sandbox", SANDBOX);
      this.#frame.title = messages.say("readerTitle");
      this.#dialog.setAttribute("data-decant-stage", "");
      this.#dialog.setAttribute("aria-label", messages.say("readerTitle"));
      const root = host.attachShadow({ mode: "closed" });
      root.append(this.#frame);
      this.#dialog.append(host);
      const loaded = new Promise((resolve) => (this.#frame.onload = resolve));
      document.documentElement.append(this.#dialog);
      this.#wasOpened = true;
      this.#dialog.showModal();
      await loaded;
      this.#listen();
      this.#guard = new guard.Guard(this.#dialog, host, this.#onClose);
      this.#guard.begin();
      const shown = this.document;
      if (!shown) throw new Error("The page took the reader's frame away.");
      dress(shown, css);
      new printCopy.PrintCopy(root, this.#frame, css).listen(this.#ending.signal);
      this.focus();
      return shown;
    }

    get document() {
      return this.#frame.contentDocument;
    }

    get isOpen() {
      return this.#dialog.isConnected;
    }

    /** Pages may tear out what they do not know, and the reader with it. */
    get wasTornOut() {
      return this.#wasOpened && !this.isOpen;
    }

    focus() {
      this.#frame.contentWindow?.focus();
    }

    /** Pictures further down may not have been asked for yet. */
    async print() {
      const pictures = [...(this.document?.images ?? [])].filter(({ complete }) => !complete);
      for (const picture of pictures) picture.loading = "eager";
      const coming = Promise.allSettled(pictures.map((picture) => picture.decode()));
      await Promise.race([coming, new Promise((enough) => setTimeout(enough, PRINT_WAIT_MS))]);
      this.#frame.contentWindow?.print();
    }

    /** Leaves the page without a trace; the browser gives the focus back. */
    close() {
      this.#ending.abort();
      this.#guard?.end();
      this.#dialog.close();
      this.#dialog.remove();
    }

    #listen() {
      // The page's own close requests: Escape outside the frame, or the back gesture of a phone.
      this.#dialog.addEventListener("cancel", (event) => {
        event.preventDefault();
        this.#onClose();
      });
      // Keys belong to the reader: outside the frame the page would hear them.
      this.#dialog.addEventListener("focusin", () => this.focus());
    }
  }

  /**
   * No style of the page reaches an element whose every property is set, and important.
   * @param {HTMLElement} element
   */
  function cover(element) {
    for (const [name, value] of Object.entries(COVERING)) {
      element.style.setProperty(name, value, "important");
    }
  }

  /** @param {Document} target @param {string} css */
  function dress(target, css) {
    const view = /** @type {Window & typeof globalThis} */ (target.defaultView);
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(css);
    target.adoptedStyleSheets = [sheet];
  }

  return { Stage };
})();
