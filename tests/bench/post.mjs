// The mail server that both workers deliver to, and where claimants read their codes.

import { simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

const PATIENCE_MS = 20_000;

export class Post {
  #arrived = new Map();
  #waiting = new Map();
  #server;

  /** Listens on a port of this machine. */
  static listen(port) {
    const post = new Post();
    post.#server = new SMTPServer({
      authOptional: true,
      disabledCommands: ["AUTH", "STARTTLS"],
      disableReverseLookup: true,
      onData: (stream, session, done) => {
        simpleParser(stream).then((mail) => {
          post.#put(session.envelope.rcptTo[0].address, mail.text ?? "");
          done();
        }, done);
      },
    });
    return new Promise((resolve, reject) => {
      post.#server.once("error", reject);
      post.#server.listen(port, "127.0.0.1", () => resolve(post));
    });
  }

  /** Waits for the code that is sent to an address. */
  async code(address) {
    const text = await this.#take(address);
    const [code] = text.match(/\b\d{4}[ -]?\d{4}\b/) ?? [];
    if (!code) throw new Error(`no code in the mail to ${address}:\n${text}`);
    return code.replace(/\D/g, "");
  }

  close() {
    return new Promise((resolve) => this.#server.close(resolve));
  }

  #put(address, text) {
    const waiting = this.#waiting.get(address);
    if (!waiting) return this.#arrived.set(address, text);
    this.#waiting.delete(address);
    return waiting(text);
  }

  #take(address) {
    const text = this.#arrived.get(address);
    if (text !== undefined) {
      this.#arrived.delete(address);
      return text;
    }
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`no mail to ${address}`)), PATIENCE_MS);
      this.#waiting.set(address, (arrived) => {
        clearTimeout(late);
        resolve(arrived);
      });
    });
  }
}
