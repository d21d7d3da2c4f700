/** Opens the reader in a tab, or closes it there. */
import { coreIsReady } from "./core.js";
import { showNotice } from "./notice.js";
import { readerStyles } from "./styles.js";
import { isWelcome, toggleWelcome } from "./welcome.js";

/** The reader's scripts in the order in which they build on each other; the last one starts it. */
const CONTENT_SCRIPTS = [
  "content/messages.js",
  "content/settings.js",
  "content/colours.js",
  "content/own-style.js",
  "content/legible-font.js",
  "content/appearance.js",
  "content/visibility.js",
  "content/rendering.js",
  "content/small-caps.js",
  "content/markup.js",
  "content/subframes.js",
  "content/images.js",
  "content/attributes.js",
  "content/kinds.js",
  "content/drawings.js",
  "content/code.js",
  "content/shadow.js",
  "content/walk.js",
  "content/transcribe.js",
  "content/head.js",
  "content/collect.js",
  "content/plain-text.js",
  "content/transport.js",
  "content/page.js",
  "content/allowlist.js",
  "content/elements.js",
  "content/scroll-bar.js",
  "content/guard.js",
  "content/print-copy.js",
  "content/page-scale.js",
  "content/stage.js",
  "content/reading-length.js",
  "content/enclose.js",
  "content/code-blocks.js",
  "content/cards.js",
  "content/header.js",
  "content/memory.js",
  "content/site-rules.js",
  "content/things.js",
  "content/weave.js",
  "content/choices.js",
  "content/place-mark.js",
  "content/slim-lines.js",
  "content/status-line.js",
  "content/drawer.js",
  "content/hand.js",
  "content/look-form.js",
  "content/panel.js",
  "content/article-tools.js",
  "content/layers.js",
  "content/scrolling.js",
  "content/contents.js",
  "content/progress-line.js",
  "content/places.js",
  "content/last-place.js",
  "content/footnotes.js",
  "content/note.js",
  "content/lightbox.js",
  "content/pictures.js",
  "content/wide.js",
  "content/gradual-layout.js",
  "content/wayfinding.js",
  "content/views.js",
  "content/article-events.js",
  "content/display.js",
  "content/reader.js",
];

const PAUSES_MS = [30, 200, 800];

const styles = readerStyles();

/** @param {chrome.tabs.Tab} tab */
export async function toggle(tab) {
  const tabId = tab.id;
  if (tabId === undefined) return;
  coreIsReady();
  if (isWelcome(tab)) return toggleWelcome(tabId);
  try {
    const attempt = () => toggleIn(tabId);
    // With the click the browser tells a tab's address, if it lets us in there at all.
    const outcome = await (tab.url ? patiently(attempt) : attempt());
    // Firefox does not refuse its own pages, it only leaves the scripts out.
    if (outcome !== "toggled") await showNotice(tabId, outcome ?? "browser-page");
  } catch (error) {
    console.warn("The reader cannot run in this tab.", error);
    await showNotice(tabId, "browser-page");
  }
}

/**
 * Chrome sometimes tells us of the click a moment before it tells the page's process, which then
 * still refuses: so a refusal counts only when it is repeated.
 * @template T
 * @param {() => Promise<T>} attempt
 * @returns {Promise<T>}
 */
async function patiently(attempt) {
  for (const pause of PAUSES_MS) {
    try {
      return await attempt();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return attempt();
}

/** @param {number} tabId */
async function toggleIn(tabId) {
  const outcome = await toggleInjected(tabId);
  if (outcome) return outcome;
  const target = { tabId };
  await Promise.all([
    chrome.scripting.insertCSS({ target, files: ["stage.css"], origin: "USER" }),
    chrome.scripting.executeScript({ target, files: CONTENT_SCRIPTS }),
  ]);
  return toggleInjected(tabId);
}

/**
 * Scripts are injected once a document: a second injection could not declare their names again.
 * @param {number} tabId
 * @returns {Promise<ToggleOutcome | null | undefined>} nothing when the scripts are not there yet
 */
async function toggleInjected(tabId) {
  const [injection] = await chrome.scripting.executeScript({
    target: { tabId },
    func: (css) => (typeof reader === "undefined" ? null : reader.toggle(css)),
    args: [await styles],
  });
  return injection?.result;
}
