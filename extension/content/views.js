"use strict";
/** What the reader can show: an article, a page without one, a plain word, or that it is at work. */
const views = (() => {
  const { element, button } = elements;

  /**
   * What is to be shown, made for the frame's document; and what can wait until one sees that.
   * @typedef {{content: Node[], furnish?: () => void | Promise<void>}} Shown
   * @typedef {(shown: Document, signal: AbortSignal) => Shown} View
   */

  /**
   * @param {Article} article
   * @param {Restorable | Promise<Restorable>} restorable what was removed, which may come when the article is shown
   * @param {string[]} notices
   * @param {SiteRule[]} rules what the reader decided on this site before
   * @param {() => void} onLeave back to the page
   * @returns {View}
   */
  function article(article, restorable, notices, rules, onLeave) {
    return (shown, signal) => {
      /** @type {PromiseWithResolvers<ArticleTools>} */
      const coming = Promise.withResolvers();
      const showAll = async () => (await coming.promise).showAll();
      const offers = { onShowAll: article.account.removed > 0 ? showAll : undefined, onLeave };
      const text = body(shown, article.html);
      const told = noticeLines(notices, offers);
      const made = articleElement(article, text, told);
      const footer = element("footer", messages.tongue());
      const content = shown.createDocumentFragment();
      content.append(made, footer);

      /** @param {Restorable} all */
      const complete = (all) => {
        if (all.removals.length > 0 && all.html) weave.weave(text, read(shown, all.html));
        if (all.isCut) {
          told?.remove();
          const offered = all.removals.length > 0 ? offers : { onLeave };
          text.before(noticeLines([...notices, "removals-cut"], offered) ?? "");
        }
        const tools = articleTools.furnish(shown, text, all, article.words, rules, signal);
        footer.append(tools.line);
        footer.after(...tools.around);
        coming.resolve(tools);
        return tools;
      };
      const early = "removals" in restorable ? complete(restorable) : null;
      const furnish = async () => {
        const all = await restorable;
        if (signal.aborted) return;
        const tools = early ?? complete(all);
        tools.onChange = wayfinding.furnish(made, tools.bringBack, signal);
      };
      return { content: [content], furnish };
    };
  }

  /** @param {Article} article @param {HTMLElement} text @param {HTMLElement | null} above what is to be told first */
  function articleElement(article, text, above) {
    const attributes = { lang: article.lang, dir: article.dir ?? "auto" };
    return element("article", attributes, header.of(article, text), above, text);
  }

  /**
   * No article: the best guesses, one of which may be what was wanted.
   * @param {Article} article
   * @param {string[]} notices
   * @param {(html: string) => void} onShow
   * @param {() => void} onLeave back to the page
   * @returns {View}
   */
  function noArticle(article, notices, onShow, onLeave) {
    const guesses = article.candidates.map((candidate) => guess(candidate, onShow));
    const whole = article.whole && button(messages.say("showWhole"), () => onShow(article.whole));
    const key =
      guesses.length > 0 ? "noArticleText" : whole ? "noArticleTextWhole" : "noArticleTextEmpty";
    return () => {
      const made = element(
        "section",
        { class: "message" },
        element("h1", {}, messages.say("noArticleTitle")),
        element("p", {}, messages.say(key)),
        noticeLines(notices, { onLeave }),
        guesses.length > 0 && element("ul", { class: "candidates", dir: article.dir }, ...guesses),
        whole && element("p", {}, whole),
      );
      return { content: [made] };
    };
  }

  /** @param {Candidate} candidate @param {(html: string) => void} onShow */
  function guess(candidate, onShow) {
    const made = button("", () => onShow(candidate.html));
    made.append(
      element("span", { class: "preview", dir: "auto" }, candidate.preview),
      element("span", { class: "words" }, messages.sayCount("words", candidate.words)),
    );
    return element("li", {}, made);
  }

  /**
   * One part of the page, chosen by the reader.
   * @param {Article} article
   * @param {string} html
   * @param {string[]} notices
   * @param {() => void} onBack
   * @param {() => void} onLeave back to the page
   * @returns {View}
   */
  function part(article, html, notices, onBack, onLeave) {
    const back = button(messages.say("backToParts"), onBack, { class: "quiet" });
    return (shown, signal) => {
      const text = body(shown, html);
      const made = articleElement(
        { ...article, words: 0 },
        text,
        noticeLines(notices, { onLeave }),
      );
      return {
        content: [element("p", { class: "back" }, back), made],
        furnish: () => {
          wayfinding.furnish(made, () => {}, signal);
        },
      };
    };
  }

  /**
   * @param {string} key of a message that says why there is nothing to read
   * @returns {View}
   */
  function message(key) {
    return () => {
      const made = element(
        "section",
        { class: "message", role: "alert" },
        element("h1", {}, messages.say("messageTitle")),
        element("p", {}, messages.say(key)),
      );
      return { content: [made] };
    };
  }

  /** @returns {View} */
  function progress() {
    const label = messages.say("progress");
    const bar = element("progress", { max: 1, "aria-label": label });
    const attributes = { class: "message progress", role: "status" };
    return () => ({ content: [element("section", attributes, element("p", {}, label), bar)] });
  }

  /** Notices after which one may miss what was removed, and those after which only the page has the rest. */
  const MISSED = ["little-kept", "removals-cut", "truncated", "depth-capped"];
  const BEYOND = ["removals-cut", "truncated"];

  /**
   * @param {string[]} notices
   * @param {object} offers
   * @param {() => void} [offers.onShowAll] where there is more to show
   * @param {() => void} offers.onLeave
   */
  function noticeLines(notices, { onShowAll, onLeave }) {
    if (notices.length === 0) return null;
    const lines = notices.map((code) => messages.sayOr(`notice_${code}`, "notice_other"));
    const shown = [...new Set(lines)].map((text) => element("p", {}, text));
    const isOneOf = (/** @type {string[]} */ codes) => notices.some((code) => codes.includes(code));
    const more = onShowAll && isOneOf(MISSED) && button(messages.say("showEverything"), onShowAll);
    const page = isOneOf(BEYOND) && button(messages.say("backToPage"), onLeave);
    const attributes = { class: "notices", role: "note", ...messages.tongue() };
    const offered = (more || page) && element("p", { class: "offers" }, more, page);
    return element("div", attributes, ...shown, offered);
  }

  /** @param {Document} shown @param {string} html */
  function body(shown, html) {
    const made = shown.adoptNode(read(shown, html));
    gradualLayout.begin(made);
    return made;
  }

  /**
   * The one place where markup of the page's making comes in. It is in the core's closed grammar,
   * and the browser's sanitizer looks at it again.
   * It is read into a document that shows and loads nothing, and moves from there into the frame,
   * where nothing can run even if both should fail.
   * @param {Document} shown
   * @param {string} html
   */
  function read(shown, html) {
    const inert = shown.implementation.createHTMLDocument("");
    const made = inert.createElement("div");
    made.className = "body";
    made.setHTML(html, { sanitizer: allowlist.sanitizer });
    things.hold(made);
    for (const table of made.querySelectorAll("table")) makeScrollable(table);
    for (const formula of made.querySelectorAll('math[display="block"]')) {
      // Not every browser scrolls a formula that is wider than the page.
      enclose.enclose(formula, element("div", { class: "formula" }));
    }
    codeBlocks.furnish(made);
    cards.furnish(made);
    return made;
  }

  /** @param {Element} table which may be wider than the page */
  function makeScrollable(table) {
    const scroller = element("div", { class: "scroller", tabindex: 0, role: "region" });
    scroller.setAttribute("aria-label", messages.say("table"));
    enclose.enclose(table, scroller);
  }

  return { article, noArticle, part, message, progress };
})();
