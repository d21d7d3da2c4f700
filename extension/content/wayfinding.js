"use strict";
/**
 * What helps one to find one's way in an article. Nothing of it is needed for the first look, so all of it is made
 * after that, and an article of ten thousand paragraphs opens like a short one.
 */
const wayfinding = (() => {
  /**
   * @param {HTMLElement} article that is shown
   * @param {(place: Element) => void} onLedTo before one comes to a place, which may have been removed
   * @param {AbortSignal} signal when it is left
   * @returns {() => void} to be called when parts of the article have come or gone
   */
  function furnish(article, onLedTo, signal) {
    const shown = article.ownerDocument;
    const body = /** @type {HTMLElement} */ (article.querySelector(".body"));
    const above = new layers.Layers(shown, signal);
    article.before(progressLine.of(shown, signal));
    const table = tableOf(article, body, above, signal);

    const place = new lastPlace.LastPlace(shown, body);
    place.watch(signal);
    const header = article.querySelector("header");
    if (header) place.offer(header, signal);

    note.furnish(body, above, onLedTo, signal);
    const large = new lightbox.Lightbox(article, above);
    pictures.furnish(body, large, signal);
    wide.furnish(body, large, signal);
    gradualLayout.finish(body, signal);
    return () => table?.update();
  }

  /**
   * @param {HTMLElement} article
   * @param {HTMLElement} body
   * @param {ReaderLayers} above
   * @param {AbortSignal} signal
   */
  function tableOf(article, body, above, signal) {
    const headings = contents.headingsOf(body);
    if (headings.length === 0) return null;
    const table = new contents.Contents(article.ownerDocument, headings, above);
    table.show(article, signal);
    return table;
  }

  return { furnish };
})();
