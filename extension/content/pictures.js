"use strict";
/**
 * Pictures are enlarged by a click or a key. What is shown at once is what the article shows already; where the page
 * links its picture to a larger one, that is loaded then, and not before.
 */
const pictures = (() => {
  /** Signs and emoji gain nothing. */
  const SMALLEST = 100;
  const PICTURE_FILE = /\.(?:avif|gif|jpe?g|png|svg|webp)$/i;
  /** Drawings have no size of their own. */
  const DRAWING = /^data:image\/svg|\.svg$/i;

  /**
   * @param {HTMLElement} body of the article
   * @param {Large} large
   * @param {AbortSignal} signal
   */
  function furnish(body, large, signal) {
    const options = { signal };
    /** @param {Event} event */
    const asked = (event) => {
      const picture = pictureAt(event.target);
      if (!picture || event.defaultPrevented) return;
      event.preventDefault();
      show(picture, body, large);
    };
    for (const picture of body.querySelectorAll("img")) loaded(picture);
    const onLoad = (/** @type {Event} */ { target }) => loaded(/** @type {Element} */ (target));
    body.addEventListener("load", onLoad, { signal, capture: true });
    body.addEventListener("click", asked, options);
    body.addEventListener("keydown", (event) => isPress(event) && asked(event), options);
  }

  /** @param {Element} target */
  function loaded(target) {
    if (target.localName !== "img") return;
    const picture = /** @type {HTMLImageElement} */ (target);
    if (picture.naturalWidth < SMALLEST) return;
    // The style sheet sees by it whether the picture is nearly as wide as the column.
    picture.style.setProperty("--own-width", `${picture.naturalWidth}px`);
    offer(picture);
  }

  /** Lets a picture be chosen as a button is. @param {HTMLImageElement} picture */
  function offer(picture) {
    const link = picture.closest("a");
    // A picture in a link is reached with the link; one that leads elsewhere goes on doing so.
    if (link && !largerOf(picture)) return;
    picture.classList.add("enlargeable");
    if (link) return;
    picture.tabIndex = 0;
    picture.setAttribute("role", "button");
    picture.setAttribute("aria-label", labelOf(picture));
  }

  /** @param {EventTarget | null} target */
  function pictureAt(target) {
    const chosen = /** @type {Element | null} */ (target);
    /** @type {HTMLImageElement | null | undefined} */
    const picture = chosen?.closest?.("a")?.querySelector("img.enlargeable");
    return picture ?? /** @type {HTMLImageElement | null} */ (chosen?.closest?.("img.enlargeable"));
  }

  /** A link tells of its key by a click of its own. @param {KeyboardEvent} event */
  function isPress({ key, target }) {
    return (key === "Enter" || key === " ") && /** @type {Element} */ (target).localName === "img";
  }

  /** @param {HTMLImageElement} picture @param {HTMLElement} body @param {Large} large */
  function show(picture, body, large) {
    const copy = copyOf(picture);
    copy.addEventListener("click", (event) => turnSize(copy, event));
    const larger = largerOf(picture);
    if (larger) load(larger, copy);
    large.show(copy, {
      label: labelOf(picture),
      caption: captionOf(picture),
      onStep: (step) => {
        const all = [...body.querySelectorAll("img.enlargeable:not([hidden] img)")];
        const next = all[all.indexOf(picture) + step];
        if (next) show(/** @type {HTMLImageElement} */ (next), body, large);
      },
    });
  }

  /**
   * A copy made in the same document shares what that has loaded; another document would ask for it again.
   * @param {HTMLImageElement} picture
   */
  function copyOf(picture) {
    const copy = /** @type {HTMLImageElement} */ (picture.cloneNode());
    for (const name of copy.getAttributeNames()) {
      if (name !== "src" && name !== "alt") copy.removeAttribute(name);
    }
    copy.className = DRAWING.test(picture.src) ? "picture drawing" : "picture";
    return copy;
  }

  /** What is there stays until the larger one is, and if that never comes. @param {string} address @param {HTMLImageElement} copy */
  function load(address, copy) {
    const larger = /** @type {HTMLImageElement} */ (copy.cloneNode());
    larger.src = address;
    larger.decode().then(
      () => (copy.src = address),
      () => {},
    );
  }

  /** The address of the picture file that a picture is linked to. @param {Element} picture */
  function largerOf(picture) {
    const address = picture.closest("a")?.href ?? "";
    return URL.canParse(address) && PICTURE_FILE.test(new URL(address).pathname) ? address : "";
  }

  /** To its full size, where one has clicked, and back. @param {HTMLElement} copy @param {MouseEvent} event */
  function turnSize(copy, { offsetX, offsetY }) {
    const box = /** @type {HTMLElement} */ (copy.parentElement);
    const across = offsetX / copy.clientWidth;
    const down = offsetY / copy.clientHeight;
    copy.classList.toggle("full-size");
    box.scrollTo({
      left: copy.clientWidth * across - box.clientWidth / 2,
      top: copy.clientHeight * down - box.clientHeight / 2,
      behavior: "instant",
    });
  }

  /** @param {HTMLImageElement} picture */
  function labelOf({ alt }) {
    return alt ? messages.say("enlargePicture", alt) : messages.say("enlarge");
  }

  /** @param {HTMLImageElement} picture */
  function captionOf(picture) {
    const caption = picture.closest("figure")?.querySelector("figcaption:not([hidden])");
    return (caption?.textContent ?? "").replace(/\s+/g, " ").trim();
  }

  return { furnish };
})();
