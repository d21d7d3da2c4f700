/** Pages whose own scripts and styles turn against the reader: before the click, and while it is open. */
import assert from "node:assert/strict";
import { readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inBothBrowsers } from "./driver/index.mjs";
import { until } from "./driver/until.mjs";
import { readerText } from "./pages.mjs";
import { leave, pageAtRest, readerToClose, someFrames } from "./waiting.mjs";

/** @typedef {import("./driver/index.mjs").Browser} Browser */

/** What a page may say about the dialog and everything around it. @type {Record<string, string>} */
const STYLES = {
  "hides the root": "html { display: none !important }",
  "makes the root invisible": "html { visibility: hidden !important; opacity: 0 !important }",
  "skips the root's content": "html { content-visibility: hidden !important }",
  "shrinks the root": "html { zoom: 0.2 !important }",
  "bends the root":
    "html { transform: scale(.1) rotate(9deg) !important; perspective: 9px !important }",
  "blurs the root":
    "html { filter: blur(9px) invert(1) !important; mix-blend-mode: difference !important }",
  "cuts the root":
    "html { clip-path: circle(9px) !important; mask: linear-gradient(#000, #0000) !important }",
  "turns the root's text": "html { direction: rtl !important; font: 1px serif !important }",
  "confines the root":
    "html { contain: strict !important; width: 9px !important; height: 9px !important; overflow: clip !important }",
  "hides everything": "* { display: none !important }",
  "hides modals":
    ":modal, dialog:modal, html > dialog > div { all: unset !important; display: none !important }",
  "bends modals":
    "dialog, dialog * { scale: .2 !important; translate: 40% !important; rotate: 9deg !important; clip-path: circle(9px) !important; zoom: .3 !important }",
  "animates everything":
    "* { animation: away 9s infinite !important; transition: all 9s !important } @keyframes away { from, to { opacity: 0; translate: 50% } }",
  "paints the backdrop":
    "::backdrop { background: red !important; z-index: 2147483647 !important; position: fixed !important; inset: 0 !important }",
  "puts a picture before the root": cover("html::before, body::after"),
  "puts a picture behind the dialog's content": cover("html > dialog::after"),
  "puts a picture before the dialog's content": cover("html > dialog::before"),
  "puts a picture into the host": cover("html > dialog > *::after, html > dialog > *::before"),
  "writes rules into layers":
    "@layer a { * { display: none !important } } @scope (html) { :scope dialog { display: none !important } }",
};

/** @param {string} selector */
function cover(selector) {
  return `${selector} { content: "Your account is locked" !important; position: fixed !important; inset: 0 !important; display: block !important; background: red !important; z-index: 2147483647 !important; pointer-events: none !important }`;
}

/**
 * What a page may do while the reader is open, after which it must still be what one sees.
 * @type {Record<string, () => void>}
 */
const DEEDS = {
  "takes the style off the dialog": () => {
    for (const element of document.querySelectorAll("html > dialog, html > dialog *")) {
      element.removeAttribute("style");
      element.setAttribute("hidden", "");
    }
  },
  "lays something into the dialog": () => {
    const veil = document.createElement("div");
    veil.textContent = "Your account is locked";
    veil.style.cssText = "position: fixed; inset: 0; z-index: 2147483647; background: red";
    document.querySelector("html > dialog")?.append(veil);
  },
  "closes the dialog and lays something over it": () => {
    document.querySelector("dialog")?.close();
    const veil = document.createElement("div");
    veil.style.cssText = "position: fixed; inset: 0; z-index: 2147483647; background: red";
    document.body.append(veil);
  },
  "opens a modal of its own": () => {
    const own = document.createElement("dialog");
    own.style.cssText = "inset: 0; width: 100%; height: 100%; background: red";
    document.body.append(own);
    own.showModal();
  },
  "opens a popover of its own": () => {
    const own = document.createElement("div");
    own.popover = "manual";
    own.style.cssText = "inset: 20%; width: 50%; height: 50%; background: red";
    document.body.append(own);
    own.showPopover();
  },
  "makes everything inert": () => {
    document.documentElement.inert = true;
    for (const element of document.querySelectorAll("html > dialog, html > dialog *")) {
      element.setAttribute("inert", "");
    }
  },
  "takes the focus": () => {
    const field = document.createElement("input");
    document.body.append(field);
    setInterval(() => field.focus(), 10);
  },
  "sends messages without end": () => {
    setInterval(() => {
      for (const target of [
        window,
        ...Array.from({ length: frames.length }, (_, at) => frames[at]),
      ]) {
        target?.postMessage(
          { type: "article", article: { html: "<p>forged" }, refused: "turned-out" },
          "*",
        );
      }
    }, 1);
  },
};

