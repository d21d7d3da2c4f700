"use strict";
/**
 * The page's own scroll bar would stand beside the reader's. It goes while one reads, but its room
 * stays and takes the reader's colour, so that nothing on the page moves. What overflows the page
 * sideways would be painted in that room, so the page is not painted at all.
 */
const scrollBar = (() => {
  class HiddenScrollBar {
    #sheet = new CSSStyleSheet();

    hide() {
      // Bars that float over the page show only while it is scrolled.
      if (window.innerWidth === document.documentElement.clientWidth) return;
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.#sheet];
    }

    /** @param {string} colour */
    paint(colour) {
      this.#sheet.replaceSync(`
        :root {
          overflow: hidden !important;
          scrollbar-gutter: stable !important;
          background: ${colour} !important;
        }
        :root > body {
          overflow: visible !important;
          opacity: 0 !important;
        }`);
    }

    giveBack() {
      const others = document.adoptedStyleSheets.filter((sheet) => sheet !== this.#sheet);
      document.adoptedStyleSheets = others;
    }
  }

  return { HiddenScrollBar };
})();
