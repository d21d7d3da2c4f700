"use strict";
/**
 * The table of contents, made of the article's headings: a quiet column beside the article where there is room for
 * it, a sheet behind a button where there is not.
 */
const contents = (() => {
  const { element, button } = elements;
  const ID = "contents";
  const FEWEST = 3;
  const MOST_LEVELS = 3;
  /** The heading that was passed last is the current one; it has been passed when it stands this high. */
  const PASSED = "-70%";
  const ABOVE = "1000000%";
  /** What stands above a heading that one has gone to. */
  const OFFSET_REM = 4;
  /** What moves the article's edge: the look, and the drawer. */
  const MOVING = ["style", "data-font", "data-drawer"];
  /** A narrower margin has no room for a column. */
  const ROOM_REM = 12.5;

  /**
   * @typedef {object} Entry
   * @property {HTMLElement} heading
   * @property {HTMLElement} row
   * @property {HTMLButtonElement} link
   * @property {boolean} isPassed
   */

  class Contents {
    #shown;
    #layers;
    /** @type {Entry[]} */
    #entries;
    #list = element("ol", {});
    #opener = button("", () => {}, {
      class: "contents-button",
      popovertarget: ID,
      "aria-label": messages.say("contents"),
      title: messages.say("contents"),
    });
    #nav = element(
      "nav",
      { id: ID, class: "contents", "aria-label": messages.say("contents") },
      element("p", { class: "title", ...messages.tongue() }, messages.say("contents")),
      this.#list,
    );
    #close = () => {
      // At once: the browser tells of it a little later.
      this.#layers.closed(this.#close);
      this.#nav.hidePopover();
    };
    /** Or a sheet; unknown before anything is laid out. @type {boolean | null} */
    #isColumn = null;

    /**
     * @param {Document} shown
     * @param {HTMLElement[]} headings
     * @param {ReaderLayers} layers
     */
    constructor(shown, headings, layers) {
      this.#shown = shown;
      this.#layers = layers;
      const levels = levelsOf(headings);
      this.#entries = headings
        .filter(({ localName }) => levels.includes(localName))
        .map((heading) => this.#entry(heading, levels.indexOf(heading.localName)));
      this.#list.append(...this.#entries.map(({ row }) => row));
    }

    /** @param {HTMLElement} article @param {AbortSignal} signal */
    show(article, signal) {
      for (const name of ["lang", "dir"]) {
        this.#list.setAttribute(name, article.getAttribute(name) ?? "");
      }
      article.before(this.#nav);
      this.#shown.querySelector(".bar")?.prepend(this.#opener);
      signal.addEventListener("abort", () => this.#opener.remove());
      this.#nav.addEventListener("keydown", (event) => this.#pressed(event));
      this.#nav.addEventListener("toggle", (event) => this.#toggled(event));
      this.update();
      this.#watch(article, signal);
    }

    /** Headings come and go with what is brought back or taken away. */
    update() {
      for (const { heading, row } of this.#entries) {
        row.hidden = heading.closest("[hidden]") !== null;
      }
      this.#mark();
    }

    /** @param {HTMLElement} heading @param {number} level @returns {Entry} */
    #entry(heading, level) {
      const link = button(wordsOf(heading), () => this.#follow(heading), { tabindex: "-1" });
      const row = element("li", { class: `level-${level + 1}` }, link);
      return { heading, row, link, isPassed: false };
    }

    /** @param {HTMLElement} heading */
    #follow(heading) {
      if (!this.#isColumn) this.#close();
      scrolling.goTo(heading, OFFSET_REM * remOf(this.#shown));
    }

    /** @param {HTMLElement} article @param {AbortSignal} signal */
    #watch(article, signal) {
      const view = /** @type {Window & typeof globalThis} */ (this.#shown.defaultView);
      const passing = new view.IntersectionObserver((seen) => this.#passed(seen), {
        root: this.#shown,
        rootMargin: `${ABOVE} 0px ${PASSED} 0px`,
      });
      for (const { heading } of this.#entries) passing.observe(heading);
      const settle = () => this.#settle(article);
      const moving = new view.MutationObserver(settle);
      moving.observe(this.#shown.documentElement, { attributeFilter: MOVING });
      view.addEventListener("resize", settle, { signal });
      signal.addEventListener("abort", () => {
        passing.disconnect();
        moving.disconnect();
      });
      settle();
    }

    /** A column or a sheet: as there is room. @param {HTMLElement} article */
    #settle(article) {
      const { left, right } = article.getBoundingClientRect();
      const isRtl = getComputedStyle(this.#nav).direction === "rtl";
      const { clientWidth } = this.#shown.documentElement;
      const room = isRtl ? clientWidth - right : left;
      const isColumn = room >= ROOM_REM * remOf(this.#shown);
      this.#nav.style.setProperty("--room", `${Math.floor(room)}px`);
      if (isColumn === this.#isColumn) return;
      this.#isColumn = isColumn;
      this.#layers.closed(this.#close);
      this.#nav.classList.toggle("column", isColumn);
      this.#nav.popover = isColumn ? null : "auto";
      this.#opener.hidden = isColumn;
    }

    /** @param {IntersectionObserverEntry[]} seen */
    #passed(seen) {
      const places = new Map(seen.map(({ target, isIntersecting }) => [target, isIntersecting]));
      for (const entry of this.#entries) {
        entry.isPassed = places.get(entry.heading) ?? entry.isPassed;
      }
      this.#mark();
    }

    #mark() {
      const there = this.#entries.filter(({ row }) => !row.hidden);
      const current = there.findLast(({ isPassed }) => isPassed);
      for (const { link } of this.#entries) {
        const isCurrent = link === current?.link;
        if (isCurrent) link.setAttribute("aria-current", "location");
        else link.removeAttribute("aria-current");
        link.tabIndex = -1;
      }
      const stop = current ?? there[0];
      if (!stop) return;
      // One stop of the Tab key, and the arrows from there.
      stop.link.tabIndex = 0;
      if (!this.#nav.contains(this.#shown.activeElement)) keepInSight(this.#list, stop.row);
    }

    /** @param {Event} event */
    #toggled(event) {
      const isOpen = /** @type {ToggleEvent} */ (event).newState === "open";
      if (!isOpen) return this.#layers.closed(this.#close);
      this.#layers.opened(this.#close);
      const stop = this.#entries.find(({ link }) => link.tabIndex === 0);
      if (stop) keepInSight(this.#list, stop.row);
      stop?.link.focus({ preventScroll: true });
    }

    /** @param {KeyboardEvent} event */
    #pressed(event) {
      const links = this.#entries.filter(({ row }) => !row.hidden).map(({ link }) => link);
      const at = links.findIndex((link) => link === this.#shown.activeElement);
      const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 }[
        event.key
      ];
      const link = next === undefined || at < 0 ? undefined : links[next];
      if (!link) return;
      event.preventDefault();
      link.focus();
    }
  }

  /**
   * @param {HTMLElement} body of an article
   * @returns {HTMLElement[]} its headings, or nothing where there are too few to find one's way by
   */
  function headingsOf(body) {
    /** @type {NodeListOf<HTMLElement>} */
    const all = body.querySelectorAll("h1, h2, h3, h4, h5, h6");
    const headings = [...all].filter(
      (heading) => wordsOf(heading) && !heading.closest("blockquote, table, figure, details"),
    );
    const there = headings.filter((heading) => !heading.closest("[hidden]"));
    return there.length < FEWEST ? [] : headings;
  }

  /** The levels that the article has, as many as a reader can tell apart. @param {HTMLElement[]} headings */
  function levelsOf(headings) {
    const names = headings
      .filter((heading) => !heading.closest("[hidden]"))
      .map(({ localName }) => localName);
    return [...new Set(names)].sort().slice(0, MOST_LEVELS);
  }

  /** Without the marks of notes. @param {Element} heading */
  function wordsOf(heading) {
    const copy = /** @type {Element} */ (heading.cloneNode(true));
    for (const mark of copy.querySelectorAll("sup, button, [hidden]")) mark.remove();
    return (copy.textContent ?? "").replace(/\s+/g, " ").trim();
  }

  /** Moves the list only, never the page. @param {HTMLElement} list @param {HTMLElement} row */
  function keepInSight(list, row) {
    const { offsetTop, offsetHeight } = row;
    const { scrollTop, clientHeight } = list;
    if (offsetTop >= scrollTop && offsetTop + offsetHeight <= scrollTop + clientHeight) return;
    list.scrollTop = offsetTop - clientHeight / 3;
  }

  /** @param {Document} shown */
  function remOf(shown) {
    return Number.parseFloat(getComputedStyle(shown.documentElement).fontSize);
  }

  return { Contents, headingsOf };
})();
