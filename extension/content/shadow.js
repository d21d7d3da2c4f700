"use strict";
/** Shadow roots, closed ones too, and what their slots show. */
const shadow = (() => {
  const { dom } = chrome; // Chrome's way; Firefox has a property on each element instead.

  /**
   * Chrome answers for closed roots as well, but takes longer than for all else that is asked of an
   * element. So it is asked of custom elements, of boxes that are there though nothing of the page's own
   * is inside, and of what passes a slot on.
   * @param {Element} element
   * @param {Kind} kind
   * @param {OwnAttributes} own
   * @returns {ShadowRoot | null}
   */
  function rootOf(element, kind, { first }) {
    if (!kind.mayHost) return null;
    if (!dom) return element.openOrClosedShadowRoot ?? null;
    const isAsked = kind.isCustom || (first ? first.localName === "slot" : isFilled(element));
    if (!isAsked || !(element instanceof HTMLElement)) return element.shadowRoot;
    return dom.openOrClosedShadowRoot(element);
  }

  /** @param {Element} element */
  function isFilled(element) {
    return !element.hasChildNodes() && /** @type {HTMLElement} */ (element).offsetHeight > 0;
  }

  /**
   * The nodes that a slot shows in its place; none when it shows its own content.
   * @param {Element} slot
   */
  function assignedTo(slot) {
    return slot instanceof HTMLSlotElement ? slot.assignedNodes() : [];
  }

  return { rootOf, assignedTo };
})();
