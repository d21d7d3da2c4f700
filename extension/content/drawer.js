"use strict";
/** The drawer: what was removed, kind by kind, each thing with its first words, its place and the way back. */
const drawer = (() => {
  const { element, button } = elements;
  const ID = "removed";
  const HEADING_ID = "removed-heading";
  const SHOWN_OF_A_KIND = 4;
  /** A pointer that only passes by moves nothing. */
  const DWELL_MS = 90;
  /** What is missed most comes first: the reader's own, then what stood within the article. */
  const RANKS = /** @type {Record<string, number>} */ ({ "by-hand": 0, duplicate: 1, unseen: 4 });
  const WITHIN_RANK = 2;
  const AROUND_RANK = 3;

  /**
   * @typedef {object} Group
   * @property {string} key
   * @property {number} rank
   * @property {HTMLElement} section
   * @property {HTMLElement} count
   * @property {HTMLUListElement} first
   * @property {HTMLDetailsElement} more
   * @property {HTMLButtonElement} all
   */

  /**
   * @typedef {object} Item
   * @property {HTMLElement} row
   * @property {HTMLElement} about
   * @property {HTMLElement} act
   * @property {Group} group
   */

  class Drawer {
    #things;
    #choices;
    #mark;
    /** @type {Map<string, Group>} */
    #groups = new Map();
    /** @type {Map<Thing, Item>} */
    #items = new Map();
    #words;
    #line = button("", () => (this.isOpen ? this.close() : this.open()), {
      class: "quiet-line",
      "aria-controls": ID,
      "aria-expanded": "false",
    });
    #everything = button("", () => this.#toggleEverything(), { class: "everything" });
    #list = element("div", { class: "groups" });
    /** Where one was before the drawer moved the article about. @type {number | null} */
    #place = null;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    #dwelling;

    /**
     * @param {AllThings} all
     * @param {ReaderChoices} reader
     * @param {Mark} mark
     * @param {number} words of the article
     * @param {string} site
     */
    constructor(all, reader, mark, words, site) {
      this.#things = all;
      this.#choices = reader;
      this.#mark = mark;
      this.#words = words;
      this.element = this.#build(site);
    }

    /** The quiet line that opens the drawer. */
    get line() {
      return this.#line;
    }

    get isOpen() {
      return !this.element.hidden;
    }

    open() {
      this.#place = this.#view.scrollY;
      this.#turn(true);
      /** @type {HTMLElement} */ (this.element.querySelector("h2")).focus();
    }

    /** @returns {boolean} whether it was open */
    close() {
      if (!this.isOpen) return false;
      this.#mark.clear();
      this.#turn(false);
      this.#line.focus({ preventScroll: true });
      if (this.#place !== null) this.#view.scrollTo({ top: this.#place, behavior: "instant" });
      return true;
    }

    /** Says what is so now. */
    update() {
      const { list } = this.#things;
      for (const thing of list) this.#reflect(this.#items.get(thing) ?? this.#add(thing), thing);
      for (const [thing, { row }] of this.#items) {
        if (list.includes(thing)) continue;
        row.remove();
        this.#items.delete(thing);
      }
      for (const group of this.#groups.values()) this.#reflectGroup(group);
      this.#line.textContent = lineText(list);
      this.#line.hidden = list.length === 0;
      const isAnyHidden = list.some(({ isShown, wasShown }) => !isShown && wasShown);
      this.#everything.textContent = messages.say(
        isAnyHidden ? "showEverything" : "hideEverything",
      );
      this.#everything.hidden = !list.some(({ wasShown }) => wasShown);
    }

    get #view() {
      return /** @type {Window} */ (this.element.ownerDocument.defaultView);
    }

    /** @param {string} site */
    #build(site) {
      const closer = button(messages.say("done"), () => this.close());
      const heading = element("h2", { id: HEADING_ID, tabindex: -1 }, messages.say("drawerTitle"));
      const attributes = {
        id: ID,
        class: "drawer",
        role: "dialog",
        "aria-labelledby": HEADING_ID,
        ...messages.tongue(),
        hidden: true,
      };
      this.#list.addEventListener("pointerleave", () => this.#unmark());
      return element(
        "div",
        attributes,
        element("div", { class: "head" }, heading, closer),
        element(
          "div",
          { class: "scrolling" },
          element("p", { class: "sums" }, this.#sums()),
          element("p", {}, this.#everything),
          this.#list,
          site && remembering(site),
        ),
      );
    }

    #sums() {
      const removed = this.#things.list
        .filter(({ wasShown }) => wasShown)
        .reduce((sum, { words }) => sum + words, 0);
      return messages.sayCount("keptWords", this.#words, this.#words + removed);
    }

    /** @param {boolean} isOpen */
    #turn(isOpen) {
      this.element.hidden = !isOpen;
      this.#line.setAttribute("aria-expanded", String(isOpen));
      this.element.ownerDocument.documentElement.toggleAttribute("data-drawer", isOpen);
    }

    #toggleEverything() {
      const { list } = this.#things;
      if (list.some(({ isShown, wasShown }) => !isShown && wasShown)) this.#choices.showAll();
      else this.#choices.hideAll();
      this.#place = null;
    }

    /** @param {Thing} thing @returns {Item} */
    #add(thing) {
      const group = this.#groupOf(thing);
      const about = element("span", { class: "about" });
      const act = element("span", { class: "act" });
      const toggle = button("", () => this.#toggle(thing), { class: "thing" });
      toggle.append(element("span", { class: "preview", dir: "auto" }, thing.text), about, act);
      toggle.addEventListener("pointerenter", () => this.#markSoon(thing));
      toggle.addEventListener("focus", () => this.#mark.show(thing));
      const row = element("li", {}, toggle);
      const isFirst = group.first.childElementCount < SHOWN_OF_A_KIND;
      (isFirst ? group.first : group.more.querySelector("ul"))?.append(row);
      const item = { row, about, act, group };
      this.#items.set(thing, item);
      return item;
    }

    /** @param {Thing} thing */
    #toggle(thing) {
      this.#place = null;
      this.#choices.toggle(thing);
      this.#mark.show(thing);
    }

    /** @param {Thing} thing */
    #markSoon(thing) {
      clearTimeout(this.#dwelling);
      this.#dwelling = setTimeout(() => this.#mark.show(thing), DWELL_MS);
    }

    #unmark() {
      clearTimeout(this.#dwelling);
      this.#mark.clear();
    }

    /** @param {Item} item @param {Thing} thing */
    #reflect({ row, about, act }, thing) {
      const parts = [
        thing.words > 0 && messages.sayCount("words", thing.words),
        thing.rule && messages.say("yourChoice"),
      ];
      about.textContent = parts.filter(Boolean).join(" · ");
      act.textContent = messages.say(thing.isShown ? "hide" : "show");
      row.classList.toggle("shown", thing.isShown);
    }

    /** @param {Thing} thing @returns {Group} */
    #groupOf(thing) {
      const key = keyOf(thing);
      const known = this.#groups.get(key);
      if (known) return known;
      const label = key === "unseen" ? messages.say("kind_hidden") : thing.label;
      const isWithin = this.#members(key).some((member) => this.#things.isWithin(member));
      const rank = RANKS[key] ?? (isWithin ? WITHIN_RANK : AROUND_RANK);
      const made = this.#buildGroup(key, rank, label);
      const next = [...this.#groups.values()]
        .sort((one, other) => one.rank - other.rank)
        .find((other) => other.rank > rank);
      this.#groups.set(key, made);
      this.#list.insertBefore(made.section, next?.section ?? null);
      return made;
    }

    /** @param {string} key @param {number} rank @param {string} label @returns {Group} */
    #buildGroup(key, rank, label) {
      const count = element("span", { class: "count" });
      const all = button("", () => this.#toggleGroup(key));
      const first = element("ul", {});
      const more = element("details", {}, element("summary", {}), element("ul", {}));
      const heading = element("h3", {}, label, " ", count);
      const section = element(
        "section",
        { "data-kind": key },
        element("div", { class: "group-head" }, heading, all),
        first,
        more,
      );
      all.dataset.label = label;
      return { key, rank, section, count, first, more, all };
    }

    /** @param {Group} group */
    #reflectGroup({ key, section, count, first, more, all }) {
      const members = this.#members(key);
      section.hidden = members.length === 0;
      count.textContent = String(members.length);
      const rest = members.length - first.childElementCount;
      more.hidden = rest <= 0;
      const summary = more.querySelector("summary");
      if (summary) summary.textContent = messages.sayCount("more", rest);
      const areShown = members.every(({ isShown }) => isShown);
      all.textContent = messages.say(areShown ? "hideAll" : "showAll");
      all.setAttribute("aria-label", `${all.textContent}: ${all.dataset.label}`);
      // What the page hid comes back one by one only: menus for phones, copies, error texts.
      all.hidden = members.length < 2 || key === "unseen";
    }

    /** @param {string} key */
    #toggleGroup(key) {
      this.#place = null;
      this.#choices.toggleGroup(this.#members(key));
    }

    /** @param {string} key */
    #members(key) {
      return this.#things.list.filter((thing) => keyOf(thing) === key);
    }
  }

  /** @param {Thing} thing */
  function keyOf({ kind, wasShown }) {
    return wasShown ? kind : "unseen";
  }

  /** @param {Thing[]} list */
  function lineText(list) {
    const hidden = list.filter(({ isShown, wasShown }) => !isShown && wasShown);
    const repeats = hidden.filter(({ isRepeat }) => isRepeat).length;
    const removed = hidden.length - repeats;
    const chosen = list.filter(({ rule }) => rule).length;
    const parts = [
      (removed > 0 || repeats + chosen === 0) && messages.sayCount("removed", removed),
      repeats > 0 && messages.sayCount("repeats", repeats),
      chosen > 0 && messages.sayCount("chosen", chosen),
    ];
    return parts.filter(Boolean).join(" · ");
  }

  /** @param {string} site */
  function remembering(site) {
    const manage = button(messages.say("manageChoices"), () => {
      /** @type {OptionsMessage} */
      const message = { open: "options" };
      chrome.runtime.sendMessage(message);
    });
    return element("p", { class: "remembering" }, messages.say("remembering", site), " ", manage);
  }

  return { Drawer };
})();
