// Names and codes derived from the deployment's secrets, as `protocol/src/keys/derive.rs` derives them: HMAC-SHA-256 twice,
// every field preceded by its length. WebCrypto's keys are made once in the life of the isolate.

import { secretBytes } from "./sealing.mjs";

const encoder = new TextEncoder();
const hmac = { name: "HMAC", hash: "SHA-256" };
const known = new Map();

const importKey = (bytes) => crypto.subtle.importKey("raw", bytes, hmac, false, ["sign"]);

const framed = (fields) => {
  const parts = fields.map((field) => (typeof field === "string" ? encoder.encode(field) : field));
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + 8 + part.length, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const part of parts) {
    view.setUint32(at + 4, part.length);
    bytes.set(part, at + 8);
    at += 8 + part.length;
  }
  return bytes;
};

const keyOf = async (root, use, tenant) => {
  const name = `${use}\n${root}`;
  if (!known.has(name)) {
    const bytes = await crypto.subtle.sign(hmac, await importKey(secretBytes(root)), framed([`latchkey/v1/${use}`, tenant]));
    known.set(name, { bytes: new Uint8Array(bytes), key: await importKey(bytes) });
  }
  return known.get(name);
};

/** The key of one use, for a cipher. */
export const cipherKey = async (root, use, tenant) => (await keyOf(root, use, tenant)).bytes;

/** 32 bytes that stand for these fields. */
export const derive = async (root, use, tenant, ...fields) =>
  new Uint8Array(await crypto.subtle.sign(hmac, (await keyOf(root, use, tenant)).key, framed(fields)));

/** The first half of them, as base64url. */
export const deriveId = async (...all) => base64url((await derive(...all)).subarray(0, 16));

export const base64url = (bytes) => bytes.toBase64?.({ alphabet: "base64url", omitPadding: true }) ?? slowly(bytes);
const slowly = (bytes) => btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");

export const fromBase64url = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));

/** Compares in constant time. */
export const isSame = (one, other) => {
  const [a, b] = [encoder.encode(one), encoder.encode(other)];
  return a.length === b.length && crypto.subtle.timingSafeEqual(a, b);
};
