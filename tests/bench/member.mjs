// Somebody who signs in and looks at what they have registered, over HTTP.
//
// Every call goes through `probe(name, work)`, which may measure it.

import { attempt, ownAddress } from "./claimant.mjs";
import { send } from "./http.mjs";
import { codeNow } from "./robot.mjs";

export class Member {
  constructor(side, person, probe) {
    Object.assign(this, { side, person, probe, cookie: "" });
    this.headers = {
      origin: `http://localhost:${side.port}`,
      "cf-connecting-ip": ownAddress(),
      "content-type": "application/json",
      "x-latchkey": "1",
    };
  }

  /** Calls once, with the cookie in hand, and keeps the one that the answer sets. */
  call(name, method, path, body) {
    return this.probe(name, async () => {
      const headers = { ...this.headers, ...(this.cookie && { cookie: this.cookie }) };
      const answer = await send(this.side.port, method, `/api/v1${path}`, { headers, body: body && JSON.stringify(body) });
      if (answer.status !== 200) throw new Error(`${method} ${path} answered ${answer.status}: ${answer.text.slice(0, 400)}`);
      for (const set of answer.headers["set-cookie"] ?? []) this.cookie = set.split(";", 1)[0];
      return JSON.parse(answer.text);
    });
  }

  /** Signs in with password and authenticator. */
  async signIn(password) {
    const { sign_in } = await this.call("session", "POST", "/session", { identifier: this.person.identifier, password });
    const answer = { code: codeNow(this.person.seed.value) };
    await this.call("session, app", "POST", "/session/verify", { sign_in, attempt: attempt(), answer });
  }

  me() {
    return this.call("me", "GET", "/me");
  }

  securityInfo() {
    return this.call("security info", "GET", "/me/security-info");
  }

  beginApp() {
    return this.call("begin, app", "POST", "/me/security-info/begin", { attempt: attempt(), kind: "authenticator" });
  }

  signOut() {
    return this.call("sign out", "POST", "/me/sign-out", { scope: "here" });
  }
}
