/** The entry in the context menu of pages. */

const ENTRY = "toggle-reader";

export function addMenuEntry() {
  // Firefox for Android has no context menus.
  chrome.contextMenus?.create(
    {
      id: ENTRY,
      title: chrome.i18n.getMessage("menuToggle"),
      // Wherever one clicks on a page; the open reader is a frame in it.
      contexts: ["page", "frame", "selection", "link", "image", "video", "audio"],
    },
    // An update finds the entry already there, and reading the error keeps it quiet.
    () => chrome.runtime.lastError,
  );
}

/** @param {{menuItemId: string | number}} info */
export function isMenuEntry(info) {
  return info.menuItemId === ENTRY;
}
