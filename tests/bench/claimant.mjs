// One claimant and one reset, over HTTP, of our worker or of its counterpart alike.
//
// Every call goes through `probe(name, work)`, which may measure it.

import { randomBytes } from "node:crypto";
import { post, send } from "./http.mjs";
import { assert } from "./passkey.mjs";
import { codeNow, solve } from "./robot.mjs";

const plain = (_, work) => work();
export const attempt = () => randomBytes(16).toString("base64url");

let callers = 0;
/** Everybody calls from an address of their own: the outer shield lets one address have 30 checks. */
export const ownAddress = () => {
  callers += 1;
  return `2001:db8:${(callers >> 16).toString(16)}:${(callers & 0xffff).toString(16)}::1`;
};

export class Claimant {
  constructor(side, person, box, probe = plain) {
    Object.assign(this, { side, person, box, probe, flow: "", challenge: "" });
    this.headers = { origin: `http://localhost:${side.port}`, "cf-connecting-ip": ownAddress() };
  }

  /** Calls once; `wanted` is the status that is right. */
  call(name, path, body, wanted = 200) {
    return this.probe(name, () => post(this.side.port, `/api/v1${path}`, body, { headers: this.headers, wanted }));
  }

  get(name, path) {
    return this.probe(name, async () => {
      const { status, text } = await send(this.side.port, "GET", `/api/v1${path}`, { headers: { "cf-connecting-ip": this.headers["cf-connecting-ip"] } });
      if (status !== 200) throw new Error(`GET ${path} answered ${status}: ${text.slice(0, 200)}`);
      return text;
    });
  }

  async start() {
    const issued = await this.call("bot-check", "/bot-check", { kind: "pow" });
    const bot_check = { check: issued.check, solution: solve(issued) };
    const started = await this.call("start", "/reset/start", { identifier: this.person.identifier, bot_check });
    this.flow = started.flow;
  }

  async askForMail() {
    const { value } = this.person.mail;
    const asked = () => ({ flow: this.flow, attempt: attempt(), method: "mail", contact: value, locale: "en" });
    const challenged = await this.probe("challenge, mail", async () => {
      const answer = await post(this.side.port, "/api/v1/reset/challenge", asked(), { headers: this.headers });
      this.mailCode = await this.box.code(value);
      return answer;
    });
    this.take(challenged);
  }

  async askForApp() {
    this.take(await this.call("challenge, app", "/reset/challenge", { flow: this.flow, attempt: attempt(), method: "authenticator" }));
  }

  take({ flow, challenge }) {
    this.flow = flow;
    this.challenge = challenge;
  }

  async answer(name, code, wanted = 200) {
    const { flow, challenge } = this;
    const said = await this.call(name, "/reset/verify", { flow, challenge, attempt: attempt(), answer: { code } }, wanted);
    if (wanted === 200) this.flow = said.flow;
    return said;
  }

  async askForPasskey() {
    const challenged = await this.call("challenge, passkey", "/reset/challenge", { flow: this.flow, attempt: attempt(), method: "passkey" });
    this.asked = challenged.public_key;
    this.take(challenged);
  }

  async answerPasskey() {
    const { flow, challenge, asked, person } = this;
    const assertion = assert(person.passkey, asked, this.headers.origin);
    const said = await this.call("verify, passkey", "/reset/verify", { flow, challenge, attempt: attempt(), answer: { assertion } });
    this.flow = said.flow;
  }

  answerWrong() {
    const wrong = this.mailCode === "00000000" ? "00000001" : "00000000";
    return this.answer("verify, wrong", wrong, 422);
  }

  answerMail() {
    return this.answer("verify, mail", this.mailCode);
  }

  answerApp() {
    return this.answer("verify, app", codeNow(this.person.seed.value));
  }

  poll() {
    return this.call("poll", "/reset/poll", { challenge: this.challenge });
  }

  async extend() {
    this.flow = (await this.call("extend", "/reset/extend", { flow: this.flow })).flow;
  }

  setPassword() {
    const password = `copper lantern ${randomBytes(6).toString("hex")}`;
    return this.call("password", "/reset/password", { flow: this.flow, attempt: attempt(), password });
  }

  unlock() {
    return this.call("unlock", "/reset/unlock", { flow: this.flow, attempt: attempt() });
  }

  close() {
    return this.call("close", "/reset/close", { flow: this.flow, reason: "cancelled" });
  }

  /** A whole reset, from the check against robots to its end. */
  async reset(end) {
    await this.start();
    await this.proceed(end);
  }

  /** All of a reset after its start. */
  async proceed(end) {
    await this.askForMail();
    await this.answerMail();
    await this.askForApp();
    await this.answerApp();
    await (end === "unlock" ? this.unlock() : this.setPassword());
  }
}
