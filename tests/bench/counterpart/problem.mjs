// Refusals, as problem documents (RFC 9457).

const STATUS = {
  malformed: 400,
  bot_check_failed: 403,
  not_allowed: 403,
  flow_ended: 410,
  code_wrong: 422,
  challenge_spent: 422,
  password_rejected: 422,
  busy: 409,
  outcome_unknown: 409,
  too_many: 429,
  unavailable: 503,
};

export class Refused extends Error {
  constructor(code, status = STATUS[code], more = {}) {
    super(code);
    Object.assign(this, { code, status, more });
  }
}

/** The document of a refusal. */
export const problem = ({ code, status, more }, supportId) => ({
  type: `urn:latchkey:problem:${code}`,
  title: code.replaceAll("_", " "),
  status,
  detail: code.replaceAll("_", " "),
  code,
  support_id: supportId,
  ...more,
});
