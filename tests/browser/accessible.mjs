// Every screen of a reset before the judge; those of an unlock and of a message to the help desk are judged where they are
// tested.

import assert from "node:assert/strict";
import { account, origin } from "./edge.mjs";
import { judge, visitJudged } from "./judge.mjs";

export const tests = {
  "axe finds nothing on any screen": async (visit) => {
    const agnes = account("agnes.dahl");
    const claimant = await visitJudged(visit);
    const { page } = claimant;
    await judge(claimant, "shell");
    await page.locator("form.group:not(#shell)").waitFor();
    await judge(claimant, "identify");
    await claimant.press("Continue");
    await claimant.seesText("Which account is it?");
    await judge(claimant, "identify-problem");
    await claimant.press("Use a picture or a spoken code instead");
    await page.locator("img.picture").waitFor();
    await judge(claimant, "picture");
    await claimant.press("Let the browser do it instead");
    await claimant.press("Contact your administrator");
    await claimant.sees("Contact your administrator");
    await judge(claimant, "help");
    await claimant.press("Back to the reset");
    await claimant.names(agnes.identifier);
    await claimant.sees("What happened?");
    await judge(claimant, "reason");
    await claimant.press("I forgot my password");
    await claimant.sees("How can we check that it’s you?");
    await page.locator("button.method-row", { hasText: "Email" }).click();
    await judge(claimant, "methods");
    await claimant.press("Send the code");
    await claimant.seesText("The address or number is missing.");
    await judge(claimant, "methods-problem");
    await page.locator("button.method-row", { hasText: "Email" }).click();
    await claimant.asksForApp();
    await judge(claimant, "code");
    await claimant.types("000000");
    await claimant.seesText("You have 4 tries left.");
    await judge(claimant, "code-problem");
  },

  "axe finds nothing on the screens past a gate": async (visit) => {
    const nora = account("nora.lindqvist");
    const claimant = await visitJudged(visit);
    const { page } = claimant;
    await claimant.begins(nora);
    await claimant.provesByApp(nora);
    await claimant.sees("One more proof");
    await judge(claimant, "methods-second");
    await claimant.press("I have none of these any more");
    await claimant.sees("Contact your administrator");
    await judge(claimant, "help-message");
    await claimant.press("Back to the reset");
    await claimant.provesByMail(nora);
    await claimant.sees("Choose a new password");
    await judge(claimant, "password-empty");
    await page.getByLabel("New password").fill("Winter24!");
    await claimant.press("Show");
    await judge(claimant, "password");
    await claimant.saves("violin-harbour-cedar-7142");
    await claimant.sees("Your password is changed");
    await judge(claimant, "done");
    // A passkey is created where methods are managed, behind a sign-in.
    await claimant.page.getByRole("link", { name: "Create a passkey" }).click();
    await claimant.sees("Sign in");
    assert.equal(claimant.page.url(), `${origin}/me`);
  },

  "axe finds nothing where the way ends": async (visit) => {
    const claimant = await visitJudged(visit);
    const { page } = claimant;
    await page.route("**/api/v1/bot-check", (route) =>
      route.fulfill({
        status: 429,
        contentType: "application/problem+json",
        body: JSON.stringify({
          type: "urn:latchkey:problem:too-many", title: "too many", status: 429, detail: "too often",
          code: "too_many", support_id: "7F3K-92QD", retry_after: 600,
        }),
      }),
    );
    await page.getByLabel("Work email or user name").focus();
    await claimant.sees("Too many tries from here");
    await judge(claimant, "stopped");
  },
};
