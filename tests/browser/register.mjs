// Whoever another sign-in system sends here with a ticket: it leaves the address at once, what is missing is set up, and the
// way leads back. The other system is the operator's: it asks the edge for the tickets, and shows its own page at the end.

import assert from "node:assert/strict";
import { account, authenticatorCode, origin, setClock } from "./edge.mjs";
import { judge, visitJudged } from "./judge.mjs";
import { addAccount, allowReturnTo, idOf, needOf, ticketFor } from "./operator.mjs";
import { setsUpApp, setsUpMail } from "./security_info.mjs";

const elsewhere = "https://sign-in.elsewhere.example";
const back = `${elsewhere}/on?state=7`;
/** Seconds after which a ticket opens nothing any more, and one more. */
const TICKET_OVER_S = 5 * 60 + 1;
/** Seconds after which what is registered has to be looked over, wherever it was before, and a day more. */
const RECONFIRM_S = 2 * 181 * 24 * 60 * 60;

/** Comes from the other system, which sends the browser to the address; axe is at hand. */
const arrives = async (visit, address) => {
  const claimant = await visitJudged(visit, { path: "/me" });
  const redirect = (route) => route.fulfill({ status: 302, headers: { location: address } });
  await claimant.context.route(`${elsewhere}/off`, redirect);
  await claimant.context.route(back, (route) => route.fulfill({ contentType: "text/html", body: "<h2>Welcome back</h2>" }));
  await claimant.page.goto(`${elsewhere}/off`);
  return claimant;
};

/** The ticket in an address. */
const ticketIn = (address) => new URL(address).hash.slice("#ticket=".length);

/** The ticket is neither in an address of this tab, present or past, nor in the page, nor in what it stores. */
const hasForgotten = async (claimant, address) => {
  assert.equal(claimant.page.url(), `${origin}/register`);
  const desk = await claimant.context.newCDPSession(claimant.page);
  const { entries } = await desk.send("Page.getNavigationHistory");
  await desk.detach();
  const places = { addresses: JSON.stringify(entries), storage: await claimant.stored(), page: await claimant.page.content() };
  for (const [place, text] of Object.entries(places)) assert.ok(!text.includes(ticketIn(address)), place);
};

const opensNothing = async (claimant, address) => {
  await claimant.seesText("This link has been used, or is too old.");
  await claimant.sees("Sign in");
  await hasForgotten(claimant, address);
};

/** Opens another address in the same tab; where only the fragment is another one, the page loads itself anew. */
const goesTo = async ({ page }, address) => {
  const loaded = page.waitForEvent("load");
  await page.evaluate((there) => location.assign(there), address);
  await loaded;
};

/** What can be pressed in the step. */
const ways = ({ page }) => page.locator(".step :is(button, a)").allInnerTexts();

