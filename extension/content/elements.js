"use strict";
/** Builds the reader's own elements. Text goes in as text; there is no markup in this file's path. */
const elements = (() => {
  /**
   * @typedef {string | Node | null | undefined | false} Child
   */

  /**
   * @template {keyof HTMLElementTagNameMap} Tag
   * @param {Tag} tag
   * @param {Record<string, string | number | boolean | null | undefined>} attributes
   * @param {...Child} children those that are nothing are passed over
   * @returns {HTMLElementTagNameMap[Tag]}
   */
  function element(tag, attributes, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value === null || value === undefined || value === false) continue;
      made.setAttribute(name, value === true ? "" : String(value));
    }
    for (const child of children) if (child) made.append(child);
    return made;
  }

  /**
   * @param {string} label
   * @param {() => void} onClick
   * @param {Record<string, string>} [attributes]
   */
  function button(label, onClick, attributes = {}) {
    const made = element("button", { type: "button", ...attributes }, label);
    made.addEventListener("click", onClick);
    return made;
  }

  return { element, button };
})();
