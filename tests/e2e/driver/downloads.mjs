/** Where a browser puts what a page gives out. */
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { until } from "./until.mjs";

export function downloadFolder() {
  return mkdtempSync(join(tmpdir(), "decant-downloads-"));
}

/**
 * @param {string} folder
 * @param {string} name
 * @returns {Promise<string>} the file's text, once it is there
 */
export function downloaded(folder, name) {
  const path = join(folder, name);
  // Firefox makes room for the file first, and fills it then.
  return until(`the file ${name}`, () => existsSync(path) && readFileSync(path, "utf8"));
}
