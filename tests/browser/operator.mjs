// The operator, as a sign-in system of the organisation's own: administers over HTTP with the token, as docs/OPERATING.md says.

import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { needed, origin } from "./edge.mjs";

const [, token] = readFileSync(needed("LATCHKEY_SECRETS"), "utf8").match(/^OPERATOR_TOKEN=(.+)$/m);

/** Calls the administrators' API; whatever it refuses is an error. */
const ask = async (method, path, body, headers = {}) => {
  const answer = await fetch(`${origin}/api/v1/admin${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json", ...headers },
    body: body && JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return { version: answer.headers.get("etag"), said: await answer.json() };
};

/** Adds an account with neither a password nor a method, which may reset once it has methods; returns its id. */
export const addAccount = async (name, displayName) => {
  const attempt = randomBytes(16).toString("base64url");
  const { said } = await ask("POST", "/users", { attempt, name, display_name: displayName });
  await ask("POST", "/groups/staff/add", { ids: [said.id] });
  return said.id;
};

/** Finds the id of an account by its name. */
export const idOf = async ({ identifier }) => {
  const { said } = await ask("GET", `/users?search=${encodeURIComponent(identifier)}`);
  return said.users.find(({ name }) => name === identifier).id;
};

/** Fills a mail address in for an account, of which its owner is told. */
export const fillIn = (id, mail) => {
  const attempt = randomBytes(16).toString("base64url");
  return ask("POST", `/users/${id}/methods`, { attempt, mail });
};

/** Has the policy allow these origins, and no others, to be returned to. */
export const allowReturnTo = async (...origins) => {
  const { version, said } = await ask("GET", "/policy");
  const policy = { ...said, origins: { ...said.origins, return_to: origins } };
  await ask("PUT", "/policy", policy, { "if-match": version });
};

/** Changes parts of the policy while something is done, and puts them back. */
const underPolicy = async (parts, work) => {
  const { version, said } = await ask("GET", "/policy");
  const { version: changed } = await ask("PUT", "/policy", { ...said, ...parts(said) }, { "if-match": version });
  try {
    return await work();
  } finally {
    await ask("PUT", "/policy", said, { "if-match": changed });
  }
};

/** Has the policy take another kind of method, too, while something is done. */
export const withMethod = (kind, work) => underPolicy(({ methods }) => ({ methods: [...methods, kind] }), work);

/** Has the policy ask questions while something is done. */
export const withQuestions = (questions, work) =>
  underPolicy(({ methods }) => ({ methods: [...methods, "questions"], questions }), work);

/** Has the service desk give recovery passes while something is done. */
export const withPasses = (work) => underPolicy(() => ({ recovery_pass: true }), work);

/** A recovery pass for an account, as it is read out. */
export const passFor = async (id) => {
  const attempt = randomBytes(16).toString("base64url");
  return (await ask("POST", `/users/${id}/recovery-pass`, { attempt })).said.pass;
};

/** Whether an account's owner is to be asked for methods, and why. */
export const needOf = async (id) => (await ask("GET", `/users/${id}/registration`)).said;

/** The address that a browser is sent to, so that its owner registers what is missing. */
export const ticketFor = async (id, returnTo) => {
  const { said } = await ask("POST", `/users/${id}/registration-ticket`, returnTo ? { return_to: returnTo } : {});
  return said.address;
};
