// Codes to keep: made after a proof, shown once, printed and stored, good once each, and replaced as a set.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { givesCode } from "./account.mjs";
import { account, authenticatorCode, canSignIn, forgetMail, mails, origin, setClock } from "./edge.mjs";
import { judge, visitJudged } from "./judge.mjs";
import { withMethod } from "./operator.mjs";
import { chooses, signsIn } from "./security_info.mjs";

/** Seconds after which a proof is no longer fresh, and one more. */
const PROOF_OVER_S = 10 * 60 + 1;
/** As a code stands on paper. */
const CODE = /^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){6}$/;

/** Signs in with the app, and opens what is registered. */
const opensInfo = async (visit, person) => {
  const claimant = await signsIn(visit, person);
  await claimant.page.locator("h2").filter({ hasNotText: "Sign in" }).waitFor();
  if ((await claimant.heading()) === "One more proof") await chooses(claimant, "Authenticator app");
  await claimant.sees("Enter the code from your app");
  await givesCode(claimant, await authenticatorCode(person));
  await claimant.sees("You are signed in");
  await chooses(claimant, "Ways to prove it’s you");
  await claimant.sees("Ways to prove it’s you");
  return claimant;
};

/** The codes that are shown. */
const shownCodes = async (claimant) => {
  await claimant.sees("Your codes");
  return claimant.page.locator(".codes li").allInnerTexts();
};

/** Passes the first gate of a reset with the app, and goes to the saved code. */
const asksForSavedCode = async (claimant, person) => {
  await claimant.begins(person);
  await claimant.provesByApp(person);
  await claimant.sees("One more proof");
  await chooses(claimant, "Saved recovery code");
  await claimant.sees("Enter a saved code");
};

/** Makes codes after a proof, keeps them in every way there is, and replaces them; returns old and new ones. */
const makesCodes = async (visit, juergen) => {
  const claimant = await opensInfo(visit, juergen);
  const { page } = claimant;
  await setClock(PROOF_OVER_S);
  await claimant.press("Add a way");
  await claimant.sees("What do you want to add?");
  await judge(claimant, "kinds-with-codes");
  await chooses(claimant, "Saved recovery code");
  await claimant.sees("Get codes to keep");
  await judge(claimant, "draw");
  await forgetMail(juergen.mail);
  await claimant.press("Make the codes");
  await claimant.sees("First, show that it’s you");
  await chooses(claimant, "Authenticator app");
  await page.getByLabel("Code", { exact: true }).fill(await authenticatorCode(juergen));
  await claimant.press("Go on");
  const codes = await shownCodes(claimant);
  assert.equal(new Set(codes).size, 10);
  for (const code of codes) assert.match(code, CODE);
  await mails(juergen.mail);
  await judge(claimant, "codes");

  // On paper and in the file stand the codes, and whose they are; nowhere else do they stay.
  await page.emulateMedia({ media: "print" });
  const printed = (await page.locator("body").innerText()).trim().split(/\s*\n\s*/);
  assert.deepEqual(printed.slice(1), codes);
  for (const part of [juergen.identifier, "Alderbrook", String(new Date().getFullYear())]) assert.ok(printed[0].includes(part), part);
  await page.emulateMedia({ media: "screen" });
  await page.evaluate(() => {
    const { revokeObjectURL } = URL;
    URL.revokeObjectURL = (address) => {
      globalThis.revoked = address;
      revokeObjectURL.call(URL, address);
    };
  });
  const [file] = await Promise.all([page.waitForEvent("download"), claimant.press("Save as a file")]);
  const text = await readFile(await file.path(), "utf8");
  assert.deepEqual(text.trim().split("\n").slice(2), codes);
  assert.ok(text.includes(juergen.identifier));
  assert.equal(await page.evaluate(() => globalThis.revoked), file.url(), "the file has no address any more");
  await claimant.context.grantPermissions(["clipboard-read", "clipboard-write"], { origin });
  await claimant.press("Copy");
  await claimant.seesText("Copied");
  assert.deepEqual((await page.evaluate(() => navigator.clipboard.readText())).split("\n"), codes);
  await page.goBack();
  assert.deepEqual(await shownCodes(claimant), codes, "a step back does not lose them");
  for (const text of [await claimant.stored(), page.url(), claimant.addresses.join("\n"), claimant.said.join("\n")]) {
    assert.ok(!codes.some((code) => text.includes(code)));
  }
  await claimant.press("I have kept them");
  await claimant.seesText("10 of 10 codes are left");
  const content = await page.content();
  assert.ok(!codes.some((code) => content.includes(code)));

  // New ones take the place of all older ones.
  await claimant.press("Make new codes");
  await claimant.seesText("The codes you have stop working");
  await judge(claimant, "draw-again");
  await claimant.press("Make the codes");
  const newer = await shownCodes(claimant);
  assert.ok(!newer.some((code) => codes.includes(code)));
  await claimant.press("I have kept them");
  await claimant.seesText("10 of 10 codes are left");
  return [codes, newer];
};

/** Types a code as people type, in a reset; the older one is none any more, and the first one is good once. */
const usesCodes = async (visit, juergen, older, [first, second]) => {
  const resetting = await visitJudged(visit);
  await asksForSavedCode(resetting, juergen);
  await judge(resetting, "saved-code");
  const field = resetting.page.getByLabel("Code", { exact: true });
  await field.pressSequentially(first.replaceAll("-", "").toLowerCase().replaceAll("0", "o").replaceAll("1", "l"));
  assert.equal(await field.inputValue(), first, "groups appear as one types");
  await field.fill(first.slice(0, -1));
  await resetting.press("Check the code");
  await resetting.seesText("That is not a whole code.");
  await judge(resetting, "saved-code-short");
  await resetting.press("Try another way");
  await resetting.sees("One more proof");
  await chooses(resetting, "Saved recovery code");
  await field.fill(older);
  await resetting.press("Check the code");
  await resetting.seesText("That code is not right.");
  assert.equal(await field.inputValue(), older, "what is long is mended, not typed anew");
  await field.fill(` ${first.replaceAll("-", " ")} `);
  await resetting.press("Check the code");
  await resetting.sees("Choose a new password");
  await resetting.saves("copper-meadow-violin-2281");
  await resetting.sees("Your password is changed");
  assert.ok(await canSignIn(juergen.identifier, "copper-meadow-violin-2281"));

  // Once.
  const again = await visit();
  await asksForSavedCode(again, juergen);
  await again.types(first);
  await again.seesText("That code is not right.");
  await again.types(second);
  await again.sees("Choose a new password");
};

export const tests = {
  "codes to keep are made after a proof, shown once, and get somebody back in once each": async (visit) => {
    const juergen = account("jürgen.groß");
    await withMethod("recovery", async () => {
      const [[older], newer] = await makesCodes(visit, juergen);
      await usesCodes(visit, juergen, older, newer);
    });
  },
};
