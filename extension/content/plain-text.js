"use strict";
/** A plain text file, written as the paragraphs that it means. */
const plainText = (() => {
  /** @param {(chunk: string) => void} send */
  function collect(send) {
    const writer = new markup.Writer(send);
    head.write(writer);
    writer.write("<body><article>");
    const text = document.body?.textContent ?? "";
    for (const block of text.split(/\n[ \t]*\n/)) writeBlock(writer, block);
    writer.write("</article></body></html>");
    writer.flush();
    return writer.full ? ["truncated"] : [];
  }

  /** @param {MarkupWriter} writer @param {string} block */
  function writeBlock(writer, block) {
    if (!/\S/.test(block) || writer.full) return;
    // Indented lines are laid out on purpose: code, verse, tables.
    const tag = /^[ \t]/m.test(block) ? "pre" : "p";
    writer.write(`<${tag}>`);
    writer.writeText(block);
    writer.write(`</${tag}>`);
  }

  /**
   * Whoever asks for a text file to be read means all of it, with the file's name as its title.
   * @param {Article} article
   * @returns {Article}
   */
  function asArticle(article) {
    const title = location.pathname.split("/").pop() || location.hostname;
    return article.found
      ? { ...article, title }
      : { ...article, title, found: true, html: article.whole };
  }

  return { collect, asArticle };
})();
