/**
 * Holds the size of the extension against what was written down, and tells what grew since. The goal is smaller still.
 *
 *     node tests/e2e/size.mjs            fails where a package has grown by more than the tolerance
 *     node tests/e2e/size.mjs --write    writes the sizes down anew
 */
import { readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

/** In bytes. Not reached yet: the rules' phrases, the judge's trees and the code around them are most of the core. */
const GOAL = {
  "chrome.zip": 420_000,
  "firefox.zip": 420_000,
  "decant_bg.wasm, gzipped": 260_000,
};
/** Growth that needs no reason: compilers differ. */
const TOLERANCE = 1.02;
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

for (const [name, goal] of Object.entries(GOAL)) {
  const size = now[name] ?? Infinity;
  const most = Math.max(goal, (before[name] ?? 0) * TOLERANCE);
  console.log(`${name}: ${size} bytes, ${before[name]} when last written down, goal ${goal}`);
  if (size > most) process.exitCode = 1;
}
for (const name of new Set([...Object.keys(before), ...Object.keys(now)])) {
  const growth = (now[name] ?? 0) - (before[name] ?? 0);
  if (Math.abs(growth) >= NOTABLE) console.log(`  ${growth > 0 ? "+" : ""}${growth}  ${name}`);
}
if (process.exitCode)
  console.error(
    "It has grown too much; the lines above tell what. If it must be: --write, and say why.",
  );
