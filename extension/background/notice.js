/**
 * Says on the toolbar button what the reader cannot say in the page, because it may not run there.
 */

const SHOWN_MS = 15_000;
/** Between the end of one page and the first sign of the next. */
const SETTLING_MS = 200;
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

/**
 * A page that goes away takes what the button says with it, so this waits for the next one.
 * @param {number} tabId
 * @param {RefusalCode} code
 */
export async function showNoticeAfterLoad(tabId, code) {
  await new Promise((resolve) => setTimeout(resolve, SETTLING_MS));
  const tab = await chrome.tabs.get(tabId).catch(() => null);
  if (tab?.status === "loading") await loadingEnd(tabId);
  if (tab) await showNotice(tabId, code);
}

/**
 * @param {number} tabId
 * @returns {Promise<void>}
 */
function loadingEnd(tabId) {
  return new Promise((resolve) => {
    /** @param {number} updated @param {{status?: string}} change */
    const look = (updated, change) => {
      if (updated !== tabId || change.status !== "complete") return;
      chrome.tabs.onUpdated.removeListener(look);
      resolve();
    };
    chrome.tabs.onUpdated.addListener(look);
  });
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
