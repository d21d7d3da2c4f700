/**
 * Runs the tests, a file at a time. A file with failures is run once more, for a browser may have had a bad moment;
 * what passed only then is named in the closing lines.
 *
 *     node tests/e2e/run.mjs [FILE…]
 */
import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { run } from "node:test";
import { inspect } from "node:util";

/** @typedef {{name: string, error: unknown}} Failure */
/** @typedef {{passed: number, failures: Failure[]}} Outcome */

const given = process.argv.slice(2);
const outcomes = [];
for (const file of given.length > 0 ? given : allFiles()) outcomes.push(await outcomeOf(file));
close(outcomes);

function allFiles() {
  const names = readdirSync(import.meta.dirname).filter((name) => name.endsWith(".test.mjs"));
  return names.sort().map((name) => relative("", join(import.meta.dirname, name)));
}

/**
 * @param {string} file
 * @returns {Promise<Outcome & {unsteady: Failure[]}>}
 */
async function outcomeOf(file) {
  const first = await attempt(file);
  const { length } = first.failures;
  // Chance may take one browser away; a file in which most tests fail is simply broken.
  if (length === 0 || length > 2 * first.passed) return { ...first, unsteady: [] };
  console.log("Once more:");
  const second = await attempt(file);
  const failedAgain = new Set(second.failures.map(({ name }) => name));
  return { ...second, unsteady: first.failures.filter(({ name }) => !failedAgain.has(name)) };
}

/**
 * @param {string} file
 * @returns {Promise<Outcome>}
 */
async function attempt(file) {
  console.log(file);
  /** @type {Outcome} */
  const outcome = { passed: 0, failures: [] };
  /** @type {string[]} */
  const path = [];
  let lastWords = "";
  const events = run({ files: [file] });
  events.on("test:start", ({ nesting, name }) => path.splice(nesting, Infinity, name));
  events.on("test:pass", ({ nesting, details }) => {
    if (details.type === "suite") return;
    outcome.passed += 1;
    console.log(`  ok      ${nameOf(path, nesting)} (${Math.round(details.duration_ms)} ms)`);
  });
  events.on("test:fail", ({ nesting, details }) => {
    const error = /** @type {Error & {failureType?: string}} */ (details.error);
    if (error.failureType === "subtestsFailed") return;
    const name = nameOf(path, nesting);
    // Of a file that does not even load, only its last words tell why.
    outcome.failures.push({ name, error: name === file ? lastWords : (error.cause ?? error) });
    console.log(`  FAILED  ${name} (${Math.round(details.duration_ms)} ms)`);
  });
  events.on("test:stdout", ({ message }) => process.stdout.write(message));
  events.on("test:stderr", ({ message }) => {
    lastWords += message;
    process.stdout.write(message);
  });
  for await (const _ of events);
  return outcome;
}

/** @param {string[]} path @param {number} nesting */
function nameOf(path, nesting) {
  return path.slice(0, nesting + 1).join(": ");
}

/** @param {Awaited<ReturnType<typeof outcomeOf>>[]} outcomes of all files */
function close(outcomes) {
  const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
  const failures = outcomes.flatMap((outcome) => outcome.failures);
  const unsteady = outcomes.flatMap((outcome) => outcome.unsteady);
  tell("failures at the first attempt only:", unsteady);
  tell("failures:", failures);
  console.log(`# tests ${passed + failures.length}`);
  console.log(`# pass ${passed}`);
  console.log(`# fail ${failures.length}`);
  for (const { name } of unsteady) console.log(`# PASSED ONLY AT THE SECOND ATTEMPT: ${name}`);
  process.exitCode = failures.length > 0 ? 1 : 0;
}

/** @param {string} heading @param {Failure[]} failures */
function tell(heading, failures) {
  if (failures.length > 0) console.log(`\n${heading}`);
  for (const { name, error } of failures) console.log(`\n---- ${name} ----\n${wordsOf(error)}\n`);
}

/** @param {unknown} error */
function wordsOf(error) {
  return typeof error === "string" ? error : inspect(error);
}
