// The robot check: work by the browser, or characters to read or hear.

import assert from "node:assert/strict";
import { account, pictureAnswer } from "./edge.mjs";

export const tests = {
  "the browser does its work off the page's own thread": async (visit) => {
    const claimant = await visit();
    const worker = claimant.page.waitForEvent("worker");
    await claimant.page.getByLabel("Work email or user name").focus();
    await worker;
    await claimant.seesText("Robot check done");
  },

  "without a worker the page does the work itself": async (visit) => {
    const claimant = await visit();
    await claimant.page.evaluate(() => delete globalThis.latchkeySolver);
    await claimant.names(account("petra.novak").identifier);
    await claimant.sees("What happened?");
  },

  "a picture can be chosen and heard, and a wrong answer brings another": async (visit) => {
    const claimant = await visit();
    await claimant.page.getByLabel("Work email or user name").fill(account("petra.novak").identifier);
    await claimant.press("Use a picture or a spoken code instead");
    const picture = claimant.page.locator("img.picture");
    await picture.waitFor();
    const first = await picture.getAttribute("src");
    assert.match(first, /^data:image\/png;base64,/);
    await claimant.press("Continue");
    await claimant.seesText("The characters are missing.");
    await claimant.press("Hear the characters");
    const sound = claimant.page.locator("audio");
    await sound.waitFor();
    await claimant.page.waitForFunction(() => document.querySelector("audio").duration > 1);
    await claimant.page.getByLabel("Characters in the picture").fill("zzzzzz");
    await claimant.press("Continue");
    await claimant.seesText("Those were not the characters in the picture.");
    assert.notEqual(await picture.getAttribute("src"), first);
    await claimant.press("Let the browser do it instead");
    await claimant.press("Continue");
    await claimant.sees("What happened?");
  },

  "the characters in a picture open the way": async (visit) => {
    const claimant = await visit();
    await claimant.page.getByLabel("Work email or user name").fill(account("petra.novak").identifier);
    const issued = claimant.page.waitForResponse(async (response) => {
      return response.url().endsWith("/bot-check") && response.request().postData()?.includes("image");
    });
    await claimant.press("Use a picture or a spoken code instead");
    const { check } = await (await issued).json();
    const answer = pictureAnswer(check);
    assert.match(answer, /^\w{6}$/);
    await claimant.page.getByLabel("Characters in the picture").fill(answer.toLowerCase());
    await claimant.press("Continue");
    await claimant.sees("What happened?");
  },

  "an account nobody has looks like any other": async (visit) => {
    const claimant = await visit();
    await claimant.begins({ identifier: "nobody@alderbrook.example" });
    await claimant.asksForApp();
    await claimant.types("000000");
    await claimant.seesText("You have 4 tries left.");
  },
};
