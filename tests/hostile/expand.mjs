/** Reads `payloads.txt`, which says how it is written. `mod.rs` is the same for Rust. */
import { readFileSync } from "node:fs";

/** How many payloads the tables come to, in both languages. */
export const PAYLOADS = 3234;

/**
 * @typedef {object} Payload
 * @property {number} number counted from one, and in the payload itself
 * @property {string} family
 * @property {string} head
 * @property {string} body
 * @property {boolean} live whether it does run where nothing is done against it
 */

/** @returns {Payload[]} */
export function payloads() {
  /** @type {Map<string, string[]>} */
  const tables = new Map();
  /** @type {Payload[]} */
  const written = [];
  let [kind, name] = ["", ""];
  for (const line of readFileSync(new URL("payloads.txt", import.meta.url), "utf8").split("\n")) {
    const title = /^\[(\w+) (.*)\]$/.exec(line);
    if (title) {
      [, kind = "", name = ""] = title;
      if (kind === "table") tables.set(name, []);
    } else if (line !== "" && line !== "#" && !line.startsWith("# ")) {
      if (kind === "table") tables.get(name)?.push(line);
      else
        for (const text of expanded(line, tables))
          written.push(payload(name, text, written.length + 1));
    }
  }
  return written;
}

/**
 * Every combination of the tables that a line names; the first name varies slowest.
 * @param {string} line
 * @param {Map<string, string[]>} tables
 * @returns {Generator<string>}
 */
function* expanded(line, tables) {
  const names = line
    .split("{")
    .slice(1)
    .map((rest) => rest.split("}")[0] ?? "");
  const name = names.find((candidate) => tables.has(candidate));
  if (name === undefined) return yield line;
  for (const row of tables.get(name) ?? [])
    yield* expanded(
      line.replaceAll(`{${name}}`, () => row),
      tables,
    );
}

/**
 * @param {string} family
 * @param {string} text
 * @param {number} number
 * @returns {Payload}
 */
function payload(family, text, number) {
  const finished = text
    .replaceAll("{hook}", `top.__pwned(${number})`)
    .replaceAll("{caught}", `/caught/${number}`)
    .replaceAll("{number}", String(number))
    .replace(/[\u2400-\u241f]/g, (picture) => String.fromCharCode(picture.charCodeAt(0) & 0x1f));
  const inHead = family.endsWith(": head");
  return {
    number,
    family,
    head: inHead ? finished : "",
    body: inHead ? "" : finished,
    live: family.endsWith(": live"),
  };
}
