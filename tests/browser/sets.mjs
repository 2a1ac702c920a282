// Sets of codes and of questions: set up where a sign-in asks for them, and deleted as a whole, without a mouse; and the service
// desk's pass, typed where a saved code is.

import assert from "node:assert/strict";
import { givesPassword } from "./account.mjs";
import { account, authenticatorCode, forgetMail, mails } from "./edge.mjs";
import { judge, visitJudged } from "./judge.mjs";
import { arrives, tabTo } from "./keyboard.mjs";
import { idOf, passFor, withMethod, withPasses, withQuestions } from "./operator.mjs";

/** What the organisation asks: as many questions as have to be answered. */
const QUESTIONS = { predefined: ["q02", "q29"], custom: ["On which ward did you begin?"], to_register: 3, to_reset: 3 };
/** An answer to each, in the order in which they are chosen. */
const ANSWERS = ["Uppsala", "Rex the Second", "Ward Four"];

/** Presses what is found by Tab under these words. */
const presses = async (claimant, words) => {
  await tabTo(claimant, words);
  await claimant.page.keyboard.press("Enter");
};

/** Signs in, the app's code by keyboard, as far as the question for what is missing. */
const isAsked = async (visit, person) => {
  const claimant = await visitJudged(visit, { path: "/me" });
  await givesPassword(claimant, person.identifier, person.password);
  await claimant.page.locator("h2").filter({ hasNotText: "Sign in" }).waitFor();
  if ((await claimant.heading()) === "One more proof") await presses(claimant, /Authenticator app/);
  await arrives(claimant, "Enter the code from your app");
  await tabTo(claimant, /^input#code/);
  await claimant.page.keyboard.type(await authenticatorCode(person));
  await claimant.page.keyboard.press("Enter");
  await arrives(claimant, "More information is needed");
  await presses(claimant, /^button Next/);
  await arrives(claimant, "Don’t lose access to your account");
  return claimant;
};

/** Goes on from what is missing to what is registered, and deletes the set of this name there. */
const deletes = async (claimant, name, screen) => {
  await presses(claimant, /^button Continue/);
  await arrives(claimant, "You are signed in");
  await presses(claimant, /Ways to prove it’s you/);
  await arrives(claimant, "Ways to prove it’s you");
  await claimant.seesText("You are ready");
  await presses(claimant, new RegExp(`^button Delete\\s+${name}`));
  await arrives(claimant, "Delete this way?");
  await judge(claimant, `delete-${screen}`);
  await presses(claimant, /^button Delete it/);
  await arrives(claimant, "Ways to prove it’s you");
  await claimant.seesText(`${name}: deleted`);
  await claimant.seesText("Something is missing");
  assert.equal(await claimant.page.locator(".method", { hasText: name }).count(), 0, "it is gone");
  await judge(claimant, `deleted-${screen}`);
};

/** Chooses the next question that is still free, and answers it. */
const answers = async (claimant, place) => {
  const { keyboard } = claimant.page;
  await tabTo(claimant, new RegExp(`^select#question-${place}`));
  await keyboard.press("ArrowDown");
  await tabTo(claimant, new RegExp(`^input#answer-${place}`));
  await keyboard.type(ANSWERS[place]);
};

export const tests = {
  "codes to keep are set up where a sign-in asks, and deleted, by keyboard alone": async (visit) => {
    const agnes = account("agnes.dahl");
    await withMethod("recovery", async () => {
      await forgetMail(agnes.identifier);
      const claimant = await isAsked(visit, agnes);
      await judge(claimant, "missing-codes");
      await presses(claimant, /Saved recovery code/);
      await arrives(claimant, "Get codes to keep");
      await presses(claimant, /Make the codes/);
      await arrives(claimant, "Your codes");
      const codes = await claimant.page.locator(".codes li").allInnerTexts();
      assert.equal(codes.length, 10);
      // Nothing but saying so leads on.
      await presses(claimant, /I have kept them/);
      await arrives(claimant, "Don’t lose access to your account");
      await claimant.seesText("That is all that is needed");
      await deletes(claimant, "Saved recovery code", "codes");
      assert.equal((await mails(agnes.identifier, 2)).length, 2, "of what came and of what went");

      // What was on the sheet opens nothing any more.
      const resetting = await visit();
      await resetting.begins(agnes);
      await resetting.page.locator("button.method-row", { hasText: "Saved recovery code" }).click();
      await resetting.types(codes[0]);
      await resetting.seesText("That code is not right.");
    });
  },

  "questions are answered where a sign-in asks, and deleted, by keyboard alone": async (visit) => {
    const agnes = account("agnes.dahl");
    await withQuestions(QUESTIONS, async () => {
      await forgetMail(agnes.identifier);
      const claimant = await isAsked(visit, agnes);
      await judge(claimant, "missing-questions");
      await presses(claimant, /Security questions/);
      await arrives(claimant, "Choose your questions");
      for (let place = 0; place < ANSWERS.length; place += 1) await answers(claimant, place);
      await judge(claimant, "questions-chosen");
      await claimant.page.locator("#answer-2").focus();
      await claimant.page.keyboard.press("Enter");
      await arrives(claimant, "Don’t lose access to your account");
      await claimant.seesText("That is all that is needed");
      await deletes(claimant, "Security questions", "questions");
      assert.equal((await mails(agnes.identifier, 2)).length, 2, "of what came and of what went");
    });
  },

  "a pass of the service desk is typed by keyboard alone, once": async (visit) => {
    const agnes = account("agnes.dahl");
    await withPasses(async () => {
      const pass = await passFor(await idOf(agnes));
      const types = async (claimant) => {
        await claimant.begins(agnes);
        await presses(claimant, /Saved recovery code/);
        await arrives(claimant, "Enter a saved code");
        await claimant.seesText("If the service desk gave you a pass, type that.");
        await tabTo(claimant, /^input#code/);
      };
      const claimant = await visitJudged(visit);
      const { keyboard } = claimant.page;
      await types(claimant);
      await judge(claimant, "pass");
      await keyboard.type(pass.slice(0, -1));
      await keyboard.press("Enter");
      await claimant.seesText("That is not a whole code.");
      await judge(claimant, "pass-short");
      await keyboard.type(pass.slice(-1));
      await keyboard.press("Enter");
      await claimant.page.locator("h2", { hasNotText: "Enter a saved code" }).waitFor();
      assert.ok(["One more proof", "Choose a new password"].includes(await claimant.heading()));
      await judge(claimant, "pass-passed");
      for (const text of [await claimant.stored(), claimant.page.url(), claimant.addresses.join("\n")]) {
        assert.ok(!text.includes(pass), "it stays nowhere");
      }
      const again = await visit();
      await types(again);
      await again.page.keyboard.type(pass);
      await again.page.keyboard.press("Enter");
      await again.seesText("That code is not right.");
    });
  },
};
