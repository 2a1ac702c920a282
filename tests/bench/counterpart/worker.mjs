// The reset of a password as a team would write it in JavaScript: Hono, jose, otplib, WebCrypto. The same checks, the same
// statements, the same guard and the same hash as our worker; `cargo xtask bench` measures the two against each other.

import { Hono } from "hono";
import * as body from "./body.mjs";
import { Call } from "./call.mjs";
import { challenge } from "./challenge.mjs";
import { password, unlock } from "./commit.mjs";
import { Refused, problem } from "./problem.mjs";
import { close, extend, poll, tenant } from "./rest.mjs";
import { botCheck, start } from "./start.mjs";
import { verify } from "./verify.mjs";

const HEADERS = {
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "strict-transport-security": "max-age=63072000; includeSubDomains",
  vary: "Origin",
  "x-content-type-options": "nosniff",
};

const { shape, text, optional, opaque, ticket, identifier, oneOf } = body;
const CALLS = {
  "/bot-check": [botCheck, shape({ kind: oneOf("pow", "image") })],
  "/reset/start": [start, shape({ identifier, bot_check: shape({ check: ticket, solution: text }) })],
  "/reset/challenge": [challenge, shape({ flow: ticket, attempt: opaque, method: text, contact: optional(text), locale: optional(text) })],
  "/reset/verify": [verify, shape({ flow: ticket, challenge: ticket, attempt: opaque, answer: shape({ code: body.code }) })],
  "/reset/poll": [poll, shape({ challenge: ticket })],
  "/reset/password": [password, shape({ flow: ticket, attempt: opaque, password: body.password })],
  "/reset/unlock": [unlock, shape({ flow: ticket, attempt: opaque })],
  "/reset/extend": [extend, shape({ flow: ticket })],
  "/reset/close": [close, shape({ flow: ticket, reason: oneOf("cancelled", "contacted_admin"), message: optional(text) })],
};

const app = new Hono().basePath("/api/v1");

app.get("/healthz", (context) => context.body("ok\n", 200, { ...HEADERS, "content-type": "text/plain; charset=utf-8" }));
app.get("/tenant", (context) => answered(context, tenant, () => undefined));
for (const [path, [flow, fits]] of Object.entries(CALLS)) {
  app.post(path, (context) => answered(context, flow, () => body.read(context.req.raw, fits)));
}
export default app;

/** Judges the origin, reads the body, runs the flow, and answers; the rest follows the answer. */
async function answered(context, flow, read) {
  const { env, req, executionCtx } = context;
  const call = new Call(env, env.PUBLIC_ORIGIN);
  let status = 200;
  let type = "application/json";
  let document;
  try {
    const origin = req.header("origin");
    if (origin !== undefined && origin !== env.PUBLIC_ORIGIN) throw new Refused("not_allowed");
    document = await flow(call, await read(), req.header("cf-connecting-ip") ?? "");
  } catch (error) {
    const refused = error instanceof Refused ? error : new Refused("unavailable");
    if (refused !== error) console.error(JSON.stringify({ level: "alarm", support_id: call.line.support_id, cause: String(error?.stack ?? error) }));
    if (!call.line.detail) call.note("failed", refused.code);
    [status, type, document] = [refused.status, "application/problem+json", problem(refused, call.line.support_id)];
  }
  call.close();
  executionCtx.waitUntil(finished(call));
  return context.body(JSON.stringify(document), status, { ...HEADERS, "content-type": type });
}

async function finished(call) {
  for (const work of call.after) {
    try {
      await work();
    } catch (error) {
      console.error(JSON.stringify({ level: "alarm", support_id: call.line.support_id, cause: String(error?.stack ?? error) }));
    }
  }
}
