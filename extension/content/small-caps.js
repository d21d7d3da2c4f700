"use strict";
/** Words that the page sets in small capitals, whichever way its style sheets say so. */
const smallCaps = (() => {
  /** What the core knows; the rarer petite capitals are as good as none. */
  const KNOWN = new Set(["small-caps", "all-small-caps"]);

  /**
   * Asked of elements in a line. What is known of an element's tag and classes may be inherited, so the few that
   * seem to be set so are looked at themselves.
   * @param {Element} element which is shown
   * @param {Kind} kind
   * @param {OwnAttributes} own
   * @returns {string} as an attribute
   */
  function mark(element, kind, own) {
    if (kind.isBox || !KNOWN.has(visibility.stylingOf(element, kind, own).caps)) return "";
    const caps = capsOf(element);
    const isNew = KNOWN.has(caps) && caps !== capsOf(element.parentElement);
    return isNew ? ` data-decant-caps="${caps}"` : "";
  }

  /** @param {Element | null} element */
  function capsOf(element) {
    return element ? getComputedStyle(element).fontVariantCaps : "";
  }

  return { mark };
})();
