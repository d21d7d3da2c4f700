/** Hostile pages get nothing: no script of theirs runs, nothing is fetched, the reader stays out of their reach. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { inBothBrowsers, projectFile } from "./driver/index.mjs";
import { until } from "./driver/until.mjs";
import { pageAtRest } from "./waiting.mjs";

/** @type {{title: string, mustNot?: string[], expectText?: string}[]} */
const ATTACKS = JSON.parse(readFileSync(projectFile("tests/hostile.json"), "utf8"));

/** What the core's grammar allows, and the few elements that the reader adds. */
const ALLOWED = new Set(
  (
    "p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre code kbd samp var em strong b i u s sub sup " +
    "small mark abbr cite q dfn time span br hr wbr figure figcaption img a table caption thead tbody tfoot " +
    "tr th td ruby rt rp details summary del ins bdi bdo div button " +
    "math mi mn mo ms mtext mrow mfrac msqrt mroot mstyle merror mphantom msub msup msubsup munder mover munderover " +
    "mmultiscripts mprescripts mspace mtable mtr mtd"
  ).split(" "),
);

/**
 * A page's own payloads may run in the page, some of them late: a picture fails, an animation begins. Then the page's
 * window has a current event; a call from the reader's frame finds none.
 */
function countCallsFromOutside() {
  const page = /** @type {any} */ (window);
  page.__calls = [];
  page.__pwned = (/** @type {unknown} */ what) => page.event ?? page.__calls.push(what);
}

inBothBrowsers("safety", (it) => {
  it("runs none of the payloads, and shows what is allowed and nothing else", async ({
    browser,
    site,
  }) => {
    for (const [number, { title, mustNot = [], expectText }] of ATTACKS.entries()) {
      await browser.open(`${site.url}/hostile/${number}/`);
      await browser.inPage(countCallsFromOutside);
      await browser.clickButton();
      const { text, names, attributes } = await browser.inReader(shown);
      assert.deepEqual(
        names.filter((name) => !ALLOWED.has(name)),
        [],
        `${title}: elements`,
      );
      assert.deepEqual(attributes, [], `${title}: attributes`);
      for (const words of mustNot) assert.ok(!text.includes(words), `${title}: shows ${words}`);
      if (expectText)
        assert.ok(squeeze(text).includes(squeeze(expectText)), `${title}: lacks ${expectText}`);
      await browser.inReader(poke);
      assert.deepEqual(await calls(browser), [], `${title}: ran`);
    }
  });

  it("would not run a payload that got past the core and the sanitizer", async ({
    browser,
    site,
  }) => {
    await browser.open(`${site.url}/hostile/0/`);
    await browser.inPage(countCallsFromOutside);
    await browser.clickButton();
    await browser.inReader(() => {
      const body = /** @type {Element} */ (document.querySelector(".body"));
      body.innerHTML = `
        <img src="/nothing" onerror="top.__pwned(1)">
        <svg onload="top.__pwned(2)"></svg>
        <a href="javascript:top.__pwned(3)" id="trap">trap</a>
        <iframe srcdoc="<script>top.__pwned(4)</script>"></iframe>
        <details open ontoggle="top.__pwned(5)"></details>`;
    });
    await browser.inReader(poke);
    // Time for what loads late; a wall that held for that long has held.
    await until("the picture to fail", () =>
      browser.inReader(
        () => /** @type {HTMLImageElement} */ (document.querySelector(".body img")).complete,
      ),
    );
    assert.deepEqual(await calls(browser), []);
  });

  it("keeps out of the page's reach", async ({ browser, site }) => {
    await browser.open(`${site.url}/news/`);
    const framesBefore = await browser.inPage(() => window.frames.length);
    const namesBefore = await browser.inPage(() =>
      Object.getOwnPropertyNames(window).sort().join(),
    );
    await browser.clickButton();
    await browser.inReader(() => true);
    const seen = await browser.inPage(() => {
      const dialog = /** @type {Element} */ (document.querySelector("html > dialog"));
      return {
        frames: window.frames.length,
        root: dialog.firstElementChild?.shadowRoot ?? null,
        text: dialog.textContent,
        names: Object.getOwnPropertyNames(window).sort().join(),
      };
    });
    assert.deepEqual(seen, { frames: framesBefore, root: null, text: "", names: namesBefore });
  });

  it("fetches nothing that the page had not fetched itself", async ({ browser, site }) => {
    await browser.open(`${site.url}/news/`);
    await browser.inPage(() => scrollTo(0, document.documentElement.scrollHeight));
    await pageAtRest(browser);
    await browser.inPage(loadedPictures);
    const before = new Set(site.requests.map(({ path }) => path));
    // The browser itself fetches this one, when it likes.
    before.add(await browser.inPage(iconPath));
    await browser.clickButton();
    await browser.inReader(() => scrollTo(0, document.documentElement.scrollHeight));
    await browser.inReader(loadedPictures);
    const others = site.requests.map(({ path }) => path).filter((path) => !before.has(path));
    assert.deepEqual(others, []);
  });

  it("does not give way to a page that covers and styles everything", async ({ browser, site }) => {
    await browser.open(`${site.url}/news/`);
    await browser.inPage(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(
        ":not(html) { display: none !important; transform: scale(0) !important; opacity: 0 !important } dialog { inset: 90% !important }",
      );
      document.adoptedStyleSheets = [sheet];
    });
    await browser.clickButton();
    const size = await browser.inReader(() => [innerWidth, innerHeight]);
    assert.deepEqual(size, await browser.inPage(() => [innerWidth, innerHeight]));
    const opacity = await browser.inPage(
      () =>
        getComputedStyle(/** @type {Element} */ (document.querySelector("html > dialog"))).opacity,
    );
    assert.equal(opacity, "1");
  });
});

