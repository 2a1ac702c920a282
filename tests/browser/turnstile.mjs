// Turnstile in its frame: its script is the stand-in's, put in the place of Cloudflare's; policies, origins and frames are real.

import assert from "node:assert/strict";
import { account, preferChecks, standIn } from "./edge.mjs";
import { judge, visitJudged } from "./judge.mjs";

const CLOUDFLARE = "https://challenges.cloudflare.com";

/** Puts the stand-in in Cloudflare's place, or nothing at all. */
const behind = (claimant, answer = fromStandIn) => claimant.context.route(`${CLOUDFLARE}/**`, answer);

const fromStandIn = async (route) => {
  const { pathname, search } = new URL(route.request().url());
  const name = pathname === "/turnstile/v0/api.js" ? "api.js" : pathname.slice(1);
  const answer = await fetch(`${standIn}/turnstile/${name}${search}`);
  await route.fulfill({ status: answer.status, contentType: answer.headers.get("content-type"), body: await answer.text() });
};

const visitBehind = async (visit, answer) => {
  const claimant = await visit();
  await behind(claimant, answer);
  await claimant.page.reload();
  await claimant.page.locator("form.group:not(#shell)").waitFor();
  return claimant;
};

const widgetOf = ({ page }) => page.frameLocator("iframe").frameLocator("iframe").getByLabel("Verify you are human");

/** Without Cloudflare the browser says in the console what it could not load. */
const forgetUnreached = (claimant) => {
  claimant.said = claimant.said.filter((line) => !line.includes("Failed to load resource: net::"));
};

const stories = {
  "a reset begins by Turnstile, whose page sees nothing of ours": async (visit) => {
    const claimant = await visitBehind(visit);
    const { page } = claimant;
    await page.getByLabel("Work email or user name").fill(account("petra.novak").identifier);
    await claimant.press("Continue");
    await widgetOf(claimant).waitFor();
    const frame = page.frames().find((known) => new URL(known.url()).pathname === "/turnstile");
    assert.notEqual(new URL(frame.url()).origin, new URL(page.url()).origin);
    const reached = await frame.evaluate(() => {
      try {
        return parent.document.title;
      } catch ({ name }) {
        return name;
      }
    });
    assert.equal(reached, "SecurityError");
    await widgetOf(claimant).click();
    await claimant.sees("What happened?");
    assert.equal(await page.locator("iframe").count(), 0);
    const start = claimant.addresses.filter((address) => address.includes("challenges.cloudflare.com"));
    assert.ok(start.length > 0 && start.every((address) => !address.includes("petra")), "Cloudflare hears no name");
  },

  "the page listens to that frame, that origin and that check only": async (visit) => {
    const claimant = await visitBehind(visit);
    const { page } = claimant;
    await page.getByLabel("Work email or user name").fill(account("petra.novak").identifier);
    await claimant.press("Continue");
    await widgetOf(claimant).waitFor();
    // A message of the page itself, with everything right but its source.
    const hash = new URL(await page.locator("iframe").getAttribute("src")).hash;
    await page.evaluate((turnstile) => postMessage({ turnstile, token: "from.our.own.page" }, "*"), hash);
    // One of the right frame about another check.
    const frame = page.frames().find((known) => new URL(known.url()).pathname === "/turnstile");
    await frame.evaluate((origin) => parent.postMessage({ turnstile: "#another/reset-start/check", token: "t" }, origin), new URL(page.url()).origin);
    await page.waitForTimeout(300);
    assert.ok(!claimant.addresses.some((address) => address.endsWith("/reset/start")), "nothing was sent");
    await widgetOf(claimant).click();
    await claimant.sees("What happened?");
  },

  "where Cloudflare is out of reach the browser does the check, and says so": async (visit) => {
    const claimant = await visitBehind(visit, (route) => route.abort("internetdisconnected"));
    await claimant.page.getByLabel("Work email or user name").fill(account("petra.novak").identifier);
    await claimant.seesText("Your browser does the robot check");
    await claimant.press("Continue");
    await claimant.sees("What happened?");
    forgetUnreached(claimant);
  },

  "where Cloudflare gives no verdict the browser does the check by itself": async (visit) => {
    const claimant = await visitBehind(visit);
    await fetch(`${standIn}/turnstile/mode`, { method: "POST", body: "down" });
    await claimant.page.getByLabel("Work email or user name").fill(account("petra.novak").identifier);
    await claimant.press("Continue");
    await widgetOf(claimant).click();
    await claimant.sees("What happened?");
    const kinds = claimant.addresses.filter((address) => address.endsWith("/bot-check")).length;
    assert.equal(kinds, 2, "one check by Turnstile, one by the browser");
  },

  "the browser's own check can be chosen instead": async (visit) => {
    const claimant = await visitBehind(visit);
    await claimant.page.getByLabel("Work email or user name").fill(account("petra.novak").identifier);
    await widgetOf(claimant).waitFor();
    await claimant.press("Let the browser do it instead");
    await claimant.press("Continue");
    await claimant.sees("What happened?");
  },

  "axe finds nothing beside the widget": async (visit) => {
    const claimant = await visitJudged(visit);
    await behind(claimant);
    await claimant.page.reload();
    await claimant.page.locator("form.group:not(#shell)").waitFor();
    await claimant.page.getByLabel("Work email or user name").focus();
    await widgetOf(claimant).waitFor();
    await judge(claimant, "turnstile");
    await claimant.page.setViewportSize({ width: 320, height: 800 });
    await claimant.page.reload();
    await claimant.page.locator("form.group:not(#shell)").waitFor();
    await claimant.page.getByLabel("Work email or user name").focus();
    await widgetOf(claimant).waitFor();
    await judge(claimant, "turnstile-narrow");
  },
};

/** Each with an organisation that prefers Turnstile, and a vendor that is well before and after. */
const preferred = (test) => async (visit) => {
  await preferChecks(["turnstile"]);
  try {
    await test(visit);
  } finally {
    await fetch(`${standIn}/turnstile/mode`, { method: "POST", body: "well" });
    await preferChecks(["pow", "image"]);
  }
};

export const tests = Object.fromEntries(Object.entries(stories).map(([name, test]) => [name, preferred(test)]));
