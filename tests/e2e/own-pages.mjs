/** A server for the few pages that only one test needs; the others are in tests/site. */
import { createServer } from "node:http";

const MISSING = { type: "text/plain", body: "" };

/**
 * @param {Record<string, {type: string, body: string}>} pages by path
 */
export async function serveOwn(pages) {
  /** @type {string[]} */
  const requests = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? "");
    const page = pages[request.url ?? ""] ?? MISSING;
    response.writeHead(page === MISSING ? 404 : 200, { "content-type": page.type });
    response.end(page.body);
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", () => listening(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    requests,
    url: `http://127.0.0.1:${port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
