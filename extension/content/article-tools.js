"use strict";
/**
 * What one can do with an article: see what was removed and bring it back, take more away, undo. Puts the
 * parts together and tells each what the others did.
 */
const articleTools = (() => {
  /**
   * @typedef {object} Tools
   * @property {HTMLElement} line the quiet line below the article
   * @property {HTMLElement[]} around what stands beside the article
   * @property {() => void} showAll
   * @property {(place: Element) => void} bringBack what was removed with a place in it
   * @property {() => void} onChange called when parts of the article come or go
   */

  /**
   * @param {Document} shown
   * @param {HTMLElement} body with the whole page's text
   * @param {Restorable} restorable
   * @param {number} words of the article
   * @param {SiteRule[]} rules of the site
   * @param {AbortSignal} signal when another view is shown
   * @returns {Tools}
   */
  function furnish(shown, body, restorable, words, rules, signal) {
    const site = memory.site();
    const all = new things.Things(body, restorable);
    const status = new statusLine.StatusLine(
      () => decided.undo(),
      () => decided.onlyThisTime(),
    );
    const decided = new choices.Choices(all, site, rules, (told) =>
      status.tell(told, decided.canUndo),
    );
    decided.applyRules();
    const mark = new placeMark.PlaceMark(body);
    const lines = new slimLines.SlimLines(all, (thing) => decided.toggle(thing));
    const removed = new drawer.Drawer(all, decided, mark, words, site);
    /** @type {Tools} */
    const tools = {
      line: removed.line,
      around: [],
      showAll: () => decided.showAll(),
      bringBack: (place) => bringBack(place, all, decided),
      onChange: () => {},
    };
    const update = () => {
      lines.update();
      removed.update();
      tools.onChange();
    };
    all.onChange = update;
    update();

    const hint = hand.hint();
    const taking = new hand.Hand(
      body,
      (elements) => decided.take(elements),
      (isPointing) => {
        hint.hidden = !isPointing;
        opener.setAttribute("aria-pressed", String(isPointing));
        if (isPointing) removed.close();
      },
      signal,
    );
    const opener = hand.opener(() => (taking.isPointing ? taking.stop() : taking.start()));
    hint.hidden = true;
    shown.querySelector(".bar")?.prepend(opener);
    signal.addEventListener("abort", () => opener.remove());

    listen(shown, signal, { decided, removed, taking });
    tools.around = [removed.element, taking.taker, hint, status.element];
    return tools;
  }

  /**
   * @param {Document} shown
   * @param {AbortSignal} signal
   * @param {object} tools
   * @param {ReaderChoices} tools.decided
   * @param {InstanceType<typeof drawer.Drawer>} tools.removed
   * @param {InstanceType<typeof hand.Hand>} tools.taking
   */
  function listen(shown, signal, { decided, removed, taking }) {
    taking.listen();
    const options = { signal, capture: true };
    /** @param {KeyboardEvent} event */
    const pressed = (event) => {
      const isUndo = event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey);
      if (isUndo && !event.shiftKey && decided.canUndo) {
        event.preventDefault();
        decided.undo();
      } else if (event.key === "Escape" && (taking.stop() || leaves(shown, removed))) {
        event.preventDefault();
      }
    };
    shown.addEventListener("keydown", pressed, options);
  }

  /**
   * Whoever is led to a place that was removed wants to see it.
   * @param {Element} place
   * @param {AllThings} all
   * @param {ReaderChoices} decided
   */
  function bringBack(place, all, decided) {
    const holding = all.list.find(
      ({ isShown, elements }) => !isShown && elements.some((part) => part.contains(place)),
    );
    if (holding) decided.toggle(holding);
  }

  /** @param {Document} shown @param {InstanceType<typeof drawer.Drawer>} removed */
  function leaves(shown, removed) {
    return !panel.isOpen(shown) && removed.close();
  }

  return { furnish };
})();

/** @typedef {ReturnType<typeof articleTools.furnish>} ArticleTools */
