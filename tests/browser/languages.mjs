// Every language: chosen by the address, by the browser and on the page; written from right to left where it is; and with
// room for its words.

import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { account, forgetMail, mails } from "./edge.mjs";
import { judge, visitJudged } from "./judge.mjs";

const folder = new URL("../../locales/", import.meta.url);

/** The plain messages of a catalogue, by id. */
const words = (locale) => {
  const lines = readFileSync(new URL(`${locale}/ui.ftl`, folder), "utf8").split("\n");
  return Object.fromEntries(lines.map((line) => line.split(" = ", 2)).filter((pair) => pair.length === 2));
};

/** Keeps a picture, where pictures are asked for. */
const picture = async (page, name) => {
  const pictures = process.env.LATCHKEY_SCREENSHOTS;
  if (!pictures) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
};

const lang = (page) => page.locator("html").getAttribute("lang");
const app = (page) => page.locator("form.group:not(#shell)").waitFor();

/** What cannot be read whole: text that its box cuts off, and boxes that stand out of the page. */
const clipped = (page) =>
  page.evaluate(() => {
    const isHidden = (element) => !element.checkVisibility({ visibilityProperty: true }) || element.closest(".vh, .progress li > span");
    const cut = [...document.querySelectorAll("body *")].filter((element) => {
      if (isHidden(element) || ["OPTION", "svg"].includes(element.tagName) || element.closest("svg, iframe")) return false;
      const { overflowX } = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      const isCut = overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1;
      return isCut || (box.width > 0 && (box.left < -1 || box.right > document.documentElement.clientWidth + 1));
    });
    return cut.map((element) => `${element.tagName} ${element.className} ${element.textContent.slice(0, 60)}`);
  });

/** English as nobody writes it: every vowel accented, half as long again. What is given to a message stays as it is. */
const strange = (text) => {
  const accents = { a: "á", e: "é", i: "í", o: "ó", u: "ú", A: "Á", E: "É", I: "Í", O: "Ó", U: "Ú" };
  const accented = text.replaceAll(/[aeiouAEIOU]/g, (vowel) => accents[vowel]);
  const letters = text.replaceAll(/[^\p{L}]/gu, "").length;
  return letters < 2 ? accented : `${accented}${" łóng".repeat(Math.ceil(letters / 10))}`;
};
const strangely = (pieces) =>
  pieces.map((piece) => {
    if (piece.t !== undefined) return { t: strange(piece.t) };
    if (!piece.s) return piece;
    return { s: { ...piece.s, w: piece.s.w.map(([key, then]) => [key, strangely(then)]), e: strangely(piece.s.e) } };
  });

/** Has the page speak that language. Only its words are exchanged, on their way. */
const speakStrangely = (page) =>
  page.route("**/assets/words-en.*.json", async (route) => {
    const answer = await route.fetch();
    const { locale, messages } = await answer.json();
    await route.fulfill({ response: answer, json: { locale, messages: messages.map(strangely) } });
  });

