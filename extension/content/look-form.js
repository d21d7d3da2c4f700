"use strict";
/**
 * The form that sets the look: few controls at first sight, the others behind one word. The panel of the reader and the
 * page of settings show the same one.
 */
const lookForm = (() => {
  const { element } = elements;
  const CSS_ROWS = 5;
  /** While one writes a style, each letter is seen, and a pause is remembered. */
  const PAUSE_MS = 500;

  /**
   * @typedef {object} Handlers
   * @property {(look: Look) => void} onLook while a control is being moved
   * @property {(look: Look) => void} onChosen when it has been let go
   */

  class LookForm {
    #handlers;
    #ownColours = ownColours();
    #refusal = element("p", { class: "warning", role: "status", id: "css-refusal" });
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    #pausing;

    /**
     * @param {Look} look
     * @param {Handlers} handlers
     */
    constructor(look, handlers) {
      this.#handlers = handlers;
      this.element = element(
        "form",
        { class: "look-form" },
        choices("theme"),
        this.#ownColours,
        choices("font"),
        range("size"),
        range("width"),
        this.#more(),
      );
      this.show(look);
      this.element.addEventListener("input", (event) => this.#moved(event));
      this.element.addEventListener("change", () => this.#chosen());
      this.element.addEventListener("submit", (event) => event.preventDefault());
    }

    get look() {
      const values = Object.entries(settings.FIELDS).map(([name, { initial }]) => {
        const control = this.#control(name);
        if (typeof initial === "boolean") return [name, control.checked];
        return [name, typeof initial === "number" ? Number(control.value) : control.value];
      });
      return /** @type {Look} */ (Object.fromEntries(values));
    }

    /** @param {Look} look */
    show(look) {
      for (const [name, value] of Object.entries(look)) {
        const control = this.#control(name);
        if (typeof value === "boolean") control.checked = value;
        else control.value = String(value);
      }
      this.#reflect();
    }

    /** Everything as it was at first. */
    reset() {
      this.show(settings.INITIAL);
      this.#handlers.onLook(settings.INITIAL);
      this.#chosen();
    }

    #more() {
      const css = element("textarea", {
        name: "css",
        rows: CSS_ROWS,
        spellcheck: "false",
        autocapitalize: "off",
        dir: "ltr",
        placeholder: "p { text-indent: 1.5em; margin: 0 }",
        "aria-describedby": this.#refusal.id,
      });
      return element(
        "details",
        { class: "more" },
        element("summary", {}, messages.say("moreSettings")),
        range("leading"),
        range("letterSpacing"),
        range("wordSpacing"),
        choices("align"),
        element(
          "label",
          { class: "switch" },
          element("input", { type: "checkbox", name: "linkTargets" }),
          messages.say("linkTargets"),
        ),
        element("label", { class: "css" }, element("span", {}, messages.say("css")), css),
        this.#refusal,
      );
    }

    /** @param {Event} event */
    #moved(event) {
      this.#reflect();
      this.#handlers.onLook(this.look);
      clearTimeout(this.#pausing);
      if (/** @type {Element} */ (event.target).matches("textarea"))
        this.#pausing = setTimeout(() => this.#chosen(), PAUSE_MS);
    }

    #chosen() {
      clearTimeout(this.#pausing);
      this.#handlers.onChosen(this.look);
    }

    /** Says what follows from the values. */
    #reflect() {
      const { look } = this;
      for (const shown of this.element.querySelectorAll(".measured")) {
        const name = String(shown.getAttribute("data-of"));
        const text = measured(name, Number(this.#control(name).value));
        shown.textContent = text;
        this.#control(name).setAttribute("aria-valuetext", text);
      }
      this.#ownColours.hidden = look.theme !== "custom";
      const warning = /** @type {HTMLElement} */ (this.#ownColours.querySelector(".warning"));
      warning.textContent = colours.areLegible(look) ? "" : messages.say("paleColours");
      const reason = settings.FIELDS.css.allows(look.css) ? ownStyle.refusal(look.css) : "long";
      this.#refusal.textContent = reason && messages.say(`style_${reason}`);
    }

    /** @param {string} name */
    #control(name) {
      return /** @type {HTMLInputElement} */ (this.element.elements.namedItem(name));
    }
  }

  /** @param {"theme" | "font" | "align"} name */
  function choices(name) {
    const options = settings.FIELDS[name].choices.map((value) =>
      element(
        "label",
        { class: `choice ${name}-${value}` },
        element("input", { type: "radio", name, value }),
        sample(name, value),
        element("span", { class: "name" }, messages.say(`${name}_${value}`)),
      ),
    );
    return element(
      "fieldset",
      { class: name },
      element("legend", {}, messages.say(name)),
      ...options,
    );
  }

  /**
   * What one gets: letters on paper, or in the typeface.
   * @param {string} name
   * @param {string} value
   */
  function sample(name, value) {
    if (name === "align") return null;
    const sheet = element("span", { class: "sample", "aria-hidden": "true" });
    if (name === "font") {
      sheet.append(messages.say("lookButton"));
      return sheet;
    }
    // What follows the system is light and dark, half and half.
    const themes = value === "auto" ? ["light", "dark"] : [appearance.themeOf(value)];
    sheet.append(...themes.map((theme) => element("span", { "data-theme": theme }, "a")));
    return sheet;
  }

  /** @param {"size" | "width" | "leading" | "letterSpacing" | "wordSpacing"} name */
  function range(name) {
    const { min, max, step } = settings.FIELDS[name];
    return element(
      "label",
      { class: `range ${name}` },
      element("span", {}, messages.say(name)),
      element("span", { class: "measured", "data-of": name, "aria-hidden": "true" }),
      element("input", { type: "range", name, min, max, step }),
    );
  }

  /** @param {string} name @param {number} value */
  function measured(name, value) {
    const { lang: language } = messages.tongue();
    if (name === "width") return new Intl.NumberFormat(language).format(value);
    const percent = new Intl.NumberFormat(language, { style: "percent" });
    return percent.format(value / 100);
  }

  function ownColours() {
    const wells = /** @type {const} */ (["paper", "ink", "accent"]).map((name) =>
      element(
        "label",
        { class: "well" },
        element("input", { type: "color", name }),
        element("span", {}, messages.say(name)),
      ),
    );
    const warning = element("p", { class: "warning", role: "status" });
    return element("div", { class: "own-colours" }, ...wells, warning);
  }

  return { LookForm };
})();
