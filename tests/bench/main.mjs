// Measures one part and writes what came out as JSON.
//
// usage: node main.mjs PART RESULT    (with LATCHKEY_STAGE, which `cargo xtask bench` sets)

import { writeFileSync } from "node:fs";
import { disconnect } from "./http.mjs";

const [part, result] = process.argv.slice(2);
const { measure } = await import(`./parts/${part}.mjs`);
writeFileSync(result, JSON.stringify(await measure(), null, 1));
disconnect();
// Connections that workerd keeps would hold the program.
process.exit(0);
