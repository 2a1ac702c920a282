// Judges an account by the policy in force now, as `protocol/src/policy/judge.rs` does.

const METHODS = ["mail", "sms", "voice", "office", "authenticator", "push", "passkey", "questions", "recovery"];
const CAPABLE = new Set(["mail", "authenticator"]);
const DAY_S = 24 * 60 * 60;

/** The default table of limits (`protocol/src/limits.rs`). */
const LIMITS = {
  flow_s: 900, extension_s: 900, last_gate_s: 600, code_s: 600, tries: 5, push_tries: 3, question_tries: 3, failures: 10,
  first_authenticator_failures: 5, consecutive_failures: 50, alert_failures: 3, sends_per_hour: 3, sends_per_day: 5,
  wrong_numbers: 5, pushes_per_hour: 3, pushes_per_day: 5, tenant_failures_min: 50, tenant_failures_per_mille: 10,
  tenant_failures_max: 500, bot_checks: 30, resets_per_day: 3, sign_in_failures: 10, send_gap_s: 30, sends_kept: 1,
  mail_digits: 8, phone_digits: 6, lock_s: 0, sign_in_pause_s: 60,
};

/** The limits in force: the table, and what the organisation made stricter. */
export const limitsOf = (policy) => {
  const limits = { ...LIMITS };
  for (const [row, wish] of Object.entries(policy.limits.stricter ?? {})) limits[row] = Math.min(limits[row], wish);
  return limits;
};

export const failureBudget = (limits, users) =>
  Math.min(Math.max(Math.floor((users * limits.tenant_failures_per_mille) / 1_000), limits.tenant_failures_min), limits.tenant_failures_max);

/** What everybody is offered before proof. */
export const offer = (policy, elevated) => ({
  gates: elevated ? 2 : policy.gates,
  methods: METHODS.filter((kind) => policy.methods.includes(kind) && CAPABLE.has(kind)),
  canUnlock: policy.unlock_without_reset,
});

const covers = (domain, name) => name === domain || name.endsWith(`.${domain}`);

/** Who is the authority for the passwords of a domain: of the closest parent that is listed. */
export const authorityOf = (policy, name) => {
  const listed = policy.domains.filter((domain) => covers(domain.name, name));
  listed.sort((a, b) => b.name.length - a.name.length);
  return listed[0]?.authority ?? { kind: "managed" };
};

const isDisjoint = (groups, others) => !others.some((group) => groups.includes(group));

const admits = (scope, groups) => {
  if (scope.who === "selected") return !isDisjoint(groups, scope.include) && isDisjoint(groups, scope.exclude ?? []);
  return scope.who === "all";
};

/** What an account may do, or `{why}` for why nothing. */
export const judge = (policy, account, enrolments, elevated, now) => {
  const isAdministrator = account.role !== "user";
  const authority = authorityOf(policy, account.domain);
  if (authority.kind === "federated") return { why: "federated" };
  if (account.status === "disabled") return { why: "disabled" };
  if (isAdministrator) {
    if (!policy.administrators.enabled) return { why: "not_enabled" };
  } else {
    if (policy.scope.who === "none") return { why: "tenant_off" };
    if (account.licence === "change_only" || !isDisjoint(account.groups, policy.change_only)) return { why: "not_licensed" };
    if (!admits(policy.scope, account.groups)) return { why: "not_in_scope" };
  }
  if (authority.kind === "synced" && !authority.writeback) return { why: "no_writeback" };
  const kinds = METHODS.filter((kind) => CAPABLE.has(kind) && (isAdministrator || policy.methods.includes(kind)));
  const weighed = kinds
    .flatMap((kind) => enrolments.filter(({ method }) => method === kind))
    .map((enrolment) => [weightOf(policy, account, enrolment, now), enrolment])
    .filter(([weight]) => weight > 0);
  const found = sufficient(isAdministrator || elevated ? 2 : policy.gates, weighed);
  if (!found) return { why: "too_few_methods" };
  const limits = limitsOf(policy);
  return {
    rule: {
      required: found.gates,
      methods: [...new Set(found.methods.map(({ method }) => method))],
      last_gate_s: limits.last_gate_s,
    },
    methods: found.methods,
    canUnlock: policy.unlock_without_reset && account.locked,
    isAdministrator,
    limits,
  };
};

/** 0 nothing, 1 beside another gate, 2 alone. */
const weightOf = (policy, account, { method, value, provenance, confirmed }, now) => {
  if (method !== "mail") return 2;
  const domain = value.slice(value.lastIndexOf("@") + 1).toLowerCase();
  if (domain === account.domain || policy.domains.some(({ name }) => covers(name, domain))) return 0;
  if (provenance === "unverified" && policy.unverified_contacts === "never") return 0;
  const days = policy.registration.reconfirm_days;
  if (days > 0 && confirmed + days * DAY_S < now) return 1;
  return provenance === "unverified" && policy.unverified_contacts !== "alone" ? 1 : 2;
};

const sufficient = (gates, weighed) => {
  if (gates === 1) {
    const alone = weighed.filter(([weight]) => weight === 2);
    if (alone.length) return { gates: 1, methods: alone.map(([, enrolment]) => enrolment) };
  }
  const methods = weighed.map(([, enrolment]) => enrolment);
  const apart = methods.some((one) => methods.some((other) => one.method !== other.method));
  return apart ? { gates: 2, methods } : null;
};

/** Whether these gates open the way. */
export const passes = (rule, passed, now) => {
  const counting = passed.filter(({ method, destination }) => rule.methods.includes(method) && destination !== null);
  const isRecent = (set) => set.some(({ at }) => now - at <= rule.last_gate_s);
  if (rule.required < 2) return counting.some((gate) => isRecent([gate]));
  return counting.some((first, at) => counting.slice(at + 1).some((second) => isApart(first, second) && isRecent([first, second])));
};

const isApart = (first, second) => first.method !== second.method && first.destination !== second.destination;

/** The methods that would bring a flow a gate further. */
export const admitted = (rule, passed, method, destination) =>
  rule.methods.includes(method) && (passed.length === 0 || (rule.required > 1 && passed.some((gate) => isApart(gate, { method, destination }))));
