"use strict";
/** Carries the collected page to the core in the background, and the article back. */
const transport = (() => {
  /** The browser may stop the background at any time, so being cut off once means little. */
  const ATTEMPTS = 2;

  /** No article, and the code that says why. */
  class Failure extends Error {
    /** @param {FailureCode} code */
    constructor(code) {
      super(code);
      this.code = code;
    }
  }

  /**
   * @template T
   * @param {(send: (chunk: string) => void) => Promise<T> | T} collect called again if it must be
   * @param {AbortSignal} signal
   * @returns {Promise<{article: Article, collected: T}>}
   */
  async function exchange(collect, signal) {
    for (let attempt = 1; ; attempt++) {
      try {
        return await exchangeOnce(collect, signal);
      } catch (error) {
        const cutOff = error instanceof Failure && error.code === "background-stopped";
        if (!cutOff || attempt === ATTEMPTS || signal.aborted) throw error;
      }
    }
  }

  /**
   * @template T
   * @param {(send: (chunk: string) => void) => Promise<T> | T} collect
   * @param {AbortSignal} signal
   */
  async function exchangeOnce(collect, signal) {
    const port = connect();
    const answer = answerOf(port);
    const failure = firstFailure(answer, signal);
    /** @param {PageMessage} message */
    const send = (message) => post(port, message);
    try {
      send({ type: "start", url: document.URL });
      const collecting = collect((html) => send({ type: "chunk", html }));
      const collected = await Promise.race([collecting, failure]);
      send({ type: "finish" });
      return { article: await Promise.race([answer, failure]), collected };
    } finally {
      send({ type: "goodbye" });
      port.disconnect();
    }
  }

  function connect() {
    try {
      return chrome.runtime.connect();
    } catch {
      throw new Failure("extension-updated");
    }
  }

  /** @param {chrome.runtime.Port} port @param {PageMessage} message */
  function post(port, message) {
    try {
      port.postMessage(message);
    } catch {
      // The port is closed, and whoever awaits its answer is told so.
    }
  }

  /**
   * @param {chrome.runtime.Port} port
   * @returns {Promise<Article>}
   */
  function answerOf(port) {
    return new Promise((resolve, reject) => {
      port.onMessage.addListener((/** @type {CoreMessage} */ message) => {
        if (message.type === "article") resolve(message.article);
        else reject(new Failure(message.code));
      });
      port.onDisconnect.addListener(() => reject(new Failure("background-stopped")));
    });
  }

  /**
   * Settles only when there will be no article: then going on is no use.
   * @param {Promise<Article>} answer
   * @param {AbortSignal} signal
   * @returns {Promise<never>}
   */
  function firstFailure(answer, signal) {
    return new Promise((_, reject) => {
      answer.catch(reject);
      signal.addEventListener("abort", () => reject(signal.reason));
    });
  }

  return { exchange, Failure };
})();
