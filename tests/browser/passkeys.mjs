// Passkeys: made in security info, used at sign-in and in a reset, and refused where they have to be. The authenticator is
// Chromium's own virtual one (WebAuthn Level 3 §11); the worker that verifies is the real one.

import assert from "node:assert/strict";
import { givesCode } from "./account.mjs";
import { account, authenticatorCode, canSignIn, forgetMail, mails, origin, setClock } from "./edge.mjs";
import { judge, visitJudged } from "./judge.mjs";
import { arrives, tabTo } from "./keyboard.mjs";
import { chooses, signsIn } from "./security_info.mjs";

const NEW_PASSWORD = "quarry-lantern-willow-3381";
/** Seconds after which mail goes to an address again, however often it went before. */
const ANOTHER_DAY_S = 25 * 60 * 60;
/** An authenticator of the device itself that keeps passkeys, and has just seen its owner. */
const OWN_DEVICE = {
  protocol: "ctap2",
  ctap2Version: "ctap2_1",
  transport: "internal",
  hasResidentKey: true,
  hasUserVerification: true,
  isUserVerified: true,
  automaticPresenceSimulation: true,
};

/** Gives the page an authenticator, with passkeys that another one holds. */
const withDevice = async ({ context, page }, options = {}, credentials = []) => {
  const cdp = await context.newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", { options: { ...OWN_DEVICE, ...options } });
  for (const credential of credentials) await cdp.send("WebAuthn.addCredential", { authenticatorId, credential });
  return {
    credentials: async () => (await cdp.send("WebAuthn.getCredentials", { authenticatorId })).credentials,
    sees: (isUserVerified) => cdp.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified }),
    touches: (enabled) => cdp.send("WebAuthn.setAutomaticPresenceSimulation", { authenticatorId, enabled }),
  };
};

/** Makes a passkey after signing in with the app; returns what the device then holds. */
const makesPasskey = async (visit, person) => {
  const claimant = await signsIn(visit, person);
  const device = await withDevice(claimant);
  await claimant.page.locator("h2").filter({ hasNotText: "Sign in" }).waitFor();
  if ((await claimant.heading()) === "One more proof") await chooses(claimant, "Authenticator app");
  await givesCode(claimant, await authenticatorCode(person));
  await claimant.sees("You are signed in");
  await chooses(claimant, "Ways to prove it’s you");
  await claimant.press("Add a way");
  await chooses(claimant, "Passkey or security key");
  await claimant.sees("Create a passkey");
  await judge(claimant, "new-passkey");
  await claimant.page.getByLabel("Give it a name").fill("Work laptop");
  await forgetMail(person.mail);
  await claimant.press("Create the passkey");
  await claimant.seesText("Passkey or security key: set up");
  await claimant.seesText("Work laptop");
  await judge(claimant, "passkey-held");
  await mails(person.mail);
  return { claimant, credentials: await device.credentials() };
};

/** Goes to the passkey of a reset. */
const asksForPasskey = async (claimant, person) => {
  await claimant.begins(person);
  await chooses(claimant, "Passkey or security key");
  await claimant.sees("Use your passkey");
};

const uses = (claimant) => claimant.press("Use the passkey");

/** Has a page of another origin, whose relying party may be the same, sign a challenge. */
const signedElsewhere = async ({ context }, challenge, credentials) => {
  const page = await context.newPage();
  const { hostname } = new URL(origin);
  const elsewhere = `http://${hostname}:4999/`;
  await page.route(elsewhere, (route) => route.fulfill({ contentType: "text/html", body: "<title>elsewhere</title>" }));
  await withDevice({ context, page }, {}, credentials);
  await page.goto(elsewhere);
  const signed = await page.evaluate(async ([text, rpId]) => {
    const bytesOf = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
    const textOf = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");
    const { rawId, response } = await navigator.credentials.get({
      publicKey: { challenge: bytesOf(text), rpId, allowCredentials: [], userVerification: "required" },
    });
    return {
      id: textOf(rawId),
      client_data: textOf(response.clientDataJSON),
      authenticator_data: textOf(response.authenticatorData),
      signature: textOf(response.signature),
      user_handle: textOf(response.userHandle),
    };
  }, [challenge, hostname]);
  await page.close();
  return signed;
};

