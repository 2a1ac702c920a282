// The outermost layer, outside `worker/build/`, which every build empties.
//
// A panic in the wasm module, or an exception thrown through it, leaves every request of the isolate waiting for ever;
// only the next one finds a fresh module. A timer in Rust dies with the module, so the race against time is run here:
// whoever is lost is told so, after DEADLINE_MS, with the same problem document that Rust would write.

import Generated, { Guard, Outbox } from "./build/index.js";

export { Guard, Outbox };

// Every step of an async Rust function is queued. workerd's own `queueMicrotask` is a call out of the engine and back; the
// reaction of a promise that is kept already is not, and runs at the same moment.
const kept = Promise.resolve();
globalThis.queueMicrotask = (step) => void kept.then(step);

/** Longer than the slowest honest answer (password hash, guard and database timeouts), shorter than a browser's patience. */
const DEADLINE_MS = 20_000;

/** As in `protocol/src/api.rs`. */
const RETRY_AFTER_S = 2;

/** Crockford's alphabet, as in `SupportId`. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

export default class Worker extends Generated {
  async fetch(request) {
    let timer;
    const lost = new Promise((resolve) => {
      timer = setTimeout(() => resolve(unavailable("the request was lost")), DEADLINE_MS);
    });
    try {
      return await Promise.race([super.fetch(request), lost]);
    } catch (error) {
      return unavailable(error instanceof Error ? error.message : "unknown error");
    } finally {
      clearTimeout(timer);
    }
  }
}

/** Answers 503 with a problem document (RFC 9457) and writes the alarm that goes with it. */
function unavailable(cause) {
  const letters = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => ALPHABET[byte & 31]).join("");
  const support_id = `${letters.slice(0, 4)}-${letters.slice(4)}`;
  console.error(JSON.stringify({ level: "alarm", event: "entry: request lost", support_id, cause }));
  const problem = {
    type: "urn:latchkey:problem:unavailable",
    title: "unavailable",
    status: 503,
    detail: "a part of the service does not answer; the same call may be repeated",
    code: "unavailable",
    support_id,
    retry_after: RETRY_AFTER_S,
  };
  return new Response(JSON.stringify(problem), {
    status: 503,
    headers: {
      "content-type": "application/problem+json",
      "retry-after": String(RETRY_AFTER_S),
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
    },
  });
}
