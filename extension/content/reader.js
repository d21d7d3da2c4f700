"use strict";
/** The reader: from the click to the article, and back to the page. */
const reader = (() => {
  /** A reader that opens faster than this needs no sign that it is at work. */
  const PROGRESS_AFTER_MS = 300;

  /** @type {Reader | null} */
  let current = null;

  /**
   * @param {string} css
   * @returns {ToggleOutcome}
   */
  function toggle(css) {
    if (current?.isOpen) {
      current.close();
    } else if (page.canStage()) {
      current = new Reader(css);
      current.start();
    } else {
      return "no-stage";
    }
    return "toggled";
  }

  /** Why the page cannot be read, where asking the core is no use. */
  class Unreadable extends Error {
    /** @param {string} kind */
    constructor(kind) {
      super(kind);
      this.kind = kind;
    }
  }

  class Reader {
    #display;
    #ending = new AbortController();

    /** @param {string} css */
    constructor(css) {
      this.#display = new display.Display(css, this.#leave);
    }

    get isOpen() {
      return !this.#isOver && !this.#display.wasTornOut;
    }

    async start() {
      // Asked for at once: the answer comes while the page is still being read.
      const rules = memory.rules(memory.site());
      try {
        const { article, notices, restorable } = await this.#readInSight();
        await this.#present(article, restorable, notices, await rules);
      } catch (error) {
        if (!this.#isOver) await this.#explain(error);
      }
    }

    close() {
      if (this.#isOver) return;
      this.#ending.abort();
      this.#display.close();
      // The article's memory is given back, however long the page stays open.
      if (current === this) current = null;
    }

    #leave = () => this.close();

    get #isOver() {
      return this.#ending.signal.aborted;
    }

    /** Reads the page; if that takes long, one sees that it does. */
    async #readInSight() {
      const showProgress = () => this.#display.show(views.progress()).catch(() => {});
      const slow = setTimeout(showProgress, PROGRESS_AFTER_MS);
      try {
        return await this.#read();
      } finally {
        clearTimeout(slow);
      }
    }

    async #read() {
      const kind = page.kind();
      if (kind !== "page" && kind !== "text") throw new Unreadable(kind);
      const collect = kind === "text" ? plainText.collect : this.#collect;
      const { article, collected, restorable } = await transport.exchange(
        collect,
        this.#ending.signal,
      );
      return {
        article: kind === "text" ? plainText.asArticle(article) : article,
        notices: [...collected, ...article.notices],
        restorable,
      };
    }

    /** @param {(chunk: string) => void} onChunk */
    #collect = (onChunk) => {
      const listener = {
        onChunk,
        onProgress: (/** @type {number} */ share) => this.#display.showProgress(share),
        onMedia: (/** @type {HTMLMediaElement} */ media) => this.#display.silence(media),
      };
      return collector.collect(listener, this.#ending.signal);
    };

    /**
     * Where something was decided on the site before, the article is never seen as it was without that.
     * @param {Article} article
     * @param {Promise<Restorable>} coming
     * @param {string[]} notices
     * @param {SiteRule[]} rules
     */
    async #present(article, coming, notices, rules) {
      if (!article.found) return this.#presentParts(article, notices);
      const restorable = coming.catch((error) => this.#missed(error));
      const known = rules.length > 0 ? await restorable : restorable;
      if (this.#isOver) return;
      await this.#display.show(views.article(article, known, notices, rules, this.#leave));
    }

    /**
     * The article is there, and what was removed did not come: that is told, and the page has it.
     * @param {unknown} error
     * @returns {Restorable}
     */
    #missed(error) {
      if (!this.#isOver) console.error("What was removed did not come.", error);
      return { removals: [], html: "", places: [], isCut: true };
    }

    /** @param {Article} article @param {string[]} notices */
    #presentParts(article, notices) {
      const back = () => this.#presentParts(article, notices);
      /** @param {string} html */
      const choose = (html) =>
        this.#display.show(views.part(article, html, notices, back, this.#leave));
      return this.#display.show(views.noArticle(article, notices, choose, this.#leave));
    }

    /** @param {unknown} error */
    async #explain(error) {
      try {
        await this.#display.show(views.message(messageKey(error)));
      } catch (another) {
        // Nothing can be shown in this page, so the toolbar button has to say it.
        console.error("The reader cannot be shown.", another);
        this.close();
        await chrome.runtime.sendMessage({ refused: "turned-out" });
      }
    }
  }

  /** @param {unknown} error */
  function messageKey(error) {
    if (error instanceof Unreadable) return `unreadable_${error.kind}`;
    if (error instanceof transport.Failure) return `failed_${error.code}`;
    console.error("The reader gave up.", error);
    return "failed_reader";
  }

  return { toggle };
})();
