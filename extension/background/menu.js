/** The entry in the context menu of pages. */

const ENTRY = "toggle-reader";

export function addMenuEntry() {
  // Firefox for Android has no context menus.
  chrome.contextMenus?.create(
    {
      id: ENTRY,
      title: chrome.i18n.getMessage("menuToggle"),
      // "frame" too: a click inside the open reader is a click in a frame.
      contexts: ["page", "frame", "selection"],
      documentUrlPatterns: ["http://*/*", "https://*/*", "file:///*"],
    },
    // An update finds the entry already there, and reading the error keeps it quiet.
    () => chrome.runtime.lastError,
  );
}

/** @param {{menuItemId: string | number}} info */
export function isMenuEntry(info) {
  return info.menuItemId === ENTRY;
}