/** The article's text, and what in it is not allowed. */
function shown() {
  const body = document.querySelector(".body") ?? document.querySelector("main");
  const elements = [
    ...(body?.querySelectorAll("*:not(.slim-line, .slim-line *, .place-mark)") ?? []),
  ];
  const harmful = elements.flatMap((element) =>
    [...element.attributes]
      .filter(
        ({ name, value }) => /^on|^style$|^srcdoc$/.test(name) || /^\s*javascript:/i.test(value),
      )
      .map(({ name, value }) => `${name}=${value}`)
      // The reader notes how wide a picture is by itself.
      .filter((said) => !/^style=--own-width: \d+px;$/.test(said)),
  );
  const heading = document.querySelector("h1")?.textContent ?? "";
  const visible = /** @type {Element | undefined} */ (body?.cloneNode(true));
  for (const hidden of visible?.querySelectorAll("[hidden]") ?? []) hidden.remove();
  return {
    text: `${heading}\n${visible?.textContent}`,
    names: [...new Set(elements.map((element) => element.localName))],
    attributes: harmful,
  };
}

/** Does to the article what a reader might do. */
function poke() {
  for (const element of document.querySelectorAll(".body, .body *")) {
    for (const kind of ["mouseover", "focus", "toggle", "load", "error"]) {
      element.dispatchEvent(new Event(kind, { bubbles: true }));
    }
  }
  // Links that open a tab are left alone, or there would be no end of tabs.
  for (const link of document.querySelectorAll('.body a:not([target="_blank"])')) {
    /** @type {HTMLElement} */ (link).click();
  }
}

/** Resolves when every picture that is to be loaded has loaded, or has failed. */
async function loadedPictures() {
  const pictures = [...document.images].filter((image) => image.currentSrc || image.src);
  for (const image of pictures) image.loading = "eager";
  await Promise.all(pictures.map((image) => image.decode().catch(() => {})));
}

function iconPath() {
  const icon = /** @type {HTMLLinkElement} */ (document.querySelector("link[rel=icon]"));
  return new URL(icon.href).pathname;
}

/** @param {import("./driver/index.mjs").Browser} browser */
function calls(browser) {
  return browser.inPage(() => /** @type {any} */ (window).__calls ?? []);
}

/** @param {string} text */
function squeeze(text) {
  return text.replace(/\s+/g, "");
}
