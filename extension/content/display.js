"use strict";
/** The stage with everything on it: the controls, the look, and the view that is shown. */
const display = (() => {
  /** @typedef {ReturnType<typeof views.article>} View */

  class Display {
    #stage;
    #css;
    #onClose;
    #ending = new AbortController();
    #silence = new page.Silence();
    #scrollBar = new scrollBar.HiddenScrollBar();
    #goBackToPlace = () => {};
    /** Asked for at once: the answer comes while the page is still being read. */
    #chosen = settings.load();
    /** @type {Promise<Document> | null} */
    #opening = null;
    /** @type {Look | null} */
    #look = null;
    #isLeaving = false;
    /** Ends what the present view listens to. */
    #viewEnding = new AbortController();

    /**
     * @param {string} css
     * @param {() => void} onClose when the reader is to be closed
     */
    constructor(css, onClose) {
      this.#css = css;
      this.#onClose = onClose;
      this.#stage = new stage.Stage(onClose);
    }

    get wasTornOut() {
      return this.#stage.wasTornOut;
    }

    /**
     * Opens the stage if it is not open yet.
     * @param {View} view
     */
    async show(view) {
      const shown = await (this.#opening ??= this.#open());
      if (this.#ending.signal.aborted) return;
      this.#viewEnding.abort();
      this.#viewEnding = new AbortController();
      const { signal } = this.#viewEnding;
      const { content, furnish } = view(shown, signal);
      shown.querySelector("main")?.replaceChildren(...content);
      // What is printed, and saved as a file, is called so.
      const title = shown.querySelector("h1");
      shown.title = title?.textContent ?? "";
      shown.defaultView?.scrollTo(0, 0);
      // From there a screen reader reads on, and the keyboard goes on.
      if (title) scrolling.land(title);
      await painted();
      if (!signal.aborted) await furnish?.();
    }

    /** @param {number} share of the work that is done */
    showProgress(share) {
      if (!this.#stage.isOpen) return;
      const bar = this.#stage.document?.querySelector("progress");
      if (bar) bar.value = share;
    }

    /** @param {HTMLMediaElement} media that the page had hidden from a simple search */
    silence(media) {
      this.#silence.pause(media);
    }

    close() {
      this.#ending.abort();
      this.#viewEnding.abort();
      this.#stage.close();
      this.#silence.end();
      this.#scrollBar.giveBack();
      this.#goBackToPlace();
    }

    async #open() {
      this.#goBackToPlace = page.keepPlace();
      this.#silence.begin();
      const look = await this.#chosen;
      this.#ending.signal.throwIfAborted();
      const shown = await this.#stage.open(this.#css);
      this.#scrollBar.hide();
      this.#furnish(shown, look);
      this.#listen(shown);
      return shown;
    }

    /** @param {Document} shown @param {Look} look */
    #furnish(shown, look) {
      Object.assign(shown.documentElement, messages.tongue());
      const bar = panel.bar(shown, look, {
        onLook: (chosen) => this.#wear(shown, chosen),
        onChosen: (chosen) => settings.save(chosen),
        onPrint: () => this.#stage.print(),
        onClose: this.#onClose,
      });
      shown.body.replaceChildren(bar, elements.element("main", {}));
      this.#wear(shown, look);
    }

    /** @param {Document} shown @param {Look} look */
    #wear(shown, look) {
      this.#look = look;
      appearance.apply(shown, look);
      this.#scrollBar.paint(getComputedStyle(shown.documentElement).backgroundColor);
    }

    /** @param {Document} shown */
    #listen(shown) {
      const { signal } = this.#ending;
      shown.addEventListener("keydown", (event) => this.#pressed(event, shown));
      shown.addEventListener("keyup", (event) => this.#released(event));
      shown.addEventListener("click", articleEvents.stayInFrame);
      shown.addEventListener("error", articleEvents.markMissingPicture, true);
      panel.stepAside(shown);
      appearance.watchSystem(() => this.#look && this.#wear(shown, this.#look), signal);
      const unwatch = settings.watch((look) => {
        this.#wear(shown, look);
        panel.reflect(shown, look);
      });
      signal.addEventListener("abort", unwatch);
      // The page goes elsewhere, so what is shown is no longer of this address.
      window.addEventListener("popstate", this.#onClose, { signal });
    }

    /** @param {KeyboardEvent} event @param {Document} shown */
    #pressed(event, shown) {
      if (event.defaultPrevented) {
        // The view had something of its own to leave.
        this.#isLeaving = false;
      } else if (event.key === "Escape") {
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
      if (event.key === "Escape" && this.#isLeaving) this.#onClose();
    }
  }

  /** Resolves when what is there now has been painted. */
  async function painted() {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    await new Promise((resolve) => setTimeout(resolve));
  }

  return { Display };
})();
