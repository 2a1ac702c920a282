// Challenges: before a gate promised from ticket and policy alone and looked up after the answer; past one, issued.

import { Call, challengeFacts, entitled, isBlind, ruleOf } from "./call.mjs";
import * as database from "./database.mjs";
import { ask, askSubject, row } from "./guard.mjs";
import { base64url, deriveId, fromBase64url } from "./keys.mjs";
import { sendCode } from "./mail.mjs";
import { limitsOf, offer } from "./policy.mjs";
import { Refused } from "./problem.mjs";
import { guessesOf } from "./verify.mjs";

const ADDRESS = /^[^\s@"(),:;<>[\]\\]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/i;
const ANY_AMOUNT = 4_294_967_295;

export const challenge = async (call, asked) => {
  const flow = await call.openFlow(asked.flow);
  if (flow.passed > 0) return issue(call, await call.judged(await call.dossier(flow.subject), flow.subject, flow.elevated), flow, asked);
  const policy = await call.policy();
  if (isBlind(policy, flow)) return promise(call, policy, flow, asked);
  return issue(call, await call.subject(policy, flow.subject, flow.elevated), flow, asked);
};

const claimsOf = async (call, flow, attempt, limits, { kind, enrolment, destination }) => ({
  flow: flow.flow,
  challenge: await deriveId(call.env.GUARD_KEY, "challenge", call.env.TENANT_ID, fromBase64url(flow.flow), fromBase64url(attempt)),
  subject: flow.subject, method: kind, enrolment, destination, past_gate: flow.passed > 0, support_id: flow.support_id,
  issued: call.now, expires: kind === "authenticator" ? flow.expires : Math.min(flow.expires, call.now + limits.code_s),
});

const digitsOf = (method, limits) => (method === "mail" ? limits.mail_digits : 6);

const challenged = async (call, flow, claims, limits) => ({
  flow,
  challenge: await call.seal("challenge", claims),
  kind: claims.method,
  code_length: digitsOf(claims.method, limits),
  expires_in: claims.expires - call.now,
  resend_in: claims.method === "mail" ? limits.send_gap_s : 0,
});

const promise = async (call, policy, flow, { flow: sealed, attempt, method, contact }) => {
  const { methods } = offer(policy, flow.elevated);
  if (!methods.includes(method)) throw new Refused("not_allowed");
  call.line.method = method;
  if (method === "mail" && !(contact && ADDRESS.test(contact))) throw new Refused("malformed");
  const limits = limitsOf(policy);
  const destination = method === "mail" ? await call.destination("mail", contact.toLowerCase()) : null;
  const claims = await claimsOf(call, flow, attempt, limits, { kind: method, enrolment: null, destination });
  const answer = await challenged(call, sealed, claims, limits);
  call.after.push(() => lookUp(call, flow, claims, contact));
  call.note("in_progress", "challenge: asked for");
  return answer;
};

/** What follows a promise: look up, register, send. */
const lookUp = async ({ env, origin, now }, flow, claims, contact) => {
  const call = new Call(env, origin, now, flow.support_id);
  Object.assign(call.line, { activity: "Message delivery", method: claims.method });
  call.isKept = true;
  call.note("failed", await deliver(call, flow, claims, contact));
  console.log(JSON.stringify({ level: "info", ...call.line }));
  await database.record(env.DB, call.line);
};

const deliver = async (call, flow, claims, contact) => {
  const subject = await call.judged(await call.dossier(flow.subject), flow.subject, flow.elevated);
  const limits = limitsOf(subject.policy);
  const register = {
    flow: call.facts(subject, flow), challenge: challengeFacts(claims, limits), guesses: guessesOf(subject, claims.method, limits),
    rule: ruleOf(subject, flow.elevated), limits,
  };
  const verdict = await askSubject(call.env, await call.rowOf(subject, flow.subject), { register });
  if (verdict !== "registered") return "challenge: not registered";
  if (!contact) return "challenge: registered";
  const meant = subject.isEntitled && subject.judged.methods.find(({ method, value }) => method === "mail" && value.toLowerCase() === contact.toLowerCase());
  if (!meant) return "contact: not this account's";
  if (!(await mayLeave(call, claims, limits))) return "message: sends used up";
  await send(call, subject, claims, meant.value, limits);
  return "message: code sent";
};

/** Asks destination and day whether they still take a message. */
const mayLeave = async (call, claims, limits) => {
  const key = await row(call.env, "destination", fromBase64url(claims.destination));
  const { destination } = await ask(call.env, key, { destination: { send: { challenge: claims.challenge, past_gate: claims.past_gate, limits } } });
  if (!destination.allowed) return false;
  const spend = { tenant: { send: { method: "mail", cost: 1, budget: ANY_AMOUNT } } };
  const { tenant } = await ask(call.env, await call.dayRow(), spend);
  return tenant === "allowed";
};

const send = async (call, subject, claims, to, limits) => {
  const code = await call.code(claims, subject.account.id, to.toLowerCase(), limits.mail_digits);
  const { help_desk: desk } = await database.currentPolicy(call.env.DB);
  const id = base64url(crypto.getRandomValues(new Uint8Array(16)));
  const minutes = Math.ceil((claims.expires - call.now) / 60);
  await sendCode(call.env, desk, { to, code, minutes, supportId: claims.support_id, id, now: call.now });
};

/** Issues a challenge of one of the account's own methods. */
const issue = async (call, subject, flow, { flow: sealed, attempt, method }) => {
  const { rule, methods, limits } = entitled(subject, flow);
  const enrolment = methods.find((known) => (known.method === "mail" ? known.id : "authenticator") === method);
  if (!enrolment) throw new Refused("not_allowed");
  const kind = enrolment.method;
  call.line.method = kind;
  const destination = await call.proves(enrolment);
  const claims = await claimsOf(call, flow, attempt, limits, { kind, enrolment: enrolment.id, destination });
  const guesses = guessesOf(subject, kind, limits);
  const register = { flow: call.facts(subject, flow), challenge: challengeFacts(claims, limits), guesses, rule, limits };
  const verdict = await askSubject(call.env, await call.rowOf(subject, flow.subject), { register });
  if (verdict.refused) throw new Refused("not_allowed");
  if (kind === "mail" && verdict === "registered") {
    if (!(await mayLeave(call, claims, limits))) throw new Refused("too_many");
    call.after.push(() => send(call, subject, claims, enrolment.value, limits));
  }
  const answer = await challenged(call, sealed, claims, limits);
  call.note("in_progress", "challenge: issued");
  return answer;
};
