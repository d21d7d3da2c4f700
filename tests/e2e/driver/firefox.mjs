/** Firefox with the extension in it, driven as a person would drive it. */
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { Builder, By, error, Key } from "selenium-webdriver";
import firefox from "selenium-webdriver/firefox.js";
import * as input from "selenium-webdriver/lib/input.js";
import { zipped } from "../../../extension/zip.mjs";
import { downloaded, downloadFolder } from "./downloads.mjs";
import { readerState } from "./reader-state.mjs";
import { PATIENCE_MS, until } from "./until.mjs";

const EXECUTABLES = ["/usr/bin/firefox-esr", "/usr/bin/firefox"];
const DRIVERS = [
  "/usr/bin/geckodriver",
  "/usr/local/bin/geckodriver",
  join(homedir(), ".cargo/bin/geckodriver"),
];
const HELD = { alt: Key.ALT, shift: Key.SHIFT, control: Key.CONTROL };
/** No window is narrower. */
const NARROWEST = 500;
/** What a pointer is, in the browser's settings. */
const [COARSE, FINE] = [1, 6];
/** Whether the reader's own colours win over the page's. */
const [AUTOMATIC, ALWAYS] = [0, 2];
/** Where the printer puts what scripts print. */
const PRINTED = "printed.pdf";
/** @type {Record<string, string>} */
const KEYS = {
  escape: Key.ESCAPE,
  tab: Key.TAB,
  space: Key.SPACE,
  enter: Key.ENTER,
  right: Key.ARROW_RIGHT,
  down: Key.ARROW_DOWN,
  up: Key.ARROW_UP,
  delete: Key.DELETE,
};

/** A control that is only about to be there, or to be uncovered. */
const NOT_YET = [
  error.ElementClickInterceptedError,
  error.ElementNotInteractableError,
  error.NoSuchElementError,
  error.StaleElementReferenceError,
];

/**
 * @param {string} packages the folder that holds `chrome` and `firefox`
 * @param {{headless?: boolean}} [options]
 * @returns {Promise<import("./index.mjs").Browser>}
 */
export async function startFirefox(packages, { headless = true } = {}) {
  const binary = process.env.FIREFOX ?? EXECUTABLES.find(existsSync);
  if (!binary)
    throw new Error("Firefox is missing: install it (Debian: apt-get install firefox-esr).");
  const geckodriver = process.env.GECKODRIVER ?? DRIVERS.find(existsSync);
  if (!geckodriver)
    throw new Error("geckodriver is missing: install it (cargo install geckodriver).");

  const options = new firefox.Options().setBinary(binary);
  if (headless) options.addArguments("-headless");
  options.setPreference("media.autoplay.default", 0);
  options.setPreference("media.autoplay.blocking_policy", 0);
  const downloads = downloadFolder();
  options.setPreference("browser.download.folderList", 2);
  options.setPreference("browser.download.dir", downloads);
  // Its panel would take the focus from the page, some moments later.
  options.setPreference("browser.download.alwaysOpenPanel", false);
  const printer = "print.printer_Mozilla_Save_to_PDF";
  options.setPreference("print.always_print_silent", true);
  options.setPreference("print_printer", "Mozilla Save to PDF");
  options.setPreference(`${printer}.print_to_file`, true);
  options.setPreference(`${printer}.print_to_filename`, join(downloads, PRINTED));
  const service = new firefox.ServiceBuilder(geckodriver).addArguments("--allow-system-access");
  const driver = /** @type {firefox.Driver} */ (
    await new Builder()
      .forBrowser("firefox")
      .setFirefoxOptions(options)
      .setFirefoxService(service)
      .build()
  );
  try {
    await driver.manage().setTimeouts({ pageLoad: PATIENCE_MS, script: PATIENCE_MS });
    const id = await install(driver, join(packages, "firefox"));
    await closeWelcome(driver);
    return new Firefox(driver, id, downloads);
  } catch (error) {
    await driver.quit();
    throw error;
  }
}

/**
 * @param {firefox.Driver} driver
 * @param {string} folder
 */
async function install(driver, folder) {
  const temporary = await mkdtemp(join(tmpdir(), "decant-"));
  const addon = join(temporary, "addon.zip");
  try {
    await writeFile(addon, await zipped(folder));
    return await driver.installAddon(addon, true);
  } finally {
    await rm(temporary, { recursive: true });
  }
}

/**
 * The page that greets whoever installs the extension is for one test only, which opens it itself.
 * @param {firefox.Driver} driver
 */
