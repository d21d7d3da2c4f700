/**
 * Runs in the reader's frame: how far it has come. A machine that is busy shows the sign of being at work first, where
 * another one shows the article at once.
 * @typedef {ReturnType<typeof readerState>} ReaderState
 */
export function readerState() {
  if (document.querySelector("nav.bar + main > *") === null) return "empty";
  return document.querySelector("main > .progress") ? "at work" : "ready";
}
