// Asks the browser's judge what the native one was asked (`examples/verdicts.rs`) and compares what the two say.
//
// judge.mjs GLUE WASM CASES

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [glue, wasm, cases] = process.argv.slice(2);
const { default: init, check } = await import(pathToFileURL(glue));
await init({ module_or_path: readFileSync(wasm) });

const lines = readFileSync(cases, "utf8").trim().split("\n");
for (const line of lines) {
  const { law, typed, verdict } = JSON.parse(line);
  assert.deepEqual(JSON.parse(check(JSON.stringify(law), typed)), verdict, line);
}
console.log(`${lines.length} alike`);
