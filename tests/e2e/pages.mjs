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

/** The article as it is shown, its title first. */
export function readerText() {
  const article = document.querySelector("article");
  if (!article) throw new Error(`No article, but: ${document.body.innerText}`);
  return `${article.querySelector("h1")?.textContent}\n${article.querySelector(".body")?.textContent}`;
}

/** Whatever the reader says, be it an article or a plain word. */
export function readerWords() {
  return /** @type {HTMLElement} */ (document.querySelector("main")).innerText;
}
