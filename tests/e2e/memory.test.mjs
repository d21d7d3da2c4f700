/** What one decides is remembered for the site, on this computer: applied, told, listed, erased, carried along. */
import assert from "node:assert/strict";
import { importChoices } from "./choices-file.mjs";
import { inBothBrowsers } from "./driver/index.mjs";
import { until } from "./driver/until.mjs";
import { serveOwn } from "./own-pages.mjs";
import { readerText } from "./pages.mjs";
import { leave, quietLine, readerToClose, textToBe } from "./waiting.mjs";

/** @typedef {import("./driver/index.mjs").Browser} Browser */

const RELATED = /The tower that moved/;
const APPEAL = /lend us an ear on Sundays/;

inBothBrowsers("memory for a site", (it) => {
  it("shows again what was shown there, and nothing else", async ({ browser }) => {
    await withSite(async (address) => {
      await read(browser, address("shown", "/1"));
      await browser.clickInReader(".quiet-line");
      await browser.clickInReader(".drawer section[data-kind=related] .thing");
      await textToBe(browser, (text) => RELATED.test(text));
      await browser.clickInReader(".close-button");
      await readerToClose(browser);

      await read(browser, address("shown", "/2"));
      const text = await textToBe(browser, (text) => RELATED.test(text));
      assert.doesNotMatch(text, /Share this/);
      assert.match(await quietLine(browser), /1 thing by your own choice$/);
      await leave(browser);

      await read(browser, address("elsewhere", "/2"));
      assert.doesNotMatch(await browser.inReader(readerText), RELATED);
      await leave(browser);

      // Hidden again there, it is forgotten.
      await read(browser, address("shown", "/3"));
      await browser.clickInReader(".slim-line.open button");
      await textToBe(browser, (text) => !RELATED.test(text));
      await leave(browser);
      await read(browser, address("shown", "/1"));
      assert.doesNotMatch(await browser.inReader(readerText), RELATED);
      assert.doesNotMatch(await quietLine(browser), /own choice/);
      await leave(browser);
    });
  });

  it("takes away again what was taken away, and no other paragraph", async ({ browser }) => {
    await withSite(async (address) => {
      await read(browser, address("taken", "/1"));
      assert.match(await browser.inReader(readerText), APPEAL);
      await takeAppeal(browser);
      await leave(browser);

      await read(browser, address("taken", "/2"));
      const text = await browser.inReader(readerText);
      assert.doesNotMatch(text, APPEAL);
      for (const paragraph of paragraphs(2)) assert.ok(text.includes(paragraph), paragraph);
      assert.match(await quietLine(browser), /1 thing by your own choice$/);
      await leave(browser);
    });
  });

  it("forgets what was meant for one time only, and what was undone", async ({ browser }) => {
    await withSite(async (address) => {
      await read(browser, address("once", "/1"));
      await takeAppeal(browser);
      await browser.clickInReader(".status-line button:not(.undo)");
      assert.doesNotMatch(await browser.inReader(readerText), APPEAL);
      await leave(browser);
      await read(browser, address("once", "/2"));
      assert.match(await browser.inReader(readerText), APPEAL);
      await takeAppeal(browser);
      await browser.pressUndo();
      await textToBe(browser, (text) => APPEAL.test(text));
      await leave(browser);
      await read(browser, address("once", "/3"));
      assert.match(await browser.inReader(readerText), APPEAL);
      await leave(browser);
    });
  });

  it("learns a whole kind", async ({ browser }) => {
    await withSite(async (address) => {
      await read(browser, address("kind", "/1"));
      await browser.clickInReader(".quiet-line");
      await browser.clickInReader(".drawer section[data-kind=share] .group-head button");
      await textToBe(browser, (text) => /Share this/.test(text));
      await browser.clickInReader(".close-button");
      await readerToClose(browser);
      await read(browser, address("kind", "/2"));
      await textToBe(browser, (text) => /Share this/.test(text) && /Share below/.test(text));
      await leave(browser);
    });
  });

  it("is listed, saved, erased and read again", async ({ browser }) => {
    await withSite(async (address) => {
      await read(browser, address("listed", "/1"));
      await takeAppeal(browser);
      await leave(browser);

      await browser.openOptions();
      const listed = await until("the list", async () => {
        const found = await browser.inPage(sitesListed);
        return found["listed.localhost"] && found;
      });
      assert.match(String(listed["listed.localhost"]), /Takes away[\s\S]*lend us an ear/);
      await browser.clickInPage(".export");
      const saved = await browser.downloaded("decant-choices.json");
      const { format, version, sites } = JSON.parse(saved);
      assert.deepEqual([format, version], ["decant-choices", 1]);
      assert.equal(sites["listed.localhost"][0].act, "take");

      await browser.clickInPage(".danger");
      await browser.clickInPage(".danger");
      await until("nothing to be left", () =>
        browser.inPage(() => document.querySelector(".none") !== null),
      );

      await importChoices(browser, saved, /Choices for \d+ sites? were read\.$/);
      await until("it to be back", async () => {
        const found = await browser.inPage(sitesListed);
        return found["listed.localhost"];
      });
      await read(browser, address("listed", "/2"));
      assert.doesNotMatch(await browser.inReader(readerText), APPEAL);
      await leave(browser);

      await browser.openOptions();
      await until("the list", () => browser.inPage(() => document.querySelector("li") !== null));
      const before = await browser.inPage(() => document.querySelectorAll("li").length);
      await browser.clickInPage("li button");
      await until("one less", () =>
        browser.inPage((count) => document.querySelectorAll("li").length < count, before),
      );
    });
  });

  it("says plainly what is wrong with a file, and changes nothing", async ({ browser }) => {
    await browser.openOptions();
    const rule = { act: "take", by: "text", value: "x", label: "x" };
    const file = (/** @type {object} */ about) =>
      JSON.stringify({ format: "decant-choices", version: 1, sites: {}, ...about });
    await importChoices(browser, "no { json", /not JSON/);
    await importChoices(browser, "[]", /not written by Decant/);
    await importChoices(browser, '{"format": "other"}', /not written by Decant/);
    await importChoices(browser, file({ version: 2 }), /version 2/);
    await importChoices(browser, file({ sites: { "a b": [rule] } }), /“a b”/);
    await importChoices(
      browser,
      file({ sites: { "a.example": [rule, { act: "x" }] } }),
      /a\.example, 2/,
    );
    const found = await browser.inPage(sitesListed);
    assert.ok(!("a.example" in found));
  });

  it("keeps nothing that the page could reach, and asks nobody", async ({ browser }) => {
    await withSite(async (address, requests) => {
      await read(browser, address("alone", "/1"));
      const before = requests.length;
      await takeAppeal(browser);
      await browser.clickInReader(".quiet-line");
      await browser.clickInReader(".close-button");
      await readerToClose(browser);
      assert.deepEqual(requests.slice(before), []);
      const kept = await browser.inPage(() => [
        localStorage.length,
        sessionStorage.length,
        document.cookie,
        document.documentElement.outerHTML.includes("decant"),
      ]);
      assert.deepEqual(kept, [0, 0, "", false]);
    });
  });
});

