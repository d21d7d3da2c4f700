"use strict";
/** The quiet line that says how much was taken out, and when opened what it was. */
const removals = (() => {
  const { element } = elements;
  const SHOWN_OF_A_KIND = 12;

  /**
   * @param {Removal[]} removed
   * @returns {HTMLElement | null}
   */
  function list(removed) {
    if (removed.length === 0) return null;
    const groups = [...Map.groupBy(removed, ({ kind }) => kind)];
    return element(
      "details",
      { class: "removals" },
      element("summary", {}, messages.sayCount("removed", removed.length)),
      ...groups.map(([kind, members]) => group(kind, members)),
    );
  }

  /** @param {string} kind @param {Removal[]} members */
  function group(kind, members) {
    const shown = members.slice(0, SHOWN_OF_A_KIND);
    const more = members.length - shown.length;
    return element(
      "section",
      {},
      element("h2", {}, label(kind, members), " ", element("span", {}, String(members.length))),
      element("ul", {}, ...shown.map(({ preview }) => element("li", { dir: "auto" }, preview))),
      more > 0 && element("p", {}, messages.sayCount("more", more)),
    );
  }

  /** @param {string} kind @param {Removal[]} members */
  function label(kind, members) {
    return messages.say(`kind_${kind}`) || members[0]?.reason || kind;
  }

  return { list };
})();
