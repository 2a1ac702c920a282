// A claimant at the page: does what a person does, by what a person sees. Watches for what must never happen.

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { authenticatorCode, codeIn, forgetMail, mails, origin } from "./edge.mjs";

const WAIT_MS = 20_000;
/** The browser's own words about an answer that is no success; those are expected. */
const EXPECTED = /^Failed to load resource: the server responded with a status of (4\d\d|503)/;

/** Everybody calls from an address of their own, or the tests would use up one address's checks together. */
let people = 0;
const ownAddress = () => ({ "x-test-address": `198.51.100.${++people}` });

export class Claimant {
  static async visit(browser, { path = "/", isPaused = false, ...options } = {}) {
    const usual = { locale: "en-GB", viewport: { width: 1280, height: 800 }, extraHTTPHeaders: ownAddress() };
    const context = await browser.newContext({ ...usual, ...options });
    const page = await context.newPage();
    const claimant = new Claimant(context, page);
    if (isPaused) await page.clock.install();
    await page.goto(`${origin}${path}`);
    return claimant;
  }

  constructor(context, page) {
    this.context = context;
    this.page = page;
    this.said = [];
    this.addresses = [];
    page.setDefaultTimeout(WAIT_MS);
    page.on("console", (message) => this.said.push(`${message.type()}: ${message.text()}`));
    page.on("pageerror", (error) => this.said.push(`error: ${error.message}`));
    page.on("request", (request) => this.addresses.push(request.url()));
  }

  leave() {
    return this.context.close();
  }

  /** Nothing in the console but refusals that the test caused: no violation of a policy, no error of the page. */
  expectNothingOdd() {
    const odd = this.said.filter((line) => /^(error|warning|assert)/.test(line) && !EXPECTED.test(line.replace(/^\w+: /, "")));
    assert.deepEqual(odd, [], "the console has something to say");
  }

  async keepEvidence(name) {
    const folder = join(tmpdir(), "latchkey-browser");
    mkdirSync(folder, { recursive: true });
    const path = join(folder, `${name.replaceAll(/\W+/g, "-")}.png`);
    await this.page.screenshot({ path, fullPage: true }).catch(() => {});
    console.log(`     at "${await this.heading().catch(() => "?")}", see ${path}`);
    for (const line of this.said) console.log(`     console ${line}`);
  }

  heading() {
    return this.page.locator("h2").first().innerText({ timeout: 1_000 });
  }

  /** Waits for the step with this heading. */
  async sees(heading) {
    await this.page.getByRole("heading", { level: 2, name: heading }).waitFor();
  }

  async seesText(text) {
    await this.page.getByText(text).first().waitFor();
  }

  /** Reads what only shows where no script runs; what was loaded ahead for the app is then in vain, and said to be. */
  async seesWithoutScripts(text) {
    const notice = this.page.locator("noscript .notice");
    await notice.waitFor();
    assert.ok((await notice.innerText()).includes(text));
    this.said = this.said.filter((line) => !line.includes("was preloaded using link preload but not used"));
  }

  async press(name) {
    await this.page.getByRole("button", { name, exact: false }).first().click();
  }

  /** Names the account, once the app has taken over; what is typed earlier is tested by itself. */
  async names(identifier) {
    await this.page.locator("form.group:not(#shell)").waitFor();
    await this.page.getByLabel("Work email or user name").fill(identifier);
    await this.press("Continue");
  }

  /** Goes to the choice of a method. */
  async begins({ identifier }, reason = "I forgot my password") {
    await this.names(identifier);
    await this.sees("What happened?");
    await this.press(reason);
    await this.sees("How can we check that it’s you?");
  }

  /** Has a mail sent; in `private` disclosure the address is typed in full. */
  async asksForMail({ mail }) {
    await forgetMail(mail);
    await this.page.locator("button.method-row", { hasText: "Email" }).click();
    const field = this.page.getByLabel("Your full email address");
    await field.or(this.page.getByLabel("Code", { exact: true })).first().waitFor();
    if (await field.isVisible()) {
      await field.fill(mail);
      await this.press("Send the code");
    }
    await this.sees("Enter the code from your email");
  }

  async types(code) {
    await this.page.getByLabel("Code", { exact: true }).fill(code);
    await this.press("Check the code");
  }

  /** Passes the mail gate. */
  async provesByMail(account) {
    await this.asksForMail(account);
    const [message] = await mails(account.mail);
    const code = codeIn(message);
    await this.types(code);
    return code;
  }

  async asksForApp() {
    await this.page.locator("button.method-row", { hasText: "Authenticator app" }).click();
    await this.sees("Enter the code from your app");
  }

  /** Passes the authenticator gate. */
  async provesByApp(account) {
    await this.asksForApp();
    const code = await authenticatorCode(account);
    await this.types(code);
    return code;
  }

  /** Goes from the first step to the new password. */
  async proves(account, reason) {
    await this.begins(account, reason);
    const mailCode = await this.provesByMail(account);
    await this.sees("One more proof");
    const appCode = await this.provesByApp(account);
    return [mailCode, appCode];
  }

  async saves(password) {
    await this.page.getByLabel("New password").fill(password);
    await this.press("Save the password");
  }

  stored() {
    return this.page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }));
  }

  focused() {
    return this.page.evaluate(() => {
      const element = document.activeElement;
      return `${element.tagName.toLowerCase()}${element.id ? `#${element.id}` : ""} ${element.innerText ?? ""}`.trim();
    });
  }
}
