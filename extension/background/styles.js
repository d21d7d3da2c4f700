/** The reader's styles, a file for each thing that one sees. */

/** In the order in which they build on each other. */
export const STYLE_SHEETS = [
  "reader/themes.css",
  "reader/type.css",
  "reader/paper.css",
  "reader/article.css",
  "reader/content.css",
  "reader/languages.css",
  "reader/contents.css",
  "reader/wayfinding.css",
  "reader/note.css",
  "reader/lightbox.css",
  "reader/removed.css",
  "reader/drawer.css",
  "reader/hand.css",
  "reader/look-form.css",
  "reader/panel.css",
  "reader/message.css",
  "reader/touch.css",
  "reader/print.css",
];

/** The page may not load files of the extension, so the styles travel as text. */
export async function readerStyles() {
  const sheets = STYLE_SHEETS.map(async (path) => {
    const response = await fetch(chrome.runtime.getURL(path));
    return response.text();
  });
  return (await Promise.all(sheets)).join("\n");
}
