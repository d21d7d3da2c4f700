/**
 * Says on the toolbar button what the reader cannot say in the page, because it may not run there.
 */

const SHOWN_MS = 15_000;
const BADGE_COLOUR = "#8a6d1a";

/**
 * @param {number} tabId
 * @param {RefusalCode} code
 */
export async function showNotice(tabId, code) {
  const title = chrome.i18n.getMessage(`refused_${code.replaceAll("-", "_")}`);
  try {
    await Promise.all([
      chrome.action.setBadgeBackgroundColor({ tabId, color: BADGE_COLOUR }),
      chrome.action.setBadgeText({ tabId, text: "!" }),
      chrome.action.setTitle({ tabId, title }),
    ]);
    setTimeout(() => clearNotice(tabId), SHOWN_MS);
  } catch {
    // The tab was closed meanwhile, and nobody is left to tell.
  }
}

/** @param {number} tabId */
export async function clearNotice(tabId) {
  try {
    await Promise.all([
      chrome.action.setBadgeText({ tabId, text: "" }),
      chrome.action.setTitle({ tabId, title: chrome.i18n.getMessage("actionTitle") }),
    ]);
  } catch {
    // The tab was closed meanwhile.
  }
}
