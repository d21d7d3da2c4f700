/** The background: listens, and hands each event to the part that knows what to do. */
import { isFontRequest, isOpening, isRefusal, tabOf } from "./accepted.js";
import { fontBytes } from "./font.js";
import { addMenuEntry, isMenuEntry } from "./menu.js";
import { clearNotice, showNotice, showPostponed } from "./notice.js";
import { serve } from "./session.js";
import { toggle } from "./toggle.js";
import { WELCOME } from "./welcome.js";

chrome.runtime.onInstalled.addListener(({ reason }) => {
  addMenuEntry();
  if (reason === "install") chrome.tabs.create({ url: WELCOME });
});

chrome.action.onClicked.addListener((tab) => toggle(tab));

chrome.contextMenus?.onClicked.addListener((info, tab) => {
  if (isMenuEntry(info) && tab) toggle(tab);
});

chrome.runtime.onConnect.addListener(serve);

chrome.runtime.onMessage.addListener((message, sender, answer) => {
  const tabId = tabOf(sender);
  if (tabId === undefined) return undefined;
  if (isOpening(message)) chrome.runtime.openOptionsPage();
  else if (isRefusal(message)) showNotice(tabId, message.refused);
  if (!isFontRequest(message)) return undefined;
  fontBytes(message.font).then(answer);
  return true; // The answer comes later.
});

chrome.tabs.onUpdated.addListener((tabId, change) => {
  if (change.status === "loading") clearNotice(tabId);
  if (change.status === "complete") showPostponed(tabId);
});
