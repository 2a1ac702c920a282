// Security questions: chosen and answered, refused at the field they belong to, and answered in a reset as its second proof.

import assert from "node:assert/strict";
import { givesCode } from "./account.mjs";
import { account, authenticatorCode } from "./edge.mjs";
import { judge, visitJudged } from "./judge.mjs";
import { withQuestions } from "./operator.mjs";
import { chooses, signsIn } from "./security_info.mjs";

/** What one of the organisation's own questions asks. */
const OWN = "On which ward did you begin?";
/** The answer to each question that is chosen, by a part of its words. */
const ANSWERS = { "your parents meet": "Uppsala", "your first pet": "Rex the Second", [OWN]: "Ward  Four" };

/** Gives the answers of this table to whatever is asked; typed otherwise than they were registered, and meaning the same. */
const answers = async (claimant, table = ANSWERS) => {
  for (const [words, answer] of Object.entries(table)) await claimant.page.getByLabel(words).fill(answer);
};

const question = (claimant, number) => claimant.page.getByLabel(`Question ${number}`);

/** Every question follows the language of the page, but for the organisation's own. */
const speaksGerman = async ({ page }) => {
  await page.locator("#lang").selectOption("de");
  await page.getByLabel("In welchem Ort haben sich Ihre Eltern kennengelernt?").waitFor();
  await page.getByLabel(OWN).waitFor();
  await page.locator("#lang").selectOption("en");
  await page.getByLabel("In which town did your parents meet?").waitFor();
};

/** What the organisation asks. */
const QUESTIONS = { predefined: ["q02", "q29", "q33"], custom: [OWN], to_register: 3, to_reset: 3 };

/** Chooses and answers three questions, after every mistake that can be made. */
const registers = async (visit, clara) => {
  const claimant = await signsIn(visit, clara);
  const { page } = claimant;
  await claimant.sees("One more proof");
  await chooses(claimant, "Authenticator app");
  await givesCode(claimant, await authenticatorCode(clara));
  await claimant.sees("You are signed in");
  await chooses(claimant, "Ways to prove it’s you");
  await claimant.press("Add a way");
  await chooses(claimant, "Security questions");
  await claimant.sees("Choose your questions");
  await judge(claimant, "questions");

  // What is missing is said where it is missing, and what is chosen once cannot be chosen again.
  await claimant.press("Save the answers");
  await claimant.seesText("No question is chosen.");
  assert.match(await claimant.focused(), /^select#question-0/);
  await judge(claimant, "questions-missing");
  await question(claimant, 1).selectOption({ label: "In which town did your parents meet?" });
  await question(claimant, 2).selectOption({ label: "What was the name of your first pet?" });
  await question(claimant, 3).selectOption({ label: OWN });
  const isOff = (number, words) => question(claimant, number).locator("option", { hasText: words }).isDisabled();
  assert.deepEqual([await isOff(2, "parents"), await isOff(1, "parents")], [true, false]);
  await answers(claimant, { ...ANSWERS, "your first pet": "UPPSALA ", [OWN]: "ward" });
  await claimant.press("Save the answers");
  await claimant.seesText("This is the answer to another question, too.");
  await claimant.seesText("This answer is part of its question.");
  await judge(claimant, "questions-refused");
  await speaksGerman(claimant);
  await answers(claimant);
  await claimant.press("Save the answers");
  await claimant.seesText("Security questions: set up");
  await claimant.seesText("3 questions");
  await judge(claimant, "questions-held");
  for (const answer of Object.values(ANSWERS)) {
    for (const text of [await claimant.stored(), page.url(), claimant.addresses.join("\n"), await page.content()]) {
      assert.ok(!text.includes(answer), answer);
    }
  }
};

/** Answers them in a reset, after every mistake that can be made. */
const answersInReset = async (visit, clara) => {
  const resetting = await visitJudged(visit);
  await resetting.begins(clara);
  assert.equal(await resetting.page.locator("#method-questions").count(), 0, "they never come first");
  await resetting.provesByApp(clara);
  await resetting.sees("One more proof");
  await chooses(resetting, "Security questions");
  await resetting.sees("Answer your questions");
  await judge(resetting, "reset-questions");
  assert.ok(!(await resetting.stored()).includes("q02"));
  await resetting.press("Check the answers");
  await resetting.seesText("This answer is missing.");
  await judge(resetting, "reset-questions-missing");
  await answers(resetting, { ...ANSWERS, "your first pet": "Bello" });
  await resetting.press("Check the answers");
  await resetting.seesText("Not all of these answers are right.");
  await judge(resetting, "reset-questions-wrong");
  await speaksGerman(resetting);
  await answers(resetting, { "your parents meet": " uppsala", "your first pet": "rex  THE second", [OWN]: "ward four" });
  await resetting.press("Check the answers");
  await resetting.sees("Choose a new password");
  assert.deepEqual(JSON.parse(await resetting.stored()), { "latchkey.locale": "en" }, "nothing but the language that was chosen");
};

export const tests = {
  "questions are chosen and answered, and are the second proof of a reset": async (visit) => {
    const clara = account("clara.moreau");
    await withQuestions(QUESTIONS, async () => {
      await registers(visit, clara);
      await answersInReset(visit, clara);
    });
  },
};
