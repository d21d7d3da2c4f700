/** Shows on a sample what the extension does: a page such as one meets them, and the true reader over it. */
import { readerStyles } from "../background/styles.js";

const { element, button } = elements;
const SAMPLE_SITE = "Lindow Gazette";
const styles = await readerStyles();

Object.assign(document.documentElement, messages.tongue());
document.title = messages.say("welcomeTitle");
document.documentElement.dataset.theme = appearance.themeOf((await settings.load()).theme);
const words = introduction(await shortcut());
document.body.append(words, sample());
for (const [property, content] of [
  ["og:title", messages.say("sampleTitle")],
  ["og:site_name", SAMPLE_SITE],
]) {
  document.head.append(element("meta", { property, content }));
}
chrome.runtime.onMessage.addListener((message) => toggleIfMeant(message.toggle));

/** @param {number | undefined} tabId in which the toolbar's button was clicked */
async function toggleIfMeant(tabId) {
  const tab = await chrome.tabs.getCurrent();
  if (tab?.id === tabId) toggle();
}

/** The words about the sample are not a part of it: until the reader closes they are far away, and keep their room and focus. */
function toggle() {
  words.style.height = `${words.offsetHeight}px`;
  words.classList.add("away");
  new MutationObserver((_, observer) => {
    if (document.querySelector("html > dialog")) return;
    observer.disconnect();
    words.style.height = "";
    words.classList.remove("away");
  }).observe(document.documentElement, { childList: true });
  reader.toggle(styles);
}

async function shortcut() {
  const commands = (await chrome.commands?.getAll()) ?? [];
  return commands.find(({ name }) => name === "_execute_action")?.shortcut ?? "";
}

/** @param {string} keys */
function introduction(keys) {
  const ways = ["welcomeLine", "welcomeLook", "welcomeHand"].map((key) =>
    element("li", {}, messages.say(key)),
  );
  const told = element(
    "div",
    { class: "words" },
    element("img", { src: "../icons/decant.svg", alt: "", width: 56, height: 56 }),
    element("h1", {}, messages.say("welcomeTitle")),
    element(
      "p",
      { class: "lead" },
      messages.say("welcomeLead"),
      keys && [" ", messages.say("welcomeKeys", keys)].join(""),
    ),
    element(
      "p",
      { class: "doing" },
      button(messages.say("welcomeTry"), toggle, { class: "button try" }),
      button(messages.say("settingsTitle"), () => chrome.runtime.openOptionsPage(), {
        class: "plain settings",
      }),
    ),
    element("ul", { class: "ways" }, ...ways),
  );
  return element("header", { class: "introduction" }, told);
}

/** What one meets out there: an article, and everything that is put around and into it. */
function sample() {
  const say = messages.say;
  const [first, second, third] = ["sample1", "sample2", "sample3"].map((key) =>
    element("p", {}, say(key)),
  );
  return element(
    "div",
    { class: "sample" },
    element(
      "div",
      { class: "site-bar" },
      element("nav", {}, ...["sampleCart", "sampleLogin"].map((key) => link(say(key)))),
    ),
    element(
      "main",
      {},
      element(
        "article",
        {},
        element("h1", {}, say("sampleTitle")),
        element("div", { class: "share-buttons" }, ...["Facebook", "WhatsApp", "X"].map(link)),
        first ?? null,
        element(
          "div",
          { class: "newsletter-signup" },
          element("p", {}, say("sampleNewsletter")),
          element("input", {
            type: "email",
            placeholder: "name@example.org",
            "aria-label": say("sampleNewsletter"),
          }),
        ),
        second ?? null,
        element("p", { class: "also-read" }, link(say("sampleAlsoRead"))),
        third ?? null,
        // Pages say things twice, and nobody knows why.
        second?.cloneNode(true) ?? null,
      ),
    ),
  );
}

/** @param {string} text */
function link(text) {
  return element("a", { href: "#" }, text);
}
