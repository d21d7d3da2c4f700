/** Each test is written once and runs in both browsers. */
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { serve } from "../../site/server.mjs";
import { startChromium } from "./chromium.mjs";
import { startFirefox } from "./firefox.mjs";

/**
 * A browser with the extension in it and one tab.
 * @typedef {object} Browser
 * @property {string} name
 * @property {(url: string) => Promise<void>} open
 * @property {() => Promise<void>} clickButton the extension's button in the toolbar
 * @property {() => Promise<void>} chooseMenuEntry the extension's entry in the page's context menu
 * @property {() => Promise<string>} shortcut the keys that do the same
 * @property {() => Promise<{badge: string, title: string}>} buttonState
 * @property {InTab} inPage runs a function in the page's own world
 * @property {InTab} inReader runs a function in the reader's frame, when it has something to say
 * @property {(selector: string) => Promise<void>} clickInReader with the mouse
 * @property {(selector: string) => Promise<void>} doubleClickInReader which selects a word
 * @property {(selector: string) => Promise<void>} hoverInReader
 * @property {(selector: string) => Promise<void>} tapInReader with a finger
 * @property {(selector: string) => Promise<void>} clickInPage
 * @property {(selector: string, path: string) => Promise<void>} chooseFile in the page, for an input
 * @property {() => Promise<void>} openWelcome the page that opens when the extension is installed
 * @property {() => Promise<void>} openOptions the extension's own page, in place of the one that is open
 * @property {(name: string) => Promise<string>} downloaded the text of a file that the page gave out
 * @property {() => Promise<Uint8Array>} printFromMenu a PDF of what the browser's own menu prints
 * @property {(act: () => Promise<void>) => Promise<Uint8Array>} printedBy a PDF of what the reader itself prints
 * @property {() => Promise<boolean>} readerIsOpen
 * @property {() => Promise<boolean>} readerIsAtWork and shows that it is
 * @property {(key: string) => Promise<void>} press
 * @property {(held: ("alt" | "shift" | "control")[], key: string) => Promise<void>} pressTogether
 * @property {() => Promise<void>} pressUndo
 * @property {(text: string) => Promise<void>} type
 * @property {(size: {width: number, height: number}) => Promise<void>} resize
 * @property {(isTouched: boolean) => Promise<void>} touch whether the screen is touched, and there is no mouse
 * @property {(wishes: {forcedColours?: boolean, stillness?: boolean}) => Promise<void>} prefer as the system's settings say
 * @property {(path: string) => Promise<void>} screenshot
 * @property {() => Promise<string>} closeOtherTab the one that is just being opened; tells its address
 * @property {() => Promise<void>} stopBackground as the browser does when it wants to
 * @property {() => Promise<void>} collectGarbage in the page
 * @property {() => Promise<void>} close
 */

/** @typedef {<T>(task: (...args: any[]) => T, ...args: unknown[]) => Promise<Awaited<T>>} InTab */
/** @typedef {Awaited<ReturnType<typeof serve>>} Site */
/** @typedef {{browser: Browser, site: Site}} Context */
/** @typedef {(name: string, body: (context: Context) => Promise<void>) => void} It */

const STARTS = { chromium: startChromium, firefox: startFirefox };
export const PACKAGES = fileURLToPath(new URL("../../../pkg/", import.meta.url));

/**
 * `DECANT_BROWSER=firefox` leaves the other one out while one works on something.
 * @param {string} title
 * @param {(it: It) => void} define
 * @param {{packages?: () => Promise<string>}} [options] where the built extensions are
 */
export function inBothBrowsers(title, define, { packages = async () => PACKAGES } = {}) {
  for (const [name, start] of Object.entries(STARTS)) {
    if ((process.env.DECANT_BROWSER ?? name) !== name) continue;
    describe(`${title} (${name})`, () => {
      /** @type {Context} */
      let context;
      before(async () => {
        context = { browser: await start(await packages()), site: await serve() };
      });
      after(async () => {
        await context?.browser.close();
        await context?.site.close();
      });
      define((what, body) => test(what, () => body(context)));
    });
  }
}

/** @param {string} name of a file in the repository, from its top */
export function projectFile(name) {
  return join(PACKAGES, "..", name);
}
