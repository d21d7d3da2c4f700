import { Defuddle } from "defuddle/node";
import { parseHTML } from "linkedom";
import { answer, textOf } from "./protocol.mjs";

await answer(async (html) => {
  const { document } = parseHTML(html);
  const { content } = await Defuddle(document, "https://example.com/", { useAsync: false });
  return textOf(parseHTML(`<!DOCTYPE html><html><body>${content}</body></html>`).document.body);
});
