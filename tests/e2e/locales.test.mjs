/**
 * The extension's own words in every language, held against what the scripts say and what English has.
 * No browser: `messages.js` itself runs here, over each language's file.
 */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { runInNewContext } from "node:vm";
import { projectFile } from "./driver/index.mjs";

/**
 * @typedef {{message: string, description?: string, placeholders?: Record<string, {content: string}>}} Entry
 * @typedef {Record<string, Entry>} Entries
 * @typedef {{say: (key: string) => string, sayCount: (key: string, ...numbers: number[]) => string}} Sayer
 */

const LOCALES = projectFile("extension/_locales");
const ENGLISH = entriesOf("en");
const OTHERS = readdirSync(LOCALES).filter((locale) => locale !== "en");
const SCRIPTS = scripts();
const MANIFEST = readFileSync(projectFile("extension/manifest.json"), "utf8");

/** What the shops take: Chrome's, which is the stricter one. */
const MAX_NAME = 45;
const MAX_DESCRIPTION = 132;
/** Plural forms of whole numbers show themselves within the first two hundred. */
const WHOLE_NUMBERS = Array.from({ length: 201 }, (_, number) => number);
const PLURAL = /_(zero|one|two|few|many|other)$/;
const RIGHT_TO_LEFT = ["ar", "fa", "he", "ur"];

/** What is rightly the same as in English: a sample of letters, or the very same word. */
const SAME_AS_ENGLISH = {
  de: ["accent", "font_mono", "ink", "lookButton", "theme_auto", "theme_sepia"],
  es: ["align_start", "font_mono", "lookButton", "theme_sepia"],
  fr: ["code", "font_mono", "kind_navigation", "lookButton", "note"],
  it: ["font_mono", "kind_navigation", "lookButton"],
  nl: ["accent", "code", "font_mono", "lookButton", "theme_contrast", "theme_sepia"],
  pl: ["font_mono", "lookButton", "theme_sepia"],
  pt_BR: ["accent", "align_start", "font_mono", "kind_navigation", "lookButton"],
  sv: ["font_mono", "ink", "lookButton", "theme_sepia"],
  tr: ["font_mono", "lookButton"],
};
/** Words that no other language writes so: of a sentence that was translated by half. */
const ENGLISH_WORDS = /\b(the|this|with|your|cannot|what|page’s)\b/i;
/** Where a language has letters of its own, every message has some of them. */
const LETTERS = {
  ar: /\p{Script=Arabic}/u,
  he: /\p{Script=Hebrew}/u,
  ja: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u,
  ko: /\p{Script=Hangul}/u,
  ru: /\p{Script=Cyrillic}/u,
  uk: /\p{Script=Cyrillic}/u,
  zh_CN: /\p{Script=Han}/u,
};

