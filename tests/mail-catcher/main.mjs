// Catches all mail in development and tests, and shows it on a web page and over REST (see README.md).
// Listens on loopback only, keeps messages in memory, and prints one line of JSON once both ports answer.
//
// usage: node main.mjs [--smtp-port 0] [--web-port 0] [--cert FILE --key FILE]    (0: any free port)

import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { Box } from "./box.mjs";
import { smtpServer } from "./smtp.mjs";
import { webServer } from "./web.mjs";

const HOST = "127.0.0.1";

const { values: options } = parseArgs({
  options: {
    "smtp-port": { type: "string", default: "0" },
    "web-port": { type: "string", default: "0" },
    cert: { type: "string" },
    key: { type: "string" },
  },
});

const listening = (server, port) =>
  new Promise((resolve, reject) => {
    // smtp-server wraps the socket server that knows its port.
    const socket = server.server ?? server;
    socket.once("error", reject);
    server.listen(Number(port), HOST, () => resolve(socket.address().port));
  });

const box = new Box();
const tls = options.cert ? { cert: readFileSync(options.cert), key: readFileSync(options.key) } : undefined;

try {
  const smtp = await listening(smtpServer(box, tls), options["smtp-port"]);
  const web = await listening(webServer(box), options["web-port"]);
  console.log(JSON.stringify({ smtp: `${HOST}:${smtp}`, web: `http://${HOST}:${web}` }));
} catch (error) {
  console.error(`the mail catcher cannot listen: ${error.message}`);
  process.exit(1);
}
