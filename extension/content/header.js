"use strict";
/** What stands above an article: where it is from, its title, who wrote it, when, how long it is. */
const header = (() => {
  const { element } = elements;
  const WORDS_A_MINUTE = 230;

  /** @param {Article} article */
  function of(article) {
    return element(
      "header",
      {},
      line("source", article.siteName ?? location.hostname),
      element("h1", {}, article.title),
      details(article),
      // Paper cannot be asked where it is from.
      line("address", article.url ?? location.href),
    );
  }

  /** @param {Article} article */
  function details(article) {
    const parts = [
      article.byline && element("span", { class: "byline" }, article.byline),
      article.publishedTime && published(article.publishedTime, article.lang),
      article.words > 0 && element("bdi", messages.tongue(), readingTime(article.words)),
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

  /** @param {number} words */
  function readingTime(words) {
    return messages.sayCount("readingTime", Math.max(1, Math.round(words / WORDS_A_MINUTE)));
  }

  return { of };
})();
