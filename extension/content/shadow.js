"use strict";
/** Shadow roots, closed ones too, and what their slots show. */
const shadow = (() => {
  /**
   * @param {Element} element
   * @returns {ShadowRoot | null}
   */
  function rootOf(element) {
    if (element.shadowRoot) return element.shadowRoot;
    if (!mayHideOne(element)) return null;
    if ("openOrClosedShadowRoot" in element) return element.openOrClosedShadowRoot ?? null;
    return chrome.dom.openOrClosedShadowRoot(/** @type {HTMLElement} */ (element));
  }

  /**
   * Asking is slow, so only those are asked that are likely to have a closed root: custom elements,
   * and empty boxes, since scripts make an empty box to hang a root on it.
   * @param {Element} element
   */
  function mayHideOne(element) {
    const name = element.localName;
    if (name.includes("-")) return true;
    return element.firstElementChild === null && (name === "div" || name === "section" || name === "span" || name === "article" || name === "main");
  }

  /**
   * The nodes that a slot shows in its place; none when it shows its own content.
   * @param {Element} element
   */
  function assignedTo(element) {
    return element instanceof HTMLSlotElement ? element.assignedNodes() : [];
  }

  return { rootOf, assignedTo };
})();
