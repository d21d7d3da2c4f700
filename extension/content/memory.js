"use strict";
/**
 * What the reader decided on a site, as small rules, in the browser's own storage and nowhere else.
 * One entry a site, so that two tabs on two sites never write over each other.
 */
const memory = (() => {
  const PREFIX = "site:";
  const FORMAT = "decant-choices";
  const VERSION = 1;
  const MAX_RULES = 200;
  const MAX_VALUE = 500;
  const ACTS = ["show", "take"];
  const SIGNS = ["kind", "place", "text"];

  /** What is wrong with a file, in a code that has its message: `import_<code>`. */
  class BadFile extends Error {
    /** @param {string} code @param {string} [where] */
    constructor(code, where = "") {
      super(code);
      this.code = code;
      this.where = where;
    }
  }

  /** The site of the page; a file has none, and is not remembered. */
  function site() {
    return location.hostname;
  }

  /**
   * @param {string} host
   * @returns {Promise<SiteRule[]>}
   */
  async function rules(host) {
    if (!host) return [];
    const key = PREFIX + host;
    /** @type {Record<string, unknown>} */
    const stored = await chrome.storage.local.get(key).catch(() => ({}));
    const found = stored[key];
    return Array.isArray(found) ? found.filter(isRule) : [];
  }

  /**
   * @param {string} host
   * @param {SiteRule[]} kept
   */
  async function keep(host, kept) {
    if (!host) return;
    const key = PREFIX + host;
    const writing =
      kept.length > 0
        ? chrome.storage.local.set({ [key]: kept.slice(-MAX_RULES) })
        : chrome.storage.local.remove(key);
    // Not being able to remember it is no reason not to do it.
    await writing.catch((error) => console.warn("Not remembered.", error));
  }

  /** @returns {Promise<Record<string, SiteRule[]>>} by site, in the order of the alphabet */
  async function all() {
    const stored = await chrome.storage.local.get(null);
    /** @type {[string, SiteRule[]][]} */
    const sites = [];
    for (const [key, value] of Object.entries(stored)) {
      const found = key.startsWith(PREFIX) && Array.isArray(value) ? value.filter(isRule) : [];
      if (found.length > 0) sites.push([key.slice(PREFIX.length), found]);
    }
    return Object.fromEntries(sites.sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  async function forgetAll() {
    const hosts = Object.keys(await all());
    await chrome.storage.local.remove(hosts.map((host) => PREFIX + host));
  }

  /** @param {SiteRule} rule @param {SiteRule} other */
  function isSame(rule, other) {
    return rule.by === other.by && rule.value === other.value;
  }

  /** Everything as a file's text. */
  async function exported() {
    return JSON.stringify({ format: FORMAT, version: VERSION, sites: await all() }, null, 2) + "\n";
  }

  /**
   * Adds what a file says to what is known; of two rules about the same, the file's stays.
   * @param {string} text
   * @returns {Promise<number>} how many sites it spoke of
   */
  async function imported(text) {
    const sites = Object.entries(read(text));
    for (const [host, added] of sites) {
      const known = await rules(host);
      const others = known.filter((rule) => !added.some((other) => isSame(rule, other)));
      await keep(host, [...others, ...added]);
    }
    return sites.length;
  }

  /**
   * @param {string} text
   * @returns {Record<string, SiteRule[]>}
   */
  function read(text) {
    const { format, version, sites } = parsed(text);
    if (format !== FORMAT) throw new BadFile("foreign");
    if (version !== VERSION) throw new BadFile("version", String(version));
    if (!isObject(sites)) throw new BadFile("foreign");
    for (const [host, found] of Object.entries(sites)) {
      if (!isHost(host) || !Array.isArray(found)) throw new BadFile("site", host);
      found.forEach((rule, at) => {
        if (!isRule(rule)) throw new BadFile("rule", `${host}, ${at + 1}`);
      });
    }
    return /** @type {Record<string, SiteRule[]>} */ (sites);
  }

  /** @param {string} text @returns {Record<string, unknown>} */
  function parsed(text) {
    try {
      const value = JSON.parse(text);
      if (isObject(value)) return value;
    } catch {
      throw new BadFile("json");
    }
    throw new BadFile("foreign");
  }

  /** @param {unknown} value @returns {value is Record<string, unknown>} */
  function isObject(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
  }

  /** @param {string} host */
  function isHost(host) {
    return host.length <= 255 && URL.canParse(`https://${host}/`) && !/[/?#@\s]/.test(host);
  }

  /** @param {unknown} value @returns {value is SiteRule} */
  function isRule(value) {
    if (!isObject(value)) return false;
    const { act, by, value: wanted, label } = value;
    const isText = (/** @type {unknown} */ text) =>
      typeof text === "string" && text.length > 0 && text.length <= MAX_VALUE;
    return (
      ACTS.includes(String(act)) && SIGNS.includes(String(by)) && isText(wanted) && isText(label)
    );
  }

  return { site, rules, keep, all, forgetAll, isSame, exported, imported, BadFile };
})();
