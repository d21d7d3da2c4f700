"use strict";
/**
 * Where the browser put an element: in which column, in view, floating over the page. The markup does
 * not say it, and the judge cannot guess it: a box without a telling name is a sidebar because it
 * stands beside the text.
 *
 * Only what document order leaves open is told. Of a box that is its left and right edge, and only
 * where they are others than those around it; how far down it is, its place among its siblings says.
 */
const rendering = (() => {
  /** Written by nobody but the collector: the page's own attributes of these names are left out. */
  const BOX = "data-decant-box";
  const IN_VIEW = ' data-decant-view=""';
  const OVERLAY = ' data-decant-overlay=""';

  /** Boxes that can be columns. */
  const COLUMNS = new Set(
    (
      "article aside blockquote body center details dialog div dl fieldset figure footer form " +
      "header main menu nav ol p pre section table ul"
    ).split(" "),
  );
  /** Those that pages make float over everything else, besides elements of their own. */
  const FLOATING = new Set(
    "article aside dialog div footer form header main nav section".split(" "),
  );
  /** Boxes that come in crowds; one is a column only where it is as tall as one. */
  const CELLS = new Set(["td", "li", "dd"]);
  /** Boxes that hold a line of text each, in the column of what is around them. */
  const LINES = new Set(
    "address caption dt figcaption h1 h2 h3 h4 h5 h6 legend summary th".split(" "),
  );

  const AWAKE = { contentVisibilityAuto: true };
  /** Less is an indent, or a frame around the same column. */
  const SHIFT = 24;
  const MIN_COLUMN = { width: 80, height: 48 };
  const MIN_CELL_HEIGHT = 200;

  /**
   * Where something stands.
   * @typedef {object} Place
   * @property {number} left of the column, in CSS pixels from the edge of the page
   * @property {number} right less than `left` where no column is known
   * @property {boolean} inView
   * @property {boolean} asleep in a part that the browser has not laid out yet, and is not to for us
   * @property {boolean} overlay whether it floats over the page
   * @property {number} bottom of the window; asking the window for each box would take longer
   * @property {number} x what to add to a box of its document to get its place on the page
   * @property {number} y and in the window
   */

  /** The place of what is around everything. */
  function page() {
    return {
      left: 0,
      right: -1,
      inView: true,
      asleep: false,
      overlay: false,
      bottom: innerHeight,
      x: scrollX,
      y: 0,
    };
  }

  /**
   * Only reads, and nobody writes in between, so the browser lays the page out once for all.
   * @param {Element} element which is shown
   * @param {Place} around
   * @returns {Place} that of what is around, if it is the same
   */
  function placeOf(element, around) {
    if (around.asleep) return around;
    const name = element.localName;
    const isLine = LINES.has(name);
    const isBox = COLUMNS.has(name) || CELLS.has(name);
    const floats = !isLine && !around.overlay && isOverlay(element);
    if (!floats && !isBox && !isLine) return around;
    // What is around it is out of view, and then so is this.
    if (!floats && !COLUMNS.has(name) && !around.inView) return around;

    if (isAsleep(element)) return { ...around, inView: false, asleep: true };
    const box = element.getBoundingClientRect();
    // Around floats only, or `display: contents`: says nothing.
    if (box.width === 0 || box.height === 0) return floats ? { ...around, overlay: true } : around;
    const { x, y } = around;
    const inView = box.bottom + y > 0 && box.top + y < around.bottom;
    const own = !isLine && isColumn(name, box, around);
    if (!own && !floats && inView === around.inView) return around;
    const [left, right] = own
      ? [Math.round(box.left + x), Math.round(box.right + x)]
      : [around.left, around.right];
    return { ...around, left, right, inView, overlay: around.overlay || floats };
  }

  /** @type {Node | null} */
  let parentAsked = null;
  let wasAsleep = false;

  /**
   * Measuring what `content-visibility` has put off would lay it out, one box at a time. All children
   * of an element are put off together, so one of them is asked.
   * @param {Element} element
   */
  function isAsleep(element) {
    if (element.parentNode !== parentAsked) {
      parentAsked = element.parentNode;
      wasAsleep = !element.checkVisibility(AWAKE);
    }
    return wasAsleep;
  }

  /**
   * Fixed boxes hang over whatever is behind them. Sticky ones are in the flow, and often a
   * heading or the side column: of those the column says enough.
   * @param {Element} element
   */
  function isOverlay(element) {
    if (!FLOATING.has(element.localName) && !element.localName.includes("-")) return false;
    return visibility.positionOf(element) === "fixed";
  }

  /** @param {string} name @param {DOMRect} box @param {Place} around */
  function isColumn(name, box, around) {
    if (box.width < MIN_COLUMN.width || box.height < MIN_COLUMN.height) return false;
    if (CELLS.has(name) && box.height < MIN_CELL_HEIGHT) return false;
    if (around.right < around.left) return true;
    const left = Math.abs(box.left + around.x - around.left);
    const right = Math.abs(box.right + around.x - around.right);
    return left > SHIFT || right > SHIFT;
  }

  /**
   * @param {Element} element
   * @param {Place} place
   * @param {Place} around
   * @returns {string} what is new about the place, as attributes
   */
  function marks(element, place, around) {
    let written = "";
    if (place.left !== around.left || place.right !== around.right) {
      written = ` ${BOX}="${place.left} ${place.right - place.left}"`;
    }
    if (place.overlay && !around.overlay) written += OVERLAY;
    if (place.inView && isSomeBox(element) && holdsText(element)) written += IN_VIEW;
    return written;
  }

  /** @param {Element} element */
  function isSomeBox({ localName }) {
    return COLUMNS.has(localName) || CELLS.has(localName) || LINES.has(localName);
  }

  /**
   * Whether it has a line of text of its own, not only boxes that have.
   * @param {Element} element
   */
  function holdsText(element) {
    for (let child = element.firstChild; child; child = child.nextSibling) {
      if (child.nodeType === Node.TEXT_NODE && /\S/.test(child.nodeValue ?? "")) return true;
      if (child.nodeType !== Node.ELEMENT_NODE) continue;
      if (!isSomeBox(/** @type {Element} */ (child)) && /\S/.test(child.textContent ?? ""))
        return true;
    }
    return false;
  }

  /**
   * The place of what is in a frame: its boxes are measured from the frame's corner.
   * @param {Element} frame
   * @param {Place} around
   * @returns {Place}
   */
  function insideOf(frame, around) {
    const box = frame.getBoundingClientRect();
    const y = around.y + box.top + frame.clientTop;
    const x = around.x + box.left + frame.clientLeft;
    return { ...around, x, y };
  }

  return { page, placeOf, marks, insideOf };
})();

/** @typedef {ReturnType<typeof rendering.page>} Place */
