"use strict";
/** The reader's few controls: the bar with its two buttons, and the panel that sets the look. */
const panel = (() => {
  const { element, button } = elements;
  const PANEL_ID = "look";

  /**
   * @typedef {Awaited<ReturnType<typeof settings.load>>} Look
   * @typedef {object} Handlers
   * @property {(look: Look) => void} onLook while a control is being moved
   * @property {(look: Look) => void} onChosen when it has been let go
   * @property {() => void} onClose
   */

  /**
   * @param {Look} look
   * @param {Handlers} handlers
   */
  function bar(look, handlers) {
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
    return element("nav", { class: "bar" }, opener, controls(look, handlers), closer);
  }

  /** @param {Look} look @param {Handlers} handlers */
  function controls(look, handlers) {
    const form = element(
      "form",
      { id: PANEL_ID, popover: true, class: "panel", "aria-label": messages.say("lookLabel") },
      choices("theme", look.theme),
      choices("font", look.font),
      range("size", look.size),
      range("width", look.width),
    );
    form.addEventListener("input", () => handlers.onLook(lookOf(form)));
    form.addEventListener("change", () => handlers.onChosen(lookOf(form)));
    return form;
  }

  /** @param {"theme" | "font"} name @param {string} chosen */
  function choices(name, chosen) {
    const options = settings.CHOICES[name].map((value) => {
      const input = element("input", { type: "radio", name, value, checked: value === chosen });
      const caption = element("span", {}, messages.say(`${name}_${value}`));
      return element("label", { class: `choice ${name}-${value}` }, input, caption);
    });
    return element("fieldset", {}, element("legend", {}, messages.say(name)), ...options);
  }

  /** @param {"size" | "width"} name @param {number} value */
  function range(name, value) {
    const { min, max, step } = settings.RANGES[name];
    const input = element("input", { type: "range", name, min, max, step, value });
    return element(
      "label",
      { class: `range ${name}` },
      element("span", {}, messages.say(name)),
      input,
    );
  }

  /** @param {HTMLFormElement} form @returns {Look} */
  function lookOf(form) {
    const data = new FormData(form);
    return {
      theme: String(data.get("theme")),
      font: String(data.get("font")),
      size: Number(data.get("size")),
      width: Number(data.get("width")),
    };
  }

  /**
   * Shows in the panel what was chosen in another tab.
   * @param {Document} shown
   * @param {Look} look
   */
  function reflect(shown, look) {
    const form = /** @type {HTMLFormElement | null} */ (shown.getElementById(PANEL_ID));
    for (const [name, value] of Object.entries(look)) {
      const control = form?.elements.namedItem(name);
      if (control && "value" in control) control.value = String(value);
    }
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
