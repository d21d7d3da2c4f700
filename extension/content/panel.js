"use strict";
/** What stands over the page: the bar with its buttons, and the panel that sets the look. */
const panel = (() => {
  const { element, button } = elements;
  const PANEL_ID = "look";

  /** Of the document in which each stands. @type {WeakMap<Document, InstanceType<typeof lookForm.LookForm>>} */
  const forms = new WeakMap();

  /**
   * @typedef {object} Handlers
   * @property {(look: Look) => void} onLook while a control is being moved
   * @property {(look: Look) => void} onChosen when it has been let go
   * @property {() => void} onPrint
   * @property {() => void} onClose
   */

  /**
   * @param {Document} shown
   * @param {Look} look
   * @param {Handlers} handlers
   */
  function bar(shown, look, handlers) {
    const opener = button(messages.say("lookButton"), () => {}, {
      class: "look-button",
      popovertarget: PANEL_ID,
      "aria-label": messages.say("lookLabel"),
      title: messages.say("lookLabel"),
    });
    const closer = button("×", handlers.onClose, {
      class: "close-button",
      "aria-label": messages.say("closeLabel"),
      title: messages.say("closeTitle"),
    });
    return element("nav", { class: "bar" }, opener, sheet(shown, look, handlers), closer);
  }

  /** @param {Document} shown @param {Look} look @param {Handlers} handlers */
  function sheet(shown, look, handlers) {
    const form = new lookForm.LookForm(look, handlers);
    forms.set(shown, form);
    const attributes = { id: PANEL_ID, popover: true, class: "panel", role: "dialog" };
    const made = element(
      "div",
      { ...attributes, "aria-label": messages.say("lookLabel") },
      form.element,
      element(
        "div",
        { class: "acts" },
        button(messages.say("print"), handlers.onPrint, { class: "print" }),
        button(messages.say("reset"), () => form.reset(), { class: "reset" }),
      ),
    );
    // Only who sees the panel needs to see its sample letters.
    made.addEventListener("beforetoggle", () => legibleFont.provide(shown), { once: true });
    return made;
  }

  /**
   * Shows in the panel what was chosen in another tab.
   * @param {Document} shown
   * @param {Look} look
   */
  function reflect(shown, look) {
    forms.get(shown)?.show(look);
  }

  /**
   * @param {Document} shown
   * @returns {boolean} whether there was an open panel to close
   */
  function close(shown) {
    if (!isOpen(shown)) return false;
    shown.getElementById(PANEL_ID)?.hidePopover();
    return true;
  }

  /** @param {Document} shown */
  function isOpen(shown) {
    return shown.getElementById(PANEL_ID)?.matches(":popover-open") ?? false;
  }

  /**
   * Tells the style sheet which way one scrolls: on small screens the bar goes out of the way.
   * @param {Document} shown
   */
  function stepAside(shown) {
    const view = /** @type {Window} */ (shown.defaultView);
    let last = 0;
    const scrolled = () => {
      const down = view.scrollY > last && view.scrollY > 0;
      last = view.scrollY;
      shown.documentElement.dataset.heading = down ? "down" : "up";
    };
    shown.addEventListener("scroll", scrolled, { passive: true });
  }

  return { bar, reflect, close, isOpen, stepAside };
})();
