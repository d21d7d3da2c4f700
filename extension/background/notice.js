/**
 * Says on the toolbar button what the reader cannot say in the page, because it may not run there.
 */

const SHOWN_MS = 15_000;
/** Between the end of one page and the first sign of the next. */
const SETTLING_MS = 200;
const BADGE_COLOUR = "#8a6d1a";

/** What takes each tab's notice away again. @type {Map<number, ReturnType<typeof setTimeout>>} */
const clearing = new Map();
/** What is said as soon as the tab has loaded its page. @type {Map<number, RefusalCode>} */
const postponed = new Map();

/**
 * @param {number} tabId
 * @param {RefusalCode} code
 */
export async function showNotice(tabId, code) {
  const title = chrome.i18n.getMessage(`refused_${code.replaceAll("-", "_")}`);
  // An older notice must not take this one with it when its time is over.
  clearTimeout(clearing.get(tabId));
  clearing.set(
    tabId,
    setTimeout(() => clearNotice(tabId), SHOWN_MS),
  );
  try {
    // The badge comes last: who sees it finds its words there.
    await Promise.all([
      chrome.action.setTitle({ tabId, title }),
      chrome.action.setBadgeBackgroundColor({ tabId, color: BADGE_COLOUR }),
      chrome.action.setBadgeText({ tabId, text: "!" }),
    ]);
  } catch {
    // The tab was closed meanwhile, and nobody is left to tell.
  }
}

/**
 * A page that goes away takes what the button says with it, so this waits for the next one.
 * @param {number} tabId
 * @param {RefusalCode} code
 */
export async function showNoticeAfterLoad(tabId, code) {
  postponed.set(tabId, code);
  await new Promise((resolve) => setTimeout(resolve, SETTLING_MS));
  const tab = await chrome.tabs.get(tabId).catch(() => null);
  if (tab?.status !== "loading") showPostponed(tabId);
}

/** @param {number} tabId of a tab that has loaded its page */
export function showPostponed(tabId) {
  const code = postponed.get(tabId);
  postponed.delete(tabId);
  if (code) showNotice(tabId, code);
}

/** @param {number} tabId */
export async function clearNotice(tabId) {
  clearTimeout(clearing.get(tabId));
  clearing.delete(tabId);
  try {
    await Promise.all([
      chrome.action.setBadgeText({ tabId, text: "" }),
      chrome.action.setTitle({ tabId, title: chrome.i18n.getMessage("actionTitle") }),
    ]);
  } catch {
    // The tab was closed meanwhile.
  }
}
