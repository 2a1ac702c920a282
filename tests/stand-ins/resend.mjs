// Resend's `POST /emails`, as its OpenAPI description (github.com/resend/resend-openapi, SendEmailRequest) and its pages
// "Errors" and "Idempotency Keys" say: a bearer key, a user agent, `from`, `to` and `subject`, and for the same idempotency key
// the same answer without a second mail. The first part of the path is a mode: how it answers, or does not.

import { randomUUID } from "node:crypto";

const KEY = "re_standin_0123456789";
/** The fields of SendEmailRequest that a sender of plain mails has. */
const FIELDS = new Set(["from", "to", "subject", "bcc", "cc", "reply_to", "html", "text", "headers", "attachments", "tags", "scheduled_at"]);
const MAILBOX = /^(?:"(?:[^"\\\r\n]|\\.)*" )?<?[^\s<>@]+@[^\s<>@]+\.[^\s<>@]+>?$/;

const taken = new Map();

const json = (status, content) => ({ status, headers: { "content-type": "application/json" }, body: JSON.stringify(content) });
const refuse = (status, name, message) => json(status, { statusCode: status, name, message });

const misbehaving = {
  html: () => ({ headers: { "content-type": "text/html" }, body: "<!doctype html><title>courier@alderbrook.example</title>" }),
  down: () => ({ status: 503, body: "no healthy upstream" }),
  moved: () => ({ status: 307, headers: { location: "/resend/well/emails" } }),
  slow: () => ({ ...json(200, { id: randomUUID() }), delay: 20_000 }),
  limited: () => refuse(429, "rate_limit_exceeded", "Too many requests. You can only make 2 requests per second."),
  refused: () => refuse(422, "validation_error", "Invalid `to` field: courier@alderbrook.example"),
};

export function resend({ method, path: [mode, call], headers, body }) {
  if (mode === "taken") return json(200, [...taken.values()].map(({ mail, key }) => ({ ...mail, key })));
  if (mode === "forget") return taken.clear(), {};
  if (call !== "emails" || method !== "POST") return refuse(404, "not_found", "The requested endpoint does not exist");
  if (misbehaving[mode]) return misbehaving[mode]();
  if (!headers.authorization) return refuse(401, "missing_api_key", "Missing API key in the authorization header");
  if (headers.authorization !== `Bearer ${KEY}`) return refuse(401, "validation_error", "API key is invalid");
  if (!headers["user-agent"]) return refuse(403, "invalid_access", "Missing User-Agent");
  const key = headers["idempotency-key"];
  if (key !== undefined && (key.length < 1 || key.length > 256)) return refuse(400, "invalid_idempotency_key", "1 to 256 characters");
  let mail;
  try {
    mail = JSON.parse(body);
  } catch {
    return refuse(422, "validation_error", "The body is no JSON");
  }
  const missing = ["from", "to", "subject"].filter((field) => !(field in mail));
  if (missing.length > 0) return refuse(422, "missing_required_field", `Missing ${missing}`);
  const unknown = Object.keys(mail).filter((field) => !FIELDS.has(field));
  if (unknown.length > 0) return refuse(422, "validation_error", `Unknown ${unknown}`);
  if (!mail.text && !mail.html) return refuse(422, "validation_error", "Missing `html` or `text` field");
  if (!MAILBOX.test(mail.from)) return refuse(422, "invalid_from_address", "Invalid `from` field");
  if (![mail.to].flat().every((to) => MAILBOX.test(to))) return refuse(422, "validation_error", "Invalid `to` field");
  const known = taken.get(key);
  if (known && known.body !== body) return refuse(409, "invalid_idempotent_request", "Same key, different payload");
  if (known) return json(200, { id: known.id });
  const id = randomUUID();
  taken.set(key ?? id, { id, body, mail, key });
  return json(200, { id });
}
