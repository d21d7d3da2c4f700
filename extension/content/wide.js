"use strict";
/** Tables and code that are wider than the column get a button that opens them large. */
const wide = (() => {
  const { element, button } = elements;

  /**
   * @param {HTMLElement} body of the article
   * @param {Large} large
   * @param {AbortSignal} signal
   */
  function furnish(body, large, signal) {
    /** @type {Map<Element, HTMLElement>} */
    const openers = new Map();
    const view = /** @type {Window & typeof globalThis} */ (body.ownerDocument.defaultView);
    const watching = new view.ResizeObserver((changes) => {
      for (const { target } of changes) reflect(target, openers.get(target));
    });
    for (const box of body.querySelectorAll(".scroller, pre")) {
      const opener = openerOf(/** @type {HTMLElement} */ (box), large);
      openers.set(box, opener);
      const bar = box.previousElementSibling?.closest(".code-bar");
      if (bar) bar.append(opener);
      else box.after(opener);
      watching.observe(box);
    }
    signal.addEventListener("abort", () => watching.disconnect());
  }

  /** @param {Element} box @param {HTMLElement | undefined} opener */
  function reflect(box, opener) {
    if (opener) opener.hidden = box.scrollWidth <= box.clientWidth + 1;
  }

  /** It takes no room, so nothing moves when it comes. @param {HTMLElement} box @param {Large} large */
  function openerOf(box, large) {
    const label = messages.say("openLarge");
    const opener = button("", () => large.show(copyOf(box), { label: labelOf(box) }), {
      "aria-label": label,
      title: label,
    });
    return element("div", { class: "large-opener", hidden: true }, opener);
  }

  /** @param {HTMLElement} box */
  function copyOf(box) {
    const copy = /** @type {HTMLElement} */ (box.cloneNode(true));
    for (const part of [copy, ...copy.querySelectorAll("*")]) {
      for (const name of ["id", "tabindex", "data-place", "data-removal"]) {
        part.removeAttribute(name);
      }
    }
    return copy;
  }

  /** @param {HTMLElement} box */
  function labelOf(box) {
    const caption = box.querySelector("caption")?.textContent?.trim();
    return caption || messages.say(box.localName === "pre" ? "code" : "table");
  }

  return { furnish };
})();
