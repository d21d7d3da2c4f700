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
    if (!element.hasAttributes()) return false;
    const style = getComputedStyle(element);
    if (style.position !== "absolute" && style.position !== "fixed") return false;
    return isFarAway(style) || isOnePixel(style);
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

  return { isShown, mayShowChildren };
})();
