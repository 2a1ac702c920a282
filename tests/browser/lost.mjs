// Answers get lost on the way back, each call's by turns: the page asks again by itself, and nothing happens twice.

import assert from "node:assert/strict";
import { account, canSignIn, lock, setClock, settledMails } from "./edge.mjs";

const NEW_PASSWORD = "harbour-lantern-pebble-5521";
/** Longer than the page repeats a call by itself while every answer is lost at once: the sum of its longest waits. */
const PATIENCE_MS = 30_000;
/** Seconds after which a reset is over. */
const LIFE_S = 15 * 60;

/** Lets the first `times` answers to a call get lost once the edge has dealt with them; returns what was sent, call by call. */
async function lose(claimant, path, times = 1) {
  const sent = [];
  await claimant.page.route(`**/api/v1${path}`, async (route) => {
    sent.push(route.request().postData());
    if (sent.length > times) return route.continue();
    await route.fetch();
    return route.abort("connectionreset");
  });
  return sent;
}

/** Every call was sent again, letter by letter the same, so under the same attempt. */
function expectTheSame(calls) {
  for (const [path, sent] of Object.entries(calls)) {
    assert.ok(sent.length > 1, `${path} was not repeated`);
    for (const again of sent) assert.equal(again, sent[0], `${path} was repeated as another action`);
  }
}

/** The browser's own words about the answers that the test took away. */
function forgetLosses(claimant) {
  claimant.said = claimant.said.filter((line) => !line.includes("ERR_CONNECTION_RESET"));
}

export const tests = {
  "a whole reset survives the loss of every answer, and does everything once": async (visit) => {
    const astrid = account("astrid.holm");
    const claimant = await visit();
    const calls = {};
    for (const path of ["/bot-check", "/reset/start", "/reset/challenge", "/reset/verify", "/reset/password"]) {
      calls[path] = await lose(claimant, path);
    }
    await claimant.proves(astrid);
    await claimant.sees("Choose a new password");
    await claimant.saves(NEW_PASSWORD);
    await claimant.sees("Your password is changed");
    assert.ok(await canSignIn(astrid.identifier, NEW_PASSWORD));
    // Challenge and verify were called for each gate; only the first answer was taken away.
    for (const path of ["/bot-check", "/reset/start", "/reset/password"]) expectTheSame({ [path]: calls[path] });
    for (const path of ["/reset/challenge", "/reset/verify"]) expectTheSame({ [path]: calls[path].slice(0, 2) });
    assert.equal((await settledMails(astrid.mail)).length, 2, "one code and one notice");
    forgetLosses(claimant);
  },

  "an unlock whose answers are lost twice is done once": async (visit) => {
    const lena = account("lena.hartmann");
    await lock(lena);
    const claimant = await visit();
    await claimant.proves(lena, "I know it, but I am locked out");
    await claimant.sees("Unlock your account");
    const sent = await lose(claimant, "/reset/unlock", 2);
    await claimant.press("Unlock the account");
    await claimant.sees("Your account is unlocked");
    assert.equal(sent.length, 3);
    expectTheSame({ "/reset/unlock": sent });
    assert.equal((await settledMails(lena.mail)).length, 2, "one code and one notice");
    forgetLosses(claimant);
  },

  "the page says that it asks again, and what to do when nothing helps": async (visit) => {
    const yusuf = account("yusuf.demir");
    const claimant = await visit();
    await claimant.begins(yusuf);
    const sent = await lose(claimant, "/reset/challenge", 5);
    await claimant.page.locator("button.method-row", { hasText: "Authenticator app" }).click();
    await claimant.seesText("No answer yet");
    await claimant.page.getByText("We get no answer.").first().waitFor({ timeout: PATIENCE_MS });
    await claimant.page.getByText("No answer yet").waitFor({ state: "detached" });
    assert.equal(sent.length, 5, "five tries, and then the claimant's turn");
    await claimant.page.locator("button.method-row", { hasText: "Authenticator app" }).click();
    await claimant.sees("Enter the code from your app");
    assert.equal(sent.length, 6);
    expectTheSame({ "/reset/challenge": sent });
    forgetLosses(claimant);
  },

  "a part that fails for a moment is asked again": async (visit) => {
    const claimant = await visit();
    await claimant.begins(account("yusuf.demir"));
    const sent = [];
    await claimant.page.route("**/api/v1/reset/challenge", async (route) => {
      sent.push(route.request().postData());
      if (sent.length > 1) return route.continue();
      const problem = {
        type: "urn:latchkey:problem:unavailable", title: "unavailable", status: 503, detail: "told by a test",
        code: "unavailable", support_id: "0000-0000", retry_after: 2,
      };
      const headers = { "content-type": "application/problem+json", "retry-after": "2" };
      return route.fulfill({ status: 503, headers, body: JSON.stringify(problem) });
    });
    await claimant.asksForApp();
    expectTheSame({ "/reset/challenge": sent });
  },

  "more time whose answer is lost is given once": async (visit) => {
    const claimant = await visit({ isPaused: true });
    await claimant.begins(account("yusuf.demir"));
    await claimant.page.clock.fastForward((LIFE_S - 100) * 1_000);
    await setClock(LIFE_S - 100);
    const sent = await lose(claimant, "/reset/extend");
    await claimant.press("Give me more time");
    // The page's own clock stands still: its waits have to be passed by hand.
    while (sent.length < 2) await claimant.page.clock.runFor(200);
    await claimant.page.getByText("Do you need more time?").waitFor({ state: "detached" });
    expectTheSame({ "/reset/extend": sent });
    forgetLosses(claimant);
  },

  "a word to the help desk whose answer is lost arrives once": async (visit) => {
    const clara = account("clara.moreau");
    const claimant = await visit();
    await claimant.begins(clara);
    await claimant.provesByApp(clara);
    await claimant.sees("One more proof");
    const sent = await lose(claimant, "/reset/close");
    await claimant.press("Contact your administrator");
    await claimant.page.getByLabel("Message").fill("My phone is gone.");
    await claimant.press("Send the message");
    await claimant.sees("Your message is on its way");
    expectTheSame({ "/reset/close": sent });
    const words = await settledMails("servicedesk@alderbrook.example");
    assert.equal(words.filter(({ text }) => text.includes(clara.identifier)).length, 1);
    forgetLosses(claimant);
  },
};
