// "It wasn't me": the page to which a notice leads. It does nothing by itself, everything at one press of a person, and what it
// did is lifted at the account page by two proofs.

import assert from "node:assert/strict";
import { givesPassword } from "./account.mjs";
import { account, authenticatorCode, codeIn, forgetMail, mails, origin, settledMails } from "./edge.mjs";
import { judge, visitJudged } from "./judge.mjs";
import { fillIn, idOf } from "./operator.mjs";
import { chooses } from "./security_info.mjs";

const path = "/not-me";
/** Who has an app and an address, and is in no other test. */
const rosa = account("rosa.delgado");
const ASKS = "It wasn’t you?";
const PRESS = "It wasn’t me: freeze resets";
const DONE = "Resets are frozen";

/** Has the operator fill an address in, and returns where the notice of it leads. */
const isTold = async (address) => {
  await forgetMail(rosa.mail);
  await fillIn(await idOf(rosa), address);
  // That of a freeze, which may still be on its way, leads nowhere.
  const links = (await settledMails(rosa.mail)).map(({ text }) => text.match(/\S+\/not-me#ticket=\S+/)?.[0]);
  const link = links.findLast(Boolean) ?? assert.fail("no notice leads anywhere");
  assert.ok(link.startsWith(`${origin}/not-me#`), link);
  return link;
};

/** Opens the link in a tab that is at the page; where only the fragment is another one, the page loads itself anew. */
const follows = async (claimant, link) => {
  const loaded = claimant.page.waitForEvent("load");
  await claimant.page.evaluate((there) => location.assign(there), link);
  await loaded;
  await claimant.sees(ASKS);
};

/** The calls that this tab has made to freeze anything. */
const calls = (claimant) => claimant.addresses.filter((address) => address.endsWith("/api/v1/not-me"));

const hasFocus = async ({ page }, name) => {
  await page.waitForFunction((words) => document.activeElement?.textContent.trim() === words, name);
};

export const tests = {
  "a notice leads to a page that asks, and freezes resets at one press of a key": async (visit) => {
    const link = await isTold("rosa.first@post.example");
    const claimant = await visitJudged(visit, { path });
    await claimant.sees("This link does nothing any more");
    await judge(claimant, "not-me-over");
    await follows(claimant, link);
    assert.equal(claimant.page.url(), `${origin}${path}`, "the ticket has left the address");
    const desk = await claimant.context.newCDPSession(claimant.page);
    const { entries } = await desk.send("Page.getNavigationHistory");
    await desk.detach();
    const ticket = new URL(link).hash.slice("#ticket=".length);
    assert.ok(!JSON.stringify(entries).includes(ticket) && !(await claimant.stored()).includes(ticket), "nobody keeps the ticket");
    await judge(claimant, "not-me");
    // A program that presses what it finds makes clicks that say so of themselves.
    await claimant.page.evaluate(() => document.querySelector("button").click());
    assert.deepEqual(calls(claimant), []);
    await claimant.page.keyboard.press("Tab");
    await hasFocus(claimant, PRESS);
    await claimant.page.keyboard.press("Enter");
    await claimant.sees(DONE);
    await hasFocus(claimant, DONE);
    assert.equal(calls(claimant).length, 1);
    assert.ok(!calls(claimant).some((address) => address.includes(ticket)), "no address holds it");
    await judge(claimant, "not-me-done");
    // Whoever presses once more reads the same.
    await follows(claimant, link);
    await claimant.press(PRESS);
    await claimant.sees(DONE);
  },

  "what is frozen is lifted at the account page by two proofs, and the old link does nothing more": async (visit) => {
    const link = await isTold("rosa.second@post.example");
    const claimant = await visitJudged(visit, { path });
    await follows(claimant, link);
    // An answer that got lost says so, and the same press may be repeated.
    await claimant.page.route("**/api/v1/not-me", (route) => route.abort());
    await claimant.press(PRESS);
    await claimant.seesText("That did not work.");
    await judge(claimant, "not-me-failed");
    await claimant.page.unroute("**/api/v1/not-me");
    await claimant.press(PRESS);
    await claimant.sees(DONE);
    claimant.said = claimant.said.filter((line) => !line.includes("net::ERR_FAILED"));

    const owner = await visitJudged(visit, { path: "/me" });
    await givesPassword(owner, rosa.identifier, rosa.password);
    await owner.sees("One more proof");
    await chooses(owner, "Authenticator app");
    await owner.page.getByLabel("Code", { exact: true }).fill(await authenticatorCode(rosa));
    await owner.press("Sign in");
    await owner.sees("You are signed in");
    await owner.seesText("Resets of your account are frozen");
    await judge(owner, "home-frozen");
    await forgetMail(rosa.mail);
    await owner.press("Lift the freeze");
    await owner.page.locator("button.method-row", { hasText: "Email" }).waitFor();
    assert.equal(await owner.page.locator("button.method-row", { hasText: "Authenticator" }).count(), 0, "it was the first proof");
    await chooses(owner, "Email");
    const [message] = await mails(rosa.mail);
    await owner.page.getByLabel("Code", { exact: true }).fill(codeIn(message));
    await owner.press("Go on");
    await owner.seesText("Resets of your account go on");
    assert.equal(await owner.page.getByText("Resets of your account are frozen").count(), 0);
    await judge(owner, "home-lifted");

    await claimant.page.goto(`${origin}${path}`);
    await follows(claimant, link);
    await claimant.press(PRESS);
    await claimant.sees("This link does nothing any more");
  },
};
