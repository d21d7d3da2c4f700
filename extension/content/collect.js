"use strict";
/** Collects the page as it is rendered, without stopping it and without changing it. */
const collector = (() => {
  /** Working longer than this at a stretch, and the page would feel frozen. */
  const SLICE_MS = 40;

  /**
   * @typedef {object} Listener
   * @property {(chunk: string) => void} onChunk
   * @property {(share: number) => void} onProgress between 0 and 1
   * @property {(media: HTMLMediaElement) => void} onMedia each player on the page
   */

  /**
   * @param {Listener} listener
   * @param {AbortSignal} signal
   * @returns {Promise<string[]>} notices: what kept the collection from being all of the page
   */
  async function collect(listener, signal) {
    const writer = new markup.Writer(listener.onChunk);
    head.write(writer);
    const uprooted = await collectBody(writer, listener, signal);
    writer.write("</html>");
    writer.flush();
    return [...(writer.full ? ["truncated"] : []), ...(uprooted ? ["page-changed"] : [])];
  }

  /**
   * @param {MarkupWriter} writer
   * @param {Listener} listener
   * @param {AbortSignal} signal
   * @returns {Promise<boolean>} whether the page was changed under way
   */
  async function collectBody(writer, listener, signal) {
    kinds.forgetStyles();
    const visitor = new transcribe.Transcriber(writer, listener.onMedia);
    const path = new walk.Walk(document.body ?? document.documentElement, visitor);
    while (!path.run(performance.now() + SLICE_MS)) {
      writer.flush();
      listener.onProgress(Math.min(path.visited / expectedNodes(), 1));
      await pause();
      signal.throwIfAborted();
    }
    return path.uprooted;
  }

  /** Every second node is a text. Most pages are read before anybody asks. */
  function expectedNodes() {
    return document.getElementsByTagName("*").length * 2;
  }

  /** Lets the page, and the reader's own progress, have their turn. */
  function pause() {
    const { scheduler } = /** @type {{scheduler?: {yield?(): Promise<void>}}} */ (globalThis);
    return scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve));
  }

  return { collect };
})();
