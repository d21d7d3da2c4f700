/** What the tests look at, run in the page or in the reader. */

/** Everything about the page that the reader must give back. */
export function snapshot() {
  return {
    html: document.documentElement.outerHTML,
    place: [scrollX, scrollY],
    focused: document.activeElement?.outerHTML,
    address: location.href,
    sheets: document.adoptedStyleSheets.length,
  };
}

/**
 * The article as it is shown, its title first, without what is hidden in it, the reader's own lines and the words of
 * its cards. As in the core's plain text, readings are left out, and a formula is its source.
 */
export function readerText() {
  const article = document.querySelector("article");
  if (!article) throw new Error(`No article, but: ${document.body.innerText}`);
  const body = /** @type {Element} */ (article.querySelector(".body")?.cloneNode(true));
  const others = "[hidden], .slim-line, .code-bar, [data-embed], rt, rp";
  for (const other of body.querySelectorAll(others)) other.remove();
  for (const formula of body.querySelectorAll("math")) {
    const dollars = formula.getAttribute("display") === "block" ? "$$" : "$";
    formula.replaceWith(dollars + formula.getAttribute("alttext") + dollars);
  }
  return `${article.querySelector("h1")?.textContent}\n${body.textContent}`;
}

/** Whatever the reader says, be it an article or a plain word. */
export function readerWords() {
  return /** @type {HTMLElement} */ (document.querySelector("main")).innerText;
}
