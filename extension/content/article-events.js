"use strict";
/** What can happen in an article: a link into it is followed, a picture does not load. */
const articleEvents = (() => {
  /**
   * Followed by the browser, such a link would load the page into the frame. Where it leads is `note.js`'s to know.
   * @param {MouseEvent} event
   */
  function stayInFrame(event) {
    const clicked = /** @type {Element} */ (event.target);
    if (clicked.closest('a[href^="#"]')) event.preventDefault();
  }

  /**
   * A picture that does not load must not keep a place as large as itself.
   * @param {Event} event
   */
  function markMissingPicture(event) {
    const picture = /** @type {Element} */ (event.target);
    if (picture.localName !== "img") return;
    picture.removeAttribute("width");
    picture.removeAttribute("height");
    picture.classList.add("missing");
  }

  return { stayInFrame, markMissingPicture };
})();
