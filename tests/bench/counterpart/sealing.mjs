// Contacts and seeds at rest, sealed as one does it in JavaScript: AES-256-GCM by WebCrypto under a key derived from the
// deployment's contact key, bound to its place. Runs in workerd and, to fill the database, in Node.

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const NONCE_BYTES = 12;

const fromBase64 = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
const toBase64 = (bytes) => btoa(String.fromCharCode(...bytes));

/** The bytes of a secret, `start:base64` or `base64`. */
export const secretBytes = (text) => fromBase64(text.slice(text.indexOf(":") + 1));

const keys = new Map();

/** The key of one use, derived once in the life of the isolate. */
const keyFor = async (root) => {
  if (!keys.has(root)) {
    const base = await crypto.subtle.importKey("raw", secretBytes(root), "HKDF", false, ["deriveKey"]);
    const info = encoder.encode("counterpart/contact");
    const derivation = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info };
    keys.set(root, await crypto.subtle.deriveKey(derivation, base, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]));
  }
  return keys.get(root);
};

const place = ({ subject, enrolment, kind }) => encoder.encode(`${subject.length}:${subject}${enrolment.length}:${enrolment}${kind}`);

/** Seals a text for its place. */
export const sealFor = async (where, text, root) => {
  const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const algorithm = { name: "AES-GCM", iv, additionalData: place(where) };
  const sealed = new Uint8Array(await crypto.subtle.encrypt(algorithm, await keyFor(root), encoder.encode(text)));
  return `v1.${toBase64(iv)}.${toBase64(sealed)}`;
};

/** Opens what was sealed for this place. */
export const openAt = async (where, text, root) => {
  const [version, iv, sealed] = text.split(".");
  if (version !== "v1" || !sealed) throw new Error("expected v1.nonce.ciphertext");
  const algorithm = { name: "AES-GCM", iv: fromBase64(iv), additionalData: place(where) };
  return decoder.decode(await crypto.subtle.decrypt(algorithm, await keyFor(root), fromBase64(sealed)));
};
