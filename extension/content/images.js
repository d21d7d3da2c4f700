"use strict";
/** Which address a picture really has: what the browser shows, or what the page promises to load. */
const images = (() => {
  const SINGLE = ["src", "data-src", "data-original", "data-lazy-src", "data-url"];
  const SETS = ["srcset", "data-srcset", "data-lazy-srcset"];
  const LAZY = [...SINGLE, ...SETS].filter((name) => name.startsWith("data-"));
  /** Smaller ones stand in for a picture that is still to come. */
  const PLACEHOLDER_PIXELS = 2;

  /**
   * @param {HTMLImageElement} image
   * @param {boolean} framed
   * @returns {string} attributes, ready to be written
   */
  function addresses(image, framed) {
    if (!showsItself(image)) return promised(image, framed) + dimensions(image);
    return markup.attribute("src", image.currentSrc) + dimensions(image);
  }

  /** @param {HTMLImageElement} image */
  function showsItself(image) {
    if (!image.complete || image.naturalWidth <= PLACEHOLDER_PIXELS) return false;
    if (!isLazy(image)) return true;
    return !image.currentSrc.startsWith("data:") && !isStretched(image);
  }

  /** @param {Element} image */
  function isLazy(image) {
    return LAZY.some((name) => image.hasAttribute(name));
  }

  /**
   * A small preview blown up to the size of the picture.
   * @param {HTMLImageElement} image
   */
  function isStretched(image) {
    return image.naturalWidth * 2 < image.clientWidth;
  }

  /** @param {HTMLImageElement} image */
  function dimensions(image) {
    const width = image.getAttribute("width") ?? String(image.naturalWidth || "");
    const height = image.getAttribute("height") ?? String(image.naturalHeight || "");
    return optional("width", width) + optional("height", height);
  }

  /**
   * The address attributes as they stand, of `<img>` or of a picture's `<source>`.
   * @param {Element} element
   * @param {boolean} framed
   */
  function promised(element, framed) {
    let written = "";
    for (const name of SINGLE) {
      const value = element.getAttribute(name) ?? "";
      written += optional(name, framed && value ? subframes.absolute(value, element) : value);
    }
    if (framed) return written;
    for (const name of SETS) written += optional(name, element.getAttribute(name) ?? "");
    return written;
  }

  /**
   * @param {HTMLMediaElement} media
   * @param {boolean} framed
   */
  function mediaAddresses(media, framed) {
    const source =
      media.getAttribute("src") ?? media.querySelector("source")?.getAttribute("src") ?? "";
    const poster = media.getAttribute("poster") ?? "";
    const [src, picture] = framed
      ? [subframes.absolute(source, media), poster && subframes.absolute(poster, media)]
      : [source, poster];
    return optional("src", src) + optional("poster", picture);
  }

  /**
   * Frames wait for a click or for consent under other names.
   * @param {Element} frame
   */
  function frameAddress(frame) {
    const addresses = ["src", "data-src"].map((name) => frame.getAttribute(name) ?? "");
    return optional("src", addresses.find((address) => address && address !== "about:blank") ?? "");
  }

  /** @param {string} name @param {string} value */
  function optional(name, value) {
    return value === "" ? "" : markup.attribute(name, value);
  }

  return { addresses, promised, mediaAddresses, frameAddress };
})();
