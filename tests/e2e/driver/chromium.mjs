/** Chromium with the extension in it, driven as a person would drive it. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import puppeteer from "puppeteer-core";
import { until } from "./until.mjs";

const EXECUTABLES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--autoplay-policy=no-user-gesture-required",
];
/** @typedef {import("puppeteer-core").KeyInput} Key */
/** @type {Record<string, Key>} */
const KEYS = { escape: "Escape", tab: "Tab", space: "Space", enter: "Enter", right: "ArrowRight" };

/**
 * @param {string} packages the folder that holds `chrome` and `firefox`
 * @returns {Promise<import("./index.mjs").Browser>}
 */
export async function startChromium(packages) {
  const executablePath = process.env.CHROME ?? EXECUTABLES.find(existsSync);
  if (!executablePath)
    throw new Error("Chromium is missing: install it (Debian: apt-get install chromium).");
  const browser = await puppeteer.launch({
    executablePath,
    headless: true,
    enableExtensions: true,
    pipe: true,
    args: ARGUMENTS,
  });
  try {
    const id = await browser.installExtension(join(packages, "chrome"));
    const extension = (await browser.extensions()).get(id);
    if (!extension) throw new Error("The extension did not install.");
    await until("the extension to listen", async () => {
      const [worker] = await extension.workers();
      return worker?.evaluate(() => globalThis.chrome?.action?.onClicked.hasListeners());
    });
    return new Chromium(browser, extension);
  } catch (error) {
    await browser.close();
    throw error;
  }
}

function isReader() {
  return document.querySelector("nav.bar + main > *") !== null;
}

class Chromium {
  name = "chromium";
  #browser;
  #extension;

  /**
   * @param {import("puppeteer-core").Browser} browser
   * @param {import("puppeteer-core").Extension} extension
   */
  constructor(browser, extension) {
    this.#browser = browser;
    this.#extension = extension;
  }

  async #tab() {
    const pages = await this.#browser.pages();
    return /** @type {import("puppeteer-core").Page} */ (pages[0]);
  }

  /** @param {string} url */
  async open(url) {
    const tab = await this.#tab();
    await tab.goto(url).catch((error) => {
      // A file that the browser saves instead of showing, or a viewer that takes over.
      if (!/ERR_ABORTED/.test(String(error))) throw error;
    });
  }

  async clickButton() {
    await this.#extension.triggerAction(await this.#tab());
  }

  /**
   * @template T
   * @param {(...args: any[]) => T} task
   * @param {...unknown} args
   * @returns {Promise<Awaited<T>>}
   */
  async inPage(task, ...args) {
    return (await this.#tab()).evaluate(task, ...args);
  }

  /**
   * @template T
   * @param {(...args: any[]) => T} task
   * @param {...unknown} args
   * @returns {Promise<Awaited<T>>}
   */
  async inReader(task, ...args) {
    const frame = await until("the reader's frame", () => this.#readerFrame());
    return frame.evaluate(task, ...args);
  }

  /** The frame is in a closed shadow root, out of the page's reach but not of the debugger's. */
  async #readerFrame() {
    const tab = await this.#tab();
    for (const frame of tab.mainFrame().childFrames()) {
      if (frame.url() !== "about:blank" || frame.detached) continue;
      try {
        if (await frame.evaluate(isReader)) return frame;
      } catch {
        // A reader that was just closed.
      }
    }
    return null;
  }

  /**
   * The frame covers the tab, so its places are the tab's places.
   * @param {string} selector
   */
  async clickInReader(selector) {
    const { x, y } = await this.inReader((/** @type {string} */ wanted) => {
      const box = /** @type {Element} */ (document.querySelector(wanted)).getBoundingClientRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    }, selector);
    await (await this.#tab()).mouse.click(x, y);
  }

  async readerIsOpen() {
    return (await this.#readerFrame()) !== null;
  }

  /** @param {string} key */
  async press(key) {
    await (await this.#tab()).keyboard.press(KEYS[key] ?? /** @type {Key} */ (key));
  }

  /** @param {string} text */
  async type(text) {
    await (await this.#tab()).keyboard.type(text);
  }

  /** @param {{width: number, height: number}} size */
  async resize(size) {
    await (await this.#tab()).setViewport(size);
  }

  /** @param {string} path */
  async screenshot(path) {
    await (await this.#tab()).screenshot({ path: /** @type {`${string}.png`} */ (path) });
  }

  /** The menu itself is the desktop's and out of reach, so the browser's word of the choice is given. */
  async chooseMenuEntry() {
    await this.#inBackground(async () => {
      const [tab] = await chrome.tabs.query({ active: true });
      const { onClicked } = /** @type {any} */ (chrome.contextMenus);
      onClicked.dispatch({ menuItemId: "toggle-reader" }, tab);
    });
  }

  async shortcut() {
    return this.#inBackground(async () => {
      const commands = await chrome.commands.getAll();
      return commands.find(({ name }) => name === "_execute_action")?.shortcut ?? "";
    });
  }

  /** What the toolbar button says: its badge and its tooltip. */
  async buttonState() {
    return this.#inBackground(async () => {
      const [tab] = await chrome.tabs.query({ active: true });
      const tabId = tab?.id;
      return {
        badge: await chrome.action.getBadgeText({ tabId }),
        title: await chrome.action.getTitle({ tabId }),
      };
    });
  }

  /**
   * @template T
   * @param {() => T} task
   * @returns {Promise<Awaited<T>>}
   */
  async #inBackground(task) {
    const worker = await until("the background", async () => (await this.#extension.workers())[0]);
    return worker.evaluate(task);
  }

  async stopBackground() {
    for (const worker of await this.#extension.workers()) await worker.close();
  }

  async closeOtherTabs() {
    for (const tab of (await this.#browser.pages()).slice(1)) await tab.close();
    await (await this.#tab()).bringToFront();
  }

  async close() {
    await this.#browser.close();
  }
}
