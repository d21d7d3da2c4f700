/** The core, as the extension ships it, without a browser around it. */
import { readFileSync } from "node:fs";
import { projectFile } from "./driver/index.mjs";

const core = await import(projectFile("pkg/wasm/decant.js"));
core.initSync({ module: readFileSync(projectFile("pkg/wasm/decant_bg.wasm")) });

const encoder = new TextEncoder();

/**
 * @param {string} html
 * @param {string} url
 * @returns {{article: Article, restorable: Restorable}}
 */
export function clean(html, url) {
  const cleaner = new core.Cleaner({ url });
  try {
    cleaner.write(encoder.encode(html));
    return { article: cleaner.finish(), restorable: cleaner.restorable() };
  } finally {
    cleaner.free();
  }
}
