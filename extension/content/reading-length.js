"use strict";
/**
 * How long an article is, as its language counts: in words, or in characters where none stands between the words, and
 * in minutes at the pace of somebody who reads it well.
 */
const readingLength = (() => {
  /** Words a minute; as far as measured, from the IReST texts (Trauzettel-Klosinski and Dietz, 2012). */
  const WORDS_A_MINUTE = /** @type {Record<string, number>} */ ({
    ar: 138,
    de: 179,
    en: 228,
    es: 218,
    fi: 161,
    fr: 195,
    he: 187,
    it: 188,
    nl: 202,
    pl: 166,
    pt: 181,
    ru: 184,
    sl: 180,
    sv: 199,
    tr: 166,
  });
  const WORDS_ELSEWHERE = 190;
  /** Characters a minute; that of Thai is an estimate, four characters to a word. */
  const CHARACTERS_A_MINUTE = /** @type {Record<string, number>} */ ({ ja: 357, th: 800, zh: 255 });
  const UNSPACED = {
    ja: /[\p{Script=Hiragana}\p{Script=Katakana}]/u,
    th: /\p{Script=Thai}/u,
    zh: /\p{Script=Han}/u,
  };
  /** Characters that tell the language of a page that does not say it. */
  const SAMPLE = 500;

  /**
   * @param {Article} article
   * @param {Element} body with the article's text
   * @returns {string[]} in the words of the reader's own language
   */
  function of({ words, lang }, body) {
    if (words === 0) return [];
    const language = unspacedLanguage(lang, body);
    const pace = language && CHARACTERS_A_MINUTE[language];
    if (!pace) {
      const usual = WORDS_A_MINUTE[baseOf(lang)] ?? WORDS_ELSEWHERE;
      return [minutes(words / usual), messages.sayCount("words", words)];
    }
    const characters = charactersOf(body);
    return [minutes(characters / pace), messages.sayCount("characters", characters)];
  }

  /** @param {number} time */
  function minutes(time) {
    return messages.sayCount("readingTime", Math.max(1, Math.round(time)));
  }

  /** @param {string | null} lang @param {Element} body */
  function unspacedLanguage(lang, body) {
    if (lang) return baseOf(lang);
    const sample = (body.textContent ?? "").slice(0, SAMPLE);
    return Object.entries(UNSPACED).find(([, letters]) => letters.test(sample))?.[0];
  }

  /** @param {string | null} lang */
  function baseOf(lang) {
    return lang?.split("-")[0]?.toLowerCase() ?? "";
  }

  /** Letters and figures; marks above and below a letter belong to it. @param {Element} body */
  function charactersOf(body) {
    let count = 0;
    const texts = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_ALL, (node) =>
      isLeftOut(node) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
    );
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      if (node.nodeType !== Node.TEXT_NODE) continue;
      count += node.nodeValue?.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
    }
    return count;
  }

  /** What was removed, and how a character is read. @param {Node} node */
  function isLeftOut(node) {
    const { nodeType, ELEMENT_NODE } = node;
    return nodeType === ELEMENT_NODE && /** @type {Element} */ (node).matches("[hidden], rt, rp");
  }

  return { of };
})();
