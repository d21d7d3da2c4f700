"use strict";
/** What stands above an article: where it is from, its title, who wrote it, when, how long it is. */
const header = (() => {
  const { element } = elements;

  /** @param {Article} article @param {Element} body with its text */
  function of(article, body) {
    return element(
      "header",
      {},
      line("source", article.siteName ?? location.hostname),
      element("h1", {}, article.title),
      details(article, body),
      // Paper cannot be asked where it is from.
      line("address", article.url ?? location.href),
    );
  }

  /** @param {Article} article @param {Element} body */
  function details(article, body) {
    const measures = readingLength.of(article, body);
    const parts = [
      article.byline && element("span", { class: "byline" }, article.byline),
      article.publishedTime && published(article.publishedTime, article.lang),
      ...measures.map((measure) => element("bdi", messages.tongue(), measure)),
    ];
    return element("p", { class: "details" }, ...parts);
  }

  /** @param {string} name @param {string} text */
  function line(name, text) {
    return text ? element("p", { class: name }, text) : null;
  }

  /**
   * As people write dates where the article was written.
   * @param {string} published
   * @param {string | null} language
   */
  function published(published, language) {
    const date = new Date(published);
    if (Number.isNaN(date.getTime())) return element("span", {}, published);
    // A day without an hour is that day everywhere.
    const timeZone = /^\d{4}-\d\d-\d\d$/.test(published) ? "UTC" : undefined;
    const format = new Intl.DateTimeFormat(knownLanguage(language), {
      dateStyle: "long",
      timeZone,
    });
    return element("time", { datetime: published }, format.format(date));
  }

  /** @param {string | null} language what the page says, which may be nonsense */
  function knownLanguage(language) {
    try {
      return language ? Intl.DateTimeFormat.supportedLocalesOf(language)[0] : undefined;
    } catch {
      return undefined;
    }
  }

  return { of };
})();
