"use strict";
/** Going to a place in the article: it comes into view, and the keyboard and the screen reader go along. */
const scrolling = (() => {
  /** Text above that is laid out only now moves the place, so one looks again. */
  const MOST_LOOKS = 10;

  /**
   * @param {HTMLElement} element
   * @param {number} offset pixels between the upper edge of the screen and that of the element
   */
  async function goTo(element, offset) {
    land(element);
    const view = /** @type {Window} */ (element.ownerDocument.defaultView);
    for (let look = 0; look < MOST_LOOKS; look++) {
      const missing = element.getBoundingClientRect().top - offset;
      const before = view.scrollY;
      view.scrollBy({ top: missing, behavior: "instant" });
      if (Math.abs(missing) < 1 || view.scrollY === before) return;
      await new Promise((resolve) => view.requestAnimationFrame(resolve));
    }
  }

  /**
   * A place in the text takes the focus for once, and is no stop on the way through the article.
   * @param {HTMLElement} element
   */
  function land(element) {
    if (!element.matches("a, button, [tabindex]")) {
      element.tabIndex = -1;
      element.addEventListener("blur", () => element.removeAttribute("tabindex"), { once: true });
    }
    element.focus({ preventScroll: true });
  }

  return { goTo, land };
})();
