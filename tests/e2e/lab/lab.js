"use strict";
/**
 * Runs in a page of its own, with scripts: puts markup where it could do harm, does to it what a reader might do, and
 * tells what came of it. Which of the walls stand is the caller's to say.
 */
const lab = (() => {
  /** The same as the reader's stage. */
  const SANDBOX = "allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-modals";

  const ELEMENTS = new Set(
    (
      "p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre code kbd samp var em strong b i u s sub sup small mark " +
      "abbr cite q dfn time span br hr wbr figure figcaption img a table caption thead tbody tfoot tr th td ruby rt " +
      "rp details summary del ins bdi bdo"
    ).split(" "),
  );
  const ATTRIBUTES = new Set(
    (
      "href title rel target src alt width height loading decoding start reversed type value colspan rowspan scope " +
      "datetime open dir lang id data-embed data-language data-place data-removal"
    ).split(" "),
  );
  /** Of formulas. */
  const PARTS = new Set(
    (
      "math mi mn mo ms mtext mrow mfrac msqrt mroot mstyle merror mphantom msub msup msubsup munder mover " +
      "munderover mmultiscripts mprescripts mspace mtable mtr mtd"
    ).split(" "),
  );
  const ON_PARTS = new Set(
    (
      "display alttext mathvariant form stretchy fence separator largeop movablelimits symmetric lspace rspace " +
      "minsize maxsize width linethickness accent accentunder displaystyle scriptlevel columnspan rowspan dir lang id"
    ).split(" "),
  );
  const EVENTS = (
    "click dblclick mouseover mouseenter pointerover pointerenter pointerdown focus focusin blur load error toggle " +
    "beforetoggle animationstart transitionend scroll wheel keydown input copy paste begin command"
  ).split(" ");
  const HTML = "http://www.w3.org/1999/xhtml";
  const MATHML = "http://www.w3.org/1998/Math/MathML";

  /** Numbers of the payloads that ran. @type {Set<number>} */
  const ran = new Set();
  Object.assign(window, { __pwned: (/** @type {number} */ number) => ran.add(number) });
  // A window that was opened has another `top`.
  new BroadcastChannel("pwned").onmessage = ({ data }) => ran.add(data);

  /** Ways to make markup of a text. @type {Record<string, (box: Element, html: string) => void>} */
  const WAYS = {
    plain: (box, html) => {
      box.innerHTML = html;
    },
    sanitised: (box, html) => {
      const { sanitizer } = /** @type {any} */ (window);
      /** @type {any} */ (box).setHTML(html, { sanitizer });
    },
    // Unlike the others, this one lets scripts run.
    live: (box, html) => {
      const range = new Range();
      range.selectNodeContents(box);
      box.append(range.createContextualFragment(html));
    },
  };

  /**
   * @typedef {{number: number, html: string}} Item
   * @typedef {{ran: number[], strange: string[], other: number[]}} Outcome
   */

  /**
   * @param {Item[]} items
   * @param {{way: string, caged: boolean, scripts?: boolean}} walls
   * @returns {Promise<Outcome>}
   */
  async function run(items, { way, caged, scripts = false }) {
    ran.clear();
    const frame = caged ? await openFrame(scripts) : null;
    const target = frame?.contentDocument ?? document;
    // Elements of this document: the other one may come to be full of names that hide its own.
    const place = target.body.appendChild(document.createElement("div"));
    for (const { number, html } of items) {
      const box = document.createElement("section");
      box.dataset.number = String(number);
      place.append(box);
      WAYS[way]?.(box, html);
    }
    const outcome = await outcomeOf(place, items);
    (frame ?? place).remove();
    return outcome;
  }

  /** What was parsed with the page: each item in a section of its own. @param {Item[]} items */
  async function parsed(items) {
    return outcomeOf(document.body, items);
  }

  /** @param {boolean} scripts */
  async function openFrame(scripts) {
    const frame = document.createElement("iframe");
    frame.setAttribute("sandbox", SANDBOX + (scripts ? " allow-scripts" : ""));
    const loaded = new Promise((resolve) => (frame.onload = resolve));
    document.body.append(frame);
    await loaded;
    return frame;
  }

  /** @param {Element} place @param {Item[]} items */
  async function outcomeOf(place, items) {
    await rest();
    const boxes = /** @type {NodeListOf<HTMLElement>} */ (
      place.querySelectorAll("section[data-number]")
    );
    const strange = [...boxes].flatMap(strangersIn);
    if (boxes.length !== items.length) strange.push(`${boxes.length} boxes of ${items.length}`);
    const other = items.filter(({ html }, at) => boxes[at]?.innerHTML !== spelt(html));
    poke(place);
    await rest();
    return {
      ran: [...ran],
      strange: [...new Set(strange)],
      other: other.map(({ number }) => number),
    };
  }

  /**
   * As a browser would spell it: flags, non-breaking spaces, and the line break after `<pre>` that parsers drop.
   * @param {string} html
   */
  function spelt(html) {
    return html
      .replace(/(<pre[^>]*>)\n/g, "$1")
      .replaceAll("\u00a0", "&nbsp;")
      .replace(/<(details|ol)( [^>]*)>/g, flagged);
  }

  /** @param {string} tag */
  function flagged(tag) {
    return tag.replace(/ (open|reversed)(?=[ >])/g, ' $1=""');
  }

  /** Elements and attributes that are in no list. @param {Element} box */
  function strangersIn(box) {
    return [...box.querySelectorAll("*")].flatMap((element) => {
      const name = String(element.localName);
      const isPart = element.namespaceURI === MATHML;
      const known = isPart ? PARTS.has(name) : ELEMENTS.has(name) && element.namespaceURI === HTML;
      // A form hides what it is asked for behind its fields' names.
      const attributes = Element.prototype.getAttributeNames.call(element);
      const usual = isPart ? ON_PARTS : ATTRIBUTES;
      const strangers = attributes.filter((attribute) => !usual.has(attribute));
      return [...(known ? [] : [name]), ...strangers.map((attribute) => `${name} ${attribute}`)];
    });
  }

  /** Does to the markup what a reader might do. @param {Element} place */
  function poke(place) {
    place.addEventListener("click", stayHere, true);
    for (const element of place.querySelectorAll("*")) {
      for (const kind of EVENTS) element.dispatchEvent(new Event(kind));
      const { focus, click } = HTMLElement.prototype;
      if (element instanceof HTMLElement || element.namespaceURI === HTML) {
        focus.call(element, { preventScroll: true });
        click.call(element);
      } else {
        element.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
      }
    }
  }

  /** A click on any other link would lead away from the test. @param {Event} event */
  function stayHere(event) {
    const link = /** @type {Element} */ (event.target).closest("a, area");
    if (!link) return;
    const href = link.getAttribute("href") ?? link.getAttribute("xlink:href") ?? "";
    const url = URL.parse(href, location.href);
    if (url?.protocol !== "javascript:") event.preventDefault();
  }

  /** Pictures fail, frames load and animations begin in their own time. */
  async function rest() {
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
    await new Promise((resolve) => setTimeout(resolve, 60));
  }

  return { run, parsed };
})();

Object.assign(window, { lab });
if (typeof allowlist !== "undefined") Object.assign(window, { sanitizer: allowlist.sanitizer });
