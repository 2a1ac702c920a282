// What tests need of the edge beside the page: accounts, mail, codes, the clock, and signing in.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** A variable of the environment, which has to be there. */
export const needed = (name) => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; run \`cargo xtask test browser\``);
  return value.replace(/\/$/, "");
};

export const origin = needed("LATCHKEY_ORIGIN");
export const standIn = needed("LATCHKEY_STAND_INS");
const mailBase = needed("LATCHKEY_MAIL");
const accounts = JSON.parse(readFileSync(needed("LATCHKEY_ACCOUNTS"), "utf8"));

const SECONDS_OF_A_STEP = 30;
let offset = 0;
const usedSteps = new Set();

/** The account of the demo organisation whose name begins like this. */
export const account = (name) => {
  const found = accounts.find(({ identifier }) => identifier.startsWith(name));
  if (!found) throw new Error(`no account ${name} in LATCHKEY_ACCOUNTS`);
  return found;
};

/** Moves the edge's clock; only builds for tests have this hook. */
export const setClock = async (seconds) => {
  if (seconds === offset) return;
  const answer = await post("/testing/clock", { offset_s: seconds });
  if (!answer.ok) throw new Error(`the clock did not move: ${answer.status}`);
  offset = seconds;
};

/** Lets the organisation prefer these checks against robots; only builds for tests have this hook. */
export const preferChecks = async (kinds) => {
  const kept = "version + 1, json_set(document, '$.version', version + 1, '$.bot_checks', json('" + JSON.stringify(kinds) + "')), written, author";
  const next = `INSERT INTO policies (version, document, written, author) SELECT ${kept} FROM policies ORDER BY version DESC LIMIT 1`;
  const answer = await post("/testing/sql", { statements: [next] });
  if (!answer.ok) throw new Error(`the policy stays: ${answer.status}`);
};

/** The code an independent authenticator shows now; waits for the next one if this one was used already. */
export const authenticatorCode = async ({ totp_secret: secret }) => {
  for (;;) {
    const now = Math.floor(Date.now() / 1000) + offset;
    const step = `${secret} ${Math.floor(now / SECONDS_OF_A_STEP)}`;
    if (!usedSteps.has(step)) {
      usedSteps.add(step);
      return execFileSync("oathtool", ["--totp", "-b", `--now=@${now}`, secret], { encoding: "utf8" }).trim();
    }
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
};

/** The characters in a picture, which only the worker's own keys can tell. */
export const pictureAnswer = (check) => {
  const run = ["run", "--quiet", "--package", "latchkey-tests", "--bin", "picture", "--", check];
  return execFileSync("cargo", run, { encoding: "utf8" }).trim();
};

/** Has the directory lock an account. */
export const lock = (account) => mark(account, "locked");

/** Has the directory want another password for an account. */
export const expirePassword = (account) => mark(account, "must_change");

/** Makes the address of an account one that an administrator filled in and nobody has proved. */
export const unproveMail = ({ identifier }) =>
  write(`UPDATE enrolments SET provenance = 'unverified' WHERE kind = 'mail' AND account = (SELECT id FROM accounts WHERE name = '${quoted(identifier)}')`);

/** Marks an account in the directory. */
const mark = ({ identifier }, column) => write(`UPDATE accounts SET ${column} = 1 WHERE name = '${quoted(identifier)}'`);

const quoted = (name) => name.replaceAll("'", "''");

/** Writes to the directory; only builds for tests have this hook. */
const write = async (statement) => {
  const answer = await post("/testing/sql", { statements: [statement] });
  if (!answer.ok) throw new Error(`the directory stays: ${answer.status}`);
};

/** Forgets what arrived at an address. */
export const forgetMail = (address) => fetch(`${mailBase}/messages?to=${encodeURIComponent(address)}`, { method: "DELETE" });

/** Waits for the mails to an address, oldest first. */
export const mails = async (address, count = 1) => {
  const answer = await fetch(`${mailBase}/messages?to=${encodeURIComponent(address)}&wait=30&count=${count}`);
  const messages = await answer.json();
  if (messages.length < count) throw new Error(`${messages.length} of ${count} mails to ${address} arrived`);
  return messages;
};

/** The mails to an address, oldest first, once nothing more is on its way; only builds for tests have this hook. */
export const settledMails = async (address) => {
  const answer = await post("/testing/settle", {});
  if (!answer.ok) throw new Error(`the outbox did not settle: ${answer.status}`);
  return mails(address, 0);
};

/** The code in a mail. */
export const codeIn = ({ text }) => {
  const [code] = text.match(/\b\d{4}[ -]?\d{4}\b/) ?? [];
  if (!code) throw new Error(`no code in the mail:\n${text}`);
  return code;
};

/** Signs in with a password and tells whether it worked. */
export const canSignIn = async (identifier, password) => (await post("/api/v1/session", { identifier, password })).ok;

const post = (path, body) =>
  fetch(`${origin}${path}`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
