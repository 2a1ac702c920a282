// Catches all mail in development and tests, and shows it on a web page and over REST (see README.md).
// Listens on loopback only, keeps messages in memory, and prints one line of JSON once every port answers.
//
// usage: node main.mjs [--smtp-port 0] [--web-port 0] [--certificates FOLDER]    (0: any free port)

import { parseArgs } from "node:util";
import { Box } from "./box.mjs";
import { LOGIN, guardedServers } from "./guarded.mjs";
import { OPEN, smtpServer } from "./smtp.mjs";
import { unrulyServer } from "./unruly.mjs";
import { webServer } from "./web.mjs";

const HOST = "127.0.0.1";

const { values: options } = parseArgs({
  options: {
    "smtp-port": { type: "string", default: "0" },
    "web-port": { type: "string", default: "0" },
    certificates: { type: "string" },
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

try {
  const open = await listening(smtpServer(box, OPEN), 0);
  const unruly = (modeAt, port = 0) => listening(unrulyServer(open, modeAt), port);
  const smtp = await unruly((step) => box.takeFault(step), options["smtp-port"]);
  const web = await listening(webServer(box, unruly), options["web-port"]);
  const ready = { smtp: `${HOST}:${smtp}`, web: `http://${HOST}:${web}` };
  if (options.certificates) {
    ready.guarded = { ...LOGIN, ports: {} };
    for (const [name, server] of Object.entries(guardedServers(box, options.certificates))) {
      ready.guarded.ports[name] = await listening(server, 0);
    }
  }
  console.log(JSON.stringify(ready));
} catch (error) {
  console.error(`the mail catcher cannot listen: ${error.message}`);
  process.exit(1);
}
