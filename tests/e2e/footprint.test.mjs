/** What a page and its servers can notice of the reader: no request, no referrer, no change but the one dialog. */
import assert from "node:assert/strict";
import { payloads } from "../hostile/expand.mjs";
import { inBothBrowsers } from "./driver/index.mjs";
import { serveOwn } from "./own-pages.mjs";
import { leave, pageAtRest, someFrames } from "./waiting.mjs";

const PARAGRAPH =
  "<p>The harbour office keeps the old signal book in a cupboard on the second floor, where it was put when the telegraph came, and nobody has asked for it since, the clerk says.</p>";

/** What would fetch something, told by an address that is asked for by nobody else. */
const FETCHING = payloads().filter(({ head, body }) => /\/caught\//.test(head + body));

inBothBrowsers("the footprint", (it) => {
  it("no payload fetches anything that the page had not fetched itself", async ({ browser }) => {
    const bodies = FETCHING.map(({ body }) => `<section>${body}</section>`);
    const site = await serveOwn({ "/": page(bodies.join("\n")) });
    try {
      assert.ok(FETCHING.length > 80);
      await browser.open(`${site.url}/`);
      await pageAtRest(browser);
      const before = new Set(site.requests);
      assert.ok(
        before.has(`/caught/${FETCHING[0]?.number}`),
        "the page itself fetches: the server would see it",
      );
      await browser.clickButton();
      await browser.inReader(readWhole);
      await leave(browser);
      const more = site.requests.filter((path) => !before.has(path));
      assert.deepEqual(more, []);
    } finally {
      site.close();
    }
  });

  it("opening, pointing, pressing and closing ask for nothing, not even ahead or once more", async ({
    browser,
  }) => {
    const site = await serveOwn({ "/": { type: "text/html; charset=utf-8", body: EAGER } });
    try {
      await browser.open(`${site.url}/`);
      await pageAtRest(browser);
      const before = site.requests.length;
      await browser.clickButton();
      await browser.inReader(readWhole);
      await browser.hoverInReader('a[href$="/ahead"]');
      await browser.press("tab");
      await browser.inPage(someFrames);
      await leave(browser);
      // The last word is the page's own, so that whatever was asked for before has arrived.
      await browser.inPage(() => fetch("/control").then(() => {}));
      assert.deepEqual(site.requests.slice(before), ["/control"]);
    } finally {
      site.close();
    }
  });

  it("a picture is asked for without a word of where it stands", async ({ browser, site }) => {
    await browser.open(`${site.url}/long-read/`);
    await pageAtRest(browser);
    // The picture of the article as if the page had not loaded it yet.
    await browser.clickButton();
    await browser.inReader((url) => {
      const image = document.createElement("img");
      image.src = `${url}/picture.png?asked-by-the-reader`;
      document.querySelector(".body")?.append(image);
      return image.decode().catch(() => {});
    }, site.url);
    const asked = site.requests.filter(({ path }) => path.includes("asked-by-the-reader"));
    assert.equal(asked.length, 1);
    const referrer = asked[0]?.headers.referer ?? "";
    assert.doesNotMatch(referrer, /extension|decant/);
  });

  it("the page's document changes by one dialog, which is gone afterwards", async ({
    browser,
    site,
  }) => {
    await browser.open(`${site.url}/news/`);
    await pageAtRest(browser);
    await browser.inPage(watchDocument);
    await browser.clickButton();
    await browser.inReader(readWhole);
    await leave(browser);
    const seen = await browser.inPage(() => /** @type {any} */ (window).__seen);
    assert.deepEqual(seen, ["html + dialog", "html - dialog"]);
    const sheets = await browser.inPage(() => document.adoptedStyleSheets.length);
    assert.equal(sheets, 0);
  });

  it("the page can neither speak to the background nor find a file of the extension", async ({
    browser,
    site,
  }) => {
    await browser.open(`${site.url}/news/`);
    await browser.clickButton();
    await browser.inReader(() => true);
    const reachable = await browser.inPage(() => {
      const { chrome, browser: other } = /** @type {any} */ (window);
      return [typeof chrome?.runtime?.connect, typeof chrome?.runtime?.sendMessage, typeof other];
    });
    assert.deepEqual(reachable, ["undefined", "undefined", "undefined"]);
    await leave(browser);
  });

  it("clicks, keys and pointers in the reader are not the page's", async ({ browser, site }) => {
    await browser.open(`${site.url}/news/`);
    await browser.clickButton();
    await browser.inReader(() => true);
    await browser.inPage(() => {
      const heard = /** @type {string[]} */ ([]);
      Object.assign(window, { __heard: heard });
      for (const kind of [
        "click",
        "keydown",
        "keyup",
        "pointerdown",
        "wheel",
        "copy",
        "scroll",
        "message",
      ]) {
        addEventListener(kind, () => heard.push(kind), true);
      }
    });
    await browser.type("reading");
    await browser.clickInReader("h1");
    assert.deepEqual(await browser.inPage(() => /** @type {any} */ (window).__heard), []);
    await leave(browser);
  });
});

/** A page that has its links fetched ahead, an icon, a manifest and a picture which nobody has scrolled to yet. */
const EAGER = `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>The signal book</title>
<link rel="icon" href="/icon.png"><link rel="manifest" href="/app.json"><link rel="next" href="/next">
<script type="speculationrules">{"prefetch": [{"source": "document", "eagerness": "moderate"}]}</script>
<main><article><h1>The signal book</h1>${PARAGRAPH.repeat(3)}<p>The harbour office has <a href="/ahead">its own page</a>
about it, and another book, of which nobody is sure that it was ever opened.</p>${PARAGRAPH.repeat(3)}</article></main>
<aside class="newsletter"><h2>Newsletter</h2><img src="/removed.png" loading="lazy" style="margin-top: 20000px" alt=""><p>Sign up
for our newsletter: <input type="email"><button>Subscribe</button></p></aside></html>`;

/** @param {string} body */
function page(body) {
  return {
    type: "text/html; charset=utf-8",
    body: `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><title>The signal book</title>
<main><article><h1>The signal book</h1>${PARAGRAPH.repeat(3)}</article></main>
<div id="rest">${PARAGRAPH}</div>
<script>
  // Each in a place of its own, so that none swallows the next.
  for (const html of ${JSON.stringify(body.split("\n")).replaceAll("</", "<\\/").replaceAll("<!--", "<\\!--")}) {
    const box = document.createElement("div");
    box.innerHTML = html;
    document.querySelector("article").append(box);
  }
</script></html>`,
  };
}

/** Scrolls to the end, and has every picture loaded. */
async function readWhole() {
  for (const image of document.images) image.loading = "eager";
  scrollTo(0, document.documentElement.scrollHeight);
  await Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
}

/** Writes down every change of the page's document that is not its own. */
function watchDocument() {
  const seen = /** @type {string[]} */ ([]);
  Object.assign(window, { __seen: seen });
  const told = (/** @type {Node} */ node) => node.nodeName.toLowerCase();
  const watcher = new MutationObserver((records) => {
    for (const { type, target, addedNodes, removedNodes, attributeName } of records) {
      // What happens to the dialog itself is the dialog's.
      if (type === "attributes" && told(target) === "dialog") continue;
      if (type === "attributes") seen.push(`${told(target)} ${attributeName}`);
      for (const node of addedNodes) seen.push(`${told(target)} + ${told(node)}`);
      for (const node of removedNodes) seen.push(`${told(target)} - ${told(node)}`);
    }
  });
  watcher.observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    characterData: true,
  });
}
