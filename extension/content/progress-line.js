"use strict";
/** A quiet line at the upper edge that tells how far one has come. */
const progressLine = (() => {
  /** @param {Document} shown @param {AbortSignal} signal */
  function of(shown, signal) {
    const line = elements.element("div", { class: "progress-line", "aria-hidden": "true" });
    const reflect = () => {
      line.style.scale = `${share(shown)} 1`;
    };
    shown.addEventListener("scroll", reflect, { passive: true, signal });
    reflect();
    return line;
  }

  /** @param {Document} shown @returns {number} of the article that lies behind one, from 0 to 1 */
  function share(shown) {
    const { scrollTop, scrollHeight, clientHeight } = /** @type {Element} */ (
      shown.scrollingElement
    );
    const way = scrollHeight - clientHeight;
    return way > 0 ? Math.min(scrollTop / way, 1) : 0;
  }

  return { of, share };
})();
