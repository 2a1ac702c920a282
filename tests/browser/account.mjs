// The account page: signing in with a second factor, by app and by mail, and signing out.

import assert from "node:assert/strict";
import { account, authenticatorCode, codeIn, forgetMail, mails, origin } from "./edge.mjs";
import { judge, visitJudged } from "./judge.mjs";

const page = { path: "/me" };

/** Types name and password, once the page has looked whether somebody is signed in. */
export const givesPassword = async (claimant, identifier, password) => {
  await claimant.sees("Sign in");
  await claimant.page.getByLabel("Work email or user name").fill(identifier);
  await claimant.page.getByLabel("Password", { exact: true }).fill(password);
  await claimant.press("Sign in");
};

const chooses = (claimant, method) => claimant.page.locator("button.method-row", { hasText: method }).click();

export const givesCode = async (claimant, code) => {
  await claimant.page.getByLabel("Code", { exact: true }).fill(code);
  await claimant.press("Sign in");
};

const cookies = async (claimant) => (await claimant.context.cookies()).map(({ name, httpOnly, sameSite }) => ({ name, httpOnly, sameSite }));

export const tests = {
  "signing in takes the password and the app's code, and leaves nothing behind": async (visit) => {
    const samuel = account("samuel.adeyemi");
    const claimant = await visit(page);
    await givesPassword(claimant, samuel.identifier, "not-this-password");
    await claimant.seesText("That name and password do not open an account.");
    assert.deepEqual(await cookies(claimant), []);
    await givesPassword(claimant, samuel.identifier, samuel.password);
    await claimant.sees("One more proof");
    await chooses(claimant, "Authenticator app");
    await givesCode(claimant, "000000");
    await claimant.seesText("That code is not right.");
    assert.deepEqual(await cookies(claimant), [], "no session before the second factor");
    await givesCode(claimant, await authenticatorCode(samuel));
    await claimant.sees("You are signed in");
    await claimant.seesText(samuel.identifier);
    const [cookie, ...others] = await cookies(claimant);
    assert.deepEqual([cookie.httpOnly, cookie.sameSite, others], [true, "Strict", []]);
    assert.ok(!(await claimant.stored()).includes(samuel.password), "storage");
    assert.ok(!claimant.addresses.some((address) => address.includes(samuel.password)), "addresses");
    assert.equal(claimant.page.url(), `${origin}/me`);
    await claimant.page.reload();
    await claimant.sees("You are signed in");
    await claimant.press("Sign out");
    await claimant.seesText("You are signed out.");
    assert.deepEqual(await cookies(claimant), []);
    await claimant.page.reload();
    await claimant.sees("Sign in");
  },

  "a code by mail is a second factor too, and signing out everywhere ends the other browser": async (visit) => {
    const samuel = account("samuel.adeyemi");
    const signsIn = async () => {
      const claimant = await visit(page);
      await givesPassword(claimant, samuel.identifier, samuel.password);
      await claimant.sees("One more proof");
      await forgetMail(samuel.mail);
      await chooses(claimant, "Email");
      await claimant.sees("Enter the code from your email");
      const [message] = await mails(samuel.mail);
      await givesCode(claimant, codeIn(message));
      await claimant.sees("You are signed in");
      return claimant;
    };
    const here = await signsIn();
    const there = await visit(page);
    await givesPassword(there, samuel.identifier, samuel.password);
    await there.sees("One more proof");
    await chooses(there, "Authenticator app");
    await givesCode(there, await authenticatorCode(samuel));
    await there.sees("You are signed in");
    await here.press("Sign out everywhere");
    await here.seesText("You are signed out.");
    await there.page.reload();
    await there.sees("Sign in");
  },

  "whose password is not set here is not offered another one": async (visit) => {
    const jonas = account("jonas.weber");
    const claimant = await visitJudged(visit, page);
    await givesPassword(claimant, jonas.identifier, jonas.password);
    await claimant.sees("One more proof");
    await chooses(claimant, "Authenticator app");
    await givesCode(claimant, await authenticatorCode(jonas));
    await claimant.sees("You are signed in");
    assert.equal(await claimant.page.locator("#home-password").count(), 0);
    await judge(claimant, "home-elsewhere");
  },

  "who forgot the password is led to the reset": async (visit) => {
    const claimant = await visit(page);
    await claimant.sees("Sign in");
    await claimant.page.getByRole("link", { name: "I forgot my password" }).click();
    await claimant.sees("Let’s get you back in");
  },

  "axe finds nothing on the account page": async (visit) => {
    const samuel = account("samuel.adeyemi");
    const claimant = await visitJudged(visit, page);
    await claimant.sees("Sign in");
    await judge(claimant, "sign-in");
    await claimant.press("Sign in");
    await judge(claimant, "sign-in-empty");
    await givesPassword(claimant, samuel.identifier, "not-this-password");
    await claimant.seesText("That name and password do not open an account.");
    await judge(claimant, "sign-in-wrong");
    await givesPassword(claimant, samuel.identifier, samuel.password);
    await claimant.sees("One more proof");
    await judge(claimant, "second");
    await chooses(claimant, "Authenticator app");
    await judge(claimant, "second-code");
    await givesCode(claimant, await authenticatorCode(samuel));
    await claimant.sees("You are signed in");
    await judge(claimant, "home");
  },
};
