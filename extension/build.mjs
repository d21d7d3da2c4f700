/**
 * Writes the two loadable extensions, and a zip of each:
 *
 *     node extension/build.mjs [--wasm pkg/wasm] [--out pkg]
 *
 * Nothing is transformed: what runs in the browser is what stands in this folder.
 */
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { zipped } from "./zip.mjs";

const SOURCE = dirname(fileURLToPath(import.meta.url));
const PROJECT = dirname(SOURCE);
const BROWSERS = /** @type {const} */ (["chrome", "firefox"]);
const PARTS = [
  "background",
  "content",
  "icons",
  "options",
  "own-pages.css",
  "welcome",
  "fonts",
  "_locales",
  "reader",
  "stage.css",
];
const CORE = ["decant.js", "decant_bg.wasm"];

const { values } = parseArgs({
  options: {
    wasm: { type: "string", default: join(PROJECT, "pkg", "wasm") },
    out: { type: "string", default: join(PROJECT, "pkg") },
  },
});

const manifests = JSON.parse(await readFile(join(SOURCE, "manifest.json"), "utf8"));
for (const browser of BROWSERS) {
  const folder = join(values.out, browser);
  await writeExtension(browser, folder);
  await writeFile(`${folder}.zip`, await zipped(folder));
  console.log(`${relative(process.cwd(), folder) || folder}: ready, and zipped beside it`);
}

/**
 * @param {(typeof BROWSERS)[number]} browser
 * @param {string} folder
 */
async function writeExtension(browser, folder) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, "wasm"), { recursive: true });
  for (const part of PARTS) {
    await cp(join(SOURCE, part), join(folder, part), { recursive: true, filter: isShipped });
  }
  for (const file of CORE) {
    await cp(join(values.wasm, file), join(folder, "wasm", file));
  }
  const manifest = { ...manifests.shared, ...manifests[browser] };
  await writeFile(join(folder, "manifest.json"), JSON.stringify(manifest, null, 2) + "\n");
}

/** @param {string} path */
function isShipped(path) {
  return ![".d.ts", ".md", ".py"].some((ending) => path.endsWith(ending));
}
