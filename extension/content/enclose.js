"use strict";
/** Puts a box around a part of the article; what is said of the part goes over to the box. */
const enclose = (() => {
  const SAID = ["data-removal", "data-place", "hidden"];

  /** @param {Element} part @param {HTMLElement} box */
  function enclose(part, box) {
    for (const name of SAID) {
      const value = part.getAttribute(name);
      if (value === null) continue;
      box.setAttribute(name, value);
      part.removeAttribute(name);
    }
    part.replaceWith(box);
    box.append(part);
  }

  return { enclose };
})();
