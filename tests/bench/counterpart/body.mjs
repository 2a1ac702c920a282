// Reads request bodies as strictly as our worker does: size, media type, encoding, no key twice, exactly the fields of the
// call, each in its form.

import { Refused } from "./problem.mjs";

const MAX_BYTES = 16 * 1024;
const MEDIA_TYPE = /^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;

export const text = (value) => typeof value === "string";
export const opaque = (value) => text(value) && /^[\w-]{22}$/.test(value);
export const ticket = (value) => text(value) && value.length <= 4_096;
export const identifier = (value) => {
  if (!text(value)) return false;
  const trimmed = value.trim();
  return trimmed !== "" && byteLength(trimmed) <= 256 && !/\p{Cc}/u.test(trimmed);
};
export const password = (value) => text(value) && value.length > 0 && [...value.normalize("NFC")].length <= 1_024;
export const code = (value) => text(value) && value.length <= 32 && /^\d{6,8}$/.test(value.replace(/[\s-]/g, ""));
export const oneOf = (...values) => (value) => values.includes(value);
export const optional = (judge) => Object.assign((value) => judge(value), { optional: true });
export const shape = (fields) => {
  const known = Object.entries(fields);
  return (value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
    for (const key of Object.keys(value)) if (!Object.hasOwn(fields, key)) return false;
    return known.every(([key, judge]) => (Object.hasOwn(value, key) ? judge(value[key]) : judge.optional === true));
  };
};

const encoder = new TextEncoder();
const byteLength = (value) => encoder.encode(value).length;

/** Reads a body of one shape. */
export const read = async (request, fits) => {
  if (request.headers.has("content-encoding")) throw new Refused("malformed", 415);
  if (!MEDIA_TYPE.test(request.headers.get("content-type") ?? "")) throw new Refused("malformed", 415);
  const bytes = await request.arrayBuffer();
  if (bytes.byteLength > MAX_BYTES) throw new Refused("malformed", 413);
  let value;
  try {
    const json = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    value = JSON.parse(json);
    if (hasKeyTwice(json)) throw new Refused("malformed", 400);
  } catch {
    throw new Refused("malformed", 400);
  }
  if (!fits(value)) throw new Refused("malformed", 400);
  return value;
};

/** `JSON.parse` takes the last of two keys alike; what it took is not all that was sent. */
function hasKeyTwice(json) {
  const open = [];
  const strings = /"(?:[^"\\]|\\.)*"(\s*:)?|[{}]/g;
  for (const [token, colon] of json.matchAll(strings)) {
    if (token === "{") open.push(new Set());
    else if (token === "}") open.pop();
    else if (colon) {
      const key = JSON.parse(token.slice(0, token.lastIndexOf('"') + 1));
      if (open.at(-1).has(key)) return true;
      open.at(-1).add(key);
    }
  }
  return false;
}
