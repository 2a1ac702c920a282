// One call on its way: when it came, the one audit line it will leave, and what is left for after the answer.

import * as database from "./database.mjs";
import { ask, row } from "./guard.mjs";
import { derive, deriveId, fromBase64url } from "./keys.mjs";
import { failureBudget, judge, limitsOf, offer } from "./policy.mjs";
import { Refused } from "./problem.mjs";
import * as ticket from "./ticket.mjs";

const DAY_S = 86_400;
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Forty random bits, as people read them out. */
export const supportId = () => {
  const letters = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => ALPHABET[byte & 31]).join("");
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
};

export class Call {
  after = [];
  isKept = false;

  constructor(env, origin, now = Math.floor(Date.now() / 1_000), support = supportId()) {
    Object.assign(this, { env, origin, now });
    this.line = {
      at: now, support_id: support, subject: null, unknown_name: null,
      activity: "Self-service password reset flow activity progress", result: "in_progress", method: null, detail: "",
      policy_version: 0, embedder: null,
    };
  }

  note(result, detail) {
    Object.assign(this.line, { result, detail });
  }

  seal(stage, claims) {
    return ticket.seal(this.env, stage, this.origin, claims);
  }

  async open(stage, text, refusal) {
    const claims = await ticket.open(this.env, stage, this.origin, text, this.now, refusal);
    this.line.support_id = claims.support_id;
    return claims;
  }

  async openFlow(text) {
    this.isKept = true;
    const flow = await this.open("flow", text, "flow_ended");
    this.line.policy_version = flow.policy_version;
    return flow;
  }

  async openChallenge(text) {
    const challenge = await this.open("challenge", text, "challenge_spent");
    this.line.method = challenge.method;
    return challenge;
  }

  async policy() {
    const policy = await database.currentPolicy(this.env.DB);
    this.line.policy_version = policy.version;
    return policy;
  }

  /** Reads policy and whom a flow is about at once. */
  async dossier(whom) {
    const read = await database.dossier(this.env, whom);
    this.line.policy_version = read.policy.version;
    return read;
  }

  /** Reads whom a flow is about, and judges by a policy read before. Nobody costs the same reads. */
  async subject(policy, whom, elevated) {
    const account = await database.find(this.env.DB, whom);
    const enrolments = await database.enrolmentsOf(this.env, account?.id);
    return this.judged({ policy, account, enrolments }, whom, elevated);
  }

  /** Judges by what was read. */
  async judged({ policy, account, enrolments }, whom, elevated) {
    if (account) this.line.subject = account.id;
    else if (whom.named) this.line.unknown_name = await deriveId(this.env.AUDIT_KEY, "unknown-name", this.env.TENANT_ID, whom.named);
    const judged = account ? judge(policy, account, enrolments, elevated, this.now) : { why: "unknown" };
    return { policy, account, enrolments, judged, isEntitled: !judged.why };
  }

  /** The guard's row that counts for a subject. */
  async rowOf(subject, whom) {
    if (subject.isEntitled) return { isKnown: true, key: await row(this.env, "subject", subject.account.id) };
    return { isKnown: false, key: await row(this.env, "unknown", whom.named ?? ` ${whom.known}`) };
  }

  /** What the guard has to know about a flow. */
  facts(subject, flow) {
    return { id: flow.flow, epoch: subject.account?.flow_epoch ?? 0, started: flow.started, expires: flow.expires };
  }

  dayRow(now = this.now) {
    const day = new Uint8Array(8);
    new DataView(day.buffer).setUint32(4, Math.floor(now / DAY_S));
    return row(this.env, "tenant-day", day);
  }

  async isElevated(policy) {
    const budget = failureBudget(limitsOf(policy), await database.size(this.env.DB));
    const { tenant } = await ask(this.env, await this.dayRow(), { tenant: { read: { budget } } });
    return tenant.failures.elevated;
  }

  async countFailure() {
    const policy = await database.currentPolicy(this.env.DB);
    const budget = failureBudget(limitsOf(policy), await database.size(this.env.DB));
    const { tenant } = await ask(this.env, await this.dayRow(), { tenant: { failure: { budget } } });
    if (tenant.failures.crossed) console.error(JSON.stringify({ level: "alarm", part: "guard", support_id: this.line.support_id }));
  }

  destination(kind, value) {
    return deriveId(this.env.GUARD_KEY, "destination", this.env.TENANT_ID, kind, value);
  }

  /** The digest of what an enrolment proves. */
  proves({ id, method, value }) {
    return method === "mail" ? this.destination("mail", value.toLowerCase()) : this.destination("credential", id);
  }

  async code(challenge, subject, destination, digits) {
    const value = await derive(
      this.env.CODE_KEY_A, "code", this.env.TENANT_ID, "reset", subject, fromBase64url(challenge.flow),
      fromBase64url(challenge.challenge), challenge.method, destination,
    );
    const number = new DataView(value.buffer).getBigUint64(0) % 10n ** BigInt(digits);
    return String(number).padStart(digits, "0");
  }

  /** Logs the line and leaves its record for after the answer. */
  close() {
    if (!this.line.detail) return;
    console.log(JSON.stringify({ level: "info", ...this.line }));
    if (this.isKept) this.after.push(() => database.record(this.env.DB, this.line));
  }
}

/** Before a gate in `private` disclosure nothing about the account may show. */
export const isBlind = (policy, flow) => policy.disclosure === "private" && flow.passed === 0;

/** The account and what it may do, where that may be said. */
export const entitled = ({ account, judged }, flow) => {
  if (!judged.why) return judged;
  throw new Refused(!account && flow.subject.known ? "flow_ended" : "not_allowed", undefined, { reason: judged.why });
};

/** What counts as a gate: the account's own rule, or for everybody else the organisation's. */
export const ruleOf = ({ policy, judged }, elevated) => {
  if (!judged.why) return judged.rule;
  const { gates, methods } = offer(policy, elevated);
  return { required: gates, methods, last_gate_s: limitsOf(policy).last_gate_s };
};

export const challengeFacts = ({ challenge, method, expires }, limits) => ({ id: challenge, method, tries: limits.tries, expires });

export const mask = (address) => {
  const [local, domain] = address.split("@");
  return `${local[0]}${"•".repeat(Math.max(local.length - 1, 1))}@${domain}`;
};

/** The account's own methods that would bring the flow a gate further. */
export const ownMethods = async (call, { rule, methods }, passed, admits) => {
  const offered = [];
  for (const enrolment of methods) {
    const id = enrolment.method === "mail" ? enrolment.id : "authenticator";
    const destination = await call.proves(enrolment);
    if (!admits(rule, passed, enrolment.method, destination) || offered.some((known) => known.id === id)) continue;
    offered.push({ id, kind: enrolment.method, ...(enrolment.method === "mail" && { hint: mask(enrolment.value) }) });
  }
  return offered;
};