describe("what is said in English", () => {
  const { keys, families, counted } = said();

  test("is there for everything that the scripts and the manifest say", () => {
    assert.ok(keys.length > 40 && families.length > 5 && counted.length > 5);
    for (const key of keys) assert.ok(ENGLISH[key], `No message ${key}`);
    for (const base of counted) assert.ok(ENGLISH[`${base}_other`], `No message ${base}_other`);
    for (const family of families) {
      const members = Object.keys(ENGLISH).filter((key) => key.startsWith(family));
      assert.ok(members.length > 1, `No messages ${family}…`);
    }
  });

  test("is said somewhere", () => {
    const unused = Object.keys(ENGLISH).filter((key) => {
      if (keys.includes(key) || families.some((family) => key.startsWith(family))) return false;
      return !PLURAL.test(key) || !counted.includes(key.replace(PLURAL, ""));
    });
    assert.deepEqual(unused, []);
  });

  test("has a message for every code that the parts tell each other", () => {
    const types = readFileSync(projectFile("extension/types.d.ts"), "utf8");
    const codes = [
      ...unionOf(types, "type FailureCode =").map((code) => `failed_${code}`),
      ...unionOf(types, "type RefusalCode =").map((code) => `refused_${code}`),
      ...codesOf(SCRIPTS, /new (?:memory\.)?BadFile\(\s*"([\w-]+)"/g).map(
        (code) => `import_${code}`,
      ),
    ];
    assert.ok(codes.length > 10);
    for (const code of codes) assert.ok(ENGLISH[keyOf(code)], `No message ${keyOf(code)}`);
  });

  test("has a message for every kind of clutter that the core knows", () => {
    const plan = readFileSync(projectFile("src/plan.rs"), "utf8");
    const kinds = [...codesOf(plan, /^ {4}\w+ "([a-z-]+)" ".+";$/gm), "duplicate", "by-hand"];
    assert.ok(kinds.length > 10);
    const known = Object.keys(ENGLISH).filter((key) => key.startsWith("kind_"));
    assert.deepEqual(known.sort(), kinds.map((kind) => keyOf(`kind_${kind}`)).sort());
  });
});

test("Decant speaks at least fifteen languages besides English", () => {
  assert.ok(OTHERS.length >= 15, OTHERS.join(" "));
});

for (const locale of ["en", ...OTHERS]) {
  describe(`what is said in ${locale}`, () => {
    const entries = entriesOf(locale);
    const rules = new Intl.PluralRules(locale.replace("_", "-"));
    const forms = new Set(WHOLE_NUMBERS.map((number) => rules.select(number)));

    test("is all there, and nothing that nobody says", () => {
      const expected = Object.keys(ENGLISH).flatMap((key) => {
        if (!isPlural(key)) return [key];
        return [...forms].map((form) => key.replace(PLURAL, `_${form}`));
      });
      assert.deepEqual(Object.keys(entries).sort(), [...new Set(expected)].sort());
    });

    test("names its own language and direction", () => {
      assert.equal(entries.language?.message, locale.replace("_", "-"));
      const direction = RIGHT_TO_LEFT.includes(locale) ? "rtl" : "ltr";
      assert.equal(entries.direction?.message, direction);
    });

    test("fills the same gaps as English does", () => {
      for (const [key, { message, placeholders = {} }] of Object.entries(entries)) {
        const model = ENGLISH[isPlural(key) ? key.replace(PLURAL, "_other") : key];
        const wanted = Object.keys(model?.placeholders ?? {});
        const gaps = new Set(gapsOf(message));
        if (isPlural(key) && needsNoFigure(rules, PLURAL.exec(key)?.[1])) gaps.add("count");
        assert.deepEqual([...gaps].sort(), wanted.sort(), key);
        assert.deepEqual(Object.keys(placeholders).sort(), gapsOf(message).sort(), key);
        for (const [name, { content }] of Object.entries(placeholders)) {
          assert.equal(content, model?.placeholders?.[name]?.content, key);
        }
      }
    });

    test("fits the shops", () => {
      assert.ok(textOf(entries, "extensionName").length <= MAX_NAME);
      assert.ok(textOf(entries, "extensionDescription").length <= MAX_DESCRIPTION);
      assert.match(textOf(entries, "extensionName"), /^Decant/);
    });

    test("is written cleanly", () => {
      for (const [key, { message }] of Object.entries(entries)) {
        assert.equal(message, message.trim().normalize("NFC"), key);
        assert.doesNotMatch(message, /["<>]| {2}|\.\.\.|\p{Script=Latin}'\p{Script=Latin}/u, key);
      }
    });

    test("is said for every number", () => {
      const messages = sayerOf(entries);
      const bases = Object.keys(ENGLISH).filter(isPlural);
      for (const base of new Set(bases.map((key) => key.replace(PLURAL, "")))) {
        for (const number of [...WHOLE_NUMBERS, 1_000, 21_345, 1_000_000]) {
          const text = messages.sayCount(base, number, 2_000_000);
          const figure = new Intl.NumberFormat(locale.replace("_", "-")).format(number);
          assert.ok(text && !text.includes("$"), `${base}, ${number}: ${text}`);
          if (needsNoFigure(rules, rules.select(number))) continue;
          assert.ok(text.includes(figure), `${base}, ${number}: ${text}`);
        }
      }
    });
  });
}

for (const locale of OTHERS) {
  test(`nothing in ${locale} was left in English`, () => {
    const entries = entriesOf(locale);
    /** @type {Record<string, string[]>} */
    const table = SAME_AS_ENGLISH;
    const same = Object.keys(entries).filter(
      (key) => key !== "direction" && entries[key]?.message === ENGLISH[key]?.message,
    );
    assert.deepEqual(same.sort(), (table[locale] ?? []).sort());
    /** @type {Record<string, RegExp>} */
    const scripts = LETTERS;
    for (const [key, { message }] of Object.entries(entries)) {
      if (key === "language" || key === "direction") continue;
      assert.doesNotMatch(message, ENGLISH_WORDS, key);
      assert.match(message.replaceAll(/\$\w+\$/g, ""), scripts[locale] ?? /\p{L}/u, key);
    }
  });
}

/** @param {string} locale @returns {Entries} */
function entriesOf(locale) {
  return JSON.parse(readFileSync(join(LOCALES, locale, "messages.json"), "utf8"));
}

/** @param {Entries} entries @param {string} key */
function textOf(entries, key) {
  return entries[key]?.message ?? "";
}

/** Everything that is said by our own scripts. */
function scripts() {
  const folder = projectFile("extension");
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".js"))
    .map((file) => readFileSync(join(folder, file), "utf8"))
    .join("\n");
}

/**
 * Three ways of saying: a key in quotes, the beginning of a key that a code completes, and a count. Keys
 * also pass through variables; so any word in quotes that is a key counts as said.
 */
function said() {
  const direct = [
    ...codesOf(SCRIPTS, /(?:say|sayOr|getMessage)\(\s*"(\w+)"/g),
    ...codesOf(MANIFEST, /__MSG_(\w+)__/g),
  ];
  const passed = codesOf(SCRIPTS, /"(\w+)"/g).filter((word) => ENGLISH[word]);
  const options = codesOf(SCRIPTS, /choices\("(\w+)"/g).map((name) => `${name}_`);
  const counts = codesOf(SCRIPTS, /(?:sayCount|tellRemembered)\(\s*"(\w+)"/g);
  return {
    keys: [...direct, ...passed],
    families: [...codesOf(SCRIPTS, /`([a-z]+_)\$\{/g), ...options],
    counted: counts,
  };
}

/** @param {string} text @param {RegExp} pattern @returns {string[]} */
function codesOf(text, pattern) {
  return [...text.matchAll(pattern)].map(([, code]) => code ?? "");
}

/** @param {string} types @param {string} start */
function unionOf(types, start) {
  const from = types.indexOf(start);
  return codesOf(types.slice(from, types.indexOf(";", from)), /"([\w-]+)"/g);
}

/** @param {string} code */
function keyOf(code) {
  return code.replaceAll("-", "_");
}

/**
 * Whether a key is one form of several. Its ending alone does not tell: there is `notice_other`.
 * @param {string} key
 */
function isPlural(key) {
  return PLURAL.test(key) && key.replace(PLURAL, "_one") in ENGLISH;
}

/** @param {string} message */
function gapsOf(message) {
  return [...new Set(codesOf(message, /\$(\w+)\$/g).map((name) => name.toLowerCase()))];
}

/**
 * "No words", "one word", "two words" need no figure, where the form stands for nothing else.
 * @param {Intl.PluralRules} rules
 * @param {string | undefined} form
 */
function needsNoFigure(rules, form) {
  const numbers = WHOLE_NUMBERS.filter((number) => rules.select(number) === form);
  return numbers.length === 1 || numbers.join() === "0,1";
}

/**
 * The reader's `messages.js` in a browser that has this one language.
 * @param {Entries} entries
 * @returns {Sayer}
 */
function sayerOf(entries) {
  const source = readFileSync(projectFile("extension/content/messages.js"), "utf8");
  /** @param {string} key @param {string[]} [values] */
  const getMessage = (key, values = []) => {
    const { message, placeholders = {} } = entries[key] ?? { message: "" };
    return message.replace(/\$(\w+)\$/g, (gap, name) => {
      const content = placeholders[name.toLowerCase()]?.content;
      return content ? (values[Number(content.slice(1)) - 1] ?? gap) : gap;
    });
  };
  return runInNewContext(`${source}; messages`, { chrome: { i18n: { getMessage } } });
}
