// Mail servers like those of production, which want TLS (RFC 8314 §3.3, RFC 3207) and a log-in, and servers no courier may trust.
// All put what they take into the same box, so that a test sees whether anything came through.

import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { smtpServer } from "./smtp.mjs";

/** Who may deliver. */
export const LOGIN = { user: "latchkey", password: "only for tests" };

/** The servers by name. `certificates` is a folder with `trusted` and `untrusted`, each a `.pem` and a `.key`. */
export function guardedServers(box, certificates) {
  const [trusted, untrusted] = ["trusted", "untrusted"].map((name) => ({
    cert: readFileSync(join(certificates, `${name}.pem`)),
    key: readFileSync(join(certificates, `${name}.key`)),
  }));
  return {
    tls: guarded(box, { ...trusted, secure: true }),
    starttls: guarded(box, trusted),
    untrusted_tls: guarded(box, { ...untrusted, secure: true }),
    untrusted_starttls: guarded(box, untrusted),
    // Takes the password in the clear: what somebody in between makes of a server by cutting STARTTLS out.
    stripped: guarded(box, { hideSTARTTLS: true, allowInsecureAuth: true }),
    silent: createServer((connection) => connection.on("error", () => connection.destroy())),
  };
}

const guarded = (box, options) =>
  smtpServer(box, {
    ...options,
    onAuth({ username, password }, _session, done) {
      if (username === LOGIN.user && password === LOGIN.password) return done(null, { user: username });
      return done(Object.assign(new Error("5.7.8 wrong name or password"), { responseCode: 535 }));
    },
  });
