"use strict";
/**
 * Cards of what a page embeds from elsewhere. The core writes them as links; here they are told what they are in the
 * reader's language. Nothing of the other site is loaded before one follows the link.
 */
const cards = (() => {
  const { element } = elements;

  /** @param {HTMLElement} body */
  function furnish(body) {
    for (const card of body.querySelectorAll("p[data-embed]")) {
      const sort = card.getAttribute("data-embed");
      const kind = messages.sayOr(`embed_${sort}`, "embed_embed");
      card.classList.add("card");
      card.prepend(element("span", { class: "kind", ...messages.tongue() }, kind));
    }
  }

  return { furnish };
})();
