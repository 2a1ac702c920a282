// The end of a flow, in two phases: the guard reserves, the directory writes on condition of the version, the guard settles.

import init, { hash } from "argon2-glue";
import module from "./argon2_bg.wasm";
import { entitled } from "./call.mjs";
import * as database from "./database.mjs";
import { askSubject } from "./guard.mjs";
import { base64url } from "./keys.mjs";
import { rejections } from "./password.mjs";
import { passes } from "./policy.mjs";
import { Refused } from "./problem.mjs";

export const password = async (call, asked) => {
  call.line.activity = "Reset password (self-service)";
  await commit(call, asked, "password");
  return { changed: true, sign_in_url: call.env.SIGN_IN_URL };
};

export const unlock = async (call, asked) => {
  call.line.activity = "Unlock user account (self-service)";
  await commit(call, asked, "unlock");
  return { unlocked: true, sign_in_url: call.env.SIGN_IN_URL };
};

const commit = async (call, asked, action) => {
  const { env } = call;
  const flow = await call.openFlow(asked.flow);
  if (flow.passed === 0) throw new Refused("not_allowed");
  const read = await call.dossier(flow.subject);
  const { policy } = read;
  const elevated = flow.elevated || (await call.isElevated(policy));
  const subject = await call.judged(read, flow.subject, elevated);
  const { rule, limits } = entitled(subject, flow);
  const { account } = subject;
  if (action === "unlock" && !policy.unlock_without_reset) throw new Refused("not_allowed");
  const row = await call.rowOf(subject, flow.subject);
  const facts = call.facts(subject, flow);
  const standing = await askSubject(env, row, { look: { flow: facts, limits } });
  if (!standing.ended) {
    if (!passes(rule, standing.passed, call.now)) throw new Refused("not_allowed");
    if (action === "password") {
      const reasons = rejections(policy, env.ORGANISATION, account, asked.password);
      if (reasons.length) throw new Refused("password_rejected", 422, { reasons });
    }
  }
  const armed = await env.OUTBOX.getByName("outbox").fetch("https://outbox/arm");
  if (armed.status !== 204) throw new Error("the outbox does not answer");
  const reserve = { flow: facts, attempt: asked.attempt, rule, action, version: account.credential_version, limits };
  const reserved = await askSubject(env, row, { reserve });
  if (reserved === "done") return call.note("succeeded", "commit: answered again");
  if (!reserved.reserved) throw new Refused(reserved.busy ? "busy" : reserved.too_many ? "too_many" : "flow_ended");
  call.note("succeeded", "commit: written");
  call.isKept = false;
  const isWritten = await database.commit(env.DB, {
    id: account.id,
    version: account.credential_version,
    hash: action === "password" ? await hashed(asked.password) : null,
    line: call.line,
    token: base64url(crypto.getRandomValues(new Uint8Array(16))),
  });
  const settle = { flow: flow.flow, attempt: asked.attempt, settlement: isWritten ? "done" : "dead" };
  await askSubject(env, row, { settle });
  if (!isWritten) throw new Refused("flow_ended");
};

let isReady;
const hashed = async (text) => {
  await (isReady ??= init({ module_or_path: module }));
  const made = hash(text.normalize("NFC"));
  if (!made) throw new Error("no hash");
  return made;
};
