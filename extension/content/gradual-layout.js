"use strict";
/**
 * Has a long article laid out bit by bit: what is in sight at once, the rest while one reads. All of it is there from
 * the beginning, to be searched, read out and gone to; only its lines are broken later. In the end nothing of this is
 * left: thousands of boxes that come and go with the screen would make scrolling slow.
 */
const gradualLayout = (() => {
  /** Fewer blocks are laid out in no time. */
  const LONG = 800;
  /** More than any screen shows. */
  const AT_ONCE = 100;
  const SLICE = 500;

  /** @param {Element} body of an article that is not shown yet */
  function begin(body) {
    if (body.childElementCount < LONG) return;
    for (const block of [...body.children].slice(AT_ONCE)) block.classList.add("waiting");
  }

  /** @param {Element} body @param {AbortSignal} signal when the article is left */
  async function finish(body, signal) {
    const waiting = [...body.querySelectorAll(":scope > .waiting")];
    for (let at = 0; at < waiting.length && !signal.aborted; at += SLICE) {
      await new Promise((resolve) => requestIdleCallback(resolve));
      for (const block of waiting.slice(at, at + SLICE)) block.classList.remove("waiting");
    }
  }

  return { begin, finish };
})();
