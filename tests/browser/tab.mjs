// A phone discards the tab while its owner reads the mail; the language stays as chosen.

import assert from "node:assert/strict";
import { account, codeIn, mails } from "./edge.mjs";

export const tests = {
  "a discarded tab goes on where it was": async (visit) => {
    const account_ = account("jürgen.groß");
    const claimant = await visit();
    await claimant.begins(account_);
    await claimant.asksForMail(account_);
    const [message] = await mails(account_.mail);
    const stored = await claimant.stored();
    assert.ok(!stored.includes(account_.mail) && !stored.includes(codeIn(message)), "no address, no code in storage");
    await claimant.page.reload();
    await claimant.sees("Enter the code from your email");
    await claimant.types(codeIn(message));
    await claimant.sees("One more proof");
    await claimant.page.reload();
    await claimant.sees("One more proof");
  },

  "the language can be changed on the page and stays": async (visit) => {
    const claimant = await visit();
    await claimant.page.getByLabel("Language").selectOption("de");
    await claimant.sees("Gleich sind Sie wieder drin");
    assert.equal(await claimant.page.locator("html").getAttribute("lang"), "de");
    assert.match(await claimant.page.title(), /^Welches Konto · /);
    await claimant.page.reload();
    await claimant.sees("Gleich sind Sie wieder drin");
  },

  "a German browser gets a German page from the first paint": async (visit) => {
    const claimant = await visit({ locale: "de-DE", javaScriptEnabled: false });
    await claimant.sees("Gleich sind Sie wieder drin");
    await claimant.seesWithoutScripts("Skripte sind hier ausgeschaltet");
  },
};
