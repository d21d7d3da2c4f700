/** How the reader looks: its own form, and a page of it that shows at once what comes of that. */
import { readerStyles } from "../background/styles.js";

const { element, button } = elements;

/**
 * @param {Look} look
 * @returns {{section: HTMLElement, wear: (look: Look) => void}}
 */
export function lookSection(look) {
  const preview = new Preview();
  const form = new lookForm.LookForm(look, {
    onLook: (chosen) => preview.wear(chosen),
    onChosen: (chosen) => settings.save(chosen),
  });
  /** @param {Look} worn */
  const wear = (worn) => {
    form.show(worn);
    preview.wear(worn);
    dress(worn);
  };
  settings.watch(wear);
  form.element.addEventListener("input", () => dress(form.look));
  const reset = () => {
    form.reset();
    dress(settings.INITIAL);
  };
  legibleFont.provide(document);
  dress(look);
  preview.wear(look);
  const section = element(
    "section",
    { class: "look" },
    element("h2", {}, messages.say("lookLabel")),
    element(
      "div",
      { class: "setting" },
      form.element,
      button(messages.say("reset"), reset, { class: "plain reset" }),
    ),
    preview.frame,
  );
  return { section, wear };
}

/** This page wears the theme, too. @param {Look} look */
function dress(look) {
  const { dataset, style } = document.documentElement;
  dataset.theme = appearance.themeOf(look.theme);
  for (const [name, value] of Object.entries(appearance.ownColours(look)))
    style.setProperty(name, value);
}

/** A frame such as the reader's, with a few lines in it. */
class Preview {
  frame = element("iframe", { class: "preview", sandbox: "allow-same-origin" });
  /** @type {Look | null} */
  #look = null;
  #isReady = false;

  constructor() {
    this.frame.title = messages.say("preview");
    this.frame.addEventListener("load", () => this.#fill());
  }

  /** @param {Look} look */
  wear(look) {
    this.#look = look;
    if (this.#isReady) appearance.apply(this.#document, look);
  }

  get #document() {
    return /** @type {Document} */ (this.frame.contentDocument);
  }

  async #fill() {
    const view = /** @type {Window & typeof globalThis} */ (this.frame.contentWindow);
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(`${await readerStyles()} main { padding-block: 1.6rem }`);
    const shown = this.#document;
    shown.adoptedStyleSheets = [sheet];
    Object.assign(shown.documentElement, messages.tongue());
    const text = ["sample1", "sample2", "sample3"].map((key) =>
      element("p", {}, messages.say(key)),
    );
    shown.body.replaceChildren(
      element(
        "main",
        {},
        element(
          "article",
          messages.tongue(),
          element("header", {}, element("h1", {}, messages.say("sampleTitle"))),
          element("div", { class: "body" }, ...text),
        ),
      ),
    );
    this.#isReady = true;
    if (this.#look) this.wear(this.#look);
  }
}
