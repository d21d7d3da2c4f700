"use strict";
/**
 * What the reader decides: to bring things back, to take things away, to undo that. Each decision is
 * remembered for the site as a small rule, and says so.
 */
const choices = (() => {
  /** A rule of the reader's that would take more of an article than this was made for another page. */
  const MOST_TAKEN = 0.5;
  /** Characters of a rule's label. */
  const LABEL = 100;

  /**
   * @typedef {object} Told
   * @property {string} text
   * @property {boolean} [isRemembered] whether it may be made a decision of this time only
   */

  class Choices {
    #things;
    #site;
    #rules;
    #onTold;
    /** What undoes each decision, the last one at the end. @type {(() => void)[]} */
    #undoing = [];
    /** What makes the last decision one of this time only. */
    #forgetLast = () => {};

    /**
     * @param {AllThings} all
     * @param {string} site
     * @param {SiteRule[]} rules
     * @param {(told: Told) => void} onTold says a decision's effect
     */
    constructor(all, site, rules, onTold) {
      this.#things = all;
      this.#site = site;
      this.#rules = rules;
      this.#onTold = onTold;
    }

    /** Does what was decided on this site before. */
    applyRules() {
      if (this.#rules.length === 0) return;
      const all = this.#things;
      for (const thing of all.list) {
        const rule = siteRules.deciding(this.#rules, thing);
        if (rule?.act !== "show") continue;
        thing.rule = rule;
        thing.turn(true);
      }
      this.#takeByRules();
    }

    #takeByRules() {
      const all = this.#things;
      const taking = this.#rules.filter(({ act, by }) => act === "take" && by !== "kind");
      const kept = all.kept();
      const words = (/** @type {string} */ text) => text.split(/\s+/).length;
      const total = words(all.body.textContent ?? "");
      for (const rule of taking) {
        const meant = kept.filter((thing) => siteRules.matches(rule, thing));
        const elements = outermost(meant.map(({ element }) => element));
        const share = elements.reduce((sum, { textContent }) => sum + words(textContent ?? ""), 0);
        if (elements.length === 0 || share > total * MOST_TAKEN) continue;
        for (const thing of all.take(elements.filter((element) => !element.hidden))) {
          thing.rule = rule;
        }
      }
    }

    get canUndo() {
      return this.#undoing.length > 0;
    }

    /** @param {Thing} thing */
    toggle(thing) {
      if (thing.isShown) this.#hide([thing]);
      else this.#show([thing]);
    }

    /** Shows or hides all of a kind, for good. @param {Thing[]} group */
    toggleGroup(group) {
      const [first] = group;
      if (!first) return;
      if (group.every(({ isShown }) => isShown)) return this.#hide(group);
      const hidden = group.filter(({ isShown }) => !isShown);
      if (first.byHand) return this.#show(hidden);
      this.#show(hidden, [{ act: "show", by: "kind", value: first.kind, label: first.label }]);
    }

    /** Everything that the page showed, this time only. */
    showAll() {
      const hidden = this.#things.list.filter(({ isShown, wasShown }) => !isShown && wasShown);
      this.#turn(hidden, true);
      this.#tell(messages.sayCount("shown", hidden.length));
    }

    hideAll() {
      const shown = this.#things.list.filter(({ isShown }) => isShown);
      this.#turn(shown, false);
      this.#tell(messages.sayCount("hidden", shown.length));
    }

    /** @param {HTMLElement[]} elements of the article */
    take(elements) {
      const all = this.#things;
      const own = all.list.filter(({ elements: [...known] }) =>
        known.some((element) => elements.includes(element)),
      );
      const fresh = elements.filter(
        (element) => !own.some((thing) => thing.elements.includes(element)),
      );
      const others = all
        .kept()
        .filter(({ element }) => !fresh.some((taken) => isRelated(taken, element)));
      const described = fresh.map((element) => all.describe(element));
      const taken = all.take(fresh);
      for (const thing of own) thing.turn(false);
      const before = this.#rules;
      const rules = this.#rulesFor("take", described, taken, others);
      this.#learn(rules);
      this.#undoing.push(() => {
        all.giveBack(taken);
        all.turn(own, true);
        this.#setRules(before);
      });
      this.#tellRemembered("taken", elements.length, rules, before);
      return taken;
    }

    undo() {
      const undo = this.#undoing.pop();
      if (!undo) return;
      this.#forgetLast = () => {};
      undo();
      this.#onTold({ text: messages.say("undone") });
    }

    /** What was decided last is done, but not remembered. */
    onlyThisTime() {
      this.#forgetLast();
      this.#forgetLast = () => {};
      this.#onTold({ text: messages.say("onlyThisTimeDone") });
    }

    /** @param {Thing[]} hidden @param {SiteRule[]} [given] the rule to learn, if it is not about each one */
    #show(hidden, given) {
      const before = this.#rules;
      const others = this.#things.list.filter((thing) => !hidden.includes(thing));
      const taken = hidden.filter(({ byHand }) => byHand);
      const removed = hidden.filter(({ byHand }) => !byHand);
      this.#unlearn("take", hidden);
      const rules = given ?? this.#rulesFor("show", removed, removed, others);
      this.#learn(rules);
      this.#turn(hidden, true, before);
      if (taken.length > 0) this.#tell(messages.sayCount("shown", hidden.length));
      else this.#tellRemembered("shown", hidden.length, rules, before);
    }

    /** @param {Thing[]} shown */
    #hide(shown) {
      const before = this.#rules;
      this.#unlearn("show", shown);
      // A rule about the whole kind stays; this one is taken out of it.
      const excepted = shown.filter(
        (thing) => siteRules.deciding(this.#rules, thing)?.act === "show" || thing.byHand,
      );
      const others = this.#things.list.filter((thing) => !shown.includes(thing));
      this.#learn(this.#rulesFor("take", excepted, excepted, others));
      this.#turn(shown, false, before);
      this.#tell(messages.sayCount("hidden", shown.length));
    }

    /**
     * @param {Thing[]} turned
     * @param {boolean} isShown
     * @param {SiteRule[]} [before] the rules as they were
     */
    #turn(turned, isShown, before) {
      this.#things.turn(turned, isShown);
      this.#undoing.push(() => {
        this.#things.turn(turned, !isShown);
        if (before) this.#setRules(before);
      });
    }

    /**
     * @param {"show" | "take"} act
     * @param {Described[]} described
     * @param {Thing[]} about for the rules' labels
     * @param {Described[]} others
     * @returns {SiteRule[]}
     */
    #rulesFor(act, described, about, others) {
      const label = shortened(about[0]?.text ?? "");
      if (described.length === 0 || !this.#site || !label) return [];
      const signs = siteRules.telling(described, others) ?? [];
      return signs.map((sign) => ({ act, ...sign, label }));
    }

    /** @param {SiteRule[]} rules */
    #learn(rules) {
      if (rules.length === 0) return;
      const others = this.#rules.filter(
        (known) => !rules.some((rule) => memory.isSame(rule, known)),
      );
      this.#setRules([...others, ...rules]);
    }

    /**
     * Drops the rules that are about these things alone.
     * @param {"show" | "take"} act
     * @param {Thing[]} about
     */
    #unlearn(act, about) {
      const isAboutThem = (/** @type {SiteRule} */ rule) => {
        const meant = this.#things.list.filter((thing) => siteRules.matches(rule, thing));
        return (
          rule.act === act && meant.length > 0 && meant.every((thing) => about.includes(thing))
        );
      };
      this.#setRules(this.#rules.filter((rule) => !isAboutThem(rule)));
    }

    /** @param {SiteRule[]} rules */
    #setRules(rules) {
      const isChanged =
        rules.length !== this.#rules.length || rules.some((rule, at) => rule !== this.#rules[at]);
      if (!isChanged) return;
      this.#rules = rules;
      for (const thing of this.#things.list) {
        if (thing.rule && !rules.includes(thing.rule)) thing.rule = null;
      }
      memory.keep(this.#site, rules);
    }

    /** @param {string} text */
    #tell(text) {
      this.#forgetLast = () => {};
      this.#onTold({ text });
    }

    /**
     * @param {string} key
     * @param {number} count
     * @param {SiteRule[]} rules
     * @param {SiteRule[]} before
     */
    #tellRemembered(key, count, rules, before) {
      const done = messages.sayCount(key, count);
      if (rules.length === 0) return this.#tell(done);
      this.#forgetLast = () => this.#setRules(before);
      const text = `${done} ${messages.say("rememberedFor", this.#site)}`;
      this.#onTold({ text, isRemembered: true });
    }
  }

  /** @param {string} text as people are shown it in the list of their choices */
  function shortened(text) {
    return text.length > LABEL ? `${text.slice(0, LABEL).trimEnd()}…` : text;
  }

  /** @param {HTMLElement} one @param {HTMLElement} other */
  function isRelated(one, other) {
    return one.contains(other) || other.contains(one);
  }

  /** @param {HTMLElement[]} elements in page order */
  function outermost(elements) {
    return elements.filter(
      (element) => !elements.some((other) => other !== element && other.contains(element)),
    );
  }

  return { Choices };
})();

/** @typedef {InstanceType<typeof choices.Choices>} ReaderChoices */
