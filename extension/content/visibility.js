"use strict";
/** Is this element shown? A parser of saved HTML cannot know; the browser can. */
const visibility = (() => {
  const IN_LAYOUT = { visibilityProperty: true, contentVisibilityAuto: true };
  const IN_STYLE = { visibilityProperty: true };
  /** Nobody shifts by this much what is meant to be seen. */
  const FAR_AWAY = -900;

  /**
   * Asked of elements whose parent is shown. Transparent ones count as shown: pages fade their
   * paragraphs in as one scrolls.
   * @param {Element} element
   * @param {Kind} kind
   * @param {OwnAttributes} own
   * @param {boolean} folded inside a closed `<details>`, where nothing has a box
   * @returns {"shown" | "asleep" | "unseen"} asleep: shown, though the browser has not laid it out yet
   */
  function of(element, kind, own, folded) {
    // Brackets for those whose browser cannot set ruby.
    if (kind.name === "rp") return "shown";
    if (folded) return isUnfoldable(element) ? "shown" : "unseen";
    if (element.checkVisibility(IN_LAYOUT))
      return isOutOfSight(element, kind, own) ? "unseen" : "shown";
    if (element.checkVisibility(IN_STYLE))
      return isOutOfSight(element, kind, own) ? "unseen" : "asleep";
    // No box of its own, but its children may have one.
    return getComputedStyle(element).display === "contents" ? "shown" : "unseen";
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
   * @param {Kind} kind
   * @param {OwnAttributes} own
   */
  function isOutOfSight(element, kind, own) {
    const position = positionOf(element, kind, own);
    if (position !== "absolute" && position !== "fixed") return false;
    const style = getComputedStyle(element);
    return isFarAway(style) || isOnePixel(style);
  }

  /**
   * As dear as all else that is asked of most elements, so it is asked once for all of the same tag and
   * classes, by which style sheets tell them apart.
   * @param {Element} element
   * @param {Kind} kind
   * @param {OwnAttributes} own
   */
  function positionOf(element, kind, own) {
    if (own.isSingular) return getComputedStyle(element).position;
    const known = kind.positions.get(own.classes);
    if (known !== undefined) return known;
    const { position } = getComputedStyle(element);
    kind.positions.set(own.classes, position);
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
   * @param {Kind} kind
   * @param {OwnAttributes} own
   */
  function mayShowChildren(element, kind, own) {
    return (
      element.firstElementChild !== null &&
      element.checkVisibility() &&
      !isOutOfSight(element, kind, own)
    );
  }

  return { of, mayShowChildren, positionOf };
})();
