/** Pictures, wide tables and long code, shown large: by click and by key, without a request that the page had not made. */
import assert from "node:assert/strict";
import { inBothBrowsers } from "./driver/index.mjs";
import { until } from "./driver/until.mjs";
import { serveOwn } from "./own-pages.mjs";
import { focusToBe, leave, pageAtRest, tabTo } from "./waiting.mjs";

/** @typedef {import("./driver/index.mjs").Browser} Browser */

const PLAIN = 'img[src$="/plain.svg"]';
const LINKED = 'img[src$="/small.svg"]';
const ELSEWHERE = 'img[src$="/elsewhere.svg"]';

inBothBrowsers("what is shown large", (it) => {
  it("is a picture that one clicks; Escape closes only that", async ({ browser }) => {
    await reading(browser, async () => {
      await browser.clickInReader(PLAIN);
      const { address, caption } = await shownLarge(browser);
      assert.match(address, /\/plain\.svg$/);
      assert.equal(caption, "The tower at dusk, seen from the mole.");
      await browser.press("escape");
      await toBeClosed(browser);
      await focusToBe(browser, PLAIN);
      assert.ok(await browser.readerIsOpen());
    });
  });

  it("is chosen with the keyboard alone, and the arrows go on to the next", async ({ browser }) => {
    await reading(browser, async () => {
      await tabTo(browser, PLAIN);
      await browser.press("enter");
      assert.match((await shownLarge(browser)).address, /\/plain\.svg$/);
      await browser.press("right");
      await until("the next picture", async () =>
        /\/second\.svg$/.test((await shownLarge(browser)).address),
      );
      await browser.press("escape");
      await toBeClosed(browser);
      await focusToBe(browser, PLAIN);
    });
  });

  it("asks for nothing that the page had not asked for, but for the larger picture that is clicked", async ({
    browser,
  }) => {
    await reading(browser, async (requests) => {
      const before = requests.length;
      await browser.clickInReader(PLAIN);
      await shownLarge(browser);
      await browser.press("escape");
      await toBeClosed(browser);
      assert.deepEqual(requests.slice(before), []);

      await browser.clickInReader(LINKED);
      await until("the larger picture", async () =>
        /\/large\.svg$/.test((await shownLarge(browser)).address),
      );
      assert.deepEqual([...new Set(requests.slice(before))], ["/large.svg"]);
      assert.ok(await browser.readerIsOpen());
    });
  });

  it("is turned to its full size by a click, and back", async ({ browser }) => {
    await reading(browser, async () => {
      await browser.clickInReader(PLAIN);
      await shownLarge(browser);
      const width = () =>
        browser.inReader(() => document.querySelector(".lightbox .picture")?.clientWidth ?? 0);
      const before = await width();
      await browser.clickInReader(".lightbox .picture");
      await until("the full size", async () => (await width()) === 2400);
      await browser.clickInReader(".lightbox .picture");
      await until("the former size", async () => (await width()) === before);
      await browser.clickInReader(".lightbox .close-button");
      await toBeClosed(browser);
    });
  });

  it("is a table or code wider than the column, and no other", async ({ browser }) => {
    await reading(browser, async () => {
      const opened = await until("the buttons", async () => {
        const openers = await browser.inReader(() =>
          [...document.querySelectorAll(".large-opener:not([hidden])")].map((opener) => {
            const box = opener.closest(".code")?.querySelector("pre");
            const opened = box ?? opener.previousElementSibling;
            return opened?.textContent?.trim().slice(0, 9) ?? "";
          }),
        );
        return openers.length > 0 && openers;
      });
      assert.deepEqual(opened, ["Ships and", "const lam"]);

      await browser.clickInReader(".scroller + .large-opener button");
      const table = await shownLarge(browser);
      assert.equal(table.label, "Ships and years");
      assert.match(table.text, /Ship 11/);
      await browser.press("escape");
      await toBeClosed(browser);
      await focusToBe(browser, ".scroller + .large-opener button");

      await browser.clickInReader(".code-bar .large-opener button");
      const code = await shownLarge(browser);
      assert.equal(code.label, "Code");
      assert.match(code.text, /\n {2}burn\(oil\);\n/);
    });
  });

  it("is no picture that leads elsewhere, and none that is a sign", async ({ browser }) => {
    await reading(browser, async () => {
      const offered = await browser.inReader(() =>
        [...document.querySelectorAll(".enlargeable")].map((picture) =>
          /** @type {HTMLImageElement} */ (picture).src.split("/").pop(),
        ),
      );
      assert.deepEqual(offered, ["plain.svg", "second.svg", "small.svg"]);
      await browser.clickInReader(ELSEWHERE);
      await browser.closeOtherTab();
      assert.ok(await browser.inReader(isClosed));
    });
  });
});

