// The web side: a page for people, and REST for tests (see README.md).

import { createServer } from "node:http";
import { MODES, STEPS } from "./unruly.mjs";

const MAX_WAIT_S = 60;
// Mail is other people's HTML: it is shown in a frame that can neither run nor fetch anything.
const PAGE_POLICY = "default-src 'none'; style-src 'self'; frame-src 'self'";
const MAIL_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

const escape = (text) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

/** `unruly(modeAt)` starts one more mail server and returns its port. */
export const webServer = (box, unruly) =>
  createServer((request, response) => {
    answer(box, unruly, request, response).catch((error) => send(response, 500, "text/plain", error.message));
  });

async function answer(box, unruly, request, response) {
  const url = new URL(request.url, "http://localhost");
  const to = url.searchParams.get("to") ?? undefined;
  const message = box.get(url.pathname.split("/")[2]);
  switch (`${request.method} ${url.pathname.replace(/^\/(messages)\/[^/]+/, "/$1/ID")}`) {
    case "GET /":
      return send(response, 200, "text/html", page(box.list().reverse()), PAGE_POLICY);
    case "GET /style.css":
      return send(response, 200, "text/css", STYLE);
    case "GET /messages": {
      const seconds = Math.min(Number(url.searchParams.get("wait") ?? 0), MAX_WAIT_S);
      return json(response, await box.waitFor(to, Number(url.searchParams.get("count") ?? 1), seconds));
    }
    case "DELETE /messages":
      box.clear(to);
      return json(response, []);
    case "GET /messages/ID":
      return message ? json(response, message) : send(response, 404, "text/plain", "no such message");
    case "GET /messages/ID/html":
      return message ? send(response, 200, "text/html", message.html, MAIL_POLICY) : send(response, 404, "text/plain", "no such message");
    case "PUT /fault":
    case "POST /unruly": {
      const [mode, at] = [url.searchParams.get("mode"), url.searchParams.get("at") ?? "message"];
      if (!MODES.includes(mode)) return send(response, 400, "text/plain", `mode is one of ${MODES.join(", ")}`);
      if (!STEPS.includes(at)) return send(response, 400, "text/plain", `at is one of ${STEPS.join(", ")}`);
      if (request.method === "POST") {
        return json(response, { port: await unruly((step) => (step === at ? mode : "none")) });
      }
      box.setFault(mode, at, Number(url.searchParams.get("times") ?? 1));
      return json(response, { mode, at });
    }
    default:
      return send(response, 404, "text/plain", "nothing here");
  }
}

const json = (response, value) => send(response, 200, "application/json", JSON.stringify(value));

function send(response, status, type, body, policy = "default-src 'none'") {
  response.writeHead(status, {
    "content-type": `${type}; charset=utf-8`,
    "content-security-policy": policy,
    "cache-control": "no-store",
  });
  response.end(body);
}

const page = (messages) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Caught mail</title>
<meta http-equiv="refresh" content="5"><link rel="stylesheet" href="/style.css">
<h1>Caught mail</h1>${messages.length ? "" : "<p>None yet. Everything Latchkey sends arrives here.</p>"}
${messages.map(article).join("\n")}</html>`;

const article = ({ id, to, subject, text, html, received }) => `<article>
<h2>${escape(subject)}</h2><p>to ${escape(to.join(", "))} at <time>${received.slice(11, 19)}</time> UTC
${html ? ` · <a href="/messages/${id}/html">as HTML</a>` : ""}</p><pre>${escape(text)}</pre></article>`;

const STYLE = `:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
html { max-width: 46rem; margin: 2rem auto; padding: 0 1rem }
article { border-top: 1px solid; margin-top: 1.5rem }
h2 { font-size: 1.1rem; margin-bottom: 0 }
pre { white-space: pre-wrap }`;
