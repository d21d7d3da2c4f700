"use strict";
/**
 * A page that does not say that it fits phones is laid out for a desk, and a phone shows all of it small. The reader fits:
 * its frame is as wide as the screen, and drawn larger by as much as the page is shown smaller.
 */
const pageScale = (() => {
  /**
   * @param {HTMLElement} frame which covers the window
   * @param {AbortSignal} signal when the frame is no longer there
   */
  function undo(frame, signal) {
    const fit = () => apply(frame, factor());
    fit();
    addEventListener("resize", fit, { signal });
  }

  /** On a desk nothing is shown smaller than it is laid out, whatever its zoom. */
  function factor() {
    if ((visualViewport?.scale ?? 1) >= 1) return 1;
    return Math.max(1, document.documentElement.clientWidth / screen.width);
  }

  /** @param {HTMLElement} frame @param {number} scale */
  function apply(frame, scale) {
    const share = `${100 / scale}%`;
    const styles = { width: share, height: share, scale: `${scale}`, "transform-origin": "0 0" };
    for (const [name, value] of Object.entries(styles)) {
      frame.style.setProperty(name, value, "important");
    }
  }

  return { undo };
})();
