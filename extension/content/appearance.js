"use strict";
/** Puts a look on the reader: the style sheet does the rest. */
const appearance = (() => {
  const dark = matchMedia("(prefers-color-scheme: dark)");

  /**
   * @param {Document} shown
   * @param {Awaited<ReturnType<typeof settings.load>>} look
   */
  function apply(shown, { theme, font, size, width }) {
    const root = shown.documentElement;
    root.dataset.theme = theme === "auto" ? systemTheme() : theme;
    root.dataset.font = font;
    root.style.setProperty("--size", `${size}%`);
    root.style.setProperty("--measure", `${width}em`);
  }

  /** Asked of the page's window: a frame may be told what its page prefers. */
  function systemTheme() {
    return dark.matches ? "dark" : "light";
  }

  /** @param {() => void} callback @param {AbortSignal} signal */
  function watchSystem(callback, signal) {
    dark.addEventListener("change", callback, { signal });
  }

  return { apply, watchSystem };
})();
