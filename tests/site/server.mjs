// Serves the sample pages to the browser tests and the demo, and writes down every request it sees.
//   node tests/site/server.mjs [port]
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { setTimeout as wait } from "node:timers/promises";
import { generate } from "./generated.mjs";

const here = new URL("./", import.meta.url);

/** @type {Record<string, Record<string, string>>} path prefix → headers that its pages need */
const SPECIAL_HEADERS = JSON.parse(await readFile(new URL("headers.json", here), "utf8"));

/** @type {Record<string, string>} */
const CONTENT_TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".pdf": "application/pdf",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wav": "audio/wav",
  ".xhtml": "application/xhtml+xml",
  ".xml": "application/rss+xml",
};

/** `/slow/500/news/` is `/news/`, half a second late. */
const SLOW = /^\/slow\/(\d{1,5})(\/.*)$/;

/**
 * @typedef {{method: string, path: string, headers: import("node:http").IncomingHttpHeaders}} LoggedRequest
 * @typedef {{status: number, headers?: Record<string, string>, body?: string | Buffer}} Answer
 */

/**
 * Starts the server on the given port, or on a free one.
 * @param {{port?: number}} [options]
 * @returns {Promise<{url: string, requests: LoggedRequest[], close: () => Promise<void>}>}
 */
export async function serve({ port = 0 } = {}) {
  /** @type {LoggedRequest[]} */
  const requests = [];
  const server = createServer(async (request, response) => {
    const { method = "GET", url: path = "/", headers } = request;
    requests.push({ method, path, headers });
    const answer = await answerTo(path).catch(mishap);
    response.writeHead(answer.status, { "cache-control": "no-store", ...answer.headers });
    response.end(method === "HEAD" ? undefined : answer.body);
  });
  await new Promise((listening) => server.listen(port, "127.0.0.1", () => listening(undefined)));
  const address = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${address.port}`,
    requests,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        // A browser keeps its connections open; waiting for them would hang the test run.
        server.closeAllConnections();
      }),
  };
}

/**
 * @param {unknown} error
 * @returns {Answer}
 */
function mishap(error) {
  return { status: 500, headers: { "content-type": "text/plain" }, body: `${error}\n` };
}

/**
 * @param {string} target the path and query of a request
 * @returns {Promise<Answer>}
 */
async function answerTo(target) {
  const { pathname } = new URL(target, "http://localhost");
  const [, delay, rest] = SLOW.exec(pathname) ?? [];
  if (delay && rest) {
    await wait(Number(delay));
    return answerTo(rest);
  }
  return (await generate(pathname)) ?? (await file(pathname));
}

/**
 * @param {string} pathname
 * @returns {Promise<Answer>}
 */
async function file(pathname) {
  const name = pathname.endsWith("/") ? `${pathname}index.html` : pathname;
  const location = new URL(`.${name}`, here);
  if (!location.href.startsWith(here.href)) return { status: 404 };
  try {
    const body = await readFile(location);
    return { status: 200, headers: headersFor(name), body };
  } catch (error) {
    const code = /** @type {NodeJS.ErrnoException} */ (error).code;
    // A folder asked for without its slash: the page's relative links need the slash.
    if (code === "EISDIR") return { status: 301, headers: { location: `${pathname}/` } };
    return { status: 404, headers: { "content-type": "text/plain" }, body: "Not found\n" };
  }
}

/**
 * @param {string} name
 * @returns {Record<string, string>}
 */
function headersFor(name) {
  const contentType = CONTENT_TYPES[extname(name)] ?? "application/octet-stream";
  const special = Object.entries(SPECIAL_HEADERS).find(
    ([prefix]) => name.startsWith(prefix) && name.endsWith(".html"),
  );
  return { "content-type": contentType, ...special?.[1] };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { url } = await serve({ port: Number(process.argv[2] ?? 8080) });
  console.log(`The sample pages are at ${url}/ (Ctrl+C stops the server).`);
}
