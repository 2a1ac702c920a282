// The way to the guard, which is our worker's own: the same objects, the same questions, the same answers.

import { derive } from "./keys.mjs";

const LIMIT_MS = 5_000;

const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/** Names a row: its kind first, then what it is about. */
export const row = (env, ...fields) => derive(env.GUARD_KEY, "guard-row", env.TENANT_ID, ...fields);

/** Asks the guard about a row. */
export const ask = async (env, key, event) => {
  const stub = env.GUARD.getByName(`guard-${hex(key.subarray(0, 1))}`);
  const body = JSON.stringify({ row: hex(key), event });
  const answer = await within(stub.fetch("https://guard/", { method: "POST", body }));
  if (answer.status !== 200) throw new Error(`the guard answered ${answer.status}`);
  const { verdict } = await answer.json();
  if (!verdict) throw new Error("the guard does not decide");
  return verdict;
};

/** Asks about a subject's row, or the row of a name that nobody has. */
export const askSubject = async (env, { isKnown, key }, event) => {
  const { subject } = await ask(env, key, isKnown ? { subject: event } : { unknown: event });
  return Object.values(subject)[0];
};

/** Waits for an answer, but no longer than this. */
export const within = (asked, limitMs = LIMIT_MS) => {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error("no answer in time")), limitMs);
  });
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
};
