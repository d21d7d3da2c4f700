"use strict";
/**
 * Where one stopped reading, article by article, in the browser's own storage and nowhere else. One entry an article,
 * so that two tabs never write over each other; when there are too many, the oldest go.
 */
const places = (() => {
  const PREFIX = "place:";
  const MOST = 400;
  /** How many stay when the oldest go, so that they need not go one by one. */
  const STAYING = 300;

  /** The article of the page, whatever part of it the address points to. */
  function address() {
    const { origin, pathname, search } = location;
    return origin + pathname + search;
  }

  /** @param {string} article @returns {Promise<ReadingPlace | null>} */
  async function find(article) {
    const key = PREFIX + article;
    const stored = await chrome.storage.local.get(key).catch(() => ({}));
    const found = /** @type {Record<string, unknown>} */ (stored)[key];
    return isPlace(found) ? found : null;
  }

  /** @param {string} article @param {ReadingPlace} place */
  async function keep(article, place) {
    try {
      // What is read in a private window leaves nothing behind.
      if (chrome.extension.inIncognitoContext) return;
      await chrome.storage.local.set({ [PREFIX + article]: place });
      if ((await keys()).length > MOST) await dropOldest();
    } catch (error) {
      console.warn("The place is not remembered.", error);
    }
  }

  /** @param {string} article */
  async function forget(article) {
    await chrome.storage.local.remove(PREFIX + article).catch(() => {});
  }

  async function count() {
    return (await keys()).length;
  }

  async function forgetAll() {
    await chrome.storage.local.remove(await keys());
  }

  async function keys() {
    const all = await chrome.storage.local.getKeys();
    return all.filter((key) => key.startsWith(PREFIX));
  }

  async function dropOldest() {
    const stored = await chrome.storage.local.get(await keys());
    const newestFirst = Object.entries(stored).sort(([, a], [, b]) => timeOf(b) - timeOf(a));
    await chrome.storage.local.remove(newestFirst.slice(STAYING).map(([key]) => key));
  }

  /** @param {unknown} value */
  function timeOf(value) {
    return isPlace(value) ? value.time : 0;
  }

  /**
   * What comes from storage may be of another version.
   * @param {any} value
   * @returns {value is ReadingPlace}
   */
  function isPlace(value) {
    return (
      typeof value?.words === "string" &&
      [value.at, value.within, value.share, value.time].every(Number.isFinite)
    );
  }

  return { address, find, keep, forget, count, forgetAll };
})();
