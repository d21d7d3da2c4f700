/**
 * Measures how time and memory grow with the page, natively and as WebAssembly, and draws it.
 *
 *     node tests/bench/plot.mjs COMMAND PLOT.svg
 *     node tests/bench/plot.mjs target/release/decant tests/bench/growth.svg
 *
 * Each page is cleaned some times in one process. Time is the processor's, not the clock's, so that what else the
 * machine does is left out; with the reading of the page and the writing of the answer. Native memory is the most that
 * the process had, WebAssembly's its linear memory. Linux only: the kernel keeps the figures.
 */
import { spawn } from "node:child_process";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { generate } from "../site/generated.mjs";

const SIZES = [1e4, 3e4, 1e5, 3e5, 1e6, 3e6, 1e7, 2e7, 3e7, 5e7];
/** Milliseconds spent on a page, and how often it is cleaned at least and at most. */
const ENOUGH = 1000;
const [LEAST, MOST] = [2, 100];
const project = new URL("../../", import.meta.url);

const PANEL = { width: 300, height: 260, left: 64, top: 44, gap: 84 };
const STYLES = /** @type {Record<string, {color: string, dash: string}>} */ ({
  native: { color: "#b4552d", dash: "" },
  WebAssembly: { color: "#2f6f8f", dash: "6 3" },
});

/** @typedef {{bytes: number, ms: number, memory: number}} Point */

if (process.argv[2] === "--wasm") {
  await cleanAsWebAssembly(String(process.argv[3]));
} else {
  const [command, plot] = process.argv.slice(2);
  if (!command || !plot) throw new Error("Say where the command is, and where the plot goes.");
  const scratch = await mkdtemp(join(tmpdir(), "decant-plot-"));
  try {
    const files = await pages(scratch);
    /** @type {Record<string, Point[]>} */
    const lines = { native: [], WebAssembly: [] };
    for (const { file, bytes } of files) {
      const wasm = [process.execPath, fileURLToPath(import.meta.url), "--wasm", file];
      lines["native"]?.push({ bytes, ...(await measured([command, "batch", "--jobs", "1"], file)) });
      lines["WebAssembly"]?.push({ bytes, ...(await measured(wasm, file)) });
    }
    report(lines);
    await writeFile(plot, draw(lines));
  } finally {
    await rm(scratch, { recursive: true });
  }
}

// ---- Measuring ----------------------------------------------------------------------------------

/** Articles of paragraphs, no two of them the same. @param {string} folder */
async function pages(folder) {
  const whole = String((await generate("/big/50/"))?.body);
  const middle = whole.lastIndexOf("<p>");
  return Promise.all(
    SIZES.map(async (size) => {
      const cut = whole.lastIndexOf("</p>", Math.min(size, middle)) + "</p>".length;
      const page = whole.slice(0, cut) + whole.slice(whole.lastIndexOf("</article>"));
      const file = join(folder, `${size}.html`);
      await writeFile(file, page);
      return { file, bytes: Buffer.byteLength(page) };
    }),
  );
}

/**
 * Asks a command about a page again and again: a path a line in, a line of JSON out.
 *
 * @param {string[]} command
 * @param {string} file
 */
async function measured([program = "", ...options], file) {
  const child = spawn(program, options, { stdio: ["pipe", "pipe", "inherit"] });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ask = async () => {
    child.stdin.write(`${file}\n`);
    return JSON.parse(String((await answers.next()).value));
  };
  // The first page pays for what the process makes once.
  let { memory } = await ask();
  const before = await spentBy(child.pid);
  let [rounds, ms] = [0, 0];
  while (rounds < LEAST || (rounds < MOST && ms < ENOUGH)) {
    memory = (await ask()).memory ?? (await peakOf(child.pid));
    rounds += 1;
    ms = (await spentBy(child.pid)) - before;
  }
  child.stdin.end();
  return { ms: ms / rounds, memory };
}

/** Milliseconds that the processor has worked for a process. @param {number | undefined} pid */
async function spentBy(pid) {
  const threads = await readdir(`/proc/${pid}/task`);
  const told = await Promise.all(threads.map((thread) => readFile(`/proc/${pid}/task/${thread}/schedstat`, "utf8")));
  return told.reduce((sum, line) => sum + Number(line.split(" ")[0]) / 1e6, 0);
}

/** The most memory that a process has had, in bytes. @param {number | undefined} pid */
async function peakOf(pid) {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1]) * 1024;
}

/** Answers as the command does, with the module that the browsers run. @param {string} file */
async function cleanAsWebAssembly(file) {
  const core = await import(new URL("pkg/wasm/decant.js", project).href);
  const { memory } = core.initSync({ module: await readFile(new URL("pkg/wasm/decant_bg.wasm", project)) });
  const page = await readFile(file);
  for await (const _ of createInterface({ input: process.stdin })) {
    const cleaner = new core.Cleaner();
    cleaner.write(page);
    cleaner.finish();
    process.stdout.write(`${JSON.stringify({ memory: memory.buffer.byteLength })}\n`);
  }
}

