// Draws the photographs of the sample pages: every SVG in drawings/ becomes JPEG files beside this script.
// Run it after changing a drawing: node tests/site/pictures/draw.mjs (CHROME names the browser).
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import puppeteer from "puppeteer-core";

/** Which drawing becomes which files, by width. @type {Record<string, number[]>} */
const SIZES = {
  "night-ferry": [1200, 600],
  quay: [1200],
  orchard: [1200, 600],
  observatory: [1200, 600],
  "thumb-fog": [300],
  "thumb-dredger": [300],
  "thumb-storm": [300],
  avatar: [138],
};
const QUALITY = 60;

const here = new URL("./", import.meta.url);
const browser = await puppeteer.launch({
  executablePath: process.env.CHROME ?? "/usr/bin/chromium",
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});
const page = await browser.newPage();
for (const [name, widths] of Object.entries(SIZES)) {
  const svg = await readFile(new URL(`drawings/${name}.svg`, here), "utf8");
  for (const width of widths) {
    const height = Math.round(width / shape(svg));
    await page.setViewport({ width, height });
    await page.setContent(
      `<style>body{margin:0}svg{display:block;width:${width}px;height:${height}px}</style>${svg}`,
    );
    const file = width >= 600 ? `${name}-${width}.jpg` : `${name}.jpg`;
    await page.screenshot({
      path: /** @type {`${string}.jpg`} */ (fileURLToPath(new URL(file, here))),
      type: "jpeg",
      quality: QUALITY,
    });
  }
}
await browser.close();

/**
 * @param {string} svg
 * @returns {number} width by height
 */
function shape(svg) {
  const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? [];
  return Number(width) / Number(height);
}
