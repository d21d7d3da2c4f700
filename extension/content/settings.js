"use strict";
/** How the reader looks: what can be chosen, what was chosen, and remembering it. */
const settings = (() => {
  /** The choices, the first of each being the default. */
  const CHOICES = {
    theme: ["auto", "light", "sepia", "dark"],
    font: ["serif", "sans"],
  };
  /** Percent of the browser's own text size, and the line's width in ems. */
  const RANGES = {
    size: { min: 80, max: 180, step: 5, initial: 115 },
    width: { min: 24, max: 50, step: 2, initial: 34 },
  };

  /** The word of our own change comes back, maybe when the next one has been made. */
  const WRITER = String(Math.random());

  /**
   * @typedef {{theme: string, font: string, size: number, width: number}} Look
   * @returns {Promise<Look>}
   */
  async function load() {
    return checked(await stored());
  }

  /** @returns {Promise<Record<string, unknown>>} */
  function stored() {
    return chrome.storage.sync.get(["theme", "font", "size", "width", "writer"]).catch(() => ({}));
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
   * What comes from storage may be of another version, so each value is looked at.
   * @param {Record<string, unknown>} stored
   * @returns {Look}
   */
  function checked(stored) {
    return {
      theme: choice("theme", stored.theme),
      font: choice("font", stored.font),
      size: within("size", stored.size),
      width: within("width", stored.width),
    };
  }

  /** @param {keyof typeof CHOICES} name @param {unknown} value */
  function choice(name, value) {
    const choices = CHOICES[name];
    return choices.find((known) => known === value) ?? String(choices[0]);
  }

  /** @param {keyof typeof RANGES} name @param {unknown} value */
  function within(name, value) {
    const { min, max, initial } = RANGES[name];
    return typeof value === "number" && value >= min && value <= max ? value : initial;
  }

  return { CHOICES, RANGES, load, save, watch };
})();
