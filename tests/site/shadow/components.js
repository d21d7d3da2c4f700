// A page built of web components, as portals are: open and closed shadow roots, nested, with slots.

/** Builds an element without markup strings. */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function define(name, mode, build) {
  customElements.define(
    name,
    class extends HTMLElement {
      connectedCallback() {
        if (this.built) return;
        this.built = true;
        this.attachShadow({ mode }).append(...build(this));
      }
    },
  );
}

define("site-header", "open", () => [
  element("style", {}, "nav{display:flex;gap:20px;padding:12px;background:#173}a{color:#fff}"),
  element(
    "nav",
    {},
    element("a", { href: "/" }, "Meridian Daily"),
    element("a", { href: "/money" }, "Money"),
    element("a", { href: "/shop" }, "Basket (0)"),
  ),
]);

// The page itself is an open root; its lower half, a closed one, holds text that only the component knows.
define("story-page", "open", () => [
  element("style", {}, "main{max-width:680px;margin:auto;font:19px/1.6 Georgia}"),
  element(
    "main",
    {},
    element(
      "article",
      {},
      element("slot", { name: "head" }),
      element("share-bar"),
      element("slot", { name: "body" }),
      element("story-rest"),
    ),
    element("more-stories"),
  ),
]);

define("story-head", "closed", (host) => [
  element("h1", {}, host.getAttribute("headline")),
  element(
    "p",
    { class: "byline" },
    "By ",
    element("a", { rel: "author", href: "/people/noor" }, host.getAttribute("byline")),
    " · ",
    element("time", { datetime: host.getAttribute("published") }, "21 June 2025"),
  ),
]);

define("share-bar", "closed", () => [
  element(
    "div",
    { class: "share" },
    element("button", {}, "Share on Chirper"),
    element("button", {}, "Copy link"),
  ),
]);

define("story-quote", "open", (host) => [
  element(
    "blockquote",
    {},
    element("p", {}, element("slot")),
    element("cite", {}, host.getAttribute("who")),
  ),
]);

define("story-rest", "closed", () => [
  element("style", {}, "img{width:100%;height:auto}"),
  element(
    "p",
    {},
    "The vote took four minutes. The rail stays bare, the money goes to a bench at the north end, and on the bench there will be a brass plate with the note engraved on it, so that visitors know what to listen for.",
  ),
  element(
    "figure",
    {},
    element("img", {
      src: "/pictures/quay-1200.jpg",
      width: "1200",
      height: "675",
      alt: "Houses and crates beside the lock",
    }),
    element("figcaption", {}, "Pellow Lock on a calm day, when the bridge is silent."),
  ),
  element(
    "p",
    {},
    "Musicians have already come. On the longest evening of the year a brass quartet tuned to the rail and played until the wind dropped, at which point, by common consent, the concert was over.",
  ),
]);

define("more-stories", "open", () => [
  element(
    "section",
    { class: "related" },
    element("h2", {}, "More from Meridian"),
    element(
      "ul",
      {},
      element("li", {}, element("a", { href: "/a" }, "Lottery winner buys a ferry")),
    ),
    element("ul", {}, element("li", {}, element("a", { href: "/b" }, "Ten soups for a wet week"))),
  ),
]);

define("site-footer", "closed", () => [
  element("footer", {}, element("p", {}, "© Meridian Daily. All rights reserved.")),
]);
