// The calls beside the way of a reset: what everybody may know, polling, more time, leaving.

import { entitled, isBlind } from "./call.mjs";
import { askSubject } from "./guard.mjs";
import { limitsOf, offer, passes } from "./policy.mjs";
import { Refused } from "./problem.mjs";
import { secondsLeft } from "./verify.mjs";

export const tenant = async (call) => {
  const policy = await call.policy();
  const { gates, methods } = offer(policy, false);
  return {
    name: call.env.ORGANISATION, locales: policy.locales.offered, default_locale: policy.locales.default, help_desk: policy.help_desk,
    open: policy.scope.who !== "none", bot_checks: policy.bot_checks, gates_required: gates, methods, disclosure: policy.disclosure,
    password_policy: policy.password.public, branding: policy.branding, sign_in_url: call.env.SIGN_IN_URL,
  };
};

export const poll = async (call, asked) => {
  const challenge = await call.openChallenge(asked.challenge);
  const subject = await call.judged(await call.dossier(challenge.subject), challenge.subject, false);
  const { policy } = subject;
  const flow = { id: challenge.flow, epoch: subject.account?.flow_epoch ?? 0, started: challenge.issued, expires: challenge.expires };
  const standing = await askSubject(call.env, await call.rowOf(subject, challenge.subject), { look: { flow, limits: limitsOf(policy) } });
  const mayBeDenied = challenge.past_gate || policy.disclosure === "guided";
  const state = standing.answered.includes(challenge.challenge) ? "approved" : standing.ended && mayBeDenied ? "denied" : "pending";
  return { state, poll_in: 2 };
};

export const extend = async (call, asked) => {
  const flow = await call.openFlow(asked.flow);
  const policy = await call.policy();
  const limits = limitsOf(policy);
  if (flow.extended || limits.extension_s === 0) throw new Refused("not_allowed");
  const expires = Math.max(flow.started + limits.flow_s + limits.extension_s, flow.expires);
  const longer = { ...flow, extended: true, issued: call.now, expires };
  let left = expires - call.now;
  if (!isBlind(policy, longer)) {
    const subject = await call.subject(policy, longer.subject, longer.elevated);
    const { rule } = entitled(subject, longer);
    const look = { flow: call.facts(subject, longer), limits };
    const standing = await askSubject(call.env, await call.rowOf(subject, longer.subject), { look });
    if (standing.ended) throw new Refused("flow_ended");
    left = secondsLeft(call, longer, rule, standing.passed, passes(rule, standing.passed, call.now));
  }
  call.note("in_progress", "flow: extended");
  return { flow: await call.seal("flow", longer), expires_in: left };
};

export const close = async (call, asked) => {
  const flow = await call.openFlow(asked.flow);
  const subject = await call.judged(await call.dossier(flow.subject), flow.subject, flow.elevated);
  await askSubject(call.env, await call.rowOf(subject, flow.subject), { close: { flow: call.facts(subject, flow) } });
  call.note(asked.reason === "cancelled" ? "cancelled" : "contacted_admin", "flow: left");
  return { closed: true };
};
