/** A server for the few pages that only one test needs; the others are in tests/site. */
import { createServer } from "node:http";

/**
 * @param {Record<string, {type: string, body: string, headers?: Record<string, string>}>} pages by path
 */
export async function serveOwn(pages) {
  const server = createServer((request, response) => {
    const page = pages[request.url ?? ""];
    if (!page) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": page.type, ...page.headers }).end(page.body);
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", () => listening(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
