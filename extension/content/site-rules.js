"use strict";
/**
 * Says of a thing by what it can be told apart from everything else on its page, and finds again on
 * another page of the site what a rule means: a kind of clutter, a place, or the same words.
 */
const siteRules = (() => {
  /** The words compared: long enough to mean one thing, short enough to stand in every preview. */
  const WORDS = 60;
  const FEWEST = 12;
  /** Elements of a place that a rule names; more would break with the site's next look. */
  const STEPS = 3;
  /** The narrower rule wins. */
  const NARROWEST_FIRST = /** @type {const} */ (["text", "place", "kind"]);

  /**
   * @param {SiteRule} rule
   * @param {Described} thing
   */
  function matches(rule, thing) {
    if (rule.by === "kind") return thing.kind === rule.value;
    if (rule.by === "text") return opening(thing.text) === rule.value;
    return isIn(thing.place, rule.value);
  }

  /**
   * The rule that decides about a thing, if one does.
   * @param {SiteRule[]} rules
   * @param {Described} thing
   */
  function deciding(rules, thing) {
    const matching = rules.filter((rule) => matches(rule, thing));
    const narrowest = NARROWEST_FIRST.find((by) => matching.some((rule) => rule.by === by));
    return matching.findLast((rule) => rule.by === narrowest);
  }

  /**
   * What tells some things from others: a place of their own, or else their words. Nothing, if
   * neither does.
   * @param {Described[]} things
   * @param {Described[]} others that must not be meant
   * @returns {{by: "place" | "text", value: string}[] | null} one sign for all, or one each
   */
  function telling(things, others) {
    const places = [...new Set(things.map(({ place }) => ownPlace(place, others)))];
    if (places.every((place) => place !== null)) {
      return places.map((value) => ({ by: "place", value: String(value) }));
    }
    const words = [...new Set(things.map(({ text }) => opening(text)))];
    const isOwn = words.every(
      (text) => text.length >= FEWEST && others.every((other) => opening(other.text) !== text),
    );
    return isOwn ? words.map((value) => ({ by: "text", value })) : null;
  }

  /**
   * The smallest named box around that place in which none of the others stands.
   * @param {string} place
   * @param {Described[]} others
   */
  function ownPlace(place, others) {
    const steps = place.split(">");
    // A box without a name is any box.
    const named = steps.findLastIndex((step) => /[.#]/.test(step));
    if (named < 0) return null;
    const value = steps.slice(Math.max(0, named + 1 - STEPS), named + 1).join(">");
    return others.some((other) => isIn(other.place, value)) ? null : value;
  }

  /** @param {string} place @param {string} box */
  function isIn(place, box) {
    return `>${place}>`.includes(`>${box}>`);
  }

  /** @param {string} text */
  function opening(text) {
    return text.replace(/\s+/g, " ").trim().toLowerCase().slice(0, WORDS).trim();
  }

  return { matches, deciding, telling };
})();

/** @typedef {{kind: string, place: string, text: string}} Described */