/** The first gate is passed. */
const isIn = (claimant) => claimant.sees("One more proof");

const refusals = async (visit, person, credentials) => {
  // Nothing on this device: told, and another way is one step away.
  const empty = await visitJudged(visit);
  await withDevice(empty);
  await asksForPasskey(empty, person);
  await judge(empty, "reset-passkey");
  await uses(empty);
  await empty.seesText("No passkey was used.");
  await judge(empty, "reset-passkey-none");
  await empty.press("Try another way");
  await empty.sees("How can we check that it’s you?");

  // Given up while the browser asks: the ceremony ends, and a new one can begin at once.
  const leaving = await visitJudged(visit);
  const device = await withDevice(leaving, { automaticPresenceSimulation: false }, credentials);
  await asksForPasskey(leaving, person);
  await uses(leaving);
  await leaving.seesText("Waiting for your device");
  await judge(leaving, "reset-passkey-asking");
  await leaving.press("Try another way");
  await chooses(leaving, "Passkey or security key");
  await leaving.sees("Use your passkey");
  await device.touches(true);
  await uses(leaving);
  await isIn(leaving);

  // The edge itself refuses what a browser let through: no user verification, another origin, a replay.
  const forging = await visit();
  const owned = await withDevice(forging, {}, credentials);
  await asksForPasskey(forging, person);
  const bytes = (text) => Buffer.from(text, "base64url");
  const alter = async (change) => {
    await forging.page.route("**/api/v1/reset/verify", async (route) => {
      const asked = route.request().postDataJSON();
      const { challenge } = JSON.parse(bytes(asked.answer.assertion.client_data));
      await change(asked.answer.assertion, challenge);
      await route.continue({ postData: JSON.stringify(asked) });
    }, { times: 1 });
    await uses(forging);
    await forging.seesText("That passkey does not fit.");
  };
  // Signed as it should be, by a page of another origin for the same relying party, and by a device that saw nobody.
  await alter(async (assertion, challenge) => {
    Object.assign(assertion, await signedElsewhere(forging, challenge, credentials));
  });
  await forging.page.evaluate(() => {
    const get = CredentialsContainer.prototype.get;
    CredentialsContainer.prototype.get = function (options) {
      CredentialsContainer.prototype.get = get;
      return get.call(this, { ...options, publicKey: { ...options.publicKey, userVerification: "discouraged" } });
    };
  });
  await owned.sees(false);
  await alter((assertion) => assert.equal(bytes(assertion.authenticator_data)[32] & 0x04, 0, "nobody was seen"));
  await owned.sees(true);
  let kept;
  await alter((assertion) => {
    kept = { ...assertion };
    assertion.signature = assertion.signature.replace(/^../, (two) => (two === "ME" ? "MF" : "ME"));
  });
  await forging.seesText("You have 2 tries left.");
  await uses(forging);
  await isIn(forging);
  const replaying = await visit();
  await withDevice(replaying, {}, credentials);
  await asksForPasskey(replaying, person);
  await replaying.page.route("**/api/v1/reset/verify", async (route) => {
    const asked = route.request().postDataJSON();
    asked.answer.assertion = kept;
    await route.continue({ postData: JSON.stringify(asked) });
  });
  await uses(replaying);
  await replaying.seesText("That passkey does not fit.");
};

