// Runs every browser test in order, prints each, and ends with `N passed, N failed`.
//
// Needs LATCHKEY_ORIGIN, LATCHKEY_MAIL (REST base of the mail catcher), LATCHKEY_STAND_INS, LATCHKEY_ACCOUNTS (JSON file),
// LATCHKEY_SECRETS (file of variables) and CHROMIUM; `cargo xtask test browser` sets them.
// Words given as arguments choose the tests whose names contain one.

import { chromium } from "playwright-core";
import { Claimant } from "./claimant.mjs";
import { setClock } from "./edge.mjs";
import { tests as accountPage } from "./account.mjs";
import { tests as accessible } from "./accessible.mjs";
import { tests as hostile } from "./hostile.mjs";
import { tests as keyboard } from "./keyboard.mjs";
import { tests as languages } from "./languages.mjs";
import { tests as lost } from "./lost.mjs";
import { tests as methods } from "./methods.mjs";
import { tests as notMe } from "./not_me.mjs";
import { tests as passkeys } from "./passkeys.mjs";
import { tests as questions } from "./questions.mjs";
import { tests as register } from "./register.mjs";
import { tests as reset } from "./reset.mjs";
import { tests as robot } from "./robot.mjs";
import { tests as savedCodes } from "./saved_codes.mjs";
import { tests as securityInfo } from "./security_info.mjs";
import { tests as sets } from "./sets.mjs";
import { tests as shell } from "./shell.mjs";
import { tests as tab } from "./tab.mjs";
import { tests as trouble } from "./trouble.mjs";
import { tests as turnstile } from "./turnstile.mjs";

const LIMIT_MS = 120_000;

const all = {
  ...reset,
  ...methods,
  ...trouble,
  ...lost,
  ...tab,
  ...languages,
  ...robot,
  ...turnstile,
  ...keyboard,
  ...shell,
  ...accountPage,
  ...securityInfo,
  ...register,
  ...questions,
  ...savedCodes,
  ...sets,
  ...accessible,
  ...hostile,
  ...passkeys,
  ...notMe,
};
const wanted = process.argv.slice(2);
const chosen = Object.entries(all).filter(([name]) => wanted.length === 0 || wanted.some((word) => name.includes(word)));

const within = (work, limit) => {
  let clock;
  const late = new Promise((_, reject) => {
    clock = setTimeout(() => reject(new Error(`took longer than ${limit} ms`)), limit);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(clock));
};

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-background-networking"],
});
let failed = 0;
for (const [name, test] of chosen) {
  const claimants = [];
  const visit = async (options) => {
    const claimant = await Claimant.visit(browser, options);
    claimants.push(claimant);
    return claimant;
  };
  const begun = Date.now();
  try {
    await within(test(visit), LIMIT_MS);
    for (const claimant of claimants) claimant.expectNothingOdd();
    console.log(`ok   ${name} (${((Date.now() - begun) / 1000).toFixed(1)} s)`);
  } catch (error) {
    failed += 1;
    console.log(`FAIL ${name}\n     ${String(error.stack ?? error).replaceAll("\n", "\n     ")}`);
    for (const claimant of claimants) await claimant.keepEvidence(name);
  }
  for (const claimant of claimants) await claimant.leave();
  await setClock(0);
}
await browser.close();
console.log(`${chosen.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 && chosen.length > 0 ? 0 : 1;
