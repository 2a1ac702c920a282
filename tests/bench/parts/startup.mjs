// From starting workerd to the first answer, over a worker that says hello: the module is compiled and instantiated, and
// the configuration read.

import { spawn } from "node:child_process";
import net from "node:net";
import { Series, quantile, ratio, summary } from "../figures.mjs";
import { send } from "../http.mjs";
import { hello, latchkey, rounds } from "../stage.mjs";

const ROUNDS = 25;
const PATIENCE_MS = 20_000;

const STARTED = [
  ["hello", hello, "/"],
  ["latchkey", latchkey, "/api/v1/healthz"],
  ["hello again", hello, "/"],
];

export const measure = async () => {
  const took = new Series();
  for (let round = -1; round < rounds(ROUNDS); round += 1) {
    for (const [name, { command }, path] of STARTED) {
      const milliseconds = await firstAnswer(command, path);
      if (round >= 0) took.add(name, milliseconds);
    }
  }
  const nothing = [...took.of("hello"), ...took.of("hello again")];
  return {
    itself: ratio(took.of("hello"), took.of("hello again")),
    hello: summary(nothing),
    latchkey: summary(took.of("latchkey")),
    over_hello_ms: quantile(took.of("latchkey"), 0.5) - quantile(nothing, 0.5),
  };
};

async function firstAnswer([program, ...arguments_], path) {
  const port = await freePort();
  const begun = performance.now();
  const child = spawn(program, [...arguments_, "--socket-addr", `http=127.0.0.1:${port}`], { stdio: "ignore" });
  try {
    for (;;) {
      const answer = await send(port, "GET", path).catch(() => null);
      if (answer?.status === 200) return performance.now() - begun;
      if (child.exitCode !== null || performance.now() - begun > PATIENCE_MS) throw new Error(`workerd does not answer ${path}`);
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  } finally {
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await ended;
  }
}

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
