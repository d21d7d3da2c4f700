"use strict";
/** How the reader looks: what can be chosen, what was chosen, and remembering it. */
const settings = (() => {
  /** One entry of `storage.sync` may have 8,192 bytes, its name among them. */
  const MAX_CSS_BYTES = 8000;

  /** Every setting: its default, and what it may be. */
  const FIELDS = {
    theme: oneOf(["auto", "light", "sepia", "dark", "black", "contrast", "custom"]),
    font: oneOf(["serif", "sans", "mono", "legible"]),
    /** Percent of the browser's own text size. */
    size: within({ min: 80, max: 200, step: 5, initial: 115 }),
    /** Of the line, in ems. */
    width: within({ min: 24, max: 50, step: 2, initial: 34 }),
    /** Percent of the leading that suits the typeface and the language. */
    leading: within({ min: 80, max: 150, step: 5, initial: 100 }),
    /** In hundredths of an em, as is the space between words. */
    letterSpacing: within({ min: 0, max: 15, step: 1, initial: 0 }),
    wordSpacing: within({ min: 0, max: 60, step: 5, initial: 0 }),
    align: oneOf(["start", "justify"]),
    /** The three colours of a theme of one's own. */
    paper: colour("#eef3ee"),
    ink: colour("#1d2a24"),
    accent: colour("#0d4f3c"),
    /** Whether print shows where links lead. */
    linkTargets: { initial: false, allows: (/** @type {unknown} */ value) => value === !!value },
    /** A style of one's own. */
    css: { initial: "", allows: isShort },
  };

  /** @param {string[]} choices the first is the default */
  function oneOf(choices) {
    const allows = (/** @type {unknown} */ value) => choices.some((choice) => choice === value);
    return { initial: choices[0] ?? "", choices, allows };
  }

  /** @param {{min: number, max: number, step: number, initial: number}} range */
  function within(range) {
    const allows = (/** @type {unknown} */ value) =>
      typeof value === "number" && value >= range.min && value <= range.max;
    return { ...range, allows };
  }

  /** @param {string} initial as `<input type="color">` writes it */
  function colour(initial) {
    const allows = (/** @type {unknown} */ value) =>
      typeof value === "string" && /^#[0-9a-f]{6}$/.test(value);
    return { initial, allows };
  }

  /** @param {unknown} css */
  function isShort(css) {
    if (typeof css !== "string") return false;
    return new TextEncoder().encode(JSON.stringify(css)).length <= MAX_CSS_BYTES;
  }

  /** @typedef {{[Name in keyof typeof FIELDS]: (typeof FIELDS)[Name]["initial"]}} Look */

  /** How the reader looks when nothing was chosen. */
  const INITIAL = checked({});

  /** The word of our own change comes back, maybe when the next one has been made. */
  const WRITER = String(Math.random());

  /** @returns {Promise<Look>} */
  async function load() {
    return checked(await stored());
  }

  /** @returns {Promise<Record<string, unknown>>} */
  function stored() {
    return chrome.storage.sync.get([...Object.keys(FIELDS), "writer"]).catch(() => ({}));
  }

  /** @param {Look} look */
  async function save(look) {
    // Not being able to remember it is no reason not to show it.
    await chrome.storage.sync
      .set({ ...look, writer: WRITER })
      .catch((error) => console.warn("Not remembered.", error));
  }

  /**
   * Calls back when another tab changes the look; returns what ends that.
   * @param {(look: Look) => void} callback
   */
  function watch(callback) {
    /** @param {unknown} _changes @param {string} area */
    const changed = async (_changes, area) => {
      if (area !== "sync") return;
      const look = await stored();
      if (look.writer !== WRITER) callback(checked(look));
    };
    chrome.storage.onChanged.addListener(changed);
    return () => chrome.storage.onChanged.removeListener(changed);
  }

  /**
   * What comes from storage may be of another version: what is not right there becomes the default.
   * @param {Record<string, unknown>} found
   * @returns {Look}
   */
  function checked(found) {
    const entries = Object.entries(FIELDS).map(([name, { initial, allows }]) => {
      return [name, allows(found[name]) ? found[name] : initial];
    });
    return Object.fromEntries(entries);
  }

  /**
   * What comes from a file was meant, so nothing is passed over.
   * @param {Record<string, unknown>} found
   * @returns {string | undefined} the first setting that is unknown, or is not right
   */
  function mistakeIn(found) {
    /** @type {Record<string, {allows: (value: unknown) => boolean}>} */
    const fields = FIELDS;
    return Object.keys(found).find(
      (name) => !Object.hasOwn(fields, name) || !fields[name]?.allows(found[name]),
    );
  }

  return { FIELDS, INITIAL, load, save, watch, checked, mistakeIn };
})();

/** @typedef {Awaited<ReturnType<typeof settings.load>>} Look */
