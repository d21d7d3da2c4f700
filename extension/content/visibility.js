"use strict";
/** Is this element shown? A parser of saved HTML cannot know; the browser can. */
const visibility = (() => {
  const CHECKED = { visibilityProperty: true };
  const AWAKE = { contentVisibilityAuto: true };
  /** Nobody shifts by this much what is meant to be seen. */
  const FAR_AWAY = -900;

  /**
   * Asked of elements whose parent is shown. Transparent ones count as shown: pages fade their
   * paragraphs in as one scrolls.
   * @param {Element} element
   * @param {Kind} kind
   * @param {OwnAttributes} own
   * @param {Surroundings} around
   */
  function isShown(element, kind, own, around) {
    // Brackets for those whose browser cannot set ruby.
    if (kind.name === "rp") return true;
    if (around.folded) return isUnfoldable(element);
    if (isBoxOfBoxes(element, kind, own, around) || element.checkVisibility(CHECKED)) {
      return !isOutOfSight(element, kind, own);
    }
    // No box of its own, but its children may have one.
    return getComputedStyle(element).display === "contents";
  }

  /**
   * Half of all elements only hold others. Their width is wanted anyway, or the height of cells, and those
   * that have one are there; lines of their own that are invisible are told from the others when they come.
   * @param {Element} element
   * @param {Kind} kind
   * @param {OwnAttributes} own
   * @param {Surroundings} around
   */
  function isBoxOfBoxes(element, kind, own, { veiled, place }) {
    if (!kind.isMeasured || veiled || place.asleep || !own.first) return false;
    const box = /** @type {HTMLElement} */ (element);
    if (kind.isCell && (own.height = box.offsetHeight) > 0) return true;
    return (own.width = box.offsetWidth) > 0;
  }

  /** Whether lines right inside an element are invisible. @param {Element} element */
  function hidesLines(element) {
    return getComputedStyle(element).visibility !== "visible";
  }

  /**
   * Whether the browser has put off the layout of what is inside, as `content-visibility` lets it.
   * @param {Element} element
   * @param {Kind} kind
   * @param {OwnAttributes} own
   */
  function isAsleepInside(element, kind, own) {
    // On what stands in a line it has no effect.
    if (!own.first || !(kind.isBox || kind.isCustom)) return false;
    const styling = stylingOf(element, kind, own);
    styling.contentVisibility ??= getComputedStyle(element).contentVisibility;
    if (styling.contentVisibility !== "auto") return false;
    const rendered = [...element.children].find((child) => child.checkVisibility());
    return rendered !== undefined && !rendered.checkVisibility(AWAKE);
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
    const { position } = stylingOf(element, kind, own);
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
  function stylingOf(element, kind, own) {
    return (own.styling ??= own.isSingular
      ? ask(element, kind)
      : (own.common.styling ??= ask(element, kind)));
  }

  /**
   * Each answer takes time, so what not all elements are asked waits until it is wanted.
   * @param {Element} element @param {Kind} kind @returns {Styling}
   */
  function ask(element, kind) {
    const style = getComputedStyle(element);
    return {
      position: style.position,
      contentVisibility: null,
      caps: kind.isBox ? "" : style.fontVariantCaps,
    };
  }

  /** @param {CSSStyleDeclaration} style */
  function isFarAway(style) {
    return isFar(style.left) || isFar(style.right) || isFar(style.top);
  }

  /** @param {string} offset */
  function isFar(offset) {
    return parseFloat(offset) < FAR_AWAY;
  }

  /** @param {CSSStyleDeclaration} style */
  function isOnePixel(style) {
    return parseFloat(style.width) <= 1 && parseFloat(style.height) <= 1 && isClipped(style);
  }

  /** @param {CSSStyleDeclaration} style */
  function isClipped({ overflow, clip, clipPath }) {
    return overflow !== "visible" || clip !== "auto" || clipPath !== "none";
  }

  /**
   * `visibility: hidden` can be undone further down, `display: none` cannot.
   * @param {Element} element not shown
   * @param {Kind} kind
   * @param {OwnAttributes} own
   */
  function mayShowChildren(element, kind, own) {
    return own.first !== null && element.checkVisibility() && !isOutOfSight(element, kind, own);
  }

  return { isShown, mayShowChildren, hidesLines, isAsleepInside, stylingOf };
})();
