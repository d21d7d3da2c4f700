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
    if (current?.isAlive) {
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
    #css;
    #stage = new stage.Stage(() => this.close());
    #silence = new page.Silence();
    #ending = new AbortController();
    #goBackToPlace = () => {};
    /** @type {Promise<Document> | null} */
    #opening = null;
    /** @type {Awaited<ReturnType<typeof settings.load>> | null} */
    #look = null;

    #isLeaving = false;

    /** @param {string} css */
    constructor(css) {
      this.#css = css;
    }

    /** Pages may tear out what they do not know, and the reader with it. */
    get isAlive() {
      return !this.#ending.signal.aborted && (this.#opening === null || this.#stage.isOpen);
    }

    async start() {
      const slow = setTimeout(() => this.#show(views.progress()), PROGRESS_AFTER_MS);
      try {
        const { article, notices } = await this.#read();
        clearTimeout(slow);
        await this.#present(article, [...notices, ...article.notices]);
      } catch (error) {
        clearTimeout(slow);
        if (!this.#isOver) await this.#explain(error);
      }
    }

    close() {
      if (this.#isOver) return;
      this.#ending.abort();
      this.#stage.close();
      this.#silence.end();
      this.#goBackToPlace();
    }

    get #isOver() {
      return this.#ending.signal.aborted;
    }

    async #read() {
      const kind = page.kind();
      if (kind !== "page" && kind !== "text") throw new Unreadable(kind);
      const collect = kind === "text" ? plainText.collect : this.#collect;
      const { article, collected } = await transport.exchange(collect, this.#ending.signal);
      this.#ending.signal.throwIfAborted();
      return { article, notices: collected };
    }

    /** @param {(chunk: string) => void} onChunk */
    #collect = (onChunk) => {
      const onMedia = (/** @type {HTMLMediaElement} */ media) => this.#silence.pause(media);
      const onProgress = (/** @type {number} */ share) => this.#progressed(share);
      return collector.collect({ onChunk, onProgress, onMedia }, this.#ending.signal);
    };

    /** @param {number} share */
    #progressed(share) {
      if (!this.#stage.isOpen) return;
      const bar = this.#stage.document.querySelector("progress");
      if (bar) bar.value = share;
    }

    /** @param {Article} article @param {string[]} notices */
    #present(article, notices) {
      return article.found
        ? this.#show(views.article(article, notices))
        : this.#presentParts(article, notices);
    }

    /** @param {Article} article @param {string[]} notices */
    #presentParts(article, notices) {
      const back = () => this.#presentParts(article, notices);
      /** @param {string} html */
      const choose = (html) => this.#show(views.part(article, html, notices, back));
      return this.#show(views.noArticle(article, choose));
    }

    /** @param {unknown} error */
    #explain(error) {
      if (error instanceof Unreadable) return this.#show(views.message(`unreadable_${error.kind}`));
      if (error instanceof transport.Failure)
        return this.#show(views.message(`failed_${error.code}`));
      console.error("The reader gave up.", error);
      return this.#show(views.message("failed_reader"));
    }

    /** @param {(shown: Document) => Node[]} view */
    async #show(view) {
      const shown = await (this.#opening ??= this.#open());
      if (this.#isOver) return;
      shown.querySelector("main")?.replaceChildren(...view(shown));
      shown.defaultView?.scrollTo(0, 0);
      shown.querySelector("h1")?.focus({ preventScroll: true });
    }

    async #open() {
      this.#goBackToPlace = page.keepPlace();
      this.#silence.begin();
      const look = await settings.load();
      this.#ending.signal.throwIfAborted();
      const shown = await this.#stage.open(this.#css);
      this.#furnish(shown, look);
      this.#listen(shown);
      return shown;
    }

    /** @param {Document} shown @param {Look} look */
    #furnish(shown, look) {
      shown.documentElement.lang = chrome.i18n.getUILanguage();
      shown.documentElement.dir = messages.direction();
      const bar = panel.bar(look, {
        onLook: (chosen) => this.#wear(shown, chosen),
        onChosen: (chosen) => settings.save(chosen),
        onClose: () => this.close(),
      });
      shown.body.replaceChildren(bar, elements.element("main", {}));
      this.#wear(shown, look);
    }

    /** @param {Document} shown @param {Look} look */
    #wear(shown, look) {
      this.#look = look;
      appearance.apply(shown, look);
    }

    /** @param {Document} shown */
    #listen(shown) {
      const { signal } = this.#ending;
      shown.addEventListener("keydown", (event) => this.#pressed(event, shown));
      shown.addEventListener("keyup", (event) => this.#released(event));
      shown.addEventListener("click", (event) => goToFootnote(event, shown));
      panel.stepAside(shown);
      appearance.watchSystem(() => this.#look && appearance.apply(shown, this.#look), signal);
      const unwatch = settings.watch((look) => {
        this.#wear(shown, look);
        panel.reflect(shown, look);
      });
      signal.addEventListener("abort", unwatch);
      // The page goes elsewhere, so what is shown is no longer of this address.
      window.addEventListener("popstate", () => this.close(), { signal });
    }

    /** @param {KeyboardEvent} event @param {Document} shown */
    #pressed(event, shown) {
      if (event.key === "Escape") {
        event.preventDefault();
        this.#isLeaving = !panel.close(shown);
      } else if (event.key.toLowerCase() === "p" && (event.ctrlKey || event.metaKey)) {
        // The browser would print the page, of which the reader is but one screen.
        event.preventDefault();
        this.#stage.print();
      }
    }

    /**
     * Closing waits until the key is let go: a page that got the focus back would hear that.
     * @param {KeyboardEvent} event
     */
    #released(event) {
      if (event.key === "Escape" && this.#isLeaving) this.close();
    }
  }

  /**
   * A link inside the article. Followed by the browser it would load the page into the frame.
   * @param {MouseEvent} event
   * @param {Document} shown
   */
  function goToFootnote(event, shown) {
    const link = /** @type {Element} */ (event.target).closest('a[href^="#"]');
    if (!link) return;
    event.preventDefault();
    const target = shown.getElementById(link.getAttribute("href")?.slice(1) ?? "");
    if (!target) return;
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "center" });
  }

  return { toggle };
})();

/** @typedef {Awaited<ReturnType<typeof settings.load>>} Look */
