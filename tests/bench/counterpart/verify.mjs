// Answers to challenges: compare first, then one call to the guard, whose verdict is the answer.

import { verifySync } from "otplib";
import { challengeFacts, entitled, isBlind, ownMethods, ruleOf } from "./call.mjs";
import { askSubject } from "./guard.mjs";
import { isSame } from "./keys.mjs";
import { admitted, limitsOf, passes } from "./policy.mjs";
import { Refused } from "./problem.mjs";
import { ownTerms } from "./password.mjs";

const STEP_S = 30;
const NOBODY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

export const verify = async (call, asked) => {
  const flow = await call.openFlow(asked.flow);
  const challenge = await call.openChallenge(asked.challenge);
  if (challenge.flow !== flow.flow) throw new Refused("challenge_spent");
  const subject = await call.judged(await call.dossier(flow.subject), flow.subject, flow.elevated);
  const { policy } = subject;
  const blind = isBlind(policy, flow);
  if (!blind) entitled(subject, flow);
  const typed = asked.answer.code.replace(/[\s-]/g, "");
  const limits = limitsOf(policy);
  const usable = subject.isEntitled ? subject.judged.methods : [];
  const outcome =
    challenge.method === "authenticator" ? await fromApp(call, seedsOf(usable, limits), typed) : await fromMail(call, subject, usable, challenge, typed, limits);
  const answer = {
    flow: call.facts(subject, flow), challenge: challengeFacts(challenge, limits), attempt: asked.attempt, outcome,
    guesses: guessesOf(subject, challenge.method, limits), rule: ruleOf(subject, flow.elevated), limits,
  };
  const { verdict, repeated } = await askSubject(call.env, await call.rowOf(subject, flow.subject), { answer });
  if (!repeated && (verdict.wrong || verdict.blocked)) call.after.push(() => call.countFailure());
  if (verdict.passed) return progress(call, flow, subject, verdict.passed.passed);
  if (verdict.wrong) throw new Refused("code_wrong", 422, { tries_left: verdict.wrong.tries_left });
  if (verdict.blocked) throw new Refused(blind ? "code_wrong" : "not_allowed", undefined, { tries_left: verdict.blocked.tries_left });
  throw new Refused(verdict === "ended" ? "flow_ended" : "challenge_spent");
};

/** The code that was sent, derived again for the contact as it is registered now. */
const fromMail = async (call, subject, usable, challenge, typed, limits) => {
  let meant = null;
  for (const enrolment of usable) {
    const isMeant = challenge.enrolment === null || challenge.enrolment === enrolment.id;
    if (isMeant && challenge.destination === (await call.proves(enrolment)) && enrolment.method === "mail") meant ??= enrolment;
  }
  const expected = await call.code(challenge, subject.account?.id ?? "", meant?.value.toLowerCase() ?? "", limits.mail_digits);
  const isRight = isSame(expected, typed);
  return meant && isRight ? { right: { destination: challenge.destination, step: null } } : "wrong";
};

/** The authenticators that a code is compared with: the newest, and no more than a day takes wrong guesses. */
const seedsOf = (usable, limits) => {
  const seeds = usable.filter(({ method }) => method === "authenticator").sort((a, b) => b.confirmed - a.confirmed);
  return seeds.slice(0, limits.first_authenticator_failures);
};

/** How many guesses an answer by a method is. */
export const guessesOf = ({ isEntitled, judged }, method, limits) =>
  method === "authenticator" && isEntitled ? Math.max(seedsOf(judged.methods, limits).length, 1) : 1;

/** Every authenticator is tried, also after one has matched. */
const fromApp = async (call, seeds, typed) => {
  const check = (secret) => {
    if (typed.length !== 6) return null;
    const { valid, timeStep } = verifySync({ secret, token: typed, epoch: call.now, epochTolerance: [STEP_S, 0] });
    return valid ? timeStep : null;
  };
  let found = null;
  for (const enrolment of seeds) {
    const step = check(enrolment.value);
    found ??= step === null ? null : { enrolment, step };
  }
  if (seeds.length === 0) check(NOBODY);
  if (!found) return "wrong";
  return { right: { destination: await call.proves(found.enrolment), step: { credential: found.enrolment.id, step: found.step } } };
};

const progress = async (call, flow, subject, passed) => {
  const { rule, methods, canUnlock } = entitled(subject, flow);
  const isComplete = passes(rule, passed, call.now);
  const next = { ...flow, subject: { known: subject.account.id }, passed: passed.length, policy_version: subject.policy.version, issued: call.now };
  const offered = isComplete ? [] : await ownMethods(call, { rule, methods }, passed, admitted);
  call.note("in_progress", "gate: passed");
  return {
    flow: await call.seal("flow", next),
    gates_passed: isComplete ? rule.required : Math.min(passed.length, rule.required - 1),
    gates_required: rule.required,
    methods: offered,
    expires_in: secondsLeft(call, next, rule, passed, isComplete),
    can_unlock: canUnlock,
    own_terms: ownTerms(subject.account),
  };
};

/** To the end of the flow, or sooner where the last gate goes stale. */
export const secondsLeft = (call, flow, rule, passed, isComplete) => {
  const last = isComplete ? Math.max(...passed.map(({ at }) => at)) + rule.last_gate_s : flow.expires;
  return Math.max(Math.min(last, flow.expires) - call.now, 0);
};