export const tests = {
  "the address says which language, before the browser does": async (visit) => {
    for (const [options, expected] of [
      [{ path: "/?mkt=de" }, "de"],
      [{ path: "/?mkt=de-CH", locale: "en-GB" }, "de"],
      [{ path: "/?mkt=tlh" }, "en"],
      [{ path: "/me?mkt=de" }, "de"],
      [{ locale: "de-AT" }, "de"],
    ]) {
      const claimant = await visit(options);
      await claimant.page.locator("#lang").waitFor();
      assert.equal(await lang(claimant.page), expected, JSON.stringify(options));
      const loaded = claimant.addresses.filter((address) => /\/(words|account)-/.test(address));
      assert.ok(loaded.length > 0 && loaded.every((address) => address.includes(`-${expected}.`)), `${loaded} for ${expected}`);
    }
  },

  "what is chosen on the page comes before the address": async (visit) => {
    const claimant = await visit({ path: "/?mkt=de" });
    await claimant.page.locator("#lang").selectOption("en");
    await claimant.sees("Let’s get you back in");
    await claimant.page.reload();
    await claimant.sees("Let’s get you back in");
    assert.equal(await lang(claimant.page), "en");
  },

  "every language is there by its own name, and has room on a phone": async (visit) => {
    const claimant = await visit({ viewport: { width: 320, height: 800 } });
    const { page } = claimant;
    await page.locator("#lang").waitFor();
    const offered = await page.locator("#lang option").evaluateAll((options) => options.map(({ value }) => value));
    const known = readdirSync(folder).filter((name) => existsSync(new URL(`${name}/ui.ftl`, folder)));
    assert.deepEqual(offered.toSorted(), known.toSorted());
    for (const locale of offered) {
      const said = words(locale);
      await page.locator("#lang").selectOption(locale);
      await page.getByRole("heading", { name: said["identify-title"] }).waitFor();
      assert.equal(await lang(page), locale);
      assert.equal(await page.locator("html").getAttribute("dir"), ["ar", "he"].includes(locale) ? "rtl" : "ltr");
      assert.equal(await page.locator(`#lang option[value="${locale}"]`).innerText(), said["lang-name"]);
      await page.locator(".action").click();
      await page.getByText(said["identify-empty"]).first().waitFor();
      assert.deepEqual(await clipped(page), [], locale);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.equal(wide, 0, `${locale} is too wide`);
      await picture(page, locale);
    }
  },

  "every sentence has room, half as long again": async (visit) => {
    const claimant = await visit({ viewport: { width: 320, height: 800 } });
    const { page } = claimant;
    await speakStrangely(page);
    await page.reload();
    await app(page);
    assert.match(await page.locator("h2").innerText(), / łóng$/);
    const seen = async (step) => assert.deepEqual(await clipped(page), [], step);
    await seen("identify");
    await page.locator(".action").click();
    await page.locator(".problem").waitFor();
    await seen("identify-problem");
    await page.locator("#who").fill(account("nora.lindqvist").identifier);
    await page.locator(".action").click();
    await page.getByRole("heading", { name: strange("What happened?") }).waitFor();
    await seen("reason");
    await page.locator("button").filter({ hasText: strange("I forgot my password") }).click();
    await page.getByRole("heading", { name: strange("How can we check that it’s you?") }).waitFor();
    await seen("methods");
    await page.locator("button.method-row").filter({ hasText: strange("Authenticator app") }).click();
    await page.locator(".code-field input").waitFor();
    await seen("code");
    await page.locator(".aid button").first().click();
    await page.getByRole("heading", { name: strange("Contact your administrator") }).waitFor();
    await seen("help");
  },

  "a reset goes its way in Arabic, from right to left": async (visit) => {
    const omar = account("omar.haddad");
    const claimant = await visitJudged(visit, { locale: "ar-EG" });
    const { page } = claimant;
    const said = words("ar");
    const sees = (id) => page.getByRole("heading", { level: 2, name: said[id] }).waitFor();
    await app(page);
    assert.equal(await page.locator("html").getAttribute("dir"), "rtl");
    await judge(claimant, "ar-identify");
    await page.locator("#who").fill(omar.identifier);
    await page.locator(".action").click();
    await sees("reason-title");
    await judge(claimant, "ar-reason");
    await page.getByRole("button", { name: said["reason-forgot"] }).click();
    await sees("methods-title");
    await judge(claimant, "ar-methods");
    await forgetMail(omar.mail);
    await page.locator("button.method-row", { hasText: said["method-mail"] }).click();
    await page.getByLabel(said["contact-mail"]).fill(omar.mail);
    await page.getByRole("button", { name: said["contact-mail-go"] }).click();
    await sees("code-title-mail");
    await judge(claimant, "ar-code");
    const [message] = await mails(omar.mail);
    assert.match(message.html, /<html lang="ar" dir="rtl">/);
    // One number, for two groups of digits would be read in the other order.
    const [, code] = message.text.match(/^ {4}(\d{8})$/m) ?? assert.fail(message.text);
    await page.locator(".code-field input").fill(code);
    await page.getByRole("button", { name: said["code-go"] }).click();
    await sees("methods-title-second");
    await judge(claimant, "ar-methods-second");
  },

  "axe finds nothing in Japanese": async (visit) => {
    const claimant = await visitJudged(visit, { locale: "ja-JP" });
    const said = words("ja");
    await app(claimant.page);
    await judge(claimant, "ja-identify");
    await claimant.page.getByRole("button", { name: said["aid-contact"] }).click();
    await claimant.page.getByRole("heading", { level: 2, name: said["help-title"] }).waitFor();
    await judge(claimant, "ja-help");
  },
};