inBothBrowsers("a hostile page", (it) => {
  for (const [what, css] of Object.entries(STYLES)) {
    it(`${what}: the reader looks as it did`, async ({ browser, site }) => {
      const before = await openedReader(browser, `${site.url}/long-read/`);
      await browser.inPage((rules) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(rules);
        document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
      }, css);
      assert.ok((await look(browser)).equals(before), "another picture");
      await leave(browser);
    });
  }

  for (const [what, deed] of Object.entries(DEEDS)) {
    it(`${what}: the reader stays on top`, async ({ browser, site }) => {
      const before = await openedReader(browser, `${site.url}/long-read/`);
      await browser.inPage(deed);
      await until("the reader to be seen again", async () => (await look(browser)).equals(before));
      await browser.clickButton();
      await readerToClose(browser);
    });
  }

  it("tears the dialog out as soon as it is there: one is told", async ({ browser, site }) => {
    await browser.open(`${site.url}/long-read/`);
    await browser.inPage(() => {
      new MutationObserver(() => document.querySelector("html > dialog")?.remove()).observe(
        document.documentElement,
        { childList: true },
      );
    });
    await browser.clickButton();
    await until("the button's notice", async () => (await browser.buttonState()).badge === "!");
  });

  it("carries the dialog elsewhere: one click and it is gone, one more and it is back", async ({
    browser,
    site,
  }) => {
    await openedReader(browser, `${site.url}/long-read/`);
    await browser.inPage(() => document.body.append(document.querySelector("dialog") ?? ""));
    await browser.inPage(someFrames);
    await browser.clickButton();
    await until("the dialog to go", () => browser.inPage(() => !document.querySelector("dialog")));
    await browser.clickButton();
    assert.match(await browser.inReader(readerText), /\w{4}/);
  });

  it("writes itself anew: the reader can be opened on what it is then", async ({
    browser,
    site,
  }) => {
    await openedReader(browser, `${site.url}/long-read/`);
    await browser.inPage(() => {
      const words =
        "The harbour office keeps the old signal book in a cupboard, and nobody has asked for it since, the clerk says. ";
      document.open();
      document.write(
        `<title>Anew</title><article><h1>Anew</h1><p>${words.repeat(3)}</p><p>${words.repeat(2)}</p></article>`,
      );
      document.close();
    });
    await readerToClose(browser);
    await browser.clickButton();
    assert.match(await browser.inReader(readerText), /signal book/);
  });

  it("rewrites the language itself: the reader does not notice, nor is it noticed", async ({
    browser,
    site,
  }) => {
    await browser.open(`${site.url}/long-read/`);
    await browser.clickButton();
    const honest = await browser.inReader(readerText);
    await leave(browser);
    await browser.inPage(patchEverything);
    await browser.clickButton();
    await until("the reader", () => browser.inPage(() => document.querySelector("html > dialog")));
    await new Promise((resolve) => setTimeout(resolve, 500));
    const heard = await browser.inPage(() => {
      const { __heard, __restore } = /** @type {any} */ (window);
      __restore();
      return [...__heard];
    });
    assert.deepEqual(heard, []);
    assert.equal(await browser.inReader(readerText), honest);
    await leave(browser);
  });

  it("names its own things like ours: nothing is mistaken", async ({ browser, site }) => {
    await browser.open(`${site.url}/long-read/`);
    await browser.inPage(() => {
      const form = document.createElement("form");
      for (const name of "body head documentElement createElement querySelector adoptedStyleSheets getElementsByTagName contentType URL look reader stage".split(
        " ",
      )) {
        const image = document.createElement("img");
        image.name = image.id = name;
        form.append(image);
      }
      document.documentElement.append(form, document.createElement("dialog"));
    });
    await browser.clickButton();
    assert.match(await browser.inReader(readerText), /\w{4}/);
    await browser.clickButton();
    await until("the reader to close", () =>
      browser.inPage(
        () => Document.prototype.querySelectorAll.call(document, "dialog").length === 1,
      ),
    );
  });
});

/** @param {Browser} browser @param {string} url @returns {Promise<Buffer>} the picture of it */
async function openedReader(browser, url) {
  await browser.open(url);
  await pageAtRest(browser);
  await browser.clickButton();
  await browser.inReader(() => document.fonts.ready.then(() => true));
  return look(browser);
}

/** What one sees, once it has come to rest. @param {Browser} browser */
async function look(browser) {
  const path = join(tmpdir(), `decant-look-${process.pid}.png`);
  let last = Buffer.alloc(0);
  return until("the picture to come to rest", async () => {
    await browser.screenshot(path);
    const now = readFileSync(path);
    rmSync(path);
    const before = last;
    last = now;
    return before.equals(now) && now;
  });
}

/** Everything that the reader calls, as a page may redefine it in its own world. */
function patchEverything() {
  const heard = /** @type {string[]} */ ([]);
  Object.assign(window, { __heard: heard });
  const restore = /** @type {(() => void)[]} */ ([]);
  Object.assign(window, { __restore: () => restore.forEach((undo) => undo()) });
  const listen = (/** @type {any} */ owner, /** @type {string} */ name) => {
    const honest = /** @type {PropertyDescriptor} */ (Object.getOwnPropertyDescriptor(owner, name));
    restore.push(() => Object.defineProperty(owner, name, honest));
    Object.defineProperty(owner, name, {
      configurable: true,
      get() {
        heard.push(name);
        return () => undefined;
      },
    });
  };
  for (const name of [
    "attachShadow",
    "setHTML",
    "append",
    "remove",
    "replaceChildren",
    "getAttribute",
    "checkVisibility",
  ]) {
    listen(Element.prototype, name);
  }
  for (const name of ["showModal", "close"]) listen(HTMLDialogElement.prototype, name);
  for (const name of ["createElement", "adoptNode", "getElementsByTagName"])
    listen(Document.prototype, name);
  for (const name of ["stringify", "parse"]) listen(JSON, name);
  for (const name of ["replaceAll", "split", "trim"]) listen(String.prototype, name);
  for (const name of ["localName", "namespaceURI", "attributes"]) listen(Element.prototype, name);
  for (const name of ["textContent", "childNodes", "nodeType", "nextSibling"])
    listen(Node.prototype, name);
  listen(HTMLIFrameElement.prototype, "contentDocument");
  listen(HTMLElement.prototype, "popover");
}
