"use strict";
/** Frames of the page's own origin, whose content belongs to the page. */
const subframes = (() => {
  /**
   * @param {Element} frame
   * @returns {HTMLElement | null} nothing for a frame of another origin
   */
  function bodyOf(frame) {
    return /** @type {HTMLIFrameElement} */ (frame).contentDocument?.body ?? null;
  }

  /**
   * A frame's addresses are relative to the frame, not to the page that the core is told of.
   * @param {string} address
   * @param {Element} element
   */
  function absolute(address, element) {
    return URL.parse(address, element.baseURI)?.href ?? "";
  }

  /** @param {Element} link */
  function absoluteLink(link) {
    const href = link.getAttribute("href");
    return href === null ? "" : markup.attribute("href", absolute(href, link));
  }

  return { bodyOf, absolute, absoluteLink };
})();
