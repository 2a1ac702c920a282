// What somebody has registered: asked for at sign-in, set up, shown, changed and removed; and the two passwords that are
// changed without a reset.

import assert from "node:assert/strict";
import { givesCode, givesPassword } from "./account.mjs";
import { account, authenticatorCode, codeIn, expirePassword, forgetMail, mails, origin, setClock, unproveMail } from "./edge.mjs";
import { judge, visitJudged } from "./judge.mjs";
import { arrives, tabTo } from "./keyboard.mjs";
import { readQr } from "./qr.mjs";

const page = { path: "/me" };
/** Seconds after which a proof is no longer fresh, and one more. */
const PROOF_OVER_S = 10 * 60 + 1;
/** Seconds after which another code may go to the same address, and one more. */
const COOL_DOWN_S = 31;
/** Seconds after which what is registered has to be looked over, and a day more. */
const RECONFIRM_S = 181 * 24 * 60 * 60;

/** Signs in with the password alone; what comes then the caller looks at. axe is at hand. */
export const signsIn = async (visit, { identifier, password }) => {
  const claimant = await visitJudged(visit, page);
  await givesPassword(claimant, identifier, password);
  return claimant;
};

/** Gives the second factor by mail, and goes on with the button of this name. */
const provesByMail = async (claimant, address, button) => {
  await forgetMail(address);
  await chooses(claimant, "Email");
  await claimant.sees("Enter the code from your email");
  const [message] = await mails(address);
  await claimant.page.getByLabel("Code", { exact: true }).fill(codeIn(message));
  await claimant.press(button);
};

export const chooses = (claimant, method) => claimant.page.locator("button.method-row", { hasText: method }).first().click();

/** Reads the key of a new authenticator as an app does: by the picture alone. */
const scans = async (claimant) => {
  const uri = new URL(await readQr(claimant, claimant.page.locator("svg.qr")));
  assert.equal(uri.protocol, "otpauth:");
  return uri.searchParams.get("secret");
};

/** Sets up an authenticator, and returns its key. */
export const setsUpApp = async (claimant, person) => {
  await chooses(claimant, "Authenticator app");
  await claimant.sees("Add an authenticator app");
  const secret = await scans(claimant);
  await claimant.page.getByText("Can’t scan it?").click();
  const shown = await claimant.page.locator(".secret").innerText();
  assert.equal(shown.replaceAll(" ", ""), secret, "the key to type in is the one in the picture");
  const code = await authenticatorCode({ ...person, totp_secret: secret });
  await claimant.page.getByLabel("2. Type the code it shows").fill(code);
  await claimant.press("Check and save");
  return secret;
};

/** Sets up a mail address with the code that arrives there. */
export const setsUpMail = async (claimant, address) => {
  await forgetMail(address);
  await chooses(claimant, "Email");
  await claimant.page.getByLabel("Email address").fill(address);
  await claimant.press("Send the code");
  await claimant.sees("Enter the code from your email");
  const [message] = await mails(address);
  await claimant.page.getByLabel("Code", { exact: true }).fill(codeIn(message));
  await claimant.press("Check and save");
};

/** What can be pressed in the step. */
const buttons = (claimant) => claimant.page.locator(".step button").allInnerTexts();

