// What a browser computes: proofs of work and authenticator codes (RFC 6238).

import { createHmac, hash } from "node:crypto";

/** Solves a proof of work as `shared/src/pow.rs` describes it. */
export const solve = ({ salt, bits, count }) => {
  const preimage = Buffer.alloc(25);
  Buffer.from(salt, "base64url").copy(preimage);
  const found = [];
  for (let i = 0; i < count; i += 1) {
    preimage[16] = i;
    let n = 0;
    do {
      preimage.writeUInt32BE(n, 21);
      n += 1;
    } while (!hasZeros(hash("sha256", preimage, "buffer"), bits));
    found.push(n - 1);
  }
  return found.join(",");
};

const hasZeros = (digest, bits) => digest.readUInt32BE(0) >>> (32 - bits) === 0;

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** The bytes of a secret in base32 (RFC 4648 §6). */
export const base32 = (text) => {
  const bytes = [];
  let held = 0;
  let bits = 0;
  for (const letter of text) {
    held = (held << 5) | ALPHABET.indexOf(letter);
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((held >> bits) & 0xff);
    }
    held &= (1 << bits) - 1;
  }
  return Buffer.from(bytes);
};

/** The code that an authenticator shows now. */
export const codeNow = (seed) => {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const digest = createHmac("sha1", base32(seed)).update(counter).digest();
  const offset = digest[19] & 0xf;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1e6).padStart(6, "0");
};
