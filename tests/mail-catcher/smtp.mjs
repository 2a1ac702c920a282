// The SMTP side (RFC 5321). Takes every sender and recipient; the faults are those asked for over REST.
// `options` are those of `smtp-server`: how the connection is protected, and who may deliver.

import { simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

const reply = (code, text) => Object.assign(new Error(text), { responseCode: code });

/** Takes mail from anybody, in the clear: what development delivers to. */
export const OPEN = { authOptional: true, disabledCommands: ["AUTH", "STARTTLS"] };

export function smtpServer(box, options) {
  const server = new SMTPServer({
    ...options,
    banner: "Latchkey's mail catcher",
    disableReverseLookup: true,
    onData(stream, session, done) {
      const fault = box.takeFault();
      simpleParser(stream)
        .then((mail) => {
          switch (fault) {
            case "refuse":
              return done(reply(550, "5.7.1 refused, as asked"));
            case "defer":
              return done(reply(451, "4.3.0 try again later, as asked"));
            case "drop":
              return connectionOf(server, session)?.close();
            case "hang":
              return undefined;
            default:
              box.put(asMessage(mail, session));
              return done();
          }
        })
        .catch(done);
    },
  });
  // A client that goes away in the middle is its own affair.
  server.on("error", (error) => console.error(`smtp: ${error.message}`));
  return server;
}

const connectionOf = (server, session) => [...server.connections].find((connection) => connection.session.id === session.id);

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
