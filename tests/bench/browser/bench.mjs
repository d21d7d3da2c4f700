/**
 * Times Decant in Chromium against the extractors that people use there, on the same documents in the same run.
 *
 *     node tests/bench/browser/bench.mjs PEERS [FOLDER [COUNT]]
 *
 * PEERS is where `tests/bench/peers/install.sh` put them. FOLDER holds pages (`.html`, `.html.gz`), of which COUNT are
 * taken, spread evenly; without it the project's own sample pages are. The pages' scripts do not run and nothing is
 * fetched for them. Each page is rendered, the extension is opened and closed on it once by its button, and then all
 * contenders run where its content scripts run, each on a page that is laid out. The first rounds of a page warm up, since
 * every page has the scripts and the core compiled anew; of the others the median counts.
 */
import { once } from "node:events";
import { readFileSync, readdirSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import puppeteer from "puppeteer-core";

const WARMING_UP = 5;
const ROUNDS = 5;
const project = new URL("../../../", import.meta.url);
const [peers, folder, count = "200"] = process.argv.slice(2);
if (!peers) throw new Error("Say where the peers are: tests/bench/peers/install.sh tells.");

const files = folder ? spread(pagesIn(folder), Number(count)) : samplePages();
const server = createServer(serve).listen(0, "127.0.0.1");
await once(server, "listening");
const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());

const browser = await puppeteer.launch({
  executablePath: process.env.CHROME ?? "/usr/bin/chromium",
  enableExtensions: true,
  pipe: true,
  defaultViewport: { width: 1280, height: 900 },
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
});
try {
  report(await measureAll());
} finally {
  await browser.close();
  server.close();
}

/** @typedef {{file: string, bytes: number, times: Record<string, number>, stages: Record<string, number>}} Result */

async function measureAll() {
  const id = await browser.installExtension(fileURLToPath(new URL("pkg/chrome", project)));
  const extension = (await browser.extensions()).get(id);
  // The page that greets whoever installs the extension would stay in front.
  const greeting = await browser.waitForTarget((target) => target.url().includes(`${id}/welcome`));
  await (await greeting.page())?.close();
  const [tab] = await browser.pages();
  if (!extension || !tab) throw new Error("The extension did not install.");
  const scripts = contenderScripts();
  const wasm = readFileSync(new URL("pkg/wasm/decant_bg.wasm", project)).toString("base64");
  /** @type {Result[]} */
  const results = [];
  for (const [number, file] of files.entries()) {
    try {
      results.push(await measure(tab, extension, number, scripts, wasm));
    } catch (error) {
      console.log(`left out: ${file}: ${/** @type {Error} */ (error).message}`);
    }
  }
  return results;
}

/**
 * @param {import("puppeteer-core").Page} tab
 * @param {import("puppeteer-core").Extension} extension
 * @param {number} number
 * @param {string} scripts
 * @param {string} wasm
 * @returns {Promise<Result>}
 */
async function measure(tab, extension, number, scripts, wasm) {
  await tab.goto(`http://127.0.0.1:${port}/${number}`, { waitUntil: "domcontentloaded" });
  const world = await contentWorld(tab, extension);
  await world.evaluate(`${scripts};0`);
  await world.evaluate((base64) => contenders.startCore(base64), wasm);
  /** @type {{times: Record<string, number>, stages: Record<string, number>}[]} */
  const rounds = [];
  for (let round = 0; round < WARMING_UP + ROUNDS; round++) {
    const { times, stages, failed } = await world.evaluate((n) => contenders.race(n), round);
    if (failed || !times || !stages) throw new Error(failed);
    if (round >= WARMING_UP) rounds.push({ times, stages });
  }
  return {
    file: files[number] ?? "",
    bytes: contentOf(files[number] ?? "").length,
    times: medians(rounds.map(({ times }) => times)),
    stages: medians(rounds.map(({ stages }) => stages)),
  };
}

/**
 * Where the content scripts run; a click brings them there, another one closes the reader.
 * @param {import("puppeteer-core").Page} tab
 * @param {import("puppeteer-core").Extension} extension
 */
