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
   * Half of all elements only hold others. Their width is wanted anyway, and those that have one are
   * there; lines of their own that are invisible are told from the others when they come.
   * @param {Element} element
   * @param {Kind} kind
   * @param {OwnAttributes} own
   * @param {Surroundings} around
   */
  function isBoxOfBoxes(element, kind, own, { veiled, place }) {
    if (!kind.isMeasured || veiled || place.asleep || !own.first) return false;
    own.width = /** @type {HTMLElement} */ (element).offsetWidth;
    return own.width > 0;
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
    if (stylingOf(element, kind, own).contentVisibility !== "auto") return false;
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
    return (own.styling ??= own.isSingular ? ask(element) : known(element, kind, own.classes));
  }

  /** @param {Element} element @param {Kind} kind @param {string} classes */
  function known(element, kind, classes) {
    const known = kind.stylings.get(classes);
    if (known) return known;
    const styling = ask(element);
    kind.stylings.set(classes, styling);
    return styling;
  }

  /** @param {Element} element @returns {Styling} */
  function ask(element) {
    const { position, contentVisibility, fontVariantCaps } = getComputedStyle(element);
    return { position, contentVisibility, caps: fontVariantCaps };
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
    return own.first !== null && element.checkVisibility() && !isOutOfSight(element, kind, own);
  }

  return { isShown, mayShowChildren, hidesLines, isAsleepInside, stylingOf };
})();
