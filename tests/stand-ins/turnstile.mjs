// Cloudflare Turnstile, as its documentation describes it ("Validate the token", "Embed the widget", "Widget configurations",
// "Test your Turnstile implementation"):
//
// POST siteverify takes JSON or a form with `secret`, `response` and optionally `remoteip` and `idempotency_key`, and answers
// JSON with `success` and `error-codes`; of a token that was given also `challenge_ts`, `hostname`, `action` and `cdata`. A token
// has up to 2,048 characters, lives 300 seconds and is redeemed once, unless the same UUID asks again. The published secret keys
// take the dummy token and no other. api.js gives `turnstile.render(container, parameters)`, which calls `callback` with a
// token or `error-callback` with a code; the published site keys pass or fail everybody.
//
// `solve` gives a token for any host, action and data, as a widget elsewhere would. `mode` sets how siteverify misbehaves, or does not.

import { randomBytes } from "node:crypto";

export const SITEKEY = "0x4AAAAAAAstandinsitekey";
const SECRET = "0x4AAAAAAAstandinsecretkey0123456789";
/** Site keys for tests: whether they pass, as published. */
const SAMPLE_SITEKEYS = { "1x00000000000000000000AA": true, "2x00000000000000000000AB": false, "1x00000000000000000000BB": true, "2x00000000000000000000BB": false };
/** Secret keys for tests, and what they say, as published. */
const SAMPLE_SECRETS = { "1x0000000000000000000000000000000AA": [], "2x0000000000000000000000000000000AA": ["invalid-input-response"], "3x0000000000000000000000000000000AA": ["timeout-or-duplicate"] };
const DUMMY_TOKEN = "XXXX.DUMMY.TOKEN.XXXX";
const TOKEN_MS = 300_000;
const MAX_TOKEN = 2_048;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const tokens = new Map();
const asked = [];
let mode = "well";

const json = (content, status = 200) => ({ status, headers: { "content-type": "application/json" }, body: JSON.stringify(content) });
const refuse = (...codes) => json({ success: false, "error-codes": codes });

const misbehaving = {
  down: () => ({ status: 503, body: "no healthy upstream" }),
  html: () => ({ headers: { "content-type": "text/html" }, body: "<!doctype html>\n<title>Just a moment…</title>\n" }),
  moved: () => ({ status: 307, headers: { location: "/turnstile/siteverify" } }),
  slow: (answer) => ({ ...answer, delay: 10_000 }),
  long: (answer) => ({ ...answer, body: `${answer.body.slice(0, -1)},"metadata":"${"x".repeat(40_000)}"}` }),
  cut: (answer) => ({ ...answer, body: answer.body.slice(0, -10) }),
  unwell: () => refuse("internal-error"),
  stranger: () => refuse("invalid-input-secret"),
};

function given(solved) {
  const token = `0.${randomBytes(300).toString("base64url")}`;
  tokens.set(token, { ...solved, at: Date.now(), key: undefined });
  return token;
}

function siteverify({ secret, response, idempotency_key: key }) {
  if (!secret) return refuse("missing-input-secret");
  if (!response) return refuse("missing-input-response");
  if (typeof response !== "string" || response.length > MAX_TOKEN || (key !== undefined && !UUID.test(key))) return refuse("bad-request");
  const samples = SAMPLE_SECRETS[secret];
  if (samples && response !== DUMMY_TOKEN) return refuse("invalid-input-response");
  if (samples?.length) return refuse(...samples);
  const documented = { challenge_ts: new Date().toISOString(), hostname: "localhost", "error-codes": [], action: "test", cdata: "test-data" };
  if (samples) return json({ success: true, ...documented });
  if (secret !== SECRET) return refuse("invalid-input-secret");
  const token = tokens.get(response);
  if (!token) return refuse("invalid-input-response");
  const isAgain = token.key !== undefined && token.key === key;
  if (Date.now() - token.at > TOKEN_MS || (token.redeemed && !isAgain)) return refuse("timeout-or-duplicate");
  Object.assign(token, { redeemed: true, key });
  const { at, hostname, action, cdata } = token;
  return json({ success: true, challenge_ts: new Date(at).toISOString(), hostname, "error-codes": [], action, cdata });
}

/** api.js: shows the widget, and hands on what it says. */
const SCRIPT = `
globalThis.turnstile = {
  render(container, parameters) {
    const element = typeof container === "string" ? document.querySelector(container) : container;
    const { sitekey, action = "", cData = "", size = "normal" } = parameters;
    if (!/^[\\w-]{0,32}$/.test(action) || !/^[\\w-]{0,255}$/.test(cData)) throw new Error("[Cloudflare Turnstile] Invalid input.");
    const widget = document.createElement("iframe");
    widget.title = "Widget containing a Cloudflare security challenge";
    const query = new URLSearchParams({ sitekey, action, cData, size, hostname: location.hostname });
    widget.src = "https://challenges.cloudflare.com/widget?" + query;
    [widget.width, widget.height] = size === "compact" ? [150, 140] : [300, 65];
    widget.setAttribute("frameborder", "0");
    element.append(widget);
    addEventListener("message", ({ origin, source, data }) => {
      if (origin !== "https://challenges.cloudflare.com" || source !== widget.contentWindow) return;
      if (data.token) parameters.callback?.(data.token);
      else parameters["error-callback"]?.(data.code);
    });
    return "cf-chl-widget-1";
  },
};`;

/** What is inside the widget: a box to tick, which gives the token. */
const widget = (token) => `<!doctype html><html lang="en"><title>Challenge</title><meta name="color-scheme" content="light dark">
<main><label><input type="checkbox" id="human"> Verify you are human</label></main>
<script>document.querySelector("#human").onchange = () => parent.postMessage(${JSON.stringify(token ? { token } : { code: "300010" })}, "*");</script>`;

export function turnstile({ method, path: [call], headers, query, body }) {
  if (call === "mode") return (mode = body), {};
  if (call === "asked") return json(asked.splice(0));
  if (call === "solve") return { body: given(JSON.parse(body)) };
  if (call === "api.js") return { headers: { "content-type": "text/javascript" }, body: SCRIPT };
  if (call === "widget") {
    const { sitekey, hostname, action, cData: cdata } = Object.fromEntries(query);
    const passes = SAMPLE_SITEKEYS[sitekey] ?? sitekey === SITEKEY;
    const token = passes && (sitekey === SITEKEY ? given({ hostname, action, cdata }) : DUMMY_TOKEN);
    return { headers: { "content-type": "text/html" }, body: widget(token) };
  }
  if (call !== "siteverify" || method !== "POST") return { status: 404 };
  let question;
  try {
    question = headers["content-type"] === "application/json" ? JSON.parse(body) : Object.fromEntries(new URLSearchParams(body));
  } catch {
    return refuse("bad-request");
  }
  asked.push({ names: Object.keys(question).sort(), key: question.idempotency_key, headers: Object.keys(headers).sort() });
  const answer = siteverify(question);
  return misbehaving[mode]?.(answer) ?? answer;
}
