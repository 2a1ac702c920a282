// Whoever another sign-in system sends here with a ticket: it leaves the address at once, what is missing is set up, and the
// way leads back. The edge's answers are made up where a session of that kind is needed.

import assert from "node:assert/strict";
import { origin } from "./edge.mjs";
import { judge, visitJudged } from "./judge.mjs";

const back = "https://portal.example/done";
const app = {
  id: "app", kind: "authenticator", added: 1790000000, confirmed: 1790000000, provenance: "verified", is_default: true,
  may_change: false, may_delete: false,
};
const mail = { ...app, id: "mail", kind: "mail", hint: "n***@post.example", is_default: false };
const me = {
  account: "nora", display_name: "Nora Lindqvist", idle_in: 1800, expires_in: 28800, security_info: true,
  may_change_password: true, proved_for: 600, registering: true, return_to: back,
};
const interrupt = { reason: "register", required: 2, registered: 1, missing: 1, can_skip: true };

/** Answers in the edge's place, and keeps what it was asked. */
const answers = async (page) => {
  const asked = [];
  const api = {
    "/session/registration": () => ({ ...me, interrupt }),
    "/me": () => me,
    "/me/security-info": () => ({ methods: [app], offered: [{ kind: "mail", room: 3 }], required: 2, registered: false }),
    "/me/security-info/begin": () => ({ registration: "registration", kind: "mail", code_length: 8, expires_in: 600, resend_in: 30 }),
    "/me/security-info/confirm": () => ({ methods: [app, mail], offered: [], required: 2, registered: true }),
  };
  await page.route("**/api/v1/{session,me}**", (route) => fulfil(route, api, asked));
  await page.route("**/api/v1/{session,me}/**", (route) => fulfil(route, api, asked));
  return asked;
};

const fulfil = (route, api, asked) => {
  const path = new URL(route.request().url()).pathname.slice("/api/v1".length);
  asked.push([path, route.request().postDataJSON()]);
  return route.fulfill({ json: api[path]() });
};

export const tests = {
  "a ticket of another system leaves the address at once, and one that opens nothing leads to the sign-in": async (visit) => {
    const claimant = await visit({ path: "/register#ticket=made-up" });
    await claimant.seesText("This link has been used, or is too old.");
    await claimant.sees("Sign in");
    assert.equal(claimant.page.url(), `${origin}/register`);
    await claimant.page.reload();
    await claimant.sees("Sign in");
    assert.ok(!(await claimant.page.content()).includes("made-up"));
  },

  "a ticket leaves the address also where the app does not come up": async (visit) => {
    const claimant = await visit();
    await claimant.page.route("**/*.wasm", (route) => route.abort());
    await claimant.page.goto(`${origin}/register#ticket=made-up`);
    await claimant.page.locator(".unable").waitFor();
    assert.equal(claimant.page.url(), `${origin}/register`);
    claimant.said = [];
  },

  "whoever comes with a ticket sets up what is missing, and nothing else, and goes back": async (visit) => {
    const claimant = await visitJudged(visit, { path: "/me" });
    const { page } = claimant;
    const asked = await answers(page);
    await page.goto(`${origin}/register#ticket=first`);
    await claimant.sees("More information is needed");
    assert.deepEqual(asked, [["/session/registration", { ticket: "first" }]]);
    assert.equal(page.url(), `${origin}/register`);
    assert.ok(!(await claimant.stored()).includes("first"));
    const ways = () => page.locator(".step :is(button, a)").allInnerTexts();
    assert.deepEqual(await ways(), ["Next", "Go back without it", "Sign out"], "nothing is put off");
    await judge(claimant, "register");
    await claimant.press("Next");
    await claimant.sees("Don’t lose access to your account");
    await page.locator("#add-mail").click();
    await page.getByLabel("Email address").fill("nora@post.example");
    await claimant.press("Send the code");
    await page.getByLabel("Code", { exact: true }).fill("12345678");
    await claimant.press("Check and save");
    await claimant.seesText("That is all that is needed");
    assert.deepEqual(await ways(), ["Continue", "Sign out"]);
    await claimant.press("Continue");
    await claimant.sees("That is all");
    await judge(claimant, "registered");
    assert.equal(await page.getByRole("link", { name: "Go back" }).getAttribute("href"), back);
    assert.deepEqual(await ways(), ["Go back", "Sign out"]);

    // A second link in the same tab is a ticket, too.
    await page.evaluate(() => (location.hash = "#ticket=second") && undefined);
    await claimant.sees("More information is needed");
    assert.deepEqual(asked.at(-1), ["/session/registration", { ticket: "second" }]);
    assert.equal(page.url(), `${origin}/register`);
  },
};
