"use strict";
/**
 * What the reader decided on a site, as small rules, in the browser's own storage and nowhere else.
 * One entry a site, so that two tabs on two sites never write over each other.
 */
const memory = (() => {
  const PREFIX = "site:";
  const MAX_RULES = 200;
  const MAX_VALUE = 500;
  const ACTS = ["show", "take"];
  const SIGNS = ["kind", "place", "text"];

  /** The site of the page; a file and a page of our own have none, and are not remembered. */
  function site() {
    return /^https?:$/.test(location.protocol) ? location.hostname : "";
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

  /** @param {unknown} value @returns {value is Record<string, unknown>} */
  function isObject(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
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

  return { site, rules, keep, all, forgetAll, isSame, isRule };
})();