/**
 * @param {(address: (site: string, path: string) => string, requests: string[]) => Promise<void>} body
 */
async function withSite(body) {
  const pages = Object.fromEntries(
    [1, 2, 3].map((number) => [`/${number}`, { type: "text/html", body: page(number) }]),
  );
  const own = await serveOwn({
    ...pages,
    "/favicon.ico": { type: "image/svg+xml", body: "<svg xmlns='http://www.w3.org/2000/svg'/>" },
  });
  try {
    const { port } = new URL(own.url);
    await body((site, path) => `http://${site}.localhost:${port}${path}`, own.requests);
  } finally {
    own.close();
  }
}

/** @param {number} number */
function paragraphs(number) {
  return Array.from(
    { length: 8 },
    (_, at) =>
      `In the year ${1700 + number * 20 + at} the pilots of harbour ${number} steered by tower ${at} again, as the book says, and entered ${at + number} ships.`,
  );
}

/** A page of a site: the boxes are everywhere the same, the text is not. @param {number} number */
function page(number) {
  const text = paragraphs(number).map((words) => `<p>${words}</p>`);
  const appeal = `<p class="house-line">The keepers of this book would be glad if you could lend us an ear on Sundays, when the bell is rung.</p>`;
  const share = `<div class="share-row"><span>Share this</span> <a href="/f">Facebook</a> <a href="/x">Twitter</a></div>`;
  const below = `<div class="social-share"><span>Share below</span> <a href="/f">Facebook</a> <a href="/x">Twitter</a></div>`;
  const related = `<div class="related-posts"><h3>Related articles</h3><ul><li><a href="/a">The tower that moved</a></li><li><a href="/b">The pilot who could not swim</a></li></ul></div>`;
  return `<!DOCTYPE html><title>Pilots ${number}</title><link rel="icon" href="/favicon.ico"><main><article class="story"><h1>Pilots of harbour ${number}</h1>${share}${text.slice(0, 4).join("")}${appeal}${text.slice(4).join("")}${below}</article>${related}</main>`;
}

/** @param {Browser} browser @param {string} address */
async function read(browser, address) {
  await browser.open(address);
  await browser.clickButton();
  await browser.inReader(readerText);
}

/** @param {Browser} browser */
async function takeAppeal(browser) {
  await browser.inReader(() => {
    const paragraphs = [...document.querySelectorAll(".body p")];
    paragraphs
      .find(({ textContent }) => textContent?.includes("lend us an ear"))
      ?.setAttribute("data-aim", "appeal");
  });
  await browser.doubleClickInReader("[data-aim=appeal]");
  await browser.clickInReader(".taker");
  await textToBe(browser, (text) => !APPEAL.test(text));
}

/** @returns {Record<string, string>} what is listed of each site */
function sitesListed() {
  return Object.fromEntries(
    [...document.querySelectorAll(".site")].map((section) => [
      section.querySelector("h3")?.textContent ?? "",
      section.querySelector("ul")?.innerText ?? "",
    ]),
  );
}
