/** What an article holds besides running text comes over whole: formulas, code, tables, pictures, what is embedded. */
import assert from "node:assert/strict";
import { inBothBrowsers } from "./driver/index.mjs";
import { until } from "./driver/until.mjs";
import { serveOwn } from "./own-pages.mjs";
import { leave } from "./waiting.mjs";

const TEXT =
  "The pilots steered by the church tower again, as they had for years, by night. ".repeat(5);

inBothBrowsers("content", (it) => {
  it("formulas are MathML, each once", async ({ browser, site }) => {
    await browser.open(`${site.url}/math/`);
    await browser.clickButton();
    const formulas = await browser.inReader(() =>
      [...document.querySelectorAll(".body math")].map((formula) => ({
        namespace: formula.namespaceURI,
        display: formula.getAttribute("display"),
        tex: formula.getAttribute("alttext"),
        roots: formula.querySelectorAll("msqrt").length,
        height: formula.getBoundingClientRect().height,
      })),
    );
    assert.equal(formulas.length, 5);
    assert.ok(
      formulas.every(({ namespace, height }) => namespace?.endsWith("MathML") && height > 5),
    );
    assert.deepEqual(
      formulas.map(({ display }) => display),
      [null, null, "block", null, "block"],
    );
    assert.equal(formulas[2]?.tex, "d = \\sqrt{(R+h)^2 - R^2} = \\sqrt{2Rh + h^2}");
    assert.deepEqual(
      formulas.map(({ roots }) => roots),
      [0, 0, 2, 1, 1],
    );
    const text = await browser.inReader(() => document.querySelector(".body")?.textContent ?? "");
    assert.equal(text.split("3.57").length, 2, "said once");
    assert.ok(!text.includes("√2Rh"), "what KaTeX draws is not there");
  });

  it("a chart is a picture that looks as on the page, and has its words", async ({
    browser,
    site,
  }) => {
    await browser.open(`${site.url}/math/`);
    await browser.clickButton();
    const chart = await until("the chart", () =>
      browser.inReader(() => {
        const image = /** @type {HTMLImageElement} */ (document.querySelector(".body figure img"));
        image.scrollIntoView();
        return image.naturalWidth > 0 && { alt: image.alt, source: decodeURIComponent(image.src) };
      }),
    );
    assert.equal(chart.alt, "Distance of the horizon by height of eyes");
    assert.match(
      chart.source,
      /^data:image\/svg\+xml,<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/,
    );
    assert.match(chart.source, /fill="rgb\(42, 111, 151\)"/, "the page's style sheet counts");
    assert.match(chart.source, />36 km<\/text>/);
    const drawn = await browser.inReader(() => document.querySelectorAll(".body svg").length);
    assert.equal(drawn, 0);
  });

  it("code keeps its language, its indentation and its lines, without their numbers", async ({
    browser,
    site,
  }) => {
    await browser.open(`${site.url}/code/`);
    await browser.clickButton();
    const blocks = await browser.inReader(() =>
      [...document.querySelectorAll(".body pre")].map((pre) => ({
        language: pre.getAttribute("data-language"),
        text: pre.textContent?.trimEnd().split("\n") ?? [],
      })),
    );
    assert.deepEqual(
      blocks.map(({ language }) => language),
      ["toml", "rust", "rust", "shell"],
    );
    assert.equal(blocks[0]?.text[1], "speed = 28.984");
    assert.equal(blocks[1]?.text.length, 7);
    assert.equal(blocks[1]?.text[3], "        .iter()");
    assert.ok(blocks[2]?.text[0]?.startsWith("let minutes"), blocks[2]?.text[0]);
    assert.equal(blocks[3]?.text.length, 2);
  });

  it("a click copies code as it is, and says so", async ({ browser }) => {
    const code = "fn main() {\n    let a = b < c && d;\n}";
    const markup = code.replace("&&", "&amp;&amp;").replace("<", "&lt;");
    const own = await serveOwn({
      "/": {
        type: "text/html",
        body: `<article><h1>Pilots</h1><p>${TEXT}</p><pre>${markup}</pre><p>${TEXT}</p><p>${TEXT}</p></article><textarea></textarea>`,
      },
    });
    try {
      await browser.open(`${own.url}/`);
      await browser.clickButton();
      await browser.clickInReader(".code-bar button");
      await until("the word", () =>
        browser.inReader(() => document.querySelector(".code-bar")?.textContent === "Copied"),
      );
      await leave(browser);
      await browser.clickInPage("textarea");
      await browser.pressTogether(["control"], "v");
      const pasted = await until("what was copied", () =>
        browser.inPage(() => document.querySelector("textarea")?.value),
      );
      assert.equal(pasted, code);
    } finally {
      own.close();
    }
  });

  it("tables have header cells, also where the page has only a head", async ({ browser, site }) => {
    await browser.open(`${site.url}/code/`);
    await browser.clickButton();
    const { heads, cells } = await browser.inReader(() => ({
      heads: [...document.querySelectorAll(".body th")].map(({ textContent }) => textContent),
      cells: document.querySelectorAll(".body td").length,
    }));
    assert.deepEqual(heads, ["Day", "Ours", "The office’s"]);
    assert.equal(cells, 9);
  });

  it("frames of other sites are cards that lead there, and nothing of them is loaded", async ({
    browser,
  }) => {
    const frame = `<iframe src="about:blank" data-src="https://www.youtube.com/embed/abc" title="A boat trip"></iframe>`;
    await readWithFrame(browser, frame, async () => {
      const card = await browser.inReader(() => {
        const found = document.querySelector(".body p[data-embed]");
        const link = found?.querySelector("a");
        return {
          sort: found?.getAttribute("data-embed"),
          words: found?.textContent,
          href: link?.href,
          target: link?.target,
          rel: link?.rel,
          frames: document.querySelectorAll("iframe, video, audio, object, embed").length,
        };
      });
      assert.deepEqual(card, {
        sort: "video",
        words: "VideoA boat trip YouTube",
        href: "https://www.youtube.com/watch?v=abc",
        target: "_blank",
        rel: "noopener noreferrer nofollow",
        frames: 0,
      });
      // Its whole surface is the link.
      const corner = await browser.inReader(() => {
        const card = /** @type {Element} */ (document.querySelector(".card"));
        const { right, top } = card.getBoundingClientRect();
        return document.elementFromPoint(right - 9, top + 9)?.localName;
      });
      assert.equal(corner, "a");
    });
  });

  it("a click anywhere on a card opens the other site in a tab of its own", async ({ browser }) => {
    // This site's players tell where their sound is at home; nobody is there.
    const home = "https://films.invalid/boats";
    const address = `https://w.soundcloud.com/player/?url=${encodeURIComponent(home)}`;
    const frame = `<iframe src="about:blank" data-src="${address}" title="A boat trip"></iframe>`;
    await readWithFrame(browser, frame, async () => {
      await browser.clickInReader(".card");
      assert.equal(await browser.closeOtherTab(), home);
      assert.ok(await browser.readerIsOpen());
    });
  });

  it("slide shows and galleries are plain figures, poems keep their lines", async ({
    browser,
    site,
  }) => {
    await browser.open(`${site.url}/embeds/`);
    await browser.clickButton();
    const seen = await browser.inReader(() => ({
      pictures: document.querySelectorAll(".body figure > img, .body p > img").length,
      captions: [...document.querySelectorAll(".body figcaption")].map((each) => each.textContent),
      stanzas: [...document.querySelectorAll(".body p:has(br)")].map(
        (each) => /** @type {HTMLElement} */ (each).innerText,
      ),
      first: document.querySelector(".body p:not([hidden], [hidden] *)")?.textContent,
      buttons: document.querySelectorAll(".body :is(button, input)").length,
      cards: [...document.querySelectorAll(".body p[data-embed]")].map((card) =>
        card.getAttribute("data-embed"),
      ),
    }));
    assert.equal(seen.pictures, 6);
    assert.ok(seen.captions.includes("Chairs on the quay."));
    assert.deepEqual(seen.stanzas, [
      "I call the living from the hay,\nI mourn the dead at close of day,",
      "I break the thunder, and I stay\nwhen those who rang me go away.",
    ]);
    assert.ok(seen.first?.startsWith("The bell of Saint Aldhelm"), seen.first ?? "");
    assert.equal(seen.buttons, 0);
    assert.deepEqual(seen.cards, ["video", "map"]);
  });

  it("a slider over two pictures is two figures, whole, with its labels as captions", async ({
    browser,
    site,
  }) => {
    await browser.open(`${site.url}/embeds/`);
    await browser.clickButton();
    const pictures = await until("both pictures", () =>
      browser.inReader(() => {
        const names = '.body img[src*="/bell-"]';
        const found = /** @type {HTMLImageElement[]} */ ([...document.querySelectorAll(names)]);
        found[0]?.scrollIntoView();
        return (
          found.every((image) => image.naturalWidth > 0) &&
          found.map((image) => ({
            alt: image.alt,
            width: Math.round(image.getBoundingClientRect().width),
            isCut: getComputedStyle(image).clipPath !== "none",
            column: image.closest(".body")?.clientWidth,
          }))
        );
      }),
    );
    assert.deepEqual(
      pictures.map(({ alt }) => alt),
      ["The rim of the bell, black with soot", "The rim of the bell, cleaned"],
    );
    for (const { width, column, isCut } of pictures) {
      assert.equal(width, column);
      assert.ok(!isCut);
    }
    const labels = await browser.inReader(() =>
      [...document.querySelectorAll('.body figure:has(> img[src*="/bell-"]) > figcaption')].map(
        (caption) => caption.checkVisibility() && caption.textContent,
      ),
    );
    assert.deepEqual(labels, ["Before", "After"]);
  });

  it("small capitals stay, whichever way the page's style sheet asks for them", async ({
    browser,
  }) => {
    const own = await serveOwn({
      "/": {
        type: "text/html",
        body: `<style>.lead-in, .c1 { font-variant: small-caps } abbr { font-variant-caps: all-small-caps }</style>
          <article><h1>Pilots</h1><p><span class="lead-in">The pilots <em>of</em></span> <em>the</em> sound. ${TEXT}</p>
          <p>Those of <abbr>NATO</abbr> too. ${TEXT}</p><p class="c1">All in small <em>ones</em>. ${TEXT}</p>
          <p>Brother <span style="font-variant: small-caps">Aldhelm</span> came, <b>not he</b>. ${TEXT}</p></article>`,
      },
    });
    try {
      await browser.open(`${own.url}/`);
      await browser.clickButton();
      const found = await browser.inReader(() =>
        [...document.querySelectorAll(".body p *")].map((each) => ({
          words: each.textContent,
          caps: getComputedStyle(each).fontVariantCaps,
        })),
      );
      const small = (/** @type {string} */ caps) =>
        found.filter((each) => each.caps === caps).map(({ words }) => words);
      assert.deepEqual(small("small-caps"), ["The pilots of", "of", "Aldhelm"]);
      assert.deepEqual(small("all-small-caps"), ["NATO"]);
      assert.deepEqual(small("normal"), ["the", "NATO", "ones", "not he"]);
    } finally {
      own.close();
    }
  });
});

/**
 * Opens the reader on an article that holds a frame.
 * @param {import("./driver/index.mjs").Browser} browser
 * @param {string} frame
 * @param {() => Promise<void>} body
 */
async function readWithFrame(browser, frame, body) {
  const own = await serveOwn({
    "/": {
      type: "text/html",
      body: `<article><h1>Pilots</h1><p>${TEXT}</p>${frame}<p>${TEXT}</p><p>${TEXT}</p></article>`,
    },
  });
  try {
    await browser.open(`${own.url}/`);
    await browser.clickButton();
    await body();
  } finally {
    own.close();
  }
}
