/** Chromium with the extension in it, driven as a person would drive it. */
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import puppeteer from "puppeteer-core";
import { downloaded, downloadFolder } from "./downloads.mjs";
import { readerState } from "./reader-state.mjs";
import { PATIENCE_MS, until } from "./until.mjs";

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
/** Wide enough that the reader's bar stays where it is while one scrolls. */
const WINDOW = { width: 1280, height: 900 };
/** As a person's own printer has it; Puppeteer would use none. */
const PAPER = /** @type {const} */ ({
  format: "A4",
  margin: { top: "1cm", right: "1cm", bottom: "1cm", left: "1cm" },
});
/** @typedef {import("puppeteer-core").KeyInput} Key */
const HELD = /** @type {const} */ ({ alt: "Alt", shift: "Shift", control: "Control" });
/** @type {Record<string, Key>} */
const KEYS = {
  escape: "Escape",
  tab: "Tab",
  space: "Space",
  enter: "Enter",
  right: "ArrowRight",
  down: "ArrowDown",
  up: "ArrowUp",
  delete: "Delete",
};

/**
 * @param {string} packages the folder that holds `chrome` and `firefox`
 * @param {{headless?: boolean}} [options]
 * @returns {Promise<import("./index.mjs").Browser>}
 */
export async function startChromium(packages, { headless = true } = {}) {
  const executablePath = process.env.CHROME ?? EXECUTABLES.find(existsSync);
  if (!executablePath)
    throw new Error("Chromium is missing: install it (Debian: apt-get install chromium).");
  const browser = await puppeteer.launch({
    executablePath,
    headless,
    defaultViewport: headless ? WINDOW : null,
    enableExtensions: true,
    pipe: true,
    timeout: PATIENCE_MS,
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
    await closeWelcome(browser, id);
    return new Chromium(browser, extension);
  } catch (error) {
    await browser.close();
    throw error;
  }
}

/**
 * The page that greets whoever installs the extension is for one test only, which opens it itself.
 * @param {import("puppeteer-core").Browser} browser
 * @param {string} id
 */
async function closeWelcome(browser, id) {
  const welcome = await until("the first page", async () => {
    const pages = await browser.pages();
    return pages.find((page) => page.url().startsWith(`chrome-extension://${id}/welcome`));
  });
  await welcome.close();
}

class Chromium {
  name = "chromium";
  #browser;
  #extension;
  #downloads = downloadFolder();
  #isTouched = false;

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
    const last = await this.#tab();
    const tab = last.url().endsWith(".pdf") ? await this.#changeTabs(last) : last;
    await tab.goto(url, { timeout: PATIENCE_MS }).catch((error) => {
      // A file that the browser saves instead of showing, or a viewer that takes over.
      if (!/ERR_ABORTED/.test(String(error))) throw error;
    });
  }

  /**
   * Puppeteer loses sight of a tab that leaves a PDF while the frames of its viewer are still coming and going.
   * @param {import("puppeteer-core").Page} last
   */
  async #changeTabs(last) {
    const tab = await this.#browser.newPage();
    await last.close();
    return tab;
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
    const frame = await until("what the reader has to say", () => this.#readerFrame("ready"));
    return frame.evaluate(task, ...args);
  }

  /**
   * The frame is in a closed shadow root, out of the page's reach but not of the debugger's.
   * @param {import("./reader-state.mjs").ReaderState} wanted
   */
  async #readerFrame(wanted) {
    const tab = await this.#tab();
    for (const frame of tab.mainFrame().childFrames()) {
      if (frame.url() !== "about:blank" || frame.detached) continue;
      try {
        if ((await frame.evaluate(readerState)) === wanted) return frame;
      } catch {
        // A reader that was just closed.
      }
    }
    return null;
  }

  /**
   * The frame covers the tab, so its places are the tab's places; where a phone shows the page small, the frame is
   * drawn larger than it is.
   * @param {string} selector
   */
  async clickInReader(selector) {
    const { x, y } = await this.#placeInReader(selector);
    const tab = await this.#tab();
    const scale = tab.viewport()?.isMobile ? await this.#scaleOfReader() : 1;
    await tab.mouse.click(x * scale, y * scale);
  }

  /** @param {string} selector */
  async doubleClickInReader(selector) {
    await this.#placeInReader(selector);
    const { x, y } = await this.inReader(placeOfText, selector);
    await (await this.#tab()).mouse.click(x, y, { count: 2 });
  }

  /** @param {string} selector */
  async hoverInReader(selector) {
    const { x, y } = await this.#placeInReader(selector);
    await (await this.#tab()).mouse.move(x, y);
  }

  /** @param {string} selector */
  async clickInPage(selector) {
    await (await this.#tab()).locator(selector).setTimeout(PATIENCE_MS).click();
  }

  /** @param {string} selector @param {string} path */
  async chooseFile(selector, path) {
    const input = await (await this.#tab()).$(selector);
    await /** @type {import("puppeteer-core").ElementHandle<HTMLInputElement>} */ (
      input
    ).uploadFile(path);
  }

  async #scaleOfReader() {
    const width = () => innerWidth;
    return (await this.inPage(width)) / (await this.inReader(width));
  }

  /** @param {string} selector */
  async #placeInReader(selector) {
    let last = "";
    return until(`${selector} to stand still`, async () => {
      const place = await this.inReader(clickablePlace, selector);
      const before = last;
      last = JSON.stringify(place);
      return last === before && place;
    });
  }

  async readerIsOpen() {
    return this.inPage(() => document.querySelector("html > dialog") !== null);
  }

  async readerIsAtWork() {
    return (await this.#readerFrame("at work")) !== null;
  }

  /** @param {string} key */
  async press(key) {
    await (await this.#tab()).keyboard.press(KEYS[key] ?? /** @type {Key} */ (key));
  }

  /** @param {string} text */
  async type(text) {
    await (await this.#tab()).keyboard.type(text);
  }

  /** @param {{width: number, height: number, isMobile?: boolean}} size */
  async resize(size) {
    await (await this.#tab()).setViewport({ ...size, hasTouch: this.#isTouched });
  }

  /** @param {boolean} isTouched with fingers, and by no mouse */
  async touch(isTouched) {
    this.#isTouched = isTouched;
    const { width, height } = (await this.#tab()).viewport() ?? WINDOW;
    await this.resize({ width, height });
  }

  /** @param {string} selector */
  async tapInReader(selector) {
    const { x, y } = await this.#placeInReader(selector);
    await (await this.#tab()).touchscreen.tap(x, y);
  }

  /** @param {{forcedColours?: boolean, stillness?: boolean}} wishes */
  async prefer({ forcedColours = false, stillness = false }) {
    const session = await (await this.#tab()).createCDPSession();
    const features = [
      { name: "forced-colors", value: forcedColours ? "active" : "none" },
      { name: "prefers-reduced-motion", value: stillness ? "reduce" : "no-preference" },
    ];
    await session.send("Emulation.setEmulatedMedia", { features });
  }

  /** @param {string} path */
  async screenshot(path) {
    await (await this.#tab()).screenshot({ path: /** @type {`${string}.png`} */ (path) });
  }

  /** @param {("alt" | "shift" | "control")[]} held @param {string} key */
  async pressTogether(held, key) {
    const { keyboard } = await this.#tab();
    for (const one of held) await keyboard.down(HELD[one]);
    await keyboard.press(KEYS[key] ?? /** @type {Key} */ (key));
    for (const one of held) await keyboard.up(HELD[one]);
  }

  /** Undoes, as one does everywhere. */
  async pressUndo() {
    await this.pressTogether(["control"], "z");
  }

  async openWelcome() {
    await this.open(`chrome-extension://${this.#extension.id}/welcome/index.html`);
  }

  async openOptions() {
    const downloads = { behavior: /** @type {const} */ ("allow"), downloadPath: this.#downloads };
    const session = await this.#browser.target().createCDPSession();
    await session.send("Browser.setDownloadBehavior", downloads);
    await this.open(`chrome-extension://${this.#extension.id}/options/index.html`);
  }

  /** @param {string} name of a file that the page gives out */
  async downloaded(name) {
    return downloaded(this.#downloads, name);
  }

  async printFromMenu() {
    return (await this.#tab()).pdf(PAPER);
  }

  /**
   * Without a window there is no printer: what the reader's frame gives it at that moment is printed as a page.
   * @param {() => Promise<void>} act
   */
  async printedBy(act) {
    const [own] = (await this.#tab()).extensionRealms();
    if (!own) throw new Error("The extension does not run in this page.");
    await own.evaluate(rememberWhatIsPrinted);
    await act();
    const given = await until("something to print", () => own.evaluate(whatWasPrinted));
    const sheet = await this.#browser.newPage();
    await sheet.setContent(given);
    const pdf = await sheet.pdf(PAPER);
    await sheet.close();
    return pdf;
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

  /** Returns when it has stopped: a click that came sooner would be lost with it. */
  async stopBackground() {
    const running = this.#backgrounds();
    for (const worker of await this.#extension.workers()) {
      await worker.close().catch(() => {}); // It may be gone before the driver has let go of it.
    }
    await until("the background to stop", () =>
      this.#backgrounds().every((target) => !running.includes(target)),
    );
  }

  #backgrounds() {
    const { id } = this.#extension;
    return this.#browser
      .targets()
      .filter((target) => target.type() === "service_worker" && target.url().includes(id));
  }

  async collectGarbage() {
    const session = await (await this.#tab()).createCDPSession();
    await session.send("HeapProfiler.collectGarbage");
    await session.detach();
  }

  async closeOtherTab() {
    const others = await until("the other tab", async () => {
      const tabs = (await this.#browser.pages()).slice(1);
      return tabs.length > 0 && tabs;
    });
    const address = await until("its address", () => addressOf(others[0]));
    for (const tab of others) await tab.close();
    await (await this.#tab()).bringToFront();
    return address;
  }

  async close() {
    await this.#browser.close();
    rmSync(this.#downloads, { recursive: true });
  }
}

/**
 * Runs in the reader: the middle of a control, when a click there would reach it.
 * @param {string} selector
 */
function clickablePlace(selector) {
  const control = document.querySelector(selector);
  control?.scrollIntoView({ block: "nearest", behavior: "instant" });
  const [box] = control?.getClientRects() ?? [];
  if (!control || !box) return null;
  const place = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  return control.contains(document.elementFromPoint(place.x, place.y)) ? place : null;
}

/**
 * Runs in the reader: the middle of an element's first word.
 * @param {string} selector
 */
function placeOfText(selector) {
  const element = /** @type {Element} */ (document.querySelector(selector));
  const text = /** @type {Text} */ (
    document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode()
  );
  const start = text.data.search(/\S/);
  const [word = ""] = text.data.slice(start).split(/\s/);
  const range = document.createRange();
  range.setStart(text, start);
  range.setEnd(text, start + word.length);
  const { x, y, width, height } = range.getBoundingClientRect();
  return { x: x + width / 2, y: y + height / 2 };
}

/**
 * Where a tab is, or wanted to be.
 * @param {import("puppeteer-core").Page | undefined} tab
 */
async function addressOf(tab) {
  const session = await tab?.createCDPSession();
  const history = await session?.send("Page.getNavigationHistory");
  return history?.entries.at(-1)?.url.replace(/^about:blank$/, "");
}

/** Runs in the extension's own world, where closed shadow roots are open. */
function rememberWhatIsPrinted() {
  const host = document.querySelector("html > dialog > div");
  const root = /** @type {any} */ (chrome).dom.openOrClosedShadowRoot(host);
  const view = root.querySelector("iframe").contentWindow;
  Object.assign(globalThis, { printedHere: "" });
  const given = () => {
    const rules = view.document.adoptedStyleSheets.flatMap((/** @type {CSSStyleSheet} */ sheet) =>
      [...sheet.cssRules].map(({ cssText }) => cssText),
    );
    const style = `<base href="${location.href}"><style>${rules.join("\n")}</style>`;
    Object.assign(globalThis, { printedHere: style + view.document.documentElement.outerHTML });
  };
  view.addEventListener("beforeprint", given, { once: true });
}

/** Runs in the extension's own world. */
function whatWasPrinted() {
  return /** @type {{printedHere?: string}} */ (globalThis).printedHere;
}
