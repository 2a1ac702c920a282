// Leaked passwords by range, as Have I Been Pwned describes it: https://haveibeenpwned.com/API/v3#PwnedPasswords
// ("Searching by range", "Introducing padding"): GET range/{first 5 hex digits of SHA-1}, answered with the other 35 of each
// leaked hash, a colon and a count, a row each, CRLF between; with Add-Padding: true filled up to 800 to 1,000 rows that
// count 0. The first part of the path is a mode: how it answers, or does not.

import { createHash, randomBytes, randomInt } from "node:crypto";

const leaked = new Map();
const asked = [];

const hex = (bytes) => bytes.toString("hex").toUpperCase();

function rows(prefix, padded) {
  const real = [...(leaked.get(prefix) ?? [])].map((suffix) => `${suffix}:7`);
  const padding = padded ? Array.from({ length: randomInt(800, 1000) }, () => `${hex(randomBytes(18)).slice(1)}:0`) : [];
  return [...real, ...padding].sort().join("\r\n");
}

const misbehaving = {
  html: () => ({ headers: { "content-type": "text/html" }, body: "<!doctype html>\n<title>Just a moment…</title>\n" }),
  error: () => ({ status: 503, body: "busy" }),
  moved: () => ({ status: 302, headers: { location: "/breaches/well/range/00000" } }),
  slow: (body) => ({ body, delay: 5_000 }),
  long: () => ({ body: `${"0".repeat(35)}:0\r\n`.repeat(8_000) }),
  cut: (body) => ({ body: body.slice(0, -10) }),
  empty: () => ({ body: "" }),
};

export function breaches({ method, path: [mode, call, prefix], headers, body }) {
  if (mode === "leak") {
    const hash = hex(createHash("sha1").update(body).digest());
    leaked.set(hash.slice(0, 5), (leaked.get(hash.slice(0, 5)) ?? new Set()).add(hash.slice(5)));
    return {};
  }
  if (mode === "asked") return { body: JSON.stringify(asked.splice(0)) };
  asked.push({ method, prefix, padding: headers["add-padding"] ?? null, body, names: Object.keys(headers).sort() });
  if (call !== "range" || !/^[0-9A-Fa-f]{5}$/.test(prefix ?? "")) {
    return { status: 400, body: "The hash prefix was not in a valid format" };
  }
  const answer = rows(prefix.toUpperCase(), headers["add-padding"] === "true");
  return misbehaving[mode]?.(answer) ?? { headers: { "content-type": "text/plain" }, body: answer };
}
