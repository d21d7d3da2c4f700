/**
 * Counts the instructions that cleaning takes, and holds them against what was written down.
 *
 *     node tests/bench/instructions.mjs [--write]
 *
 * Unlike time, the count does not depend on the load of the machine. It does depend on the compiler, and on what the
 * processor offers, so a count is written down for each pair of them; where there is none, nothing is checked.
 */
import { spawnSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";

/** How much more there may be, as a share. */
const BUDGET = 0.03;
const GROUPS = ["samples", "long", "stress"];
const project = new URL("../../", import.meta.url);
const written = new URL("instructions.json", import.meta.url);

const counts = count(build());
const key = await kindOfMachine();
/** @type {Record<string, Record<string, number>>} */
const baselines = JSON.parse(await readFile(written, "utf8"));
if (process.argv.includes("--write")) {
  baselines[key] = counts;
  await writeFile(written, `${JSON.stringify(baselines, null, 2)}\n`);
}
process.exitCode = report(counts, baselines[key]) ? 0 : 1;

/**
 * @param {string} command
 * @param {string[]} options
 * @param {Record<string, string>} [environment] instead of this process's
 */
function run(command, options, environment) {
  const env = environment ?? process.env;
  const { status, stdout, stderr, error } = spawnSync(command, options, { cwd: project, encoding: "utf8", env });
  if (error || status !== 0) throw new Error(`${command} failed\n${error ?? stderr}`);
  return { stdout, stderr };
}

/** Builds the bench; where its program is. No flag from outside may change the code. */
function build() {
  const { RUSTFLAGS: _, CARGO_ENCODED_RUSTFLAGS: __, ...env } = process.env;
  const options = ["bench", "--bench", "instructions", "--no-run", "--message-format=json"];
  const { stdout } = run("cargo", options, /** @type {Record<string, string>} */ (env));
  const messages = stdout.split("\n").filter(Boolean).map((line) => JSON.parse(line));
  const built = messages.find(({ target, executable }) => target?.name === "instructions" && executable);
  return built.executable;
}

/**
 * The instructions of each group. The program gets no environment, and only what is called from `counted` counts.
 *
 * @param {string} program
 */
function count(program) {
  const options = ["--tool=callgrind", "--toggle-collect=*counted*", "--callgrind-out-file=/dev/null", program];
  return Object.fromEntries(
    GROUPS.map((group) => {
      const { stderr } = run("valgrind", [...options, group], { PATH: process.env.PATH ?? "" });
      return [group, Number(/Collected : (\d+)/.exec(stderr)?.[1])];
    }),
  );
}

/** Compiler, target, and whether the wide instructions are there for which libraries have code of their own. */
async function kindOfMachine() {
  const version = run("rustc", ["-vV"]).stdout;
  const field = (/** @type {string} */ name) => new RegExp(`^${name}: (.*)$`, "m").exec(version)?.[1];
  const cpu = await readFile("/proc/cpuinfo", "utf8").catch(() => "");
  return `rustc ${field("release")}, ${field("host")}, ${/\bavx2\b/.test(cpu) ? "AVX2" : "no AVX2"}`;
}

/**
 * @param {Record<string, number>} counts
 * @param {Record<string, number> | undefined} baseline
 * @returns {boolean} whether all of them are within their budget
 */
function report(counts, baseline) {
  console.log(`${"pages".padEnd(10)}${"instructions".padStart(16)}${"written down".padStart(16)}${"change".padStart(10)}`);
  let good = true;
  for (const group of GROUPS) {
    const now = counts[group] ?? NaN;
    const before = baseline?.[group];
    const change = before === undefined ? undefined : now / before - 1;
    const isOver = !(now > 0) || (change !== undefined && change > BUDGET);
    good &&= !isOver;
    const percent = change === undefined ? "" : `${(change * 100).toFixed(1)} %`;
    const row = [group.padEnd(10), String(now).padStart(16), String(before ?? "").padStart(16), percent.padStart(10)];
    console.log(row.join("") + (isOver ? "  TOO MUCH" : ""));
  }
  const anew = "node tests/bench/instructions.mjs --write";
  if (!baseline) console.log(`\nNot checked: no count was written down for ${key}. Write it with\n    ${anew}`);
  else if (!good) console.log(`\nMore than ${BUDGET * 100} % over what was written down. If it is worth it:\n    ${anew}`);
  return good;
}
