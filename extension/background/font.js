/** The typeface that comes with the extension. No page may ask for its files, so they are handed over as text. */

/** @param {"400" | "700"} weight */
export async function fontBytes(weight) {
  const response = await fetch(chrome.runtime.getURL(`fonts/lexend-${weight}.woff2`));
  return new Uint8Array(await response.arrayBuffer()).toBase64();
}
