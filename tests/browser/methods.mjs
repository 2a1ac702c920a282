// Ways to prove oneself: another one, another code, and whom to ask.

import assert from "node:assert/strict";
import { account, codeIn, mails, setClock } from "./edge.mjs";
import { judge, visitJudged } from "./judge.mjs";

/** Seconds between two codes to one address. */
const COOL_DOWN_S = 30;

export const tests = {
  "another way can be tried and passed instead": async (visit) => {
    const mei = account("mei.tanaka");
    const claimant = await visit();
    await claimant.begins(mei);
    await claimant.asksForApp();
    await claimant.press("Try another way");
    await claimant.sees("How can we check that it’s you?");
    await claimant.provesByMail(mei);
    await claimant.sees("One more proof");
    assert.equal(await claimant.page.locator("button.method-row", { hasText: "Email" }).count(), 0, "mail is used up");
    await claimant.provesByApp(mei);
    await claimant.sees("Choose a new password");
  },

  "another code can be sent after a while, and only the newest works": async (visit) => {
    const clara = account("clara.moreau");
    const claimant = await visit({ isPaused: true });
    await claimant.begins(clara);
    await claimant.asksForMail(clara);
    const [first] = await mails(clara.mail);
    const again = claimant.page.getByRole("button", { name: /Send a new code in 0:/ });
    assert.equal(await again.getAttribute("aria-disabled"), "true");
    await claimant.page.clock.fastForward((COOL_DOWN_S + 1) * 1_000);
    await setClock(COOL_DOWN_S + 1);
    await claimant.press("Send a new code");
    await claimant.seesText("A new code is on its way");
    const [, second] = await mails(clara.mail, 2);
    assert.notEqual(codeIn(first), codeIn(second));
    await claimant.types(codeIn(first));
    await claimant.seesText("That code is not right.");
    await claimant.types(codeIn(second));
    await claimant.sees("One more proof");
  },

  "Back leads a step back, by page and by browser, and the address stays": async (visit) => {
    const claimant = await visit();
    await claimant.begins(account("yusuf.demir"));
    await claimant.asksForApp();
    const address = claimant.page.url();
    await claimant.page.goBack();
    await claimant.sees("How can we check that it’s you?");
    // The first step took its entry of history along: the second one must not leave the page.
    await claimant.page.goBack();
    await claimant.sees("What happened?");
    await claimant.press("I forgot my password");
    await claimant.sees("How can we check that it’s you?");
    await claimant.press("Back");
    await claimant.sees("What happened?");
    await claimant.press("Use another account");
    await claimant.sees("Let’s get you back in");
    assert.equal(claimant.page.url(), address);
    assert.equal(await claimant.stored(), "{}");
  },

  "help is at hand everywhere, and past a gate a message reaches the desk": async (visit) => {
    const bruno = account("bruno.ricci");
    const claimant = await visitJudged(visit);
    await claimant.press("Contact your administrator");
    await claimant.sees("Contact your administrator");
    await claimant.seesText("servicedesk@alderbrook.example");
    assert.equal(await claimant.page.getByLabel("Message").count(), 0, "nobody writes before a gate");
    await claimant.press("Back to the reset");
    await claimant.begins(bruno);
    await claimant.provesByMail(bruno);
    await claimant.sees("One more proof");
    await claimant.press("I have none of these any more");
    await claimant.page.getByLabel("Message").fill("My phone is gone.");
    await claimant.press("Send the message");
    await claimant.sees("Your message is on its way");
    await judge(claimant, "message-sent");
    const messages = await mails("servicedesk@alderbrook.example");
    assert.ok(messages.some(({ text }) => text.includes("My phone is gone.")));
    assert.equal(await claimant.stored(), "{}");
  },
};
