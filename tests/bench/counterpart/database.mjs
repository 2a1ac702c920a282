// The statements of our worker, over the same tables: what is read and written is the same, row by row, but for the stand-ins
// that let a name nobody has cost what an account costs, and for what a reset leaves for later rules: former passwords, the
// freeze, the name of its attempt.

import { openAt } from "./sealing.mjs";

const account = (whose) => `WITH RECURSIVE whose (id) AS (${whose}), member (id) AS (
  SELECT in_group FROM group_accounts WHERE account IN (SELECT id FROM whose)
  UNION
  SELECT group_groups.in_group FROM group_groups JOIN member ON group_groups.child = member.id
)
SELECT json_object(
  'id', a.id, 'name', a.name, 'display_name', a.display_name, 'given_name', a.given_name,
  'family_name', a.family_name, 'domain', a.domain, 'status', a.status,
  'locked', json(iif(a.locked, 'true', 'false')), 'must_change', json(iif(a.must_change, 'true', 'false')),
  'password_expires', a.password_expires, 'role', a.role, 'licence', a.licence,
  'locale', a.locale, 'mail', a.mail,
  'flow_epoch', a.flow_epoch, 'session_epoch', a.session_epoch, 'credential_version', a.credential_version,
  'aliases', json((SELECT json_group_array(n.name) FROM account_names n WHERE n.account = a.id AND n.name <> a.name)),
  'groups', json((SELECT json_group_array(member.id) FROM member))
) AS document
FROM accounts a WHERE a.id IN (SELECT id FROM whose)`;

const POLICY = "SELECT document FROM policies ORDER BY version DESC LIMIT 1";
const BY_NAME = account("SELECT account FROM account_names WHERE name = ?1");
const BY_ID = account("SELECT ?1");
const enrolments = (whose) => `WITH whose (id) AS (${whose})
SELECT json_object('id', id, 'kind', kind, 'sealed', sealed, 'provenance', provenance, 'confirmed', confirmed) AS document
FROM enrolments WHERE account IN (SELECT id FROM whose) ORDER BY id`;
const ENROLMENTS_BY_NAME = enrolments("SELECT account FROM account_names WHERE name = ?1");
const ENROLMENTS_BY_ID = enrolments("SELECT ?1");
const SIZE = "SELECT json(accounts) AS document FROM directory_size WHERE only = 1";
const AUDIT = "INSERT INTO audit (at, support_id, subject, activity, result, event) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
const UNKNOWN =
  "INSERT INTO unknown_names (hour, name, activity, result, detail, times) VALUES (?1, ?2, ?3, ?4, ?5, 1) ON CONFLICT DO UPDATE SET times = times + 1";
const AUDIT_AFTER_WRITE =
  "INSERT INTO audit (at, support_id, subject, activity, result, event) SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE EXISTS (SELECT 1 FROM accounts WHERE id = ?7 AND last_write = ?8)";
const SET_PASSWORD =
  "UPDATE accounts SET password_hash = ?1, locked = 0, must_change = 0, password_expires = NULL, credential_version = credential_version + 1, flow_epoch = flow_epoch + 1, session_epoch = session_epoch + 1, last_write = ?2 WHERE id = ?3 AND credential_version = ?4";
const UNLOCK =
  "UPDATE accounts SET locked = 0, credential_version = credential_version + 1, flow_epoch = flow_epoch + 1, last_write = ?1 WHERE id = ?2 AND credential_version = ?3";
const WON = "SELECT 'true' AS document FROM accounts WHERE id = ?1 AND last_write = ?2";

const read = ({ results }) => results.map(({ document }) => JSON.parse(document));

/** Runs a query whose rows are JSON documents. */
const documents = async (db, sql, ...values) => read((await db.batch([db.prepare(sql).bind(...values)]))[0]);

export const currentPolicy = async (db) => {
  const [policy] = await documents(db, POLICY);
  if (!policy) throw new Error("expected a policy");
  return policy;
};

export const size = async (db) => (await documents(db, SIZE))[0];

export const find = async (db, { named, known }) =>
  (await documents(db, known ? BY_ID : BY_NAME, known ?? named))[0] ?? null;

/** The registered methods of an account, opened; for nobody it asks as well and finds nothing. */
export const enrolmentsOf = async (env, subject) => {
  return opened(env, subject, await documents(env.DB, ENROLMENTS_BY_ID, subject ?? ""));
};

const opened = (env, subject, rows) =>
  Promise.all(
    rows.map(async ({ id, kind, sealed, provenance, confirmed }) => {
      const value = await openAt({ subject, enrolment: id, kind }, sealed, env.CONTACT_KEY_A);
      return { id, method: kind === "mail" ? "mail" : "authenticator", value, provenance, confirmed };
    }),
  );

/** All that a call judges by, in one question. */
export const dossier = async (env, { named, known }) => {
  const statements = known ? [BY_ID, ENROLMENTS_BY_ID] : [BY_NAME, ENROLMENTS_BY_NAME];
  const queries = [env.DB.prepare(POLICY), ...statements.map((sql) => env.DB.prepare(sql).bind(known ?? named))];
  const [[policy], [account = null], rows] = (await env.DB.batch(queries)).map(read);
  if (!policy) throw new Error("expected a policy");
  return { policy, account, enrolments: account ? await opened(env, account.id, rows) : [] };
};

const columns = (line) => [String(line.at), line.support_id, line.subject, line.activity, line.result, JSON.stringify(line)];

export const record = (db, line) => {
  const statement = line.unknown_name
    ? db.prepare(UNKNOWN).bind(String(Math.floor(line.at / 3_600)), line.unknown_name, line.activity, line.result, line.detail)
    : db.prepare(AUDIT).bind(...columns(line));
  return db.batch([statement]);
};

/** Writes a new password or an unlock with its audit line, if the version still is the expected one. Tells whether it was. */
export const commit = async (db, { id, version, hash, line, token }) => {
  const update = hash
    ? db.prepare(SET_PASSWORD).bind(hash, token, id, String(version))
    : db.prepare(UNLOCK).bind(token, id, String(version));
  const audit = db.prepare(AUDIT_AFTER_WRITE).bind(...columns(line), id, token);
  const results = await db.batch([update, audit, db.prepare(WON).bind(id, token)]);
  return results.at(-1).results.length > 0;
};
