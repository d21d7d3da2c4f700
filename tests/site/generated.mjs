// Pages that are made when they are asked for: the list of samples, one page for each hostile payload, pages of any size.
import { readFile } from "node:fs/promises";

const here = new URL("./", import.meta.url);

/**
 * @typedef {{path: string, about: string, article: boolean, raw: boolean}} Sample
 * @typedef {{title: string, payload?: string, head?: string, mustNot?: string[], expectText?: string}} Attack
 */

/** @type {[RegExp, (...groups: string[]) => Promise<string | undefined>][]} */
const ROUTES = [
  [/^\/$/, listOfSamples],
  [/^\/hostile\/(\d{1,3})\/$/, hostilePage],
  [/^\/big\/(\d{1,2})\/$/, bigPage],
];

/**
 * @param {string} pathname
 * @returns {Promise<import("./server.mjs").Answer | undefined>} nothing if no page is made for this path
 */
export async function generate(pathname) {
  for (const [pattern, page] of ROUTES) {
    const found = pattern.exec(pathname);
    if (!found) continue;
    const body = await page(...found.slice(1));
    if (body === undefined) return { status: 404 };
    return { status: 200, headers: { "content-type": "text/html; charset=utf-8" }, body };
  }
  return undefined;
}

async function listOfSamples() {
  /** @type {Sample[]} */
  const samples = JSON.parse(await readFile(new URL("samples.json", here), "utf8"));
  const rows = samples.map(({ path, about }) => `<li><a href="${path}">${path}</a> ${about}</li>`);
  return `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Sample pages</title>
<h1>Sample pages</h1>
<ul>${rows.join("\n")}</ul>
<p><a href="/hostile/0/">/hostile/0/</a> and onwards: one page for each payload of tests/hostile.json.
<a href="/big/1/">/big/1/</a>: an article of that many megabytes.</p></html>`;
}

const BEFORE = [
  "The lighthouse on Cape Verrin has been dark since Sunday, and the pilots of the bay are steering by the church tower again, as their grandfathers did before the lamp was built.",
  "A spokesman for the harbour trust said that a relay had burnt out during the storm and that the spare part would arrive by train, weather permitting, before the end of the week.",
];
const AFTER = [
  "Until then the trust has posted a watchman with a lantern on the outer mole, who reports every passing vessel by radio and keeps a written log for the insurers.",
  "Skippers have taken the news calmly. The bay is wide, they say, the bottom is sand, and nobody in living memory has run aground on the feast of Saint Brannock.",
];

/**
 * A short honest article with one attack in the middle of it.
 * The page notes each call of `__pwned`; its own scripts may call it, a reader view never.
 * @param {string} [number]
 */
async function hostilePage(number) {
  /** @type {Attack[]} */
  const attacks = JSON.parse(await readFile(new URL("../hostile.json", here), "utf8"));
  const attack = attacks[Number(number)];
  if (!attack) return undefined;
  return hostileDocument(attack);
}

/**
 * @param {Attack} attack
 */
export function hostileDocument({ payload = "", head = "" }) {
  const paragraphs = (/** @type {string[]} */ texts) =>
    texts.map((text) => `<p>${text}</p>`).join("\n");
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<script>window.__calls = []; window.__pwned = (what) => { window.__calls.push(what); };</script>
${head}
<title>Lamp at Cape Verrin dark for a week</title>
</head>
<body>
<main><article>
<h1>Lamp at Cape Verrin dark for a week</h1>
${paragraphs(BEFORE)}
${payload}
${paragraphs(AFTER)}
</article></main>
</body>
</html>`;
}

const WORDS =
  `anchor ballast barge beacon bell bilge boat bosun bow bridge buoy cabin captain cargo chart compass
crew current deck dock dredger ferry fog gale gangway harbour hatch haul hawser horizon hull island keel keeper knot lamp
lantern ledger lighthouse lock log mast mate mole mooring oar pilot port quay reef rope rudder sail shoal signal skipper
sound squall starboard stern storm tide tiller wake watch wharf winch`.split(/\s+/);
const WORDS_IN_PARAGRAPH = 60;

/**
 * An article of the size asked for, in paragraphs that do not repeat one another, the same each time.
 * @param {string} [megabytes]
 */
async function bigPage(megabytes) {
  const parts = [
    '<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>The endless logbook</title><article><h1>The endless logbook</h1>',
  ];
  const word = wordsByChance();
  let missing = Number(megabytes) * 1_000_000;
  for (let entry = 1; missing > 0; entry += 1) {
    const words = Array.from({ length: WORDS_IN_PARAGRAPH }, word);
    const text = `<p>Entry ${entry}: the ${words.join(" ")}.</p>\n`;
    parts.push(text);
    missing -= text.length;
  }
  parts.push("</article></html>");
  return parts.join("");
}

/** A linear congruential generator, with the figures of Numerical Recipes: chance that can be repeated. */
function wordsByChance() {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return WORDS[Math.floor((state / 2 ** 32) * WORDS.length)];
  };
}
