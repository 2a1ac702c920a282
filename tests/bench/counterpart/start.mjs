// Checks against robots, and the start of a flow.

import { ask, row } from "./guard.mjs";
import { base64url, derive, deriveId, fromBase64url } from "./keys.mjs";
import { domainOf, normalise } from "./name.mjs";
import { authorityOf, limitsOf, offer } from "./policy.mjs";
import { Refused } from "./problem.mjs";

const CHECK_S = 300;
const STEPS = [[13, 16], [14, 16], [15, 16], [15, 24]];

const random = (bytes) => crypto.getRandomValues(new Uint8Array(bytes));

/** An IPv4 address, or the /64 of an IPv6 one. */
const network = (address) => {
  if (!address.includes(":")) return address;
  const [head, tail = ""] = address.split("::");
  const left = head.split(":").filter(Boolean);
  const right = tail.split(":").filter(Boolean);
  const all = [...left, ...Array(Math.max(8 - left.length - right.length, 0)).fill("0"), ...right];
  return `${all.slice(0, 4).map((part) => Number.parseInt(part, 16).toString(16)).join(":")}::/64`;
};

export const botCheck = async (call, { kind }, address) => {
  const policy = await call.policy();
  if (kind !== "pow") throw new Refused("not_allowed");
  const limits = limitsOf(policy);
  const shield = await ask(call.env, await row(call.env, "address", network(address)), { address: { bot_check: { limits } } });
  if (shield.address.too_many) throw new Refused("too_many", 429, { retry_after: shield.address.too_many.retry_after });
  const { recent } = shield.address.allowed;
  const elevated = await call.isElevated(policy);
  const step = (recent <= 2 ? 0 : recent <= 9 ? 1 : recent <= 19 ? 2 : 3) + (elevated ? 2 : 0);
  const [bits, count] = STEPS[Math.min(step, 3)];
  const salt = base64url(random(16));
  const claims = {
    check: base64url(random(16)), salt, bits, count, elevated, support_id: call.line.support_id, issued: call.now,
    expires: call.now + CHECK_S,
  };
  const check = await call.seal("check", claims);
  call.note("in_progress", "bot check: issued");
  return { check, kind: "pow", salt, bits, count, expires_in: CHECK_S, support_id: claims.support_id };
};

/** Whether the numbers do the work. */
const isDone = async ({ salt, bits, count }, solution) => {
  const numbers = solution.split(",");
  if (numbers.length !== count) return false;
  const preimage = new Uint8Array(25);
  preimage.set(fromBase64url(salt));
  const view = new DataView(preimage.buffer);
  for (const [at, text] of numbers.entries()) {
    if (!/^(0|[1-9]\d{0,15})$/.test(text) || Number(text) > Number.MAX_SAFE_INTEGER) return false;
    preimage[16] = at;
    view.setBigUint64(17, BigInt(text));
    const digest = new DataView(await crypto.subtle.digest("SHA-256", preimage));
    if (digest.getUint32(0) >>> (32 - bits) !== 0) return false;
  }
  return true;
};

const spend = async (call, { check, solution }, name) => {
  const claims = await call.open("check", check, "bot_check_failed");
  const isSolved = await isDone(claims, solution);
  const digest = await derive(call.env.GUARD_KEY, "solution", call.env.TENANT_ID, solution, name);
  const event = { check: { spend: { digest: [...digest.subarray(0, 16)], expires: claims.expires } } };
  const { check: verdict } = await ask(call.env, await row(call.env, "check", fromBase64url(claims.check)), event);
  if (verdict === "spent" || !isSolved) throw new Refused("bot_check_failed");
  return { ...claims, started: (verdict.first ?? verdict.repeat).at };
};

export const start = async (call, { identifier, bot_check }) => {
  const { env, now } = call;
  const policy = await call.policy();
  const name = normalise(identifier);
  const check = await spend(call, bot_check, name);
  call.isKept = true;
  const domain = domainOf(name);
  const authority = domain ? authorityOf(policy, domain) : { kind: "managed" };
  if (policy.scope.who === "none" || authority.kind === "federated" || authority.writeback === false) throw new Refused("not_allowed");
  const limits = limitsOf(policy);
  const flow = {
    flow: await deriveId(env.GUARD_KEY, "flow", env.TENANT_ID, fromBase64url(check.check), name),
    subject: { named: name }, passed: 0, elevated: check.elevated, extended: false, policy_version: policy.version,
    support_id: check.support_id, issued: now, started: check.started, expires: check.started + limits.flow_s,
  };
  const sealed = await call.seal("flow", flow);
  const { gates, methods, canUnlock } = offer(policy, flow.elevated);
  call.note("in_progress", "flow: started");
  return {
    flow: sealed, gates_required: gates, gates_passed: 0,
    methods: methods.map((kind) => ({ id: kind, kind, ...(kind === "mail" && { contact: "address" }) })),
    expires_in: flow.expires - now, can_unlock: canUnlock, support_id: flow.support_id,
  };
};
