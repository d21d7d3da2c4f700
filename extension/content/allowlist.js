"use strict";
/**
 * What the browser's own sanitizer lets into the reader: the core's grammar once more, as a second
 * wall. An element that is missing here would be dropped together with its text.
 */
const allowlist = (() => {
  const PLAIN =
    "p h1 h2 h3 h4 h5 h6 ul dl dt dd blockquote pre code kbd samp var em strong b i u s sub sup " +
    "small mark cite q span br hr wbr figure figcaption table caption thead tbody tfoot " +
    "tr ruby rt rp summary bdi bdo";

  const WITH_ATTRIBUTES = {
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

  const sanitizer = {
    elements: [
      ...PLAIN.split(" ").map((name) => ({ name, attributes: /** @type {string[]} */ ([]) })),
      ...Object.entries(WITH_ATTRIBUTES).map(([name, attributes]) => ({ name, attributes })),
    ],
    // Without this list, the attributes of an element that has none of its own would all stay.
    attributes: ["dir", "lang", "id", "data-removal", "data-place"],
    comments: false,
    dataAttributes: false,
  };

  return { sanitizer };
})();
