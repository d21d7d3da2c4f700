"use strict";
/**
 * What the browser's own menu prints. It knows the page only, and of a frame in it the part in view: so while it
 * prints, a copy of the article lies beside the frame, in the same closed shadow root, and the frame makes room.
 * The copy is made of nodes that have passed the sanitizer; no markup is read again.
 */
const printCopy = (() => {
  class PrintCopy {
    #root;
    #frame;
    #css;
    #sheet = new CSSStyleSheet();
    /** @type {HTMLElement | null} */
    #copy = null;
    /** Of the frame, while nothing is printed. */
    #height = "";

    /**
     * @param {ShadowRoot} root
     * @param {HTMLIFrameElement} frame
     * @param {string} css the reader's
     */
    constructor(root, frame, css) {
      this.#root = root;
      this.#frame = frame;
      this.#css = css;
    }

    /** @param {AbortSignal} signal */
    listen(signal) {
      window.addEventListener("beforeprint", () => this.#lay(), { signal });
      window.addEventListener("afterprint", () => this.#clear(), { signal });
    }

    #lay() {
      const shown = this.#frame.contentDocument;
      const main = shown?.querySelector("main");
      if (!shown || !main) return;
      this.#clear();
      this.#sheet.replaceSync(`${scoped(this.#css)}\n${scoped(wornBy(shown))}`);
      this.#root.adoptedStyleSheets = [this.#sheet];
      this.#copy = rootLike(shown.documentElement);
      this.#copy.append(document.importNode(main, true));
      for (const picture of this.#copy.querySelectorAll("img")) picture.loading = "eager";
      this.#root.append(this.#copy);
      this.#height = this.#frame.style.height;
      this.#frame.style.setProperty("height", "0", "important");
    }

    #clear() {
      if (!this.#copy) return;
      this.#copy.remove();
      this.#copy = null;
      this.#frame.style.setProperty("height", this.#height, "important");
    }
  }

  /** In the page, the root of the reader's document is a box. @param {string} css */
  function scoped(css) {
    return css.replaceAll(":root", ".root");
  }

  /** The style of the reader's own, if there is one. @param {Document} shown */
  function wornBy(shown) {
    const [, ...own] = shown.adoptedStyleSheets;
    return own.flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText)).join("\n");
  }

  /** @param {HTMLElement} root */
  function rootLike(root) {
    const box = document.createElement("div");
    Object.assign(box.dataset, root.dataset);
    Object.assign(box, { className: "root", lang: root.lang, dir: root.dir });
    // A style attribute would be the page's to forbid.
    box.style.cssText = root.style.cssText;
    return box;
  }

  return { PrintCopy };
})();
