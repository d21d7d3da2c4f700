"use strict";
/** How light colours are, and how well one can be read on another, as the accessibility guidelines reckon it. */
const colours = (() => {
  /** Of the guidelines: enough for text of any size. */
  const ENOUGH = 4.5;

  /** @param {string} hex `#rrggbb` */
  function luminance(hex) {
    const [red, green, blue] = [1, 3, 5].map((at) =>
      linear(parseInt(hex.slice(at, at + 2), 16) / 255),
    );
    return 0.2126 * Number(red) + 0.7152 * Number(green) + 0.0722 * Number(blue);
  }

  /** @param {number} channel from 0 to 1 */
  function linear(channel) {
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }

  /** @param {string} one @param {string} other */
  function contrast(one, other) {
    const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (Number(lighter) + 0.05) / (Number(darker) + 0.05);
  }

  /** @param {string} paper */
  function isDark(paper) {
    return contrast(paper, "#ffffff") > contrast(paper, "#000000");
  }

  /** Whether text in all of them can be read on the paper. @param {{paper: string, ink: string, accent: string}} look */
  function areLegible({ paper, ink, accent }) {
    return contrast(paper, ink) >= ENOUGH && contrast(paper, accent) >= ENOUGH;
  }

  return { isDark, contrast, areLegible };
})();
