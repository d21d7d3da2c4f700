/**
 * Holds the size of the extension against its budget, and tells what grew since the sizes were last written down.
 *
 *     node tests/e2e/size.mjs            fails above the budget
 *     node tests/e2e/size.mjs --write    writes the sizes down anew
 */
import { readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

/** In bytes. */
const BUDGET = {
  "chrome.zip": 420_000,
  "firefox.zip": 420_000,
  "decant_bg.wasm, gzipped": 260_000,
};
/** Less is no growth worth a line. */
const NOTABLE = 100;

const packages = fileURLToPath(new URL("../../pkg/", import.meta.url));
const record = fileURLToPath(new URL("sizes.json", import.meta.url));

/** @returns {Record<string, number>} */
function sizes() {
  const folder = join(packages, "chrome");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  const shipped = files.filter((file) => statSync(join(folder, file)).isFile());
  return {
    "chrome.zip": statSync(join(packages, "chrome.zip")).size,
    "firefox.zip": statSync(join(packages, "firefox.zip")).size,
    "decant_bg.wasm, gzipped": gzipped(join(packages, "wasm/decant_bg.wasm")),
    ...Object.fromEntries(shipped.map((file) => [file, gzipped(join(folder, file))])),
  };
}

/** @param {string} file */
function gzipped(file) {
  return gzipSync(readFileSync(file), { level: 9 }).length;
}

const now = sizes();
if (process.argv.includes("--write")) writeFileSync(record, `${JSON.stringify(now, null, 2)}\n`);
/** @type {Record<string, number>} */
const before = JSON.parse(readFileSync(record, "utf8"));

for (const [name, budget] of Object.entries(BUDGET)) {
  const size = now[name] ?? Infinity;
  console.log(`${name}: ${size} of ${budget} bytes (${Math.round((size / budget) * 100)} %)`);
  if (size > budget) process.exitCode = 1;
}
for (const name of new Set([...Object.keys(before), ...Object.keys(now)])) {
  const growth = (now[name] ?? 0) - (before[name] ?? 0);
  if (Math.abs(growth) >= NOTABLE) console.log(`  ${growth > 0 ? "+" : ""}${growth}  ${name}`);
}
if (process.exitCode) console.error("Above the budget; the lines above tell what grew.");
