"use strict";
/** What can happen in an article: a link into it is followed, a picture does not load. */
const articleEvents = (() => {
  /**
   * Followed by the browser, a link to a footnote would load the page into the frame.
   * @param {MouseEvent} event
   * @param {Document} shown
   */
  function followFootnote(event, shown) {
    const link = /** @type {Element} */ (event.target).closest('a[href^="#"]');
    if (!link) return;
    event.preventDefault();
    const target = shown.getElementById(link.getAttribute("href")?.slice(1) ?? "");
    if (!target) return;
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "center" });
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

  return { followFootnote, markMissingPicture };
})();
