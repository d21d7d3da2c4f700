"use strict";
/**
 * The typeface that comes with the extension, for readers whom letters trouble. The page may forbid fonts, and no file
 * of ours can be asked for by a page, so its bytes come from the background, and no address is involved.
 */
const legibleFont = (() => {
  const FAMILY = "Decant Legible";
  const WEIGHTS = /** @type {const} */ (["400", "700"]);

  /** @type {WeakSet<Document>} */
  const provided = new WeakSet();

  /**
   * Asked for again, it is there already.
   * @param {Document} shown
   */
  async function provide(shown) {
    if (provided.has(shown)) return;
    provided.add(shown);
    try {
      await Promise.all(WEIGHTS.map((weight) => add(shown, weight)));
    } catch (error) {
      // The next typeface in the row is there.
      console.warn("The typeface did not come.", error);
      provided.delete(shown);
    }
  }

  /** @param {Document} shown @param {(typeof WEIGHTS)[number]} weight */
  async function add(shown, weight) {
    const encoded = await chrome.runtime.sendMessage({ font: weight });
    const view = /** @type {Window & typeof globalThis} */ (shown.defaultView);
    const bytes = view.Uint8Array.fromBase64(encoded);
    const face = new view.FontFace(FAMILY, bytes, { weight });
    shown.fonts.add(await face.load());
  }

  return { provide };
})();
