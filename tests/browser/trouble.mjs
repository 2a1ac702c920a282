// What goes wrong, and how the page helps out of it.

import assert from "node:assert/strict";
import { account, canSignIn, setClock } from "./edge.mjs";

/** Seconds after which a reset is over. */
const LIFE_S = 15 * 60;

export const tests = {
  "a wrong code is told with the tries left, and the focus is in the field": async (visit) => {
    const claimant = await visit();
    await claimant.begins(account("viktor.sand"));
    await claimant.asksForApp();
    await claimant.types("000000");
    await claimant.seesText("You have 4 tries left.");
    assert.match(await claimant.focused(), /^input#code/);
    const field = claimant.page.getByLabel("Code", { exact: true });
    assert.equal(await field.getAttribute("aria-invalid"), "true");
    assert.match(await field.getAttribute("aria-describedby"), /^code-problem /);
  },

  "after too many wrong codes the challenge says so and another way is open": async (visit) => {
    const claimant = await visit();
    await claimant.begins(account("viktor.sand"));
    await claimant.asksForApp();
    for (let n = 0; n < 5; n += 1) {
      await claimant.types(`00000${n}`);
      await claimant.page.waitForFunction(() => !document.querySelector(".step [aria-busy]"));
    }
    await claimant.seesText("That was one try too many.");
    await claimant.press("Try another way");
    await claimant.sees("How can we check that it’s you?");
  },

  "a rejected password says why and is mended": async (visit) => {
    const marta = account("marta.kowalska");
    const claimant = await visit();
    await claimant.proves(marta);
    await claimant.sees("Choose a new password");
    await claimant.saves("kowalska");
    await claimant.seesText("This password cannot be used yet.");
    await claimant.seesText("It contains your name or the organisation’s.");
    await claimant.press("Show");
    await claimant.seesText("“Kowalska” is your name or the organisation’s.");
    // Terms of the organisation's own list: only the edge knows them.
    await claimant.saves("alderwingnightshift");
    await claimant.seesText("“alderwing” is easy to guess");
    await claimant.saves("lighthouse-parade-unicorn-38");
    await claimant.sees("Your password is changed");
    assert.ok(await canSignIn(marta.identifier, "lighthouse-parade-unicorn-38"));
  },

  "an expired reset begins again kindly and keeps the name": async (visit) => {
    const claimant = await visit();
    const { identifier } = account("yusuf.demir");
    await claimant.begins({ identifier });
    await setClock(LIFE_S + 60);
    await claimant.page.locator("button.method-row", { hasText: "Authenticator app" }).click();
    await claimant.sees("Let’s get you back in");
    await claimant.seesText("We started again for you");
    assert.equal(await claimant.page.getByLabel("Work email or user name").inputValue(), identifier);
    assert.equal(await claimant.stored(), "{}");
  },

  "the page itself notices that the time is over": async (visit) => {
    const claimant = await visit({ isPaused: true });
    await claimant.begins(account("yusuf.demir"));
    await claimant.page.clock.fastForward((LIFE_S - 100) * 1_000);
    await claimant.seesText("Do you need more time?");
    await claimant.page.clock.fastForward(110 * 1_000);
    await claimant.seesText("We started again for you");
  },

  "more time is offered before the end and given": async (visit) => {
    const claimant = await visit({ isPaused: true });
    await claimant.begins(account("yusuf.demir"));
    await claimant.page.clock.fastForward((LIFE_S - 100) * 1_000);
    await setClock(LIFE_S - 100);
    await claimant.press("Give me more time");
    await claimant.page.getByText("Do you need more time?").waitFor({ state: "detached" });
    await claimant.page.clock.fastForward(200 * 1_000);
    await claimant.sees("How can we check that it’s you?");
  },

  "a lost answer is repeated by itself": async (visit) => {
    const claimant = await visit();
    let lost = 0;
    await claimant.page.route("**/api/v1/reset/challenge", async (route) => {
      if (lost > 0) return route.continue();
      lost += 1;
      await route.fetch();
      return route.abort("connectionreset");
    });
    await claimant.begins(account("petra.novak"));
    await claimant.asksForApp();
    assert.equal(lost, 1);
    claimant.said = claimant.said.filter((line) => !line.includes("ERR_CONNECTION_RESET"));
  },
};
