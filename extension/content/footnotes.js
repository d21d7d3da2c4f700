"use strict";
/**
 * What a note is, and where. Pages write notes in many ways. What they share is all that is asked for: a short mark
 * that links forward to a place, and at that place the note; a link from there back to the mark is its way back.
 */
const footnotes = (() => {
  const { element } = elements;
  const LINKS = 'a[href^="#"]';
  const BLOCKS = "li, dd, p, td, blockquote, figure, pre";
  const HEADINGS = "h1, h2, h3, h4, h5, h6, dt";
  /** 12, a, ** and the like. */
  const MARK = /^(?:\p{N}{1,4}|\p{L}|[*†‡§¶#]{1,4})[.)]?$/u;
  /** [note 3], (iv): such brackets hold little else than marks. */
  const BRACKETED = /^[[(].{1,20}[\])]$/u;
  /** Raised text is a mark, if it is no sentence. */
  const MOST_RAISED = 20;
  /** A note of several paragraphs that stand side by side. */
  const MOST_BLOCKS = 4;
  /** What is said of a note in the article, and is not true of its copy. */
  const OF_THE_PLACE = ["id", "hidden", "value", "data-place", "data-removal"];

  /** Where a link into the article leads. @param {Element} link */
  function placeOf(link) {
    return link.ownerDocument.getElementById(link.getAttribute("href")?.slice(1) ?? "");
  }

  /**
   * The block that a place is in; of a heading, the heading.
   * @param {Element} place
   * @returns {HTMLElement | null}
   */
  function blockOf(place) {
    return place.closest(`${BLOCKS}, ${HEADINGS}`);
  }

  /**
   * @param {Element} mark
   * @returns {HTMLElement[]} the blocks of its note; nothing if it is no mark of one
   */
  function noteOf(mark) {
    const place = placeOf(mark);
    return place && looksLikeMark(mark) && leadsOn(mark, place) ? blocksAt(place) : [];
  }

  /** @param {Element} link */
  function looksLikeMark(link) {
    const text = link.textContent?.trim() ?? "";
    const isRaised = link.closest("sup") ?? link.querySelector("sup");
    return isRaised ? text.length <= MOST_RAISED : MARK.test(text) || BRACKETED.test(text);
  }

  /** And not back, as the ways back do. @param {Element} link @param {Element} place */
  function leadsOn(link, place) {
    return Boolean(link.compareDocumentPosition(place) & Node.DOCUMENT_POSITION_FOLLOWING);
  }

  /**
   * Some pages have the number in a paragraph of its own, and the note behind it. A heading is no note, but begins
   * a whole section.
   * @param {Element} place
   */
  function blocksAt(place) {
    const block = blockOf(place);
    if (!block || block.matches(HEADINGS)) return [];
    if (!block.matches("p")) return [block];
    /** @type {HTMLElement[]} */
    const blocks = [block];
    let next = block.nextElementSibling;
    while (next?.matches(BLOCKS) && !isLedTo(next) && blocks.length < MOST_BLOCKS) {
      blocks.push(/** @type {HTMLElement} */ (next));
      next = next.nextElementSibling;
    }
    return blocks;
  }

  /** Whether another note begins there. @param {Element} block */
  function isLedTo(block) {
    return block.querySelector("span[id]") !== null;
  }

  /**
   * The mark to which a link leads back.
   * @param {Element} link
   * @returns {HTMLElement | undefined} nothing if it leads elsewhere
   */
  function markOf(link) {
    const place = placeOf(link);
    if (!place || leadsOn(link, place)) return undefined;
    /** @type {NodeListOf<HTMLElement>} */
    const marks = (blockOf(place) ?? place).querySelectorAll(LINKS);
    const own = [...marks].filter((mark) => noteOf(mark).some((block) => block.contains(link)));
    return own.find((mark) => place.contains(mark) || leadsOn(place, mark)) ?? own[0];
  }

  /** @param {HTMLElement[]} note */
  function hasWayBack(note) {
    return waysBack(note).length > 0;
  }

  /** @param {HTMLElement[]} note */
  function waysBack(note) {
    return note.flatMap((block) => [...block.querySelectorAll(LINKS)].filter(markOf));
  }

  /**
   * @param {HTMLElement[]} note
   * @returns {Element[]} a copy to be shown elsewhere: without ways back, and with nothing that is there but once
   */
  function copyOf(note) {
    const ways = new Set(waysBack(note));
    return note.map((block) => {
      /** @type {HTMLElement} */
      const copy = /** @type {any} */ (block.cloneNode(true));
      const originals = [...block.querySelectorAll("*")];
      [...copy.querySelectorAll("*")].forEach((part, at) => {
        const original = originals[at];
        if (original && (ways.has(original) || original.matches(".way-back"))) part.remove();
      });
      for (const part of [copy, ...copy.querySelectorAll("*")]) {
        for (const name of OF_THE_PLACE) part.removeAttribute(name);
      }
      return copy.matches("li, td, dd") ? unwrapped(copy) : copy;
    });
  }

  /** An item makes no sense without its list. @param {Element} item */
  function unwrapped(item) {
    return element("div", {}, ...item.childNodes);
  }

  return { LINKS, placeOf, blockOf, noteOf, markOf, hasWayBack, copyOf };
})();
