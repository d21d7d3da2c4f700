"use strict";
/** Shadow roots, closed ones too, and what their slots show. */
const shadow = (() => {
  const { dom } = chrome; // Chrome's way; Firefox has a property on each element instead.

  /**
   * Chrome answers for closed roots as well, but takes longer than for all else that is asked of an
   * element. So it is asked of custom elements, of what has nothing inside of its own, and of what is
   * in a shadow root itself.
   * @param {Element} element
   * @param {Kind} kind
   * @param {boolean} shadowed inside a shadow root
   * @returns {ShadowRoot | null}
   */
  function rootOf(element, kind, shadowed) {
    if (!kind.mayHost) return null;
    if (!dom) return element.openOrClosedShadowRoot ?? null;
    const mayBeClosed = kind.isCustom || shadowed || !element.hasChildNodes();
    if (!mayBeClosed || !(element instanceof HTMLElement)) return element.shadowRoot;
    return dom.openOrClosedShadowRoot(element);
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
