/** A file of choices, given to the page of settings as a person would. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { until } from "./driver/until.mjs";

/**
 * @param {import("./driver/index.mjs").Browser} browser that shows the settings
 * @param {string} text of the file
 * @param {RegExp} answer what the page says to it
 */
export async function importChoices(browser, text, answer) {
  const folder = await mkdtemp(join(tmpdir(), "decant-"));
  try {
    const path = join(folder, "choices.json");
    await writeFile(path, text);
    await browser.chooseFile("input[type=file]", path);
    const status = () => document.querySelector(".status")?.textContent ?? "";
    await until(`the answer ${answer}`, async () => answer.test(await browser.inPage(status)));
  } finally {
    await rm(folder, { recursive: true });
  }
}