/** @param {Browser} browser @param {(requests: string[]) => Promise<void>} body */
async function reading(browser, body) {
  const picture = { type: "image/svg+xml", body: drawing(2400, 1600) };
  const own = await serveOwn({
    "/": { type: "text/html; charset=utf-8", body: PAGE },
    "/plain.svg": picture,
    "/second.svg": picture,
    "/small.svg": { type: "image/svg+xml", body: drawing(600, 400) },
    "/large.svg": picture,
    "/elsewhere.svg": picture,
    "/sign.svg": { type: "image/svg+xml", body: drawing(24, 24) },
    "/elsewhere": { type: "text/html", body: "<title>Elsewhere</title>" },
  });
  try {
    await browser.open(`${own.url}/`);
    await pageAtRest(browser);
    await browser.clickButton();
    await until("the pictures to be offered", () =>
      browser.inReader(() => document.querySelectorAll(".enlargeable").length === 3),
    );
    await body(own.requests);
    if (!(await browser.inReader(isClosed))) await browser.press("escape");
    await toBeClosed(browser);
    await leave(browser);
  } finally {
    own.close();
  }
}

/** @param {number} width @param {number} height */
function drawing(width, height) {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#789"/></svg>`;
}

const TEXT = (/** @type {number} */ n) =>
  `<p>In the year ${1700 + n} the keeper of lamp ${n} wrote every evening what the day had brought, the ships and the weather, the oil that was burnt <img src="/sign.svg" width="24" height="24" alt="and"> the letters that had come, and he left out no day.</p>`;
const CELLS = Array.from({ length: 12 }, (_, at) => `<td>Ship ${at}, burden in tons</td>`);
const PAGE = `<!DOCTYPE html><html lang="en"><link rel="icon" href="data:,"><title>Lamps</title>
<main><article><h1>Lamps of the coast</h1>${TEXT(1)}
<figure><img src="/plain.svg" width="2400" height="1600" alt="The tower"><figcaption>The tower at dusk, seen from the mole.</figcaption></figure>
${TEXT(2)}<p><img src="/second.svg" width="2400" height="1600" alt="The mole"></p>${TEXT(3)}
<p><a href="/large.svg"><img src="/small.svg" width="600" height="400" alt="The lamp"></a></p>${TEXT(4)}
<p><a href="/elsewhere"><img src="/elsewhere.svg" width="2400" height="1600" alt="The keeper"></a></p>${TEXT(5)}
<table><caption>Ships and years</caption><tr>${CELLS.join("")}</tr><tr>${CELLS.join("")}</tr></table>${TEXT(6)}
<table><tr><td>Oil</td><td>4 barrels</td></tr><tr><td>Wicks</td><td>2 dozen</td></tr></table>${TEXT(7)}
<pre><code>const lamp = { height: 40, wicks: 3, keepers: ["Agathe", "Ewald", "Rosalind"], burns: "colza oil, never petroleum, by order" };
while (isNight()) {
  burn(oil);
}</code></pre>${TEXT(8)}<pre><code>snuff(lamp);</code></pre>${TEXT(9)}</article></main></html>`;

/** @param {Browser} browser */
async function shownLarge(browser) {
  return until("something large", () =>
    browser.inReader(() => {
      const dialog = /** @type {HTMLDialogElement} */ (document.querySelector(".lightbox"));
      const picture = /** @type {HTMLImageElement | null} */ (dialog.querySelector(".picture"));
      return (
        dialog.open && {
          label: dialog.getAttribute("aria-label") ?? "",
          address: picture?.src ?? "",
          text: dialog.querySelector(".content")?.textContent ?? "",
          caption: dialog.querySelector(".caption")?.textContent ?? "",
        }
      );
    }),
  );
}

/** @param {Browser} browser */
async function toBeClosed(browser) {
  await until("the large view to close", () => browser.inReader(isClosed));
}

function isClosed() {
  return !document.querySelector(".lightbox[open]");
}
