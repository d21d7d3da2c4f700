"use strict";
/** Carries the collected page to the core in the background, and back the article, then what was removed from it. */
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
   * @typedef {{article: Article, collected: T, restorable: Promise<Restorable>}} Answer
   */

  /**
   * @template T
   * @param {(send: (chunk: string) => void) => Promise<T> | T} collect called again if it must be
   * @param {AbortSignal} signal
   * @returns {Promise<Answer<T>>}
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
   * @returns {Promise<Answer<T>>}
   */
  async function exchangeOnce(collect, signal) {
    const port = connect();
    const answers = answersOf(port);
    const failure = firstFailure(answers.article.promise, signal);
    const restorable = Promise.race([answers.restorable.promise, failure]);
    restorable.catch(() => {}).finally(() => hangUp(port));
    /** @param {PageMessage} message */
    const send = (message) => post(port, message);
    try {
      send({ type: "start", url: document.URL });
      const collecting = collect((html) => send({ type: "chunk", html }));
      const collected = await Promise.race([collecting, failure]);
      send({ type: "finish" });
      const article = await Promise.race([answers.article.promise, failure]);
      return { article, collected, restorable };
    } catch (error) {
      hangUp(port);
      throw error;
    }
  }

  /** @param {chrome.runtime.Port} port which may be closed already */
  function hangUp(port) {
    post(port, { type: "goodbye" });
    port.disconnect();
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

  /** @param {chrome.runtime.Port} port */
  function answersOf(port) {
    /** @type {PromiseWithResolvers<Article>} */
    const article = Promise.withResolvers();
    /** @type {PromiseWithResolvers<Restorable>} */
    const restorable = Promise.withResolvers();
    /** @param {FailureCode} code */
    const fail = (code) => {
      article.reject(new Failure(code));
      restorable.reject(new Failure(code));
    };
    port.onMessage.addListener((/** @type {CoreMessage} */ message) => {
      if (message.type === "article") article.resolve(message.article);
      else if (message.type === "restorable") restorable.resolve(message.restorable);
      else fail(message.code);
    });
    port.onDisconnect.addListener(() => fail("background-stopped"));
    return { article, restorable };
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
