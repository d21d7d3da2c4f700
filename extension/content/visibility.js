"use strict";
/** Is this element shown? A parser of saved HTML cannot know; the browser can. */
const visibility = (() => {
  const CHECKED = { visibilityProperty: true };
  /** Nobody shifts by this much what is meant to be seen. */
  const FAR_AWAY = -900;

  /**
   * Asked of elements whose parent is shown. Transparent ones count as shown: pages fade their
   * paragraphs in as one scrolls.
   * @param {Element} element
   * @param {boolean} folded inside a closed `<details>`, where nothing has a box
   */
  function isShown(element, folded) {
    // Brackets for those whose browser cannot set ruby.
    if (element.localName === "rp") return true;
    if (folded) return isUnfoldable(element);
    if (element.checkVisibility(CHECKED)) return !isOutOfSight(element);
    // No box of its own, but its children may have one.
    return getComputedStyle(element).display === "contents";
  }

  /** @param {Element} element */
  function isUnfoldable(element) {
    const style = getComputedStyle(element);
    return style.display !== "none" && style.visibility === "visible";
  }

  /**
   * Text for screen readers and for search engines: far off the screen, or in a box of one pixel.
   * Only what is positioned can be there, which spares most elements the second look.
   * @param {Element} element
   */
  function isOutOfSight(element) {
    const position = positionOf(element);
    if (position !== "absolute" && position !== "fixed") return false;
    const style = getComputedStyle(element);
    return isFarAway(style) || isOnePixel(style);
  }

  /** @type {Element | null} */
  let elementAsked = null;
  let position = "static";

  /**
   * Asked twice of most elements, and as dear as all else that is asked of them. One without attributes has nothing
   * that a page's styles would position it by.
   * @param {Element} element
   */
  function positionOf(element) {
    if (!element.hasAttributes()) return "static";
    if (element !== elementAsked) {
      elementAsked = element;
      position = getComputedStyle(element).position;
    }
    return position;
  }

  /** @param {CSSStyleDeclaration} style */
  function isFarAway({ left, right, top }) {
    return [left, right, top].some((offset) => parseFloat(offset) < FAR_AWAY);
  }

  /** @param {CSSStyleDeclaration} style */
  function isOnePixel({ width, height, overflow, clip, clipPath }) {
    const isClipped = overflow !== "visible" || clip !== "auto" || clipPath !== "none";
    return isClipped && parseFloat(width) <= 1 && parseFloat(height) <= 1;
  }

  /**
   * `visibility: hidden` can be undone further down, `display: none` cannot.
   * @param {Element} element not shown
   */
  function mayShowChildren(element) {
    return (
      element.firstElementChild !== null && element.checkVisibility() && !isOutOfSight(element)
    );
  }

  return { isShown, mayShowChildren, positionOf };
})();
