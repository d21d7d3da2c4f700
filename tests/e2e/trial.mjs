/** The reader's own scripts as those of a page, where one can look on: what the stage keeps from a page, it shows there. */
import { readFileSync } from "node:fs";
import { STYLE_SHEETS } from "../../extension/background/styles.js";
import { projectFile } from "./driver/index.mjs";
import { serveOwn } from "./own-pages.mjs";

/**
 * Opens a page in which `reader` has the reader's parts.
 * @param {import("./driver/index.mjs").Browser} browser
 * @param {() => Promise<void>} body
 */
export async function withReader(browser, body) {
  const own = await serveOwn({
    "/": {
      type: "text/html; charset=utf-8",
      body: '<!DOCTYPE html><link rel="icon" href="data:,"><title>Trial</title><script src="/reader.js"></script>',
    },
    "/reader.js": { type: "text/javascript; charset=utf-8", body: readerScript() },
  });
  try {
    await browser.open(`${own.url}/`);
    await body();
  } finally {
    own.close();
  }
}

/** The reader's scripts in their order, with a browser's extension interface that remembers nothing. */
function readerScript() {
  const list = readFileSync(projectFile("extension/background/toggle.js"), "utf8");
  const files = [...list.matchAll(/"(content\/[\w-]+\.js)"/g)].map(([, file]) => file);
  const scripts = files.map((file) => readFileSync(projectFile(`extension/${file}`), "utf8"));
  const styles = STYLE_SHEETS.map((path) =>
    readFileSync(projectFile(`extension/${path}`), "utf8"),
  ).join("\n");
  return `(() => {
    const none = { addListener() {}, removeListener() {} };
    const area = {
      get: async () => ({}), set: async () => {}, remove: async () => {}, getKeys: async () => [], onChanged: none,
    };
    const chrome = {
      i18n: { getMessage: (key) => ({ language: "en", direction: "ltr" })[key] ?? key },
      storage: { sync: area, local: area, onChanged: none },
      extension: { inIncognitoContext: false },
      runtime: { onMessage: none },
    };
    ${scripts.join("\n").replaceAll(/^"use strict";$/gm, "")}
    Object.assign(window, { reader: { display, views, wayfinding, styles: ${JSON.stringify(styles)} } });
  })();`;
}
