/**
 * Who may speak to the background, and in what shape. Our own scripts keep to it; a page's process that was taken over
 * can write whatever it likes in their name.
 */

/**
 * Only our own content script, in the page itself and not in a frame of it.
 * @param {chrome.runtime.MessageSender | undefined} sender
 * @returns {number | undefined} its tab
 */
export function tabOf(sender) {
  if (sender?.id !== chrome.runtime.id || sender.frameId !== 0) return undefined;
  return sender.tab?.id;
}

/**
 * @param {any} message
 * @returns {message is PageMessage}
 */
export function isPageMessage(message) {
  switch (message?.type) {
    case "start":
      return typeof message.url === "string";
    case "chunk":
      return typeof message.html === "string";
    case "finish":
    case "goodbye":
      return true;
    default:
      return false;
  }
}

/**
 * @param {any} message
 * @returns {message is RefusalMessage}
 */
export function isRefusal(message) {
  return message?.refused === "turned-out";
}

/**
 * @param {any} message
 * @returns {message is FontMessage}
 */
export function isFontRequest(message) {
  return message?.font === "400" || message?.font === "700";
}

/**
 * @param {any} message
 * @returns {message is OptionsMessage}
 */
export function isOpening(message) {
  return message?.open === "options";
}
