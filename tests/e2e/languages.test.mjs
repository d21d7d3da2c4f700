/** How languages are set: lines from top to bottom on the page, from side to side in the reader, and typefaces of their own. */
import assert from "node:assert/strict";
import { inBothBrowsers } from "./driver/index.mjs";
import { serveOwn } from "./own-pages.mjs";
import { readerText } from "./pages.mjs";
import { leave } from "./waiting.mjs";

const VERTICAL = Array.from(
  { length: 9 },
  (_, at) =>
    `港の時計は第${at + 1}番目の冬にも少し遅れ、番人は毎朝それを直してから船を数えたという。`,
);
const THAI = Array.from(
  { length: 9 },
  (_, at) =>
    `ท่าเรือแห่งที่ ${at + 1} มีหอนาฬิกาเก่าแก่ซึ่งคนเฝ้าท่าตั้งเวลาใหม่ทุกเช้าก่อนนับเรือที่เข้ามาจอด ` +
    "เมื่อลมหนาวพัดมานาฬิกาก็เดินช้าลงจนชาวประมงต้องฟังเสียงระฆังจากวัดแทน " +
    "และเด็กในหมู่บ้านก็รู้เวลาจากกลิ่นขนมปังที่ลอยมาตามถนน",
);
const URDU = Array.from(
  { length: 9 },
  (_, at) =>
    `بندرگاہ نمبر ${at + 1} کی پرانی گھڑی ہر سردی میں سست پڑ جاتی اور رکھوالا ہر صبح اسے ٹھیک کرتا تھا۔`,
);

inBothBrowsers("languages", (it) => {
  it("set from top to bottom are read from side to side, none of the text lost", async ({
    browser,
  }) => {
    const style = "html { writing-mode: vertical-rl; text-orientation: mixed }";
    await reading(browser, "ja", VERTICAL, style, async () => {
      const text = await browser.inReader(readerText);
      for (const paragraph of VERTICAL) assert.ok(text.includes(paragraph), paragraph);
      const set = await browser.inReader(howSet);
      assert.equal(set.writingMode, "horizontal-tb");
      assert.equal(set.lineBreak, "strict");
      assert.match(set.fontFamily, /Mincho/);
      assert.equal(set.overflow, 0);
    });
  });

  it("without spaces are broken within the line", async ({ browser }) => {
    await browser.resize({ width: 500, height: 800 });
    await reading(browser, "th", THAI, "", async () => {
      const set = await browser.inReader(howSet);
      assert.ok(set.lines > THAI.length, `${set.lines} lines`);
      assert.equal(set.overflow, 0);
      assert.match(set.fontFamily, /Thai/);
    });
    await browser.resize({ width: 1280, height: 900 });
  });

  it("whose letters climb have more room between the lines, and none between letters", async ({
    browser,
  }) => {
    await reading(browser, "ur", URDU, "html { direction: rtl }", async () => {
      const set = await browser.inReader(howSet);
      assert.ok(set.leading > 2, String(set.leading));
      assert.match(set.fontFamily, /Nastaliq/);
      assert.match(set.letterSpacing, /^(normal|0px)$/);
    });
  });

  it("are set for themselves, whatever language the reader speaks", async ({ browser, site }) => {
    await browser.open(`${site.url}/long-read/`);
    await browser.clickButton();
    const before = await browser.inReader(howEmphasised);
    assert.equal(before.style, "italic");
    assert.deepEqual(await browser.inReader(howEmphasised, "ar"), before);
    assert.equal((await browser.inReader(howEmphasised, "ar", "ar")).style, "normal");
    await leave(browser);
  });
});

/**
 * Runs in the reader.
 * @param {string} [own] the reader's language
 * @param {string} [written] the article's
 */
function howEmphasised(own, written) {
  if (own) document.documentElement.lang = own;
  const article = /** @type {HTMLElement} */ (document.querySelector("article"));
  if (written) article.lang = written;
  const { fontStyle, lineHeight, fontFamily } = getComputedStyle(
    /** @type {Element} */ (document.querySelector(".body :is(blockquote, em, i):not([lang])")),
  );
  return { style: fontStyle, leading: lineHeight, typeface: fontFamily };
}

/**
 * @param {import("./driver/index.mjs").Browser} browser
 * @param {string} language
 * @param {string[]} paragraphs
 * @param {string} style
 * @param {() => Promise<void>} look
 */
async function reading(browser, language, paragraphs, style, look) {
  const text = paragraphs.map((words) => `<p>${words}</p>`).join("");
  const body = `<!DOCTYPE html><html lang="${language}"><meta charset="utf-8"><style>${style}</style>
    <title>${paragraphs[0]?.slice(0, 20)}</title><main><article><h1>${paragraphs[0]?.slice(0, 20)}</h1>${text}</article></main>`;
  const own = await serveOwn({ "/": { type: "text/html", body } });
  try {
    await browser.open(`${own.url}/`);
    await browser.clickButton();
    await look();
    await leave(browser);
  } finally {
    own.close();
  }
}

/** Runs in the reader. */
function howSet() {
  const body = /** @type {Element} */ (document.querySelector(".body"));
  const style = getComputedStyle(body);
  const size = parseFloat(style.fontSize);
  const tall = body.getBoundingClientRect().height;
  return {
    writingMode: style.writingMode,
    lineBreak: style.lineBreak,
    fontFamily: style.fontFamily,
    letterSpacing: style.letterSpacing,
    leading: parseFloat(style.lineHeight) / size,
    lines: tall / parseFloat(style.lineHeight),
    overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  };
}
