"use strict";
/**
 * What the browser's own sanitizer lets into the reader: the core's grammar once more, as a second
 * wall. An element that is missing here would be dropped together with its text.
 */
const allowlist = (() => {
  const MATHML = "http://www.w3.org/1998/Math/MathML";

  const PLAIN =
    "h1 h2 h3 h4 h5 h6 ul dl dt dd blockquote code kbd samp var em strong b i u s sub sup " +
    "small mark cite q br hr wbr figure figcaption table caption thead tbody tfoot " +
    "tr ruby rt rp summary bdi bdo";

  const WITH_ATTRIBUTES = {
    p: ["data-embed"],
    pre: ["data-language"],
    span: ["data-caps"],
    a: ["href", "title", "rel", "target"],
    abbr: ["title"],
    dfn: ["title"],
    img: ["src", "alt", "title", "width", "height", "loading", "decoding"],
    ol: ["start", "reversed", "type"],
    li: ["value"],
    td: ["colspan", "rowspan"],
    th: ["colspan", "rowspan", "scope"],
    time: ["datetime"],
    del: ["datetime"],
    ins: ["datetime"],
    details: ["open"],
  };

  /**
   * Formulas. Where a parser could read HTML inside, in the parts that hold text, the core writes text only; and
   * nothing is in the list that could load, run or lead anywhere.
   */
  const FORMULA = {
    math: ["display", "alttext"],
    mi: ["mathvariant"],
    mo: [
      "form",
      "stretchy",
      "fence",
      "separator",
      "largeop",
      "movablelimits",
      "symmetric",
      "lspace",
      "rspace",
      "minsize",
      "maxsize",
    ],
    mspace: ["width"],
    mfrac: ["linethickness"],
    mover: ["accent"],
    munder: ["accentunder"],
    munderover: ["accent", "accentunder"],
    mstyle: ["displaystyle", "scriptlevel"],
    mtable: ["displaystyle"],
    mtd: ["columnspan", "rowspan"],
    ...Object.fromEntries(
      "mn ms mtext mrow merror mmultiscripts mphantom mprescripts mroot msqrt msub msubsup msup mtr"
        .split(" ")
        .map((name) => [name, /** @type {string[]} */ ([])]),
    ),
  };

  const sanitizer = {
    elements: [
      ...PLAIN.split(" ").map((name) => ({ name, attributes: /** @type {string[]} */ ([]) })),
      ...Object.entries(WITH_ATTRIBUTES).map(([name, attributes]) => ({ name, attributes })),
      ...Object.entries(FORMULA).map(([name, attributes]) => ({
        name,
        attributes,
        namespace: MATHML,
      })),
    ],
    // Without this list, the attributes of an element that has none of its own would all stay.
    attributes: ["dir", "lang", "id", "data-removal", "data-place"],
    comments: false,
    dataAttributes: false,
  };

  return { sanitizer };
})();
