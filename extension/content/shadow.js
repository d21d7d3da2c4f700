"use strict";
/** Shadow roots, closed ones too, and what their slots show. */
const shadow = (() => {
  const { dom } = chrome; // Chrome's way; Firefox has a property on each element instead.

  /** What can have a shadow root, besides custom elements. */
  const HOSTS = new Set(
    (
      "article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p " +
      "section span"
    ).split(" "),
  );

  /**
   * @param {Element} element
   * @returns {ShadowRoot | null}
   */
  function rootOf(element) {
    const name = element.localName;
    if (!HOSTS.has(name) && !name.includes("-")) return null;
    if (!dom) return element.openOrClosedShadowRoot ?? null;
    return dom.openOrClosedShadowRoot(/** @type {HTMLElement} */ (element));
  }

  /**
   * The nodes that a slot shows in its place; none when it shows its own content.
   * @param {Element} slot
   */
  function assignedTo(slot) {
    return /** @type {HTMLSlotElement} */ (slot).assignedNodes();
  }

  return { rootOf, assignedTo };
})();
