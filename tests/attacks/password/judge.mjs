// Judges passwords with the bundle that the worker serves to browsers: a line of JSON in ({law, typed}), a line of JSON out.
//
// Started by the attack A80: node judge.mjs GLUE MODULE, both of them files.

import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const [glue, module] = process.argv.slice(2);
const judge = await import(pathToFileURL(glue));
await judge.default({ module_or_path: readFileSync(module) });
const said = [];
for await (const line of createInterface({ input: process.stdin })) {
  const { law, typed } = JSON.parse(line);
  said.push(judge.check(JSON.stringify(law), typed) ?? "null");
  if (said.length >= 1_000) process.stdout.write(`${said.splice(0).join("\n")}\n`);
}
if (said.length > 0) process.stdout.write(`${said.join("\n")}\n`);
