// Stand-ins for vendors nobody can run: one HTTP server on loopback, a folder for each vendor.
// They answer as the vendor's own published description says; each file names it. Says where it listens as one JSON line.

import { createServer } from "node:http";
import { breaches } from "./breaches.mjs";
import { resend } from "./resend.mjs";
import { turnstile } from "./turnstile.mjs";

const vendors = { breaches, resend, turnstile };

const server = createServer(async (request, response) => {
  const url = new URL(request.url, "http://localhost");
  const [, vendor, ...rest] = url.pathname.split("/");
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const question = { method: request.method, path: rest, query: url.searchParams, headers: request.headers, body: Buffer.concat(chunks).toString() };
  const { status = 200, headers = {}, body = "", delay = 0 } = vendors[vendor]?.(question) ?? { status: 404 };
  setTimeout(() => response.writeHead(status, headers).end(body), delay).unref();
});

server.listen(0, "127.0.0.1", () => {
  console.log(JSON.stringify({ origin: `http://127.0.0.1:${server.address().port}` }));
});