export const tests = {
  "who has nothing registered is asked at every sign-in, sets up two ways, and gets back in by them": async (visit) => {
    const petra = account("petra.novak");
    const leaving = await signsIn(visit, petra);
    await leaving.sees("More information is needed");
    await leaving.press("Sign out");
    await leaving.seesText("You are signed out.");
    const skipping = await signsIn(visit, petra);
    await skipping.sees("More information is needed");
    await skipping.press("Not now");
    await skipping.sees("You are signed in");
    await skipping.press("Sign out");
    await skipping.seesText("You are signed out.");

    const claimant = await signsIn(visit, petra);
    await claimant.sees("More information is needed");
    await claimant.press("Next");
    await claimant.sees("Don’t lose access to your account");
    const secret = await setsUpApp(claimant, petra);
    await claimant.sees("Don’t lose access to your account");
    await claimant.seesText("Authenticator app: set up");
    const address = "petra.novak@post.example";
    await setsUpMail(claimant, address);
    await claimant.seesText("That is all that is needed");
    await claimant.press("Continue");
    await claimant.sees("You are signed in");
    assert.equal(claimant.page.url(), `${origin}/me`);
    assert.ok(!(await claimant.stored()).includes(secret), "storage");
    assert.ok(!claimant.addresses.some((visited) => visited.includes(secret)), "addresses");

    const registered = { ...petra, mail: address, totp_secret: secret };
    await setClock(COOL_DOWN_S);
    const resetting = await visit();
    await resetting.proves(registered);
    await resetting.saves("harbour-violin-cedar-7142");
    await resetting.sees("Your password is changed");
    await claimant.page.reload();
    await claimant.sees("Sign in");

    await givesPassword(claimant, petra.identifier, "harbour-violin-cedar-7142");
    await claimant.sees("One more proof");
    await chooses(claimant, "Authenticator app");
    await givesCode(claimant, await authenticatorCode(registered));
    await claimant.sees("You are signed in");

    // After a reset everything stays as it is for a day, and nothing is offered that would be refused.
    await chooses(claimant, "Ways to prove it’s you");
    await claimant.sees("Ways to prove it’s you");
    await claimant.seesText("Held until");
    assert.deepEqual(await buttons(claimant), ["Prove it now", "Back"]);
    await judge(claimant, "frozen");
  },

  "an address that an administrator filled in is confirmed as it is": async (visit) => {
    const juergen = account("jürgen.groß");
    await unproveMail(juergen);
    const claimant = await signsIn(visit, juergen);
    await givesCode(claimant, await authenticatorCode(juergen));
    await claimant.sees("You are signed in");
    await chooses(claimant, "Ways to prove it’s you");
    await claimant.seesText("Not confirmed: added by your administrator");
    await judge(claimant, "unproved");
    await forgetMail(juergen.mail);
    await claimant.press("Confirm Email");
    await claimant.sees("Enter the code from your email");
    const [message] = await mails(juergen.mail);
    await claimant.page.getByLabel("Code", { exact: true }).fill(codeIn(message));
    await claimant.press("Check and save");
    await claimant.seesText("Email: set up");
    assert.equal(await claimant.page.getByText("Not confirmed").count(), 0);
  },

  "what is registered is shown, added to, ordered, changed and removed, after a fresh proof": async (visit) => {
    const tomas = account("tomas.berg");
    const claimant = await signsIn(visit, tomas);
    await claimant.sees("One more proof");
    await provesByMail(claimant, tomas.mail, "Sign in");
    await claimant.sees("More information is needed");
    await claimant.press("Not now");
    await claimant.sees("You are signed in");

    await setClock(PROOF_OVER_S);
    await chooses(claimant, "Ways to prove it’s you");
    await claimant.sees("First, show that it’s you");
    await provesByMail(claimant, tomas.mail, "Go on");
    await claimant.sees("Ways to prove it’s you");
    await claimant.seesText("Something is missing");
    await claimant.press("Add a way");
    await claimant.sees("What do you want to add?");
    assert.equal(await claimant.page.locator("#add-mail").getAttribute("aria-disabled"), "true", "the app comes first");
    await setsUpApp(claimant, tomas);
    await claimant.seesText("You are ready");

    await claimant.press("Change what is asked first");
    await chooses(claimant, "Authenticator app");
    await claimant.seesText("asked first from now on");

    const other = "tomas.b@elsewhere.example";
    await forgetMail(other);
    await forgetMail(tomas.mail);
    await claimant.press("Change Email");
    await claimant.page.getByLabel("Email address").fill("tomas@alderbrook.example");
    await claimant.press("Send the code");
    await claimant.seesText("That address cannot be used here.");
    await claimant.page.getByLabel("Email address").fill(other);
    await claimant.press("Send the code");
    const [message] = await mails(other);
    await claimant.page.getByLabel("Code", { exact: true }).fill(codeIn(message));
    await claimant.press("Check and save");
    await claimant.seesText("Email: set up");
    await mails(tomas.mail);

    await claimant.press("Delete Authenticator app");
    await claimant.sees("Delete this way?");
    await claimant.seesText("Then you cannot reset your password yourself");
    await claimant.press("Delete it");
    await claimant.seesText("Authenticator app: deleted");
    await claimant.seesText("Something is missing");
  },

  "a password that ran out is replaced at sign-in, and one that is known is changed": async (visit) => {
    const ines = account("ines.carvalho");
    await expirePassword(ines);
    const claimant = await signsIn(visit, ines);
    await claimant.sees("Enter the code from your app");
    await givesCode(claimant, await authenticatorCode(ines));
    await claimant.sees("Choose a new password");
    await claimant.saves(ines.password);
    await claimant.seesText("It is the one you have now.");
    await judge(claimant, "expired");
    const next = "harvest-copper-lagoon-5519";
    await claimant.saves(next);
    await claimant.sees("More information is needed");
    await claimant.press("Not now");
    await claimant.sees("You are signed in");

    const there = await signsIn(visit, { ...ines, password: next });
    await givesCode(there, await authenticatorCode(ines));
    await there.sees("More information is needed");

    await claimant.page.locator("#home-password").click();
    await claimant.sees("Change your password");
    await claimant.page.getByLabel("The password you have now").fill(ines.password);
    await claimant.saves("lighthouse-parade-unicorn-38");
    await claimant.seesText("That is not the password you have now.");
    assert.match(await claimant.focused(), /^input#old-password/);
    await judge(claimant, "change");
    await claimant.page.getByLabel("The password you have now").fill(next);
    await claimant.saves("lighthouse-parade-unicorn-38");
    await claimant.sees("You are signed in");
    await claimant.seesText("Your password is changed");
    await claimant.page.reload();
    await claimant.sees("You are signed in");
    await there.page.reload();
    await there.sees("Sign in");
  },

  "what was not looked over for long is looked over, and then not again": async (visit) => {
    const bruno = account("bruno.ricci");
    await setClock(RECONFIRM_S);
    const signsInByMail = async () => {
      const claimant = await signsIn(visit, bruno);
      await claimant.sees("One more proof");
      await provesByMail(claimant, bruno.mail, "Sign in");
      return claimant;
    };
    const claimant = await signsInByMail();
    await claimant.sees("Are these still yours?");
    await claimant.press("Next");
    await claimant.sees("Is all of this right?");
    await judge(claimant, "review");
    await claimant.press("Yes, all of it is right");
    await claimant.sees("You are signed in");
    await setClock(RECONFIRM_S + COOL_DOWN_S);
    const later = await signsInByMail();
    await later.sees("You are signed in");
  },

  "a registration by keyboard alone": async (visit) => {
    const felix = account("felix.brandt");
    const claimant = await signsIn(visit, felix);
    await claimant.sees("One more proof");
    await provesByMail(claimant, felix.mail, "Sign in");
    const { keyboard } = claimant.page;
    await arrives(claimant, "More information is needed");
    await tabTo(claimant, /Next/);
    await keyboard.press("Enter");
    await arrives(claimant, "Don’t lose access to your account");
    await tabTo(claimant, /Authenticator app/);
    await keyboard.press("Space");
    await arrives(claimant, "Add an authenticator app");
    const secret = await scans(claimant);
    await tabTo(claimant, /^input#code/);
    await keyboard.type(await authenticatorCode({ ...felix, totp_secret: secret }));
    await keyboard.press("Enter");
    await arrives(claimant, "Don’t lose access to your account");
    await tabTo(claimant, /Continue/);
    await keyboard.press("Enter");
    await arrives(claimant, "You are signed in");
  },

  "axe finds nothing where methods are set up": async (visit) => {
    const elif = account("elif.aydin");
    const claimant = await signsIn(visit, elif);
    await claimant.page.locator("h2").filter({ hasNotText: "Sign in" }).waitFor();
    if ((await claimant.heading()) === "One more proof") await provesByMail(claimant, elif.mail, "Sign in");
    await claimant.sees("More information is needed");
    await judge(claimant, "interrupt");
    await claimant.press("Next");
    await claimant.sees("Don’t lose access to your account");
    await judge(claimant, "missing");
    await chooses(claimant, "Authenticator app");
    await claimant.sees("Add an authenticator app");
    await claimant.page.getByText("Can’t scan it?").click();
    await judge(claimant, "add-authenticator");
    await claimant.page.goBack();
    await claimant.sees("Don’t lose access to your account");
    await claimant.page.goBack();
    await claimant.sees("More information is needed");
    await claimant.press("Not now");
    await claimant.sees("You are signed in");
    await judge(claimant, "home");
    await chooses(claimant, "Ways to prove it’s you");
    await claimant.sees("Ways to prove it’s you");
    await judge(claimant, "security-info");
  },
};
