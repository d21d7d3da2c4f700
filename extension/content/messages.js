"use strict";
/** Every word shown to the user comes from `_locales`, through here. */
const messages = (() => {
  /**
   * @param {string} key codes may be part of it: `failed_core-missing`
   * @param {...(string | number)} values
   */
  function say(key, ...values) {
    return chrome.i18n.getMessage(keyOf(key), values.map(String));
  }

  /**
   * The message for `key`, or for `otherwise` when this version knows no such message.
   * @param {string} key
   * @param {string} otherwise
   */
  function sayOr(key, otherwise) {
    return say(key) || say(otherwise);
  }

  /**
   * Picks the plural form of the messages' language: `removed_one`, `removed_few`, ...
   * @param {string} key
   * @param {number} count
   * @param {...number} others more numbers in the message
   */
  function sayCount(key, count, ...others) {
    const { lang: language } = tongue();
    const form = new Intl.PluralRules(language).select(count);
    const format = new Intl.NumberFormat(language);
    const shown = [count, ...others].map((number) => format.format(number));
    return say(`${key}_${form}`, ...shown) || say(`${key}_other`, ...shown);
  }

  /**
   * The language that the messages are in, and its direction, as attributes. It need not be the
   * article's, nor the browser's: a browser in a language we do not know gets English.
   */
  function tongue() {
    return { lang: say("language"), dir: say("direction") };
  }

  /** @param {string} key */
  function keyOf(key) {
    return key.replaceAll("-", "_");
  }

  return { say, sayOr, sayCount, tongue };
})();
