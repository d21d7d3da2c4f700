/** One reading: a content script's port, its chunks up; down the article, and what was removed from it. */
import { isPageMessage, tabOf } from "./accepted.js";
import { Cleaner, coreIsReady } from "./core.js";
import { showNoticeAfterLoad } from "./notice.js";

/** @param {chrome.runtime.Port} port */
export function serve(port) {
  const tabId = tabOf(port.sender);
  if (tabId === undefined) port.disconnect();
  else new Session(port, tabId);
}

class Session {
  #port;
  #tabId;
  #encoder = new TextEncoder();
  /** @type {Cleaner | null} */
  #cleaner = null;
  /** Messages are handled one after the other, the first not before the core has started. */
  #turn = coreIsReady();
  #saidGoodbye = false;

  /**
   * @param {chrome.runtime.Port} port
   * @param {number} tabId
   */
  constructor(port, tabId) {
    this.#port = port;
    this.#tabId = tabId;
    port.onMessage.addListener((message) => this.#receive(message));
    port.onDisconnect.addListener(() => this.#cutOff());
  }

  /** @param {unknown} message */
  #receive(message) {
    if (!isPageMessage(message)) return;
    if (message.type === "goodbye") this.#saidGoodbye = true;
    this.#turn = this.#turn.then((ready) => {
      this.#handle(ready, message);
      return ready;
    });
  }

  /**
   * @param {boolean} ready
   * @param {PageMessage} message
   */
  #handle(ready, message) {
    if (this.#saidGoodbye) return this.#dropCleaner();
    if (!ready) return this.#refuse(message);
    try {
      this.#pass(message);
    } catch (error) {
      console.error("The core gave up.", error);
      this.#answer({ type: "failed", code: "core-failed" });
    }
  }

  /** @param {PageMessage} message of which only the first is answered */
  #refuse(message) {
    if (message.type === "start") this.#answer({ type: "failed", code: "core-missing" });
  }

  /** @param {PageMessage} message */
  #pass(message) {
    switch (message.type) {
      case "start":
        this.#cleaner = new Cleaner({ url: message.url });
        break;
      case "chunk":
        this.#cleaner?.write(this.#encoder.encode(message.html));
        break;
      case "finish":
        this.#finish();
        break;
    }
  }

  /** The article is shown while the rest is still being written. */
  #finish() {
    const cleaner = this.#cleaner;
    if (!cleaner) return;
    const article = cleaner.finish();
    this.#port.postMessage({ type: "article", article });
    this.#answer({ type: "restorable", restorable: cleaner.restorable() });
  }

  /** @param {CoreMessage} message the last one */
  #answer(message) {
    this.#dropCleaner();
    this.#port.postMessage(message);
  }

  /** Without a goodbye the page was left while it was being read. */
  #cutOff() {
    this.#dropCleaner();
    if (!this.#saidGoodbye) showNoticeAfterLoad(this.#tabId, "moved-on");
    this.#saidGoodbye = true;
  }

  /** The core's memory is not the browser's to collect. */
  #dropCleaner() {
    this.#cleaner?.free();
    this.#cleaner = null;
  }
}
