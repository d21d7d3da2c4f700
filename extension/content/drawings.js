"use strict";
/**
 * Drawings that are figures, as markup that looks the same away from the page: its style sheets stay behind, so what
 * they make of a shape goes along in the shape's own attributes. The core looks at every name and value again.
 */
const drawings = (() => {
  const SVG = "http://www.w3.org/2000/svg";
  /** Pixels: smaller ones are signs. */
  const SMALL = 80;
  /** More shapes than anybody draws by hand; asking for the style of each takes time. */
  const MAX_SHAPES = 4000;

  const LEFT_OUT = new Set(
    "script style foreignObject animate animateMotion animateTransform set image iframe video audio".split(
      " ",
    ),
  );
  const GEOMETRY = (
    "id viewBox preserveAspectRatio x y dx dy width height cx cy r rx ry x1 y1 x2 y2 fx fy d points transform " +
    "offset href xlink:href gradientUnits gradientTransform spreadMethod clipPathUnits markerUnits markerWidth " +
    "markerHeight refX refY orient rotate textLength lengthAdjust aria-label role"
  ).split(" ");
  /** What shapes get from the elements around them, so that it is told only where it changes. */
  const INHERITED = (
    "fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-dasharray stroke-linecap stroke-linejoin " +
    "font-family font-size font-style font-weight text-anchor letter-spacing marker-start marker-mid marker-end"
  ).split(" ");
  /** What each has for itself, and what it is where nothing is said. */
  const OWN = {
    opacity: "1",
    "stop-color": "rgb(0, 0, 0)",
    "stop-opacity": "1",
    "clip-path": "none",
    "dominant-baseline": "auto",
    "vector-effect": "none",
  };

  /**
   * @param {Element} svg
   * @returns {string} its markup; nothing if it is no figure, or not shown
   */
  function transcript(svg) {
    if (Math.min(svg.clientWidth, svg.clientHeight) < SMALL) return "";
    if (!svg.checkVisibility() || svg.closest("a, button, mjx-container")) return "";
    const box = svg.getBoundingClientRect();
    if (svg.getElementsByTagName("*").length > MAX_SHAPES) return "";
    const size =
      markup.attribute("width", String(Math.round(box.width))) +
      markup.attribute("height", String(Math.round(box.height)));
    const view = svg.hasAttribute("viewBox")
      ? ""
      : markup.attribute("viewBox", `0 0 ${Math.round(box.width)} ${Math.round(box.height)}`);
    return element(svg, null, size + view, paper(svg));
  }

  /**
   * @param {Element} shape
   * @param {CSSStyleDeclaration | null} around
   * @param {string} more attributes, of which the first counts
   * @param {string} before what is inside, before all else
   * @returns {string}
   */
  function element(shape, around, more = "", before = "") {
    const name = shape.localName;
    const style = getComputedStyle(shape);
    if (style.display === "none" && !shape.closest("defs")) return "";
    let inside = before;
    for (const child of shape.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) inside += markup.escapeText(child.nodeValue ?? "");
      if (child.nodeType === Node.ELEMENT_NODE)
        inside += part(/** @type {Element} */ (child), style);
    }
    return `<${name}${more}${geometry(shape)}${looks(style, around)}>${inside}</${name}>`;
  }

  /** @param {Element} child @param {CSSStyleDeclaration} around */
  function part(child, around) {
    const name = child.localName;
    if (child.namespaceURI !== SVG || !/^[a-z]+$/i.test(name)) return "";
    if (name === "foreignObject") return words(child);
    if (LEFT_OUT.has(name)) return "";
    if (name === "title" || name === "desc") {
      return `<${name}>${markup.escapeText(child.textContent ?? "")}</${name}>`;
    }
    return element(child, around);
  }

  /**
   * HTML in a drawing, such as the label of a box: its words, in the middle of its place.
   * @param {Element} frame
   */
  function words(frame) {
    const text = (frame.textContent ?? "").replace(/\s+/g, " ").trim();
    const [x = 0, y = 0, width = 0, height = 0] = ["x", "y", "width", "height"].map(
      (name) => parseFloat(frame.getAttribute(name) ?? "") || 0,
    );
    if (text === "") return "";
    const inner = frame.firstElementChild ?? frame;
    const { color, fontSize, fontFamily } = getComputedStyle(inner);
    const attributes = {
      x: x + width / 2,
      y: y + height / 2,
      "text-anchor": "middle",
      "dominant-baseline": "central",
      fill: color,
      "font-size": fontSize,
      "font-family": fontFamily,
    };
    const written = Object.entries(attributes).map(([name, value]) =>
      markup.attribute(name, String(value)),
    );
    return `<text${written.join("")}>${markup.escapeText(text)}</text>`;
  }

  /** @param {Element} shape */
  function geometry(shape) {
    let written = "";
    for (const name of GEOMETRY) {
      const value = shape.getAttribute(name);
      if (value !== null) written += markup.attribute(name, value);
    }
    return written;
  }

  /** @param {CSSStyleDeclaration} style @param {CSSStyleDeclaration | null} around */
  function looks(style, around) {
    let written = "";
    for (const name of INHERITED) {
      const value = style.getPropertyValue(name);
      if (value !== around?.getPropertyValue(name)) written += markup.attribute(name, value);
    }
    for (const [name, initial] of Object.entries(OWN)) {
      const value = style.getPropertyValue(name);
      if (value !== "" && value !== initial) written += markup.attribute(name, value);
    }
    if (style.visibility !== (around?.visibility ?? "visible")) {
      written += markup.attribute("visibility", style.visibility);
    }
    return written;
  }

  /** The colour that the page has behind it: light lines are drawn on a dark page. @param {Element} svg */
  function paper(svg) {
    for (let box = /** @type {Element | null} */ (svg); box; box = box.parentElement) {
      const { backgroundColor } = getComputedStyle(box);
      if (backgroundColor === "rgba(0, 0, 0, 0)") continue;
      const [x = 0, y = 0] = (svg.getAttribute("viewBox") ?? "").split(/[\s,]+/).map(Number);
      const place = markup.attribute("x", String(x)) + markup.attribute("y", String(y));
      return `<rect${place} width="100%" height="100%" stroke="none" fill="${backgroundColor}"></rect>`;
    }
    return "";
  }

  return { transcript };
})();
