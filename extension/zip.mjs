/** Packs a folder; the same files always give the same zip, byte for byte. */
import { readFile, readdir } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { zipSync } from "fflate";

const DATE = new Date(2026, 0, 1);

/** @param {string} folder */
export async function zipped(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  /** @type {Record<string, Uint8Array>} */
  const files = {};
  for (const path of paths.sort()) {
    files[relative(folder, path).replaceAll(sep, "/")] = await readFile(path);
  }
  return zipSync(files, { mtime: DATE });
}