export const tests = {
  "a passkey is made, used in a reset by keyboard alone, and at sign-in": async (visit) => {
    const clara = account("clara.moreau");
    await setClock(ANOTHER_DAY_S);
    const { claimant, credentials } = await makesPasskey(visit, clara);
    assert.equal(credentials.length, 1);
    assert.ok(credentials[0].isResidentCredential, "it is found without a list");

    // The same device is told that it has one already.
    await claimant.press("Add a way");
    await chooses(claimant, "Passkey or security key");
    await claimant.press("Create the passkey");
    await claimant.seesText("This device has a passkey for your account already.");
    await claimant.press("Set up a different way");

    const resetting = await visitJudged(visit);
    const device = await withDevice(resetting, {}, credentials);
    const { keyboard } = resetting.page;
    await resetting.begins(clara);
    await tabTo(resetting, /Passkey or security key/);
    await keyboard.press("Enter");
    await arrives(resetting, "Use your passkey");
    await tabTo(resetting, /Use the passkey/);
    await keyboard.press("Enter");
    await arrives(resetting, "One more proof");
    await resetting.provesByMail(clara);
    await resetting.saves(NEW_PASSWORD);
    await resetting.sees("Your password is changed");
    assert.equal(await resetting.page.getByText("Create a passkey").count(), 0, "whoever used one has one");
    assert.ok(await canSignIn(clara.identifier, NEW_PASSWORD));

    const back = await signsIn(visit, { ...clara, password: NEW_PASSWORD });
    // A passkey counts its uses, and a copy that counts from before is refused.
    await withDevice(back, {}, await device.credentials());
    await back.sees("One more proof");
    await chooses(back, "Passkey or security key");
    await back.sees("Use your passkey");
    await judge(back, "sign-in-passkey");
    await uses(back);
    await back.sees("You are signed in");
    await chooses(back, "Ways to prove it’s you");
    await back.seesText("Last used on");
  },

  "a passkey is created, renamed and deleted by keyboard alone": async (visit) => {
    const mei = account("mei.tanaka");
    const claimant = await signsIn(visit, mei);
    const device = await withDevice(claimant);
    const { keyboard } = claimant.page;
    const presses = async (words) => {
      await tabTo(claimant, words);
      await keyboard.press("Enter");
    };
    await arrives(claimant, "One more proof");
    await presses(/Authenticator app/);
    await arrives(claimant, "Enter the code from your app");
    await tabTo(claimant, /^input#code/);
    await keyboard.type(await authenticatorCode(mei));
    await keyboard.press("Enter");
    await arrives(claimant, "You are signed in");
    await presses(/Ways to prove it’s you/);
    await arrives(claimant, "Ways to prove it’s you");
    await presses(/Add a way/);
    await arrives(claimant, "What do you want to add?");
    await presses(/Passkey or security key/);
    await arrives(claimant, "Create a passkey");
    await tabTo(claimant, /^input#passkey-name/);
    await keyboard.type("Work laptop");
    await keyboard.press("Enter");
    await arrives(claimant, "Ways to prove it’s you");
    await claimant.seesText("Work laptop");
    assert.equal((await device.credentials()).length, 1);

    await presses(/^button Rename\s+Passkey/);
    await arrives(claimant, "What should it be called?");
    await tabTo(claimant, /^input#name/);
    assert.equal(await claimant.page.getByLabel("Name", { exact: true }).inputValue(), "Work laptop");
    await judge(claimant, "rename");
    await claimant.page.getByLabel("Name", { exact: true }).focus();
    await keyboard.press("Control+A");
    await keyboard.type("Old laptop");
    await keyboard.press("Enter");
    await arrives(claimant, "Ways to prove it’s you");
    await claimant.seesText("Passkey or security key: renamed");
    await claimant.seesText("Old laptop");
    await judge(claimant, "renamed");
    await claimant.page.reload();
    await claimant.sees("You are signed in");
    await presses(/Ways to prove it’s you/);
    await claimant.seesText("Old laptop");

    await presses(/^button Delete\s+Passkey/);
    await arrives(claimant, "Delete this way?");
    await claimant.seesText("Passkey or security key, Old laptop");
    await presses(/^button Delete it/);
    await arrives(claimant, "Ways to prove it’s you");
    await claimant.seesText("Passkey or security key: deleted");
  },

  "a passkey is refused where it has to be, and deleted": async (visit) => {
    const bruno = account("bruno.ricci");
    const { claimant, credentials } = await makesPasskey(visit, bruno);
    await refusals(visit, bruno, credentials);
    await claimant.page.locator(".method", { hasText: "Passkey" }).getByRole("button", { name: "Delete" }).click();
    await claimant.press("Delete it");
    await claimant.seesText("Passkey or security key: deleted");
  },
};
