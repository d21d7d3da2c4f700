"use strict";
/**
 * Brings what was removed into an article that is shown already. The core writes the whole page as the article with
 * marked elements in between, so both are walked side by side: what is marked goes to its place, all else stays as it
 * is, with its pictures loaded and its lines laid out. Where the two differ, as where a link leads to something
 * removed, the part of the whole takes the article's place.
 */
const weave = (() => {
  /** What the whole page knows better of an element: where it stood, and the numbers of places and of links to them. */
  const TAKEN_OVER = ["data-place", "id", "href"];

  /**
   * @param {Element} article
   * @param {Element} whole the page, furnished in the same way; what is taken of it is gone from there
   */
  function weave(article, whole) {
    /** @type {(() => void)[]} */
    const steps = [];
    if (compare(article, whole, steps)) for (const step of steps) step();
    else article.replaceChildren(...whole.childNodes);
  }

  /**
   * @param {Element} article
   * @param {Element} whole
   * @param {(() => void)[]} steps what is to be done, if they are the same
   * @returns {boolean} whether they are the same but for what is marked
   */
  function compare(article, whole, steps) {
    let next = article.firstChild;
    for (const node of whole.childNodes) {
      const here = next;
      if (isRemoved(node)) {
        steps.push(() => article.insertBefore(node, here));
      } else if (isBlank(node)) {
        if (next && isBlank(next)) next = next.nextSibling;
      } else {
        next = pastBlank(next);
        if (!next || !isSame(next, node, steps)) return false;
        next = next.nextSibling;
      }
    }
    return pastBlank(next) === null;
  }

  /** @param {ChildNode} one @param {ChildNode} other @param {(() => void)[]} steps */
  function isSame(one, other, steps) {
    if (one.nodeName !== other.nodeName) return false;
    if (one.nodeType === Node.TEXT_NODE) return one.nodeValue === other.nodeValue;
    const [shown, meant] = [/** @type {Element} */ (one), /** @type {Element} */ (other)];
    /** @type {(() => void)[]} */
    const inside = [() => takeOver(shown, meant)];
    if (compare(shown, meant, inside)) for (const step of inside) steps.push(step);
    else steps.push(() => shown.replaceWith(meant));
    return true;
  }

  /** @param {Element} shown @param {Element} meant */
  function takeOver(shown, meant) {
    for (const name of TAKEN_OVER) {
      const value = meant.getAttribute(name);
      if (value !== null && value !== shown.getAttribute(name)) shown.setAttribute(name, value);
    }
  }

  /** @param {Node} node */
  function isRemoved(node) {
    return (
      node.nodeType === Node.ELEMENT_NODE &&
      /** @type {Element} */ (node).hasAttribute("data-removal")
    );
  }

  /** @param {Node} node */
  function isBlank(node) {
    return node.nodeType === Node.TEXT_NODE && !/\S/.test(node.nodeValue ?? "");
  }

  /** @param {ChildNode | null} node */
  function pastBlank(node) {
    while (node && isBlank(node)) node = node.nextSibling;
    return node;
  }

  return { weave };
})();
