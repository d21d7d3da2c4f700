"use strict";
/** Puts a look on the reader: the style sheets do the rest. */
const appearance = (() => {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const contrast = matchMedia("(prefers-contrast: more)");

  /**
   * @param {Document} shown
   * @param {Look} look
   */
  function apply(shown, look) {
    const { dataset, style } = shown.documentElement;
    dataset.theme = themeOf(look.theme);
    dataset.font = look.font;
    dataset.align = look.align;
    dataset.linkTargets = String(look.linkTargets);
    for (const [name, value] of Object.entries(measures(look))) style.setProperty(name, value);
    ownStyle.wear(shown, look.css);
    if (look.font === "legible") legibleFont.provide(shown);
  }

  /** @param {Look} look */
  function measures(look) {
    return {
      "--size": `${look.size}%`,
      "--measure": `${look.width}em`,
      "--leading-share": String(look.leading / 100),
      "--letter-spacing": `${look.letterSpacing / 100}em`,
      "--word-spacing": `${look.wordSpacing / 100}em`,
      ...ownColours(look),
    };
  }

  /** @param {Look} look */
  function ownColours({ paper, ink, accent }) {
    return {
      "--own-paper": paper,
      "--own-ink": ink,
      "--own-accent": accent,
      "--own-scheme": colours.isDark(paper) ? "dark" : "light",
    };
  }

  /**
   * What the system prefers is asked of the page's window: a frame may be told what its page prefers.
   * @param {string} chosen
   */
  function themeOf(chosen) {
    const strong = dark.matches ? "contrast-dark" : "contrast";
    if (chosen === "contrast") return strong;
    if (chosen !== "auto") return chosen;
    if (contrast.matches) return strong;
    return dark.matches ? "dark" : "light";
  }

  /** @param {() => void} callback @param {AbortSignal} signal */
  function watchSystem(callback, signal) {
    for (const query of [dark, contrast]) query.addEventListener("change", callback, { signal });
  }

  return { apply, themeOf, ownColours, watchSystem };
})();