/** @param {Record<string, Point[]>} lines */
function report(lines) {
  console.log(`${"".padEnd(12)}${"page".padStart(10)}${"ms".padStart(10)}${"ms/MB".padStart(8)}${"memory".padStart(10)}${"× page".padStart(8)}`);
  for (const [name, points] of Object.entries(lines)) {
    for (const { bytes, ms, memory } of points) {
      const perMegabyte = (ms / (bytes / 1e6)).toFixed(1);
      const cells = [size(bytes), ms.toFixed(2), perMegabyte, size(memory), (memory / bytes).toFixed(1)];
      console.log(name.padEnd(12) + cells.map((cell, at) => cell.padStart([10, 10, 8, 10, 8][at] ?? 0)).join(""));
    }
  }
}

/** @param {number} bytes */
function size(bytes) {
  return bytes < 1e6 ? `${Math.round(bytes / 1e3)} kB` : `${Math.round(bytes / 1e6)} MB`;
}

// ---- Drawing: two panels with logarithmic axes, on which growth in proportion is a straight line ------------------

/** @param {Record<string, Point[]>} lines */
function draw(lines) {
  const time = panel(0, "Time", lines, ({ ms }) => ms, (ms) => (ms < 1000 ? `${ms} ms` : `${ms / 1000} s`));
  const memory = panel(1, "Memory", lines, ({ memory }) => memory, size);
  const width = 2 * PANEL.width + PANEL.left + PANEL.gap + 40;
  const height = PANEL.height + PANEL.top + 56;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img"
  font-family="system-ui, sans-serif" font-size="12" fill="#555">
<title>Time and memory over the size of the page, native and WebAssembly: straight lines</title>
<rect width="${width}" height="${height}" fill="#fff"/>
${legend(Object.keys(lines))}
${time}
${memory}
</svg>
`;
}

/** @param {string[]} names */
function legend(names) {
  const entries = names.map((name, at) => {
    const [x, y] = [PANEL.left + at * 90, 16];
    return `${stroke(name, `M${x} ${y}h24`)}<text x="${x + 30}" y="${y + 4}">${name}</text>`;
  });
  return entries.join("\n");
}

/** @param {string} name @param {string} path */
function stroke(name, path) {
  const { color, dash } = STYLES[name] ?? { color: "#000", dash: "" };
  return `<path d="${path}" fill="none" stroke="${color}" stroke-width="2"${dash && ` stroke-dasharray="${dash}"`}/>`;
}

/**
 * @param {number} place
 * @param {string} title
 * @param {Record<string, Point[]>} lines
 * @param {(point: Point) => number} value
 * @param {(value: number) => string} label
 */
function panel(place, title, lines, value, label) {
  const all = Object.values(lines).flat();
  const values = all.map(value);
  const left = PANEL.left + place * (PANEL.width + PANEL.gap);
  const across = axis(all.map(({ bytes }) => bytes), left, PANEL.width);
  const up = axis(values, PANEL.top + PANEL.height, -PANEL.height);
  const bottom = PANEL.top + PANEL.height;
  const grid = [
    ...across.ticks.map((tick) => {
      const x = across.at(tick);
      return `<path d="M${x} ${bottom}V${PANEL.top}" stroke="#ddd"/><text x="${x}" y="${bottom + 18}" text-anchor="middle">${size(tick)}</text>`;
    }),
    ...up.ticks.map((tick) => {
      const y = up.at(tick);
      return `<path d="M${left} ${y}h${PANEL.width}" stroke="#ddd"/><text x="${left - 8}" y="${y + 4}" text-anchor="end">${label(tick)}</text>`;
    }),
  ];
  const drawn = Object.entries(lines).map(([name, points]) => {
    const steps = points.map((point) => `${across.at(point.bytes)} ${up.at(value(point))}`);
    return stroke(name, `M${steps.join("L")}`);
  });
  const middle = left + PANEL.width / 2;
  const captions = [
    `<text x="${left}" y="${PANEL.top - 8}" font-weight="600">${title}</text>`,
    `<text x="${middle}" y="${bottom + 38}" text-anchor="middle">size of the page</text>`,
  ];
  return [...grid, ...captions, ...drawn].join("\n");
}

/**
 * A logarithmic axis over whole powers of ten.
 *
 * @param {number[]} values
 * @param {number} start
 * @param {number} length
 */
function axis(values, start, length) {
  const [from, to] = [Math.floor(Math.log10(Math.min(...values))), Math.ceil(Math.log10(Math.max(...values)))];
  const at = (/** @type {number} */ value) => Math.round(start + (length * (Math.log10(value) - from)) / (to - from));
  return { at, ticks: Array.from({ length: to - from + 1 }, (_, step) => 10 ** (from + step)) };
}
