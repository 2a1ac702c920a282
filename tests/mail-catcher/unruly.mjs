// A mail server that misbehaves at one step of the dialogue (RFC 5321 §3.3), in front of one that does not: real sockets and
// real replies, and at the step in question something else.

import { connect, createServer } from "node:net";

/** The steps of a dialogue, in order; `message` is the end of the text. */
export const STEPS = ["greeting", "ehlo", "mail", "rcpt", "data", "message", "quit"];

/** What may become of a step. `lose` and `slow` let the server behind carry it out first. */
export const MODES = ["none", "refuse", "defer", "drop", "hang", "garble", "lose", "slow"];

const HOST = "127.0.0.1";
const SLOW_MS = 2_000;
const END_OF_TEXT = "\r\n.\r\n";
/** What a server says that is no SMTP, as a proxy in between might. */
const GARBLE = "HTTP/1.1 400 Bad Request\r\n";

/** The server in front of the one on a port; `modeAt(step)` says what becomes of each step. */
export const unrulyServer = (port, modeAt) =>
  createServer((client) => {
    const server = connect(port, HOST);
    // What becomes of the server's next reply, and what the client has sent of its next line or of its text.
    let reply = pass;
    let [input, inText] = ["", false];

    const spoil = {
      none: () => (reply = pass),
      refuse: () => client.write("550 5.7.1 refused, as asked\r\n"),
      defer: () => client.write("451 4.3.0 try again later, as asked\r\n"),
      drop: () => client.destroy(),
      hang: () => {},
      garble: () => client.write(GARBLE),
      lose: () => (reply = () => client.destroy()),
      slow: () => (reply = (text) => setTimeout(() => pass(text), SLOW_MS)),
    };
    // What the server behind hears of as well.
    const isCarriedOut = (mode) => ["none", "lose", "slow"].includes(mode);

    function pass(text) {
      inText = text.startsWith("354");
      if (!client.destroyed) client.write(text);
    }

    const take = (step, text) => {
      const mode = STEPS.includes(step) ? modeAt(step) : "none";
      spoil[mode]();
      if (isCarriedOut(mode)) server.write(text);
    };

    const greeting = modeAt("greeting");
    spoil[greeting]();
    // A server that greets in another way, or not at all, has its own greeting kept back.
    if (!isCarriedOut(greeting)) reply = () => (reply = pass);

    server.on("data", (chunk) => reply(chunk.toString("latin1")));
    client.on("data", (chunk) => {
      input += chunk.toString("latin1");
      for (;;) {
        const end = inText ? END_OF_TEXT : "\r\n";
        const at = input.indexOf(end);
        if (at < 0) return;
        const text = input.slice(0, at + end.length);
        input = input.slice(text.length);
        const step = inText ? "message" : text.slice(0, 4).trim().toLowerCase();
        inText = false;
        take(step, Buffer.from(text, "latin1"));
      }
    });
    for (const [one, other] of [[client, server], [server, client]]) {
      // Whoever goes away in the middle takes the other along.
      one.on("error", () => one.destroy());
      one.on("close", () => other.destroy());
    }
  });