export const tests = {
  "a ticket of another system leaves the address also where the app does not come up": async (visit) => {
    const claimant = await visit();
    await claimant.page.route("**/*.wasm", (route) => route.abort());
    await claimant.page.goto(`${origin}/register#ticket=made-up`);
    await claimant.page.locator(".unable").waitFor();
    assert.equal(claimant.page.url(), `${origin}/register`);
    claimant.said = [];
  },

  "whoever comes with a ticket sets up what is missing, and nothing else, and goes back": async (visit) => {
    await allowReturnTo(elsewhere);
    const wanda = { id: await addAccount("wanda.okoro@alderbrook.example", "Wanda Okoro") };
    assert.equal((await needOf(wanda.id)).interrupt.missing, 2);
    const first = await ticketFor(wanda.id, back);
    const claimant = await arrives(visit, first);
    const { page } = claimant;
    await claimant.sees("More information is needed");
    await hasForgotten(claimant, first);
    assert.deepEqual(await ways(claimant), ["Next", "Go back without it", "Sign out"], "nothing is put off");
    await judge(claimant, "register");
    await page.reload();
    await claimant.sees("More information is needed");
    await claimant.press("Next");
    await claimant.sees("Don’t lose access to your account");
    await judge(claimant, "register-missing");
    await setsUpApp(claimant, wanda);
    await claimant.seesText("Authenticator app: set up");
    assert.equal(await page.locator("#add-authenticator").count(), 0, "another app is not what is missing");
    await judge(claimant, "register-one");
    await setsUpMail(claimant, "wanda.okoro@post.example");
    await claimant.seesText("That is all that is needed");
    assert.deepEqual(await ways(claimant), ["Continue", "Sign out"]);
    await judge(claimant, "register-ready");
    assert.equal((await needOf(wanda.id)).ask, false);
    await claimant.press("Continue");
    await claimant.sees("That is all");
    await judge(claimant, "registered");
    assert.deepEqual(await ways(claimant), ["Go back", "Sign out"]);
    const [arrival] = await Promise.all([page.waitForRequest(back), page.getByRole("link", { name: "Go back" }).click()]);
    assert.equal((await arrival.allHeaders()).referer, undefined);
    await claimant.sees("Welcome back");

    // A ticket is good once, here and elsewhere, and none lies on the way back.
    await page.goBack();
    await claimant.sees("That is all");
    await goesTo(claimant, first);
    await opensNothing(claimant, first);
    await judge(claimant, "ticket-over");
    await opensNothing(await arrives(visit, first), first);
  },

  "a form of another system brings a ticket, and one that brings none leads to the sign-in": async (visit) => {
    const priya = await addAccount("priya.nair@alderbrook.example", "Priya Nair");
    const address = await ticketFor(priya);
    const claimant = await visitJudged(visit, { path: "/me" });
    const sends = async (fields) => {
      const body = `<form method="post" action="${origin}/register">${fields}<button>On</button></form>`;
      await claimant.context.route(`${elsewhere}/form`, (route) => route.fulfill({ contentType: "text/html", body }));
      await claimant.page.goto(`${elsewhere}/form`);
      await claimant.page.getByRole("button", { name: "On" }).click();
      await claimant.context.unroute(`${elsewhere}/form`);
    };
    await sends('<input type="hidden" name="ticket" value="//elsewhere.example"><input type="hidden" name="more" value="1">');
    await claimant.sees("Sign in");
    assert.equal(claimant.page.url(), `${origin}/register`);
    await sends(`<input type="hidden" name="ticket" value="${ticketIn(address)}">`);
    await claimant.sees("More information is needed");
    await hasForgotten(claimant, address);
  },

  "what is registered is asked for before anything is added, and a second ticket in the same tab begins anew": async (visit) => {
    const ines = account("ines.carvalho");
    const id = await idOf(ines);
    const first = await ticketFor(id);
    const claimant = await arrives(visit, first);
    await claimant.sees("More information is needed");
    assert.deepEqual(await ways(claimant), ["Next", "Sign out"], "nobody said where back is");
    const second = await ticketFor(id);
    await goesTo(claimant, second);
    await claimant.sees("More information is needed");
    await hasForgotten(claimant, second);
    await claimant.press("Next");
    await claimant.sees("Enter the code from your app");
    await judge(claimant, "register-proof");
    await claimant.page.getByLabel("Code", { exact: true }).fill(await authenticatorCode(ines));
    await claimant.press("Go on");
    await claimant.sees("Don’t lose access to your account");
    await setsUpMail(claimant, "ines.carvalho@post.example");
    await claimant.seesText("That is all that is needed");
    await claimant.press("Continue");
    await claimant.sees("That is all");
    assert.deepEqual(await ways(claimant), ["Sign out"]);
    await judge(claimant, "registered-here");
    await claimant.press("Sign out");
    await claimant.seesText("You are signed out.");
    await opensNothing(await arrives(visit, second), second);
  },

  "whoever has all they need is done, even if it has not been looked over for long": async (visit) => {
    const bruno = account("bruno.ricci");
    const id = await idOf(bruno);
    await allowReturnTo(elsewhere);
    await setClock(RECONFIRM_S);
    assert.deepEqual(await needOf(id), { ask: false }, "a ticket answers what is missing, not what is old");
    const address = await ticketFor(id, back);
    const claimant = await arrives(visit, address);
    await claimant.sees("That is all");
    await hasForgotten(claimant, address);
    assert.deepEqual(await ways(claimant), ["Go back", "Sign out"]);
  },

  "a ticket that is late, or none of ours, leads to the sign-in": async (visit) => {
    const late = await ticketFor(await idOf(account("ines.carvalho")));
    await setClock(TICKET_OVER_S);
    await opensNothing(await arrives(visit, late), late);
    const madeUp = `${origin}/register#ticket=made-up`;
    const claimant = await arrives(visit, madeUp);
    await opensNothing(claimant, madeUp);
    await claimant.page.reload();
    await claimant.sees("Sign in");
  },
};
