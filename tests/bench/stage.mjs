// What `cargo xtask bench` has started, filled with accounts.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { sealFor } from "./counterpart/sealing.mjs";
import { post, send } from "./http.mjs";

/** Accounts beside those that claimants are had for: an organisation in which a day's wrong answers raise no alarm. */
const PADDING = 60_000;
/** Rows that one statement makes. */
const CHUNK = 20_000;

const stage = JSON.parse(process.env.LATCHKEY_STAGE ?? "null");
if (!stage) throw new Error("LATCHKEY_STAGE is not set; run `cargo xtask bench`");

const crowd = JSON.parse(readFileSync(stage.crowd, "utf8"));

/** Whether only the bench itself is tried. */
export const isSmoke = process.env.LATCHKEY_SMOKE === "1";
/** So many rounds, or hardly any where only the bench itself is tried. */
export const rounds = (full) => (isSmoke ? Math.min(full, 2) : full);

export const { latchkey, counterpart, hello, dist, smtp_port: smtpPort } = stage;
latchkey.database = "latchkey";
counterpart.database = "counterpart";
export const { people, members, password } = crowd;

/** Runs statements as one transaction. */
export const sql = async (database, statements) => {
  const answer = await post(stage.databases.port, "/query", statements.map((text) => ({ sql: text })), {
    headers: { "x-database": database },
  });
  if (!Array.isArray(answer)) throw new Error(`${database}: ${answer.error}`);
  return answer;
};

/** What a database was asked since this was last called. */
export const counted = async (database) => {
  const { text } = await send(stage.databases.port, "GET", "/counted");
  return JSON.parse(text)[database] ?? { calls: 0, statements: 0, rows_read: 0, rows_written: 0 };
};

/** Makes the tables and fills in the organisation with some of its people. */
export const fill = async ({ database }, { count = people.length, members = 0, padding = PADDING } = {}) => {
  for (const file of readdirSync(stage.migrations).sort()) await sql(database, [readFileSync(join(stage.migrations, file), "utf8")]);
  await sql(database, shared);
  await admit({ database }, 0, count);
  await admit({ database }, people.length, people.length + members);
  await pad({ database }, padding);
  await counted(database);
};

/** Fills in people; members come after all others. The counterpart reads contacts and seeds that are sealed its own way. */
export const admit = async ({ database }, from, to) => {
  for (let start = from; start < to; start += 500) {
    await sql(database, byPerson.slice(start, Math.min(to, start + 500)).flat());
  }
  if (database !== "counterpart") return;
  const statements = [];
  for (const { id, mail, seed } of people.slice(from, to)) {
    for (const [kind, { enrolment, value }] of Object.entries({ mail, totp: seed })) {
      const sealed = await sealFor({ subject: id, enrolment, kind }, value, counterpart.contact_key);
      statements.push(`UPDATE enrolments SET sealed = '${sealed}' WHERE id = '${enrolment}'`);
    }
  }
  for (let start = 0; start < statements.length; start += 500) await sql(database, statements.slice(start, start + 500));
};

/** Fills up to so many accounts with people whom nobody claims to be, each with two names and two methods. */
export const pad = async ({ database }, upTo) => {
  const [{ results }] = await sql(database, ["SELECT accounts FROM directory_size"]);
  for (let from = results[0].accounts; from < upTo; from += CHUNK) {
    const numbers = `WITH RECURSIVE n (i) AS (SELECT ${from} UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ${Math.min(upTo, from + CHUNK)})`;
    await sql(database, [
      `${numbers} INSERT INTO accounts (id, name, display_name, domain) SELECT 'pad-' || i, 'pad' || i || '@alderbrook.example', 'Padding', 'alderbrook.example' FROM n`,
      `${numbers} INSERT INTO account_names (name, account) SELECT 'pad' || i || '@alderbrook.example', 'pad-' || i FROM n UNION ALL SELECT 'ALDER\\pad' || i, 'pad-' || i FROM n`,
      `${numbers} INSERT INTO group_accounts (account, in_group) SELECT 'pad-' || i, 'nursing' FROM n`,
      `${numbers} INSERT INTO enrolments (id, account, kind, sealed, provenance, confirmed) SELECT 'pad-' || i || '-m', 'pad-' || i, 'mail', 'v1.0000000000.AA', 'verified', 1 FROM n UNION ALL SELECT 'pad-' || i || '-t', 'pad-' || i, 'totp', 'v1.0000000000.AA', 'verified', 1 FROM n`,
    ]);
  }
};

/** The statements that are nobody's, and those of each person: an account's begin with its own row. */
const [shared, byPerson] = (() => {
  const isAccount = (text) => text.startsWith("INSERT INTO accounts ");
  const first = crowd.sql.findIndex(isAccount);
  const groups = [];
  for (const text of crowd.sql.slice(first)) {
    if (isAccount(text)) groups.push([text]);
    else groups.at(-1).push(text);
  }
  return [crowd.sql.slice(0, first), groups];
})();
