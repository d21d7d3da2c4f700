"use strict";
/**
 * Code whose lines the page makes by style alone. Away from its style sheets only elements say where a line ends and
 * that spaces count, so such code goes under the names of elements that do.
 */
const code = (() => {
  /**
   * @param {Element} element
   * @param {Kind} kind
   * @param {boolean} preserved whether white space counts already
   */
  function tagName(element, kind, preserved) {
    if (preserved && kind.name === "span" && isLine(element)) return "div";
    if (!preserved && kind.name === "code" && isBlock(element)) return "pre";
    return kind.tag;
  }

  /** A `code` without a `pre` around it, in several lines. @param {Element} element */
  function isBlock(element) {
    if (!element.textContent?.trim().includes("\n")) return false;
    return getComputedStyle(element).whiteSpace.startsWith("pre");
  }

  /** A line that is laid out as a box, and does not end in a line break besides. @param {Element} element */
  function isLine(element) {
    if (!/line/i.test(element.className) || element.textContent?.endsWith("\n")) return false;
    return /^(?:block|flex|grid|table-row)$/.test(getComputedStyle(element).display);
  }

  return { tagName };
})();
