/** What the wrappers of JavaScript extractors share: a path a line in, a JSON object a line out. */
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";

/** @param {(html: string) => string | Promise<string>} extract */
export async function answer(extract) {
  // Extractors chat on the console; only answers may reach standard output.
  console.log = console.info = console.debug = console.warn = console.error = () => {};
  for await (const path of createInterface({ input: process.stdin })) {
    const html = readFileSync(path, "utf8");
    const start = performance.now();
    let text = "";
    let error;
    try {
      text = await extract(html);
    } catch (thrown) {
      error = String(thrown);
    }
    const ms = performance.now() - start;
    process.stdout.write(`${JSON.stringify({ path, text, ms, error })}\n`);
  }
}

const BLOCKS = new Set(
  `address article aside blockquote caption dd details dialog div dl dt fieldset figcaption figure footer form
  h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table td th tr ul`.split(/\s+/),
);
const SILENT = new Set(["script", "style", "template", "noscript", "head"]);

/** The text below an element, with a blank line where a block begins or ends. @param {Node} root */
export function textOf(root) {
  let text = "";
  const walk = (/** @type {Node} */ node) => {
    if (node.nodeType === 3) text += node.textContent?.replace(/\s+/g, " ") ?? "";
    if (node.nodeType !== 1 && node.nodeType !== 9 && node.nodeType !== 11) return;
    const name = node.nodeName.toLowerCase();
    if (SILENT.has(name)) return;
    const edge = name === "br" ? "\n" : BLOCKS.has(name) ? "\n\n" : "";
    text += edge;
    node.childNodes.forEach(walk);
    if (name !== "br") text += edge;
  };
  walk(root);
  return text.replace(/ *\n */g, "\n").replace(/\n{3,}/g, "\n\n").trim();
}
