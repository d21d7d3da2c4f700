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

  /** Less is an indent, or a frame around the same column. */
  const SHIFT = 24;
  const MIN_COLUMN = { width: 80, height: 48 };
  const MIN_CELL_HEIGHT = 200;

  /**
   * Where something stands.
   * @typedef {object} Place
   * @property {number} left of the column, in CSS pixels from the edge of the page
   * @property {number} right less than `left` where no column is known
   * @property {boolean} inView as far as anybody asks
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
      inView: hasMoved(),
      asleep: false,
      overlay: false,
      bottom: innerHeight,
      x: scrollX,
      y: 0,
    };
  }

  /**
   * What is in view tells which of several articles is read, where the page's script has moved the
   * address along. Elsewhere the address tells, and nobody needs to measure.
   */
  function hasMoved() {
    const [loaded] = performance.getEntriesByType("navigation");
    const [address] = document.URL.split("#");
    return loaded !== undefined && loaded.name.split("#")[0] !== address;
  }

  /**
   * In a part that the browser has not laid out yet: measuring would make it do so, one box at a time.
   * @param {Place} around
   * @returns {Place}
   */
  function asleep(around) {
    return around.asleep ? around : { ...around, inView: false, asleep: true };
  }

  /**
   * Only reads, and nobody writes in between, so the browser lays the page out once for all.
   * @param {Element} element which is shown
   * @param {Kind} kind
   * @param {OwnAttributes} own
   * @param {Place} around
   * @returns {Place} that of what is around, if it is the same
   */
  function placeOf(element, kind, own, around) {
    if (around.asleep) return around;
    const floats = kind.mayFloat && !around.overlay && isOverlay(element, kind, own);
    if (!floats && !isWorthMeasuring(element, kind, own, around)) return around;
    const box = element.getBoundingClientRect();
    // Around floats only, or `display: contents`: says nothing.
    if (box.width === 0 || box.height === 0) return floats ? { ...around, overlay: true } : around;
    const { x, y } = around;
    const inView = around.inView && box.bottom + y > 0 && box.top + y < around.bottom;
    const isOwn = !kind.isLine && isColumn(kind, box, around);
    if (!isOwn && !floats && inView === around.inView) return around;
    const [left, right] = isOwn
      ? [Math.round(box.left + x), Math.round(box.right + x)]
      : [around.left, around.right];
    return { ...around, left, right, inView, overlay: around.overlay || floats };
  }

  /**
   * A box as wide as what is around it is in the same column, and to ask for its width and height takes
   * less time than to ask for its place. Most cells are not even tall enough.
   * @param {Element} element
   * @param {Kind} kind
   * @param {OwnAttributes} own
   * @param {Place} around
   */
  function isWorthMeasuring(element, kind, own, around) {
    if (around.inView) return kind.isBox;
    if (!kind.isColumn && !kind.isCell) return false;
    const box = /** @type {HTMLElement} */ (element);
    return kind.isCell
      ? isTall(box, kind, own) && isOtherwiseWide(box, own, around)
      : isOtherwiseWide(box, own, around) && isTall(box, kind, own);
  }

  /** @param {HTMLElement} box @param {OwnAttributes} own @param {Place} around */
  function isOtherwiseWide(box, own, around) {
    if (own.width < 0) own.width = box.offsetWidth;
    const more = own.width - (around.right - around.left);
    return own.width >= MIN_COLUMN.width && Math.abs(more) > SHIFT;
  }

  /** @param {HTMLElement} box @param {Kind} kind @param {OwnAttributes} own */
  function isTall(box, kind, own) {
    if (own.height < 0) own.height = box.offsetHeight;
    return own.height >= minHeight(kind);
  }

  /**
   * Fixed boxes hang over whatever is behind them. Sticky ones are in the flow, and often a
   * heading or the side column: of those the column says enough.
   * @param {Element} element
   * @param {Kind} kind
   * @param {OwnAttributes} own
   */
  function isOverlay(element, kind, own) {
    return visibility.stylingOf(element, kind, own).position === "fixed";
  }

  /** @param {Kind} kind */
  function minHeight(kind) {
    return kind.isCell ? MIN_CELL_HEIGHT : MIN_COLUMN.height;
  }

  /** @param {Kind} kind @param {DOMRect} box @param {Place} around */
  function isColumn(kind, box, around) {
    if (box.width < MIN_COLUMN.width || box.height < minHeight(kind)) return false;
    if (around.right < around.left) return true;
    const left = Math.abs(box.left + around.x - around.left);
    const right = Math.abs(box.right + around.x - around.right);
    return left > SHIFT || right > SHIFT;
  }

  /**
   * @param {Kind} kind
   * @param {Place} place
   * @param {Place} around
   * @returns {string} what is new about the place, as attributes
   */
  function marks(kind, place, around) {
    let written = "";
    if (place.left !== around.left || place.right !== around.right) {
      written = ` ${BOX}="${place.left} ${place.right - place.left}"`;
    }
    if (place.overlay && !around.overlay) written += OVERLAY;
    if (place.inView && kind.isBox) written += IN_VIEW;
    return written;
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

  return { page, asleep, placeOf, marks, insideOf };
})();

/** @typedef {ReturnType<typeof rendering.page>} Place */
