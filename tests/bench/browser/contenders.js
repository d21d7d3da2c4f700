"use strict";
/**
 * Runs in the page, in the extension's own isolated world beside its content scripts: each contender turns the
 * document as it stands into the nodes that a reader would show.
 */
const contenders = (() => {
  const encoder = new TextEncoder();

  /** @type {Record<string, () => Promise<unknown> | unknown>} */
  const ALL = {
    decant,
    "Readability.js + DOMPurify": () => {
      const copy = /** @type {Document} */ (document.cloneNode(true));
      const article = new Readability(copy).parse();
      return DOMPurify.sanitize(article?.content ?? "", { RETURN_DOM_FRAGMENT: true });
    },
    Defuddle: () => new Defuddle(document, { url: document.URL, useAsync: false }).parse().content,
  };

  /** How long each stage of ours took. @type {Record<string, number>} */
  let stages = {};
  /** @type {InstanceType<typeof Cleaner> | null} */
  let finished = null;

  async function decant() {
    const started = performance.now();
    /** @type {string[]} */
    const chunks = [];
    const listener = {
      onChunk: (/** @type {string} */ chunk) => chunks.push(chunk),
      onProgress: () => {},
      onMedia: () => {},
    };
    await collector.collect(listener, new AbortController().signal);
    const collected = performance.now();
    const cleaner = new Cleaner({ url: document.URL });
    for (const chunk of chunks) cleaner.write(encoder.encode(chunk));
    const article = cleaner.finish();
    const cleaned = performance.now();
    const inert = document.implementation.createHTMLDocument("");
    inert.body.setHTML(article.html, { sanitizer: allowlist.sanitizer });
    stages = {
      collect: collected - started,
      core: cleaned - collected,
      show: performance.now() - cleaned,
    };
    finished = cleaner;
    return inert.body;
  }

  /** What comes when the article is shown: what was removed is written, and read in with all the rest of the page. */
  function later() {
    const started = performance.now();
    const { html } = finished?.restorable() ?? { html: "" };
    const inert = document.implementation.createHTMLDocument("");
    inert.body.setHTML(html, { sanitizer: allowlist.sanitizer });
    finished?.free();
    return performance.now() - started;
  }

  /**
   * @param {string} wasm the core, in base64
   */
  function startCore(wasm) {
    initSync({ module: Uint8Array.from(atob(wasm), (character) => character.charCodeAt(0)) });
  }

  /**
   * One round: each of them once, in an order that the next round turns.
   * @param {number} round
   */
  async function race(round) {
    const names = Object.keys(ALL);
    const order = names.map((_, place) => names[(place + round) % names.length] ?? "");
    /** @type {Record<string, number>} */
    const times = {};
    for (const name of order) {
      // All find the page laid out, as it is when somebody clicks; one that changes it leaves that to the next.
      document.documentElement.getBoundingClientRect();
      const started = performance.now();
      try {
        await ALL[name]?.();
      } catch (error) {
        return { failed: `${name}: ${error}` };
      }
      times[name] = performance.now() - started;
      if (name === "decant") stages.later = later();
    }
    return { times, stages };
  }

  return { startCore, race };
})();
