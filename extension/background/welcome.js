/** The page that opens when the extension is installed. Its reader is its own: browsers inject nothing into our pages. */

export const WELCOME = chrome.runtime.getURL("welcome/index.html");

/** @param {chrome.tabs.Tab} tab */
export function isWelcome(tab) {
  return tab.url?.startsWith(WELCOME) ?? false;
}

/** Every page of ours hears it, and the one that is meant does it. @param {number} tabId */
export async function toggleWelcome(tabId) {
  await chrome.runtime.sendMessage({ toggle: tabId });
}
