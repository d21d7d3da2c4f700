/**
 * What fuzzing found worth keeping, through both cores: the native command and the WebAssembly that browsers run give
 * the same article, byte for byte.
 *
 *     node tests/fuzz/same.mjs COMMAND FOLDER…
 */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clean } from "../e2e/core.mjs";

const ADDRESS = "https://news.example/signals/";
/** Says that the bytes are UTF-8: the command would guess the encoding of pages that do not tell. */
const MARK = "\ufeff";

const [command, ...folders] = process.argv.slice(2);
if (!command || folders.length === 0) throw new Error("Say where the command and the pages are.");

const scratch = await mkdtemp(join(tmpdir(), "decant-same-"));
try {
  const pages = await Promise.all(folders.map(pagesIn)).then((lists) => lists.flat());
  const paths = pages.map((_, at) => join(scratch, `${at}.html`));
  await Promise.all(pages.map((page, at) => writeFile(String(paths[at]), MARK + page)));
  const answers = native(paths);
  assert.equal(answers.length, pages.length);
  pages.forEach((page, at) => compare(page, answers[at]));
  console.log(`${pages.length} pages come out the same natively and as WebAssembly`);
} finally {
  await rm(scratch, { recursive: true });
}

/** @param {string} folder @returns {Promise<string[]>} */
async function pagesIn(folder) {
  const files = (await readdir(folder)).sort();
  const pages = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
  return pages.filter((page) => page.trim());
}

/** @param {string[]} paths */
function native(paths) {
  const { stdout, status, stderr } = spawnSync(String(command), ["batch", "--url", ADDRESS], {
    input: `${paths.join("\n")}\n`,
    maxBuffer: 1 << 30,
    encoding: "utf8",
  });
  assert.equal(status, 0, stderr);
  return stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}

/** @param {string} page @param {any} answer */
function compare(page, answer) {
  // The command refuses what is no text at all; the core is never given such in a browser.
  if (answer.error?.includes("not text")) return;
  assert.equal(answer.error, undefined, page);
  const { article, restorable } = clean(page, ADDRESS);
  for (const [what, here, there] of [
    ["title", answer.title, article.title],
    ["html", answer.html, article.html],
    ["removals", answer.removals.length, restorable.removals.length],
  ])
    assert.equal(there, here, `another ${what} of the page ${JSON.stringify(page)}`);
}
