// axe-core on every screen, in light and dark, on a phone of 320 px and at 1280 px; pictures of them on request.
//
// LATCHKEY_SCREENSHOTS names a folder; then a picture of every screen is kept there.

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { account } from "./edge.mjs";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const views = [
  { colorScheme: "light", width: 1280 },
  { colorScheme: "dark", width: 1280 },
  { colorScheme: "light", width: 320 },
  { colorScheme: "dark", width: 320 },
];
const folder = process.env.LATCHKEY_SCREENSHOTS;

/** Judges the screen in every view. axe comes by the debugging protocol, which the page's own policy does not bind. */
const judge = async (claimant, name) => {
  const { page } = claimant;
  for (const { colorScheme, width } of views) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
    const told = found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
    assert.deepEqual(told, [], `${name}, ${colorScheme}, ${width} px`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(wide, 0, `${name} is too wide at ${width} px`);
    if (folder) {
      mkdirSync(folder, { recursive: true });
      await page.screenshot({ path: join(folder, `${name}-${colorScheme}-${width}.png`), fullPage: true });
    }
  }
  await page.setViewportSize({ width: 1280, height: 800 });
};

export const tests = {
  "axe finds nothing on any screen": async (visit) => {
    const agnes = account("agnes.dahl");
    const claimant = await visit();
    const { page } = claimant;
    await page.addInitScript({ path: axe });
    await page.reload();
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
    const claimant = await visit();
    const { page } = claimant;
    await page.addInitScript({ path: axe });
    await page.reload();
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
  },

  "axe finds nothing where the way ends": async (visit) => {
    const claimant = await visit();
    const { page } = claimant;
    await page.addInitScript({ path: axe });
    await page.reload();
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
