"use strict";
/** A plain text file, written as the paragraphs that it means. */
const plainText = (() => {
  /** @param {(chunk: string) => void} send */
  function collect(send) {
    const writer = new markup.Writer(send);
    head.write(writer);
    writer.write("<body><article>");
    writer.write("<h1>");
    writer.writeText(location.pathname.split("/").pop() || location.hostname);
    writer.write("</h1>");
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

  return { collect };
})();
