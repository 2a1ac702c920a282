// The SMTP side (RFC 5321). Takes every sender and recipient; misbehaving is left to `unruly.mjs` in front of it.
// `options` are those of `smtp-server`: how the connection is protected, and who may deliver.

import { simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

/** Takes mail from anybody, in the clear: what development delivers to. */
export const OPEN = { authOptional: true, disabledCommands: ["AUTH", "STARTTLS"] };

export function smtpServer(box, options) {
  const server = new SMTPServer({
    ...options,
    banner: "Latchkey's mail catcher",
    disableReverseLookup: true,
    onData(stream, session, done) {
      simpleParser(stream)
        .then((mail) => {
          box.put(asMessage(mail, session));
          return done();
        })
        .catch(done);
    },
  });
  // A client that goes away in the middle is its own affair.
  server.on("error", (error) => console.error(`smtp: ${error.message}`));
  return server;
}

function asMessage(mail, session) {
  return {
    from: session.envelope.mailFrom ? session.envelope.mailFrom.address : "",
    to: session.envelope.rcptTo.map((recipient) => recipient.address),
    subject: mail.subject ?? "",
    text: mail.text ?? "",
    html: mail.html || "",
    headers: Object.fromEntries(mail.headerLines.map(({ key, line }) => [key, line.slice(line.indexOf(":") + 1).trim()])),
    secure: session.secure,
    user: session.user ?? "",
  };
}
