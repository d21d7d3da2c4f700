"use strict";
/** The page behind the reader: what it is, and keeping it as it was. */
const page = (() => {
  const HTML = "http://www.w3.org/1999/xhtml";
  const PAGES = ["text/html", "application/xhtml+xml"];
  const TEXTS = ["text/plain", "text/markdown"];

  /**
   * What kind of thing the tab shows.
   * @returns {"page" | "text" | "pdf" | "image" | "media" | "data"}
   */
  function kind() {
    const type = document.contentType;
    if (PAGES.includes(type)) return "page";
    if (TEXTS.includes(type)) return "text";
    if (type === "application/pdf") return "pdf";
    if (type.startsWith("image/")) return "image";
    if (/^(video|audio)\//.test(type)) return "media";
    return "data";
  }

  /** Whether a reader would be drawn here: in a drawing or an XML file it would not. */
  function canStage() {
    const rooted = document.documentElement?.namespaceURI === HTML;
    return rooted && document.createElement("dialog").namespaceURI === HTML;
  }

  /** Remembers the place; the function it returns goes back to it. */
  function keepPlace() {
    const { scrollX, scrollY } = window;
    return () => {
      if (window.scrollX === scrollX && window.scrollY === scrollY) return;
      window.scrollTo({ left: scrollX, top: scrollY, behavior: "instant" });
    };
  }

  /** Keeps players silent while one reads. */
  class Silence {
    /** @type {Set<HTMLMediaElement>} */
    #paused = new Set();
    #playing = (/** @type {Event} */ event) =>
      this.pause(/** @type {HTMLMediaElement} */ (event.target));

    begin() {
      for (const media of document.querySelectorAll("video, audio")) {
        this.pause(/** @type {HTMLMediaElement} */ (media));
      }
      document.addEventListener("play", this.#playing, true);
    }

    /** @param {HTMLMediaElement} media or what is only called so, in a drawing */
    pause(media) {
      if (!(media instanceof HTMLMediaElement) || media.paused) return;
      media.pause();
      this.#paused.add(media);
    }

    /** Moving pictures move again; sound stays off until somebody asks for it. */
    end() {
      document.removeEventListener("play", this.#playing, true);
      for (const media of this.#paused) {
        if (media.muted) media.play().catch(() => {});
      }
      this.#paused.clear();
    }
  }

  return { kind, canStage, keepPlace, Silence };
})();