async function closeWelcome(driver) {
  const own = await driver.getWindowHandle();
  const welcome = await until("the first page", async () => {
    const tabs = await driver.getAllWindowHandles();
    return tabs.find((tab) => tab !== own);
  });
  await driver.switchTo().window(welcome);
  await driver.close();
  await driver.switchTo().window(own);
}

class Firefox {
  name = "firefox";
  #driver;
  #id;
  #downloads;

  /**
   * @param {firefox.Driver} driver
   * @param {string} id
   * @param {string} downloads
   */
  constructor(driver, id, downloads) {
    this.#driver = driver;
    this.#id = id;
    this.#downloads = downloads;
  }

  /** @param {string} url */
  async open(url) {
    await this.#driver.switchTo().defaultContent();
    await this.#driver.get(url);
  }

  async clickButton() {
    await this.#asBrowser(async (/** @type {string} */ id) => {
      const { extension } = WebExtensionPolicy.getByID(id);
      const { ExtensionParent } = ChromeUtils.importESModule(
        "resource://gre/modules/ExtensionParent.sys.mjs",
      );
      const view = Services.wm.getMostRecentWindow("navigator:browser");
      const { browserActionFor } = ExtensionParent.apiManager.global;
      await browserActionFor(extension).triggerAction(view);
    }, this.#id);
  }

  /**
   * @template T
   * @param {(...args: any[]) => T} task
   * @param {...unknown} args
   * @returns {Promise<Awaited<T>>}
   */
  async inPage(task, ...args) {
    await this.#driver.switchTo().defaultContent();
    return this.#run(task, args);
  }

  /**
   * @template T
   * @param {(...args: any[]) => T} task
   * @param {...unknown} args
   * @returns {Promise<Awaited<T>>}
   */
  async inReader(task, ...args) {
    await until("what the reader has to say", () => this.#enterReader("ready"));
    return this.#run(task, args);
  }

  /**
   * The driver may look into closed shadow roots, which the page may not.
   * @param {import("./reader-state.mjs").ReaderState} wanted
   * @returns {Promise<boolean>} whether there is such a reader, which then is where scripts go
   */
  async #enterReader(wanted) {
    await this.#driver.switchTo().defaultContent();
    for (const host of await this.#driver.findElements(By.css("html > dialog > div"))) {
      try {
        const root = await host.getShadowRoot();
        await this.#driver.switchTo().frame(await root.findElement(By.css("iframe")));
        return (await this.#run(readerState, [])) === wanted;
      } catch {
        // Not a reader, or one that was just closed.
      }
    }
    return false;
  }

  /** @param {string} selector */
  async clickInReader(selector) {
    await this.#inReaderDo(selector, (found) => found.click());
  }

  /** @param {string} selector */
  async doubleClickInReader(selector) {
    await this.#inReaderDo(selector, async (found) => {
      await this.#run(bringIntoView, [selector]);
      await this.#driver.actions().doubleClick(found).perform();
    });
  }

  /** @param {string} selector */
  async hoverInReader(selector) {
    await this.#inReaderDo(selector, async (found) => {
      await this.#run(bringIntoView, [selector]);
      await this.#driver.actions().move({ origin: found }).perform();
    });
  }

  /** @param {string} selector */
  async clickInPage(selector) {
    await this.#driver.switchTo().defaultContent();
    await this.#driver.findElement(By.css(selector)).click();
  }

  /** @param {string} selector @param {string} path */
  async chooseFile(selector, path) {
    await this.#driver.switchTo().defaultContent();
    await this.#driver.findElement(By.css(selector)).sendKeys(path);
  }

  /**
   * @param {string} selector
   * @param {(found: import("selenium-webdriver").WebElement) => Promise<void>} act
   */
  async #inReaderDo(selector, act) {
    await until(`${selector} to be in reach`, async () => {
      if (!(await this.#enterReader("ready"))) return false;
      try {
        await act(await this.#driver.findElement(By.css(selector)));
        return true;
      } catch (problem) {
        if (NOT_YET.some((kind) => problem instanceof kind)) return false;
        throw problem;
      }
    });
  }

  async readerIsOpen() {
    return this.inPage(() => document.querySelector("html > dialog") !== null);
  }

  async readerIsAtWork() {
    return this.#enterReader("at work");
  }

  /** @param {string} key */
  async press(key) {
    await this.type(KEYS[key] ?? key);
  }

  /** @param {string} text */
  async type(text) {
    // The frame that a key closes is gone before the driver could report from it.
    await this.#driver.switchTo().defaultContent();
    await this.#driver.actions().sendKeys(text).perform();
  }

  /** @param {("alt" | "shift" | "control")[]} held @param {string} key */
  async pressTogether(held, key) {
    await this.#driver.switchTo().defaultContent();
    const keys = this.#driver.actions();
    for (const one of held) keys.keyDown(HELD[one]);
    keys.sendKeys(KEYS[key] ?? key);
    for (const one of held) keys.keyUp(HELD[one]);
    await keys.perform();
  }

  /** Undoes, as one does everywhere. */
  async pressUndo() {
    await this.pressTogether(["control"], "z");
  }

  async openWelcome() {
    await this.#openOwn("welcome/index.html");
  }

  async openOptions() {
    await this.#openOwn("options/index.html");
  }

  /** @param {string} path */
  async #openOwn(path) {
    const host = await this.#asBrowser(
      (/** @type {string} */ id) => WebExtensionPolicy.getByID(id).mozExtensionHostname,
      this.#id,
    );
    await this.open(`moz-extension://${host}/${path}`);
  }

  /** @param {string} name of a file that the page gives out */
  async downloaded(name) {
    return downloaded(this.#downloads, name);
  }

  async printFromMenu() {
    await this.#driver.switchTo().defaultContent();
    const { printPage } = /** @type {any} */ (this.#driver);
    return Uint8Array.from(Buffer.from(await printPage.call(this.#driver, {}), "base64"));
  }

  /** @param {() => Promise<void>} act */
  async printedBy(act) {
    await act();
    const path = join(this.#downloads, PRINTED);
    const pdf = await until("the printer", async () => {
      const written = existsSync(path) && (await readFile(path));
      return written && written.subarray(-8).toString().includes("%%EOF") && written;
    });
    await rm(path);
    return Uint8Array.from(pdf);
  }

  /**
   * The window has a least width; what is to be smaller is zoomed in, as people do who need large type.
   * @param {{width: number, height: number}} size
   */
  async resize({ width, height }) {
    const zoom = Math.ceil(NARROWEST / width);
    await this.#zoom(zoom);
    await this.#driver.switchTo().defaultContent();
    const frame = await until("the page to be zoomed", () =>
      this.#run(
        (zoom) =>
          devicePixelRatio === zoom && {
            width: outerWidth - innerWidth,
            height: outerHeight - innerHeight,
          },
        [zoom],
      ),
    );
    const outer = { width: (width + frame.width) * zoom, height: (height + frame.height) * zoom };
    await this.#driver.manage().window().setRect(outer);
    await until("the new size", () => this.#run((width) => innerWidth === width, [width]));
  }

  /** As the browser's own settings do it, for all pages. @param {number} zoom */
  async #zoom(zoom) {
    await this.#asBrowser((/** @type {number} */ zoom) => {
      const { FullZoom, gBrowser } = Services.wm.getMostRecentWindow("navigator:browser");
      const kept = Cc["@mozilla.org/content-pref/service;1"].getService(Ci.nsIContentPrefService2);
      return new Promise((resolve) => {
        const done = { handleCompletion: resolve };
        kept.setGlobal(FullZoom.name, zoom, gBrowser.selectedBrowser.loadContext, done);
      });
    }, zoom);
  }

  /** @param {boolean} isTouched with fingers, and by no mouse */
  async touch(isTouched) {
    const pointers = isTouched ? COARSE : FINE;
    await this.#set({
      "ui.primaryPointerCapabilities": pointers,
      "ui.allPointerCapabilities": pointers,
    });
  }

  /** @param {{forcedColours?: boolean, stillness?: boolean}} wishes */
  async prefer({ forcedColours = false, stillness = false }) {
    await this.#set({
      "browser.display.document_color_use": forcedColours ? ALWAYS : AUTOMATIC,
      "ui.prefersReducedMotion": Number(stillness),
    });
  }

  /** @param {Record<string, number>} settings */
  async #set(settings) {
    await this.#asBrowser((/** @type {Record<string, number>} */ settings) => {
      for (const [name, value] of Object.entries(settings)) Services.prefs.setIntPref(name, value);
    }, settings);
  }

  /** @param {string} selector */
  async tapInReader(selector) {
    await this.#inReaderDo(selector, async (found) => {
      await this.#run(bringIntoView, [selector]);
      const { Pointer } = /** @type {any} */ (input);
      const finger = new Pointer("finger", Pointer.Type.TOUCH);
      const tap = [finger.move({ origin: found }), finger.press(), finger.release()];
      const actions = /** @type {any} */ (this.#driver.actions({ async: true }));
      await actions.insert(finger, ...tap).perform();
    });
  }

  /** @param {string} path */
  async screenshot(path) {
    await this.#driver.switchTo().defaultContent();
    await writeFile(path, await this.#driver.takeScreenshot(), "base64");
  }

  async chooseMenuEntry() {
    await this.#driver.switchTo().defaultContent();
    const body = await this.#driver.findElement(By.css("body"));
    await this.#driver.actions().contextClick(body).perform();
    await until("the extension's entry in the menu", () =>
      this.#asBrowser((/** @type {string} */ id) => {
        const { document } = Services.wm.getMostRecentWindow("navigator:browser");
        const menu = document.getElementById("contentAreaContextMenu");
        const prefix = id.toLowerCase().replace(/[^a-z0-9_-]/g, "_");
        const entry = menu.querySelector(`[id^="${prefix}-menuitem-"]`);
        if (menu.state !== "open" || !entry) return false;
        menu.activateItem(entry);
        return true;
      }, this.#id),
    );
    await until("the menu to close", () =>
      this.#asBrowser(() => {
        const { document } = Services.wm.getMostRecentWindow("navigator:browser");
        return document.getElementById("contentAreaContextMenu").state === "closed";
      }),
    );
  }

  async shortcut() {
    return this.#asBrowser(async (/** @type {string} */ id) => {
      const { extension } = WebExtensionPolicy.getByID(id);
      const commands = await extension.shortcuts.allCommands();
      return commands.find((/** @type {any} */ { name }) => name === "_execute_action").shortcut;
    }, this.#id);
  }

  /** What the toolbar button says: its badge and its tooltip. */
  async buttonState() {
    return this.#asBrowser((/** @type {string} */ id) => {
      const { extension } = WebExtensionPolicy.getByID(id);
      const { ExtensionParent } = ChromeUtils.importESModule(
        "resource://gre/modules/ExtensionParent.sys.mjs",
      );
      const view = Services.wm.getMostRecentWindow("navigator:browser");
      const { browserActionFor } = ExtensionParent.apiManager.global;
      const { badgeText, title } = browserActionFor(extension).action.getContextData(
        view.gBrowser.selectedTab,
      );
      return { badge: badgeText ?? "", title };
    }, this.#id);
  }

  /** Firefox lets a background be that has something to do, unless it is told not to. */
  async stopBackground() {
    await until("the background to stop", () =>
      this.#asBrowser(async (/** @type {string} */ id) => {
        const { extension } = WebExtensionPolicy.getByID(id);
        await extension.terminateBackground({ disableResetIdleForTest: true });
        return extension.backgroundState === "stopped";
      }, this.#id),
    );
  }

  async collectGarbage() {
    await this.#asBrowser(() => {
      const script = "Components.utils.forceGC(); Components.utils.forceCC();";
      const { gBrowser } = Services.wm.getMostRecentWindow("navigator:browser");
      gBrowser.selectedBrowser.messageManager.loadFrameScript(`data:,${script}`, false);
    });
  }

  async closeOtherTab() {
    const own = await this.#driver.getWindowHandle();
    const others = await until("the other tab", async () => {
      const tabs = await this.#driver.getAllWindowHandles();
      return tabs.length > 1 && tabs.filter((tab) => tab !== own);
    });
    let address = "";
    for (const tab of others) {
      await this.#driver.switchTo().window(tab);
      address = await until("its address", async () => {
        const there = await this.#driver.getCurrentUrl();
        return there !== "about:blank" && there;
      });
      await this.#driver.close();
    }
    await this.#driver.switchTo().window(own);
    return address;
  }

  async close() {
    await this.#driver.quit();
    await rm(this.#downloads, { recursive: true });
  }

  /**
   * Runs a function with the rights of the browser itself.
   * @template T
   * @param {(...args: any[]) => T} task
   * @param {...unknown} args
   * @returns {Promise<Awaited<T>>}
   */
  async #asBrowser(task, ...args) {
    await this.#driver.setContext(firefox.Context.CHROME);
    try {
      return await this.#run(task, args);
    } finally {
      await this.#driver.setContext(firefox.Context.CONTENT);
    }
  }

  /**
   * @template T
   * @param {(...args: any[]) => T} task
   * @param {unknown[]} args
   * @returns {Promise<Awaited<T>>}
   */
  async #run(task, args) {
    const script = `
      const done = arguments[arguments.length - 1];
      const given = [...arguments].slice(0, -1);
      Promise.resolve().then(() => (${task})(...given)).then(
        (value) => done({ value }),
        (error) => done({ error: String(error) }),
      );`;
    const answer = await this.#driver.executeAsyncScript(script, ...args);
    if (!answer) throw new Error("The page went away before it could answer.");
    if (answer.error) throw new Error(answer.error);
    return answer.value;
  }
}

/** @param {string} selector */
function bringIntoView(selector) {
  document.querySelector(selector)?.scrollIntoView({ block: "nearest", behavior: "instant" });
}
