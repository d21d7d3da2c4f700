/**
 * Measures the core on pages: as the native command, and as the WebAssembly that the browsers run.
 *
 *     node tests/bench/bench.mjs COMMAND [FILE.html …]
 *
 * Without files it takes the sample pages and one of two megabytes. The best of some rounds counts: the
 * others measure what else the machine was doing.
 */
import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { generate } from "../site/generated.mjs";

const ROUNDS = 5;
const project = new URL("../../", import.meta.url);

const [command, ...given] = process.argv.slice(2);
if (!command) throw new Error("Say where the native command is: bench.mjs target/release/decant");

const scratch = await mkdtemp(join(tmpdir(), "decant-bench-"));
try {
  const files = given.length > 0 ? given : await samplePages();
  const pages = await Promise.all(files.map(async (file) => ({ file, html: await readFile(file) })));
  const megabytes = pages.reduce((sum, { html }) => sum + html.length, 0) / 1e6;
  console.log(`${pages.length} pages, ${megabytes.toFixed(1)} MB, best of ${ROUNDS} rounds\n`);
  report("native", megabytes, best(() => native(files)));
  const { clean } = await webAssembly();
  report("WebAssembly", megabytes, best(() => pages.map(clean)));
} finally {
  await rm(scratch, { recursive: true });
}

/** @typedef {{file: string, ms: number}} Timing */

/** @returns {Promise<string[]>} */
async function samplePages() {
  /** @type {import("../site/generated.mjs").Sample[]} */
  const samples = JSON.parse(await readFile(new URL("tests/site/samples.json", project), "utf8"));
  const pages = samples.filter(({ article, raw }) => article && raw);
  const big = await generate("/big/2/");
  const bigFile = join(scratch, "two-megabytes.html");
  await writeFile(bigFile, big?.body ?? "");
  const files = pages.map(({ path }) => new URL(`tests/site${path}index.html`, project));
  return [...files.map((file) => fileURLToPath(file)), bigFile];
}

/**
 * @param {string[]} files
 * @returns {Timing[]}
 */
function native(files) {
  const { stdout, status, stderr } = spawnSync(/** @type {string} */ (command), ["batch", "--jobs", "1"], {
    input: `${files.join("\n")}\n`,
    maxBuffer: 1 << 30,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
  const lines = stdout.trim().split("\n");
  return lines.map((line) => {
    const { path, ms, error } = JSON.parse(line);
    if (error) throw new Error(`${path}: ${error}`);
    return { file: path, ms };
  });
}

async function webAssembly() {
  const core = await import(new URL("pkg/wasm/decant.js", project).href);
  core.initSync({ module: await readFile(new URL("pkg/wasm/decant_bg.wasm", project)) });
  return {
    /** @param {{file: string, html: Uint8Array}} page */
    clean({ file, html }) {
      const start = performance.now();
      const cleaner = new core.Cleaner();
      cleaner.write(html);
      cleaner.finish();
      return { file, ms: performance.now() - start };
    },
  };
}

/**
 * @param {() => Timing[]} round
 * @returns {Timing[]} for each page its best time
 */
function best(round) {
  const rounds = Array.from({ length: ROUNDS }, round);
  return (rounds[0] ?? []).map(({ file }, page) => ({
    file,
    ms: Math.min(...rounds.map((timings) => timings[page]?.ms ?? Infinity)),
  }));
}

/**
 * @param {string} what
 * @param {number} megabytes
 * @param {Timing[]} timings
 */
function report(what, megabytes, timings) {
  const total = timings.reduce((sum, { ms }) => sum + ms, 0);
  console.log(`${what}: ${total.toFixed(1)} ms, ${((megabytes / total) * 1000).toFixed(0)} MB/s`);
  const slowest = timings.toSorted((a, b) => b.ms - a.ms).slice(0, 3);
  for (const { file, ms } of slowest) console.log(`  ${ms.toFixed(1).padStart(8)} ms  ${file}`);
}
