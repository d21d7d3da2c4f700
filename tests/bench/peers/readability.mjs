import { Readability } from "@mozilla/readability";
import { JSDOM, VirtualConsole } from "jsdom";
import { answer, textOf } from "./protocol.mjs";

const quiet = new VirtualConsole();

await answer((html) => {
  const { window } = new JSDOM(html, { url: "https://example.com/", virtualConsole: quiet });
  const article = new Readability(window.document, { serializer: (element) => element }).parse();
  const text = article?.content ? textOf(article.content) : "";
  window.close();
  return text;
});
