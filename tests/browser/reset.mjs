// The main job: a whole reset, and an unlock; nothing secret stays behind.

import assert from "node:assert/strict";
import { account, canSignIn, mails, origin } from "./edge.mjs";
import { judge, visitJudged } from "./judge.mjs";

const NEW_PASSWORD = "teapot-orbit-meadow-9024";

export const tests = {
  "a reset with mail and authenticator changes the password": async (visit) => {
    const nora = account("nora.lindqvist");
    assert.ok(await canSignIn(nora.identifier, nora.password), "the old password works before");
    const claimant = await visit();
    await claimant.proves(nora);
    await claimant.sees("Choose a new password");
    await claimant.saves(NEW_PASSWORD);
    await claimant.sees("Your password is changed");
    assert.ok(await canSignIn(nora.identifier, NEW_PASSWORD), "the new password works");
    assert.ok(!(await canSignIn(nora.identifier, nora.password)), "the old password is dead");
    const [, notice] = await mails(nora.mail, 2);
    assert.ok(!notice.text.includes(NEW_PASSWORD), "the notice does not tell the password");
  },

  "nothing secret stays in the address, in storage or in the console": async (visit) => {
    const account_ = account("grace.mensah");
    const claimant = await visit();
    const codes = await claimant.proves(account_);
    await claimant.sees("Choose a new password");
    const secrets = [...codes, NEW_PASSWORD, account_.mail, "v4.local."];
    const leaks = (text) => secrets.filter((secret) => text.includes(secret));
    assert.deepEqual(leaks(await claimant.stored()), [], "storage, past the last gate");
    await claimant.saves(NEW_PASSWORD);
    await claimant.sees("Your password is changed");
    assert.deepEqual(leaks(await claimant.stored()), [], "storage, at the end");
    assert.deepEqual(leaks(claimant.said.join("\n")), [], "console");
    assert.deepEqual(claimant.addresses.flatMap(leaks), [], "addresses");
    assert.equal(claimant.page.url(), `${origin}/`);
    assert.equal((await claimant.context.cookies()).length, 0, "no cookie is set");
  },

  "a locked account is unlocked and keeps its password": async (visit) => {
    const lena = account("lena.hartmann");
    const claimant = await visitJudged(visit);
    await claimant.proves(lena, "I know it, but I am locked out");
    await claimant.sees("Unlock your account");
    await judge(claimant, "unlock");
    await claimant.press("Unlock the account");
    await claimant.sees("Your account is unlocked");
    await judge(claimant, "unlocked");
    assert.ok(await canSignIn(lena.identifier, lena.password), "the password still works");
  },

  "a suggested password is taken": async (visit) => {
    const omar = account("omar.haddad");
    const claimant = await visit();
    await claimant.proves(omar);
    await claimant.sees("Choose a new password");
    const first = await claimant.page.locator(".more .secret").innerText();
    await claimant.press("Another");
    await claimant.page.waitForFunction((old) => document.querySelector(".more .secret").innerText !== old, first);
    const suggested = await claimant.page.locator(".more .secret").innerText();
    await claimant.press("Use it");
    assert.equal(await claimant.page.getByLabel("New password").inputValue(), suggested);
    await claimant.press("Save the password");
    await claimant.sees("Your password is changed");
    assert.ok(await canSignIn(omar.identifier, suggested));
  },
};
