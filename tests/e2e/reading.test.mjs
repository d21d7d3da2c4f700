/** A click on a page gives its article: every sample page, in both browsers, with nothing of the page touched. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { inBothBrowsers, projectFile } from "./driver/index.mjs";
import { until } from "./driver/until.mjs";
import { serveOwn } from "./own-pages.mjs";
import { readerText, snapshot } from "./pages.mjs";
import { leave, pageAtRest } from "./waiting.mjs";

/** @type {{path: string, article: boolean, about: string}[]} */
const SAMPLES = JSON.parse(readFileSync(projectFile("tests/site/samples.json"), "utf8"));

inBothBrowsers("reading", (it) => {
  for (const { path, about } of SAMPLES.filter(({ article }) => article)) {
    it(`${path}: ${about}`, async ({ browser, site }) => {
      await browser.open(site.url + path);
      const before = await pageAtRest(browser);
      await browser.clickButton();

      const text = squeeze(await browser.inReader(readerText));
      for (const line of lines(path, "expected.txt")) {
        assert.ok(text.includes(squeeze(line)), `The article lacks: ${line}`);
      }
      for (const line of lines(path, "must-not.txt")) {
        assert.ok(!text.includes(squeeze(line)), `The article has: ${line}`);
      }
      const shown = await browser.inReader(pictures);
      for (const line of lines(path, "images.txt")) {
        const addresses = line.split(/\s+/).map((address) => new URL(address, site.url).href);
        assert.ok(
          addresses.some((address) => shown.includes(address)),
          `The article lacks the picture ${line}; it has ${shown}`,
        );
      }

      await leave(browser);
      assert.deepEqual(await browser.inPage(snapshot), before);
    });
  }

  it("says who wrote it, where and when, as it is written there", async ({ browser, site }) => {
    await browser.open(`${site.url}/german/`);
    await browser.clickButton();
    const header = await browser.inReader(() => {
      const { innerText } = /** @type {HTMLElement} */ (document.querySelector("article > header"));
      return innerText;
    });
    assert.match(
      header,
      /\d{1,2}\. (Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember) \d{4}/,
    );
    assert.match(header, /\d+ min read/);
  });

  it("sets a page that runs from right to left that way", async ({ browser, site }) => {
    await browser.open(`${site.url}/rtl/`);
    await browser.clickButton();
    const { article, table } = await browser.inReader(() => {
      const paragraph = /** @type {Element} */ (document.querySelector(".body p"));
      const bar = /** @type {Element} */ (document.querySelector(".bar"));
      return {
        article: getComputedStyle(paragraph).direction,
        table: getComputedStyle(bar).direction,
      };
    });
    assert.equal(article, "rtl");
    assert.equal(table, "ltr", "The controls follow the language of the browser");
  });

  it("says how much was left out, and what", async ({ browser, site }) => {
    await browser.open(`${site.url}/news/`);
    await browser.clickButton();
    const { line, groups } = await browser.inReader(() => ({
      line: document.querySelector(".quiet-line")?.textContent,
      groups: [...document.querySelectorAll(".drawer h3")].map((heading) => heading.textContent),
    }));
    assert.match(line ?? "", /^\d+ things removed · \d+ repeats? collapsed$/);
    assert.ok(groups.length > 3, `Only ${groups.length} kinds were listed`);
  });

  it("gives no room to a picture that does not load, but says what it shows", async ({
    browser,
  }) => {
    const paragraph = `<p>${"The pilots steered by the church tower again. ".repeat(8)}</p>`;
    const picture = '<img src="/gone.jpg" width="1200" height="900" alt="The tower at dusk">';
    const body = `<article><h1>Pilots</h1>${paragraph}<p>${picture}</p>${paragraph.repeat(5)}</article>`;
    const own = await serveOwn({ "/": { type: "text/html", body } });
    try {
      await browser.open(`${own.url}/`);
      await browser.clickButton();
      const height = await until("the picture to fail", () =>
        browser.inReader(() => document.querySelector(".body img.missing")?.clientHeight),
      );
      assert.ok(height < 150, `${height} pixels`);
    } finally {
      own.close();
    }
  });

  it("opens other links in a tab of their own, and no page learns of another", async ({
    browser,
  }) => {
    const paragraph = `<p>${"The pilots steered by the <a href='/tower'>church tower</a> again. ".repeat(5)}</p>`;
    const own = await serveOwn({
      "/": { type: "text/html", body: `<article><h1>Pilots</h1>${paragraph.repeat(6)}</article>` },
    });
    try {
      await browser.open(`${own.url}/`);
      await browser.clickButton();
      const link = await browser.inReader(() => {
        const first = document.querySelector(".body a");
        return ["href", "target", "rel"].map((name) => first?.getAttribute(name));
      });
      assert.deepEqual(link, [`${own.url}/tower`, "_blank", "noopener noreferrer nofollow"]);
      await browser.clickInReader(".body a");
      await until("the other page", () => own.requests.includes("/tower"));
      await browser.closeOtherTab();
      assert.ok(await browser.readerIsOpen());
    } finally {
      own.close();
    }
  });
});

function pictures() {
  const images = /** @type {NodeListOf<HTMLImageElement>} */ (
    document.querySelectorAll(".body img:not([hidden], [hidden] img)")
  );
  return [...images].map((image) => image.src);
}

/** @param {string} path @param {string} name */
function lines(path, name) {
  const file = projectFile(`tests/site${path}${name}`);
  if (!existsSync(file)) return [];
  return readFileSync(file, "utf8").split("\n").filter(Boolean);
}

/** How blocks are laid out is not the question, only what they say. @param {string} text */
function squeeze(text) {
  return text.replace(/\s+/g, "");
}
