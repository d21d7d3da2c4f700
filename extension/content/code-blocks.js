"use strict";
/** Blocks of code with their language, and a button that copies them. */
const codeBlocks = (() => {
  const { element, button } = elements;
  const COPIED_MS = 2000;

  /** @param {HTMLElement} body */
  function furnish(body) {
    for (const pre of body.querySelectorAll("pre")) {
      const box = element("div", { class: "code" });
      enclose.enclose(pre, box);
      box.prepend(bar(pre));
      // Lines that are too long are scrolled to with the keyboard, too.
      pre.tabIndex = 0;
    }
  }

  /** @param {HTMLElement} pre */
  function bar(pre) {
    const language = pre.getAttribute("data-language");
    const copy = button(messages.say("copyCode"), () => copyFrom(pre, copy), {
      "aria-live": "polite",
    });
    return element(
      "div",
      { class: "code-bar", ...messages.tongue() },
      language && element("span", { lang: "" }, language),
      copy,
    );
  }

  /** @param {HTMLElement} pre @param {HTMLButtonElement} copy */
  function copyFrom(pre, copy) {
    if (!put(pre)) return;
    copy.textContent = messages.say("codeCopied");
    setTimeout(() => (copy.textContent = messages.say("copyCode")), COPIED_MS);
  }

  /**
   * The clipboard's newer door is closed on pages without encryption, and pages may lock it; a copy of what is
   * selected, as if by Ctrl+C, is always allowed.
   * @param {HTMLElement} pre
   */
  function put(pre) {
    const shown = pre.ownerDocument;
    const selection = shown.getSelection();
    if (!selection) return false;
    const before = [...Array(selection.rangeCount)].map((_, at) => selection.getRangeAt(at));
    const text = pre.textContent ?? "";
    /** @param {ClipboardEvent} event */
    const exactly = (event) => {
      event.clipboardData?.setData("text/plain", text);
      event.preventDefault();
    };
    shown.addEventListener("copy", exactly, { once: true, capture: true });
    selection.selectAllChildren(pre);
    const isCopied = shown.execCommand("copy");
    shown.removeEventListener("copy", exactly, { capture: true });
    selection.removeAllRanges();
    for (const range of before) selection.addRange(range);
    return isCopied;
  }

  return { furnish };
})();
