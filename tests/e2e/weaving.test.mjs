/** What was removed is brought into an article that is shown already, and the article is the same as if it had been there. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { clean } from "./core.mjs";
import { inBothBrowsers, projectFile } from "./driver/index.mjs";
import { withReader } from "./trial.mjs";

const NOTHING = { removals: [], html: "", places: [], isCut: false };

inBothBrowsers("what was removed", (it) => {
  it("leaves what is shown as it is", async ({ browser }) => {
    const html = "<p>One.</p>\n<ul><li>Two</li>\n</ul>\n<p>Three, see below.</p>\n";
    const whole =
      '<p data-removal="0">An advertisement</p>\n<p data-place="0">One.</p>\n' +
      '<ul data-place="1"><li data-place="2">Two<span data-removal="1">Share</span></li>\n<li data-removal="1">More</li>\n</ul>\n' +
      '<p data-place="0">Three, <a href="#d-1">see below</a>.</p>\n<p data-removal="2"><span id="d-1"></span>Below</p>\n';
    await withReader(browser, async () => {
      const { before, after } = await browser.inPage(show, html, {
        ...NOTHING,
        removals: ["Advertisement", "Share", "Below"].map(removal),
        html: whole,
        places: ["p", "ul", "ul>li"],
      });
      assert.deepEqual(before, { text: "One.TwoThree, see below.", removed: 0 });
      assert.equal(after.text, "An advertisementOne.TwoShareMoreThree, see below.Below");
      assert.deepEqual(after.isSame, [true, true, false], "only where a link was new");
      assert.equal(after.removed, 4);
      assert.ok(after.areHidden);
    });
  });

  it("takes nothing away where it does not come", async ({ browser }) => {
    await withReader(browser, async () => {
      const removals = [removal("Share")];
      const { after } = await browser.inPage(show, "<p>One.</p>\n", { ...NOTHING, removals });
      assert.deepEqual(after, { text: "One.", removed: 0, isSame: [true], areHidden: true });
    });
  });

  it("is where the core wrote it, on every sample page", async ({ browser }) => {
    await withReader(browser, async () => {
      for (const { path, page } of samples()) {
        const { article, restorable } = clean(page, `https://news.example${path}`);
        assert.ok(article.found, path);
        const { woven, written } = await browser.inPage(compare, article, restorable);
        assert.equal(woven, written, path);
      }
    });
  });
});

/** @param {string} reason */
function removal(reason) {
  return { kind: "other", reason, preview: reason, words: 1, place: "p", shown: true };
}

function samples() {
  /** @type {import("../site/generated.mjs").Sample[]} */
  const all = JSON.parse(readFileSync(projectFile("tests/site/samples.json"), "utf8"));
  return all
    .filter(({ raw, article }) => raw && article)
    .map(({ path }) => ({
      path,
      page: readFileSync(projectFile(`tests/site${path}index.html`), "utf8"),
    }));
}

/**
 * Runs in the page: shows an article, and only then has the rest come.
 * @param {string} html
 * @param {Restorable} restorable
 */
async function show(html, restorable) {
  const { display, views } = /** @type {any} */ (window).reader;
  const article = { title: "Title", html, words: 9, lang: "en", account: { removed: 3 } };
  const coming = Promise.withResolvers();
  const stage = new display.Display("", () => {});
  const view = views.article(article, coming.promise, [], []);
  /** @type {Document} */
  let shown = document;
  const showing = stage.show((/** @type {Document} */ frame, /** @type {AbortSignal} */ signal) => {
    shown = frame;
    return view(frame, signal);
  });
  while (!shown.querySelector(".body")) await new Promise(requestAnimationFrame);
  const body = /** @type {Element} */ (shown.querySelector(".body"));
  const parts = [...body.children];
  const state = () => ({
    text: (body.textContent ?? "").replaceAll("\n", ""),
    removed: body.querySelectorAll("[data-removal]").length,
  });
  const before = state();
  coming.resolve(restorable);
  await showing;
  const after = {
    ...state(),
    isSame: parts.map((part) => part.isConnected),
    areHidden: [...body.querySelectorAll("[data-removal]")].every(
      (part) => /** @type {HTMLElement} */ (part).hidden,
    ),
  };
  stage.close();
  return { before, after };
}

/**
 * Runs in the page: an article into which the rest is woven, beside one that was written with it.
 * @param {Article} article
 * @param {Restorable} restorable
 */
async function compare(article, restorable) {
  const { display, views } = /** @type {any} */ (window).reader;
  /** @param {Element} part */
  const sortAttributes = (part) => {
    const all = [...part.attributes].sort((one, other) => (one.name < other.name ? -1 : 1));
    for (const { name } of all) part.removeAttribute(name);
    for (const { name, value } of all) part.setAttribute(name, value);
  };
  /** @param {Article} article @param {Restorable} rest */
  const bodyOf = async (article, rest) => {
    const stage = new display.Display("", () => {});
    let html = "";
    await stage.show((/** @type {Document} */ shown, /** @type {AbortSignal} */ signal) => {
      const made = views.article(article, rest, [], [])(shown, signal);
      const body = made.content[0].querySelector(".body").cloneNode(true);
      for (const line of body.querySelectorAll(".slim-line")) line.remove();
      for (const part of body.querySelectorAll("*")) sortAttributes(part);
      html = body.innerHTML.replace(/\s+/g, " ").replace(/ ?(<[^>]*>) ?/g, "$1");
      return made;
    });
    stage.close();
    return html;
  };
  const none = { removals: [], html: "", places: [], isCut: false };
  return {
    woven: await bodyOf(article, restorable),
    written: await bodyOf({ ...article, html: restorable.html }, none),
  };
}
