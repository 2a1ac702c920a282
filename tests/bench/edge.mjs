// What stands between a browser and the worker in production: files under /assets/ straight from the disk, everything
// compressed with brotli, documents and API from the worker.

import { readFileSync, readdirSync } from "node:fs";
import http from "node:http";
import { extname, join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { send } from "./http.mjs";

const TYPES = { ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm", ".json": "application/json" };

/** A file never changes under its hashed name, so the edge compresses it once, as well as it can. */
const compressed = (bytes, quality) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } });

/** Listens in front of a worker; the port is the one in the worker's own `PUBLIC_ORIGIN` as far as a page can tell. */
export const edge = (dist, worker) => {
  const folder = join(dist, "assets");
  const files = new Map(
    readdirSync(folder).map((name) => [`/assets/${name}`, { type: TYPES[extname(name)] ?? "application/octet-stream", body: compressed(readFileSync(join(folder, name)), 11) }]),
  );
  const server = http.createServer(async (request, response) => {
    const file = files.get(request.url);
    if (file) {
      return response
        .writeHead(200, { "content-type": file.type, "content-encoding": "br", "content-length": file.body.length, "cache-control": "public, max-age=31536000, immutable", "x-content-type-options": "nosniff" })
        .end(file.body);
    }
    const { "accept-language": language = "", "content-type": type } = request.headers;
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const answer = await send(worker.port, request.method, request.url, {
      headers: { "accept-language": language, ...(type && { "content-type": type }) },
      body: chunks.length ? Buffer.concat(chunks) : undefined,
    });
    const { "content-length": _, "transfer-encoding": __, connection: ___, ...headers } = answer.headers;
    const body = compressed(Buffer.from(answer.text), 4);
    return response.writeHead(answer.status, { ...headers, "content-encoding": "br", "content-length": body.length }).end(body);
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "localhost", () => resolve({ origin: `http://localhost:${server.address().port}`, close: () => server.close() }));
  });
};