async function contentWorld(tab, extension) {
  const isOpen = () => document.querySelector("html > dialog[data-decant-stage]") !== null;
  await extension.triggerAction(tab);
  await tab.waitForFunction(isOpen, { polling: 20, timeout: 60_000 });
  await extension.triggerAction(tab);
  await tab.waitForFunction(`!(${isOpen})()`, { polling: 20, timeout: 60_000 });
  const world = tab.extensionRealms()[0];
  if (!world) throw new Error("the content scripts are nowhere to be found");
  return world;
}

/** The core's glue and the peers, as scripts of one world. */
function contenderScripts() {
  const glue = readFileSync(new URL("pkg/wasm/decant.js", project), "utf8");
  const asScript = glue.replace(/^export (?=class|function)/gm, "").replace(/^export \{.*$/m, "");
  return [
    asScript.replaceAll("import.meta.url", '""'),
    // Each takes itself for a module where there is one.
    ...[
      "@mozilla/readability/Readability.js",
      "dompurify/dist/purify.min.js",
      "defuddle/dist/index.js",
    ].map((file) => readFileSync(join(peers ?? "", "node_modules", file), "utf8")),
    readFileSync(new URL("contenders.js", import.meta.url), "utf8"),
  ].join("\n;\n");
}

/** @param {string} root */
function pagesIn(root) {
  const all = readdirSync(root, { recursive: true, encoding: "utf8" });
  return all.filter((file) => /\.html(\.gz)?$/.test(file)).map((file) => join(root, file));
}

/**
 * @param {string[]} all
 * @param {number} wanted
 */
function spread(all, wanted) {
  const step = Math.max(1, all.length / wanted);
  const sorted = all.sort();
  return Array.from(
    { length: Math.min(wanted, all.length) },
    (_, at) => sorted[Math.floor(at * step)] ?? "",
  );
}

function samplePages() {
  /** @type {import("../../site/generated.mjs").Sample[]} */
  const samples = JSON.parse(readFileSync(new URL("tests/site/samples.json", project), "utf8"));
  const raw = samples.filter(({ raw }) => raw);
  return raw.map(({ path }) => fileURLToPath(new URL(`tests/site${path}index.html`, project)));
}

/** @param {string} file */
function contentOf(file) {
  const bytes = readFileSync(file);
  return file.endsWith(".gz") ? gunzipSync(bytes) : bytes;
}

/** @type {import("node:http").RequestListener} */
function serve(request, response) {
  const file = files[Number(request.url?.slice(1))];
  if (!file) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy":
      "default-src 'none'; script-src 'wasm-unsafe-eval'; style-src 'unsafe-inline'",
  });
  response.end(contentOf(file));
}

/**
 * @param {Record<string, number>[]} rounds
 * @returns {Record<string, number>}
 */
function medians(rounds) {
  const names = Object.keys(rounds[0] ?? {});
  return Object.fromEntries(
    names.map((name) => [name, median(rounds.map((round) => round[name] ?? 0))]),
  );
}

/** @param {number[]} values */
function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle) - 1] ?? 0)) / 2;
}

/** @param {Result[]} results */
function report(results) {
  const megabytes = results.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6;
  console.log(
    `${results.length} pages, ${megabytes.toFixed(1)} MB, medians of ${ROUNDS} rounds after ${WARMING_UP} to warm up\n`,
  );
  const total = (/** @type {number[]} */ values) => values.reduce((sum, value) => sum + value, 0);
  const ours = results.map(({ times }) => times.decant ?? 0);
  for (const name of Object.keys(results[0]?.times ?? {})) {
    const times = results.map((result) => result.times[name] ?? 0);
    console.log(
      `${name.padEnd(28)}${total(times).toFixed(0).padStart(7)} ms in all ${median(times).toFixed(2).padStart(8)} ms a page` +
        `${(total(times) / total(ours)).toFixed(2).padStart(8)} ×`,
    );
  }
  for (const stage of ["collect", "core", "show", "later"]) {
    const times = results.map(({ stages }) => stages[stage] ?? 0);
    console.log(
      `  ${stage.padEnd(26)}${total(times).toFixed(0).padStart(7)} ms in all ${median(times).toFixed(2).padStart(8)} ms a page`,
    );
  }
  const slowest = results
    .toSorted((a, b) => (b.times.decant ?? 0) - (a.times.decant ?? 0))
    .slice(0, 3);
  for (const { file, times } of slowest)
    console.log(`  slowest: ${times.decant?.toFixed(1)} ms ${file}`);
}
