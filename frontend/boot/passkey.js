// A passkey's ceremony with the browser (WebAuthn Level 3 §5.1). Loaded once somebody chooses a passkey.
//
// One call: what the edge said, as JSON, and a signal that ends it. It answers JSON for the edge; "cannot" where the browser
// knows no passkeys, or none for this page; "known" where the device holds one for this account already; or null, where
// nothing came of it: given up, too late, or there is none. A browser does not tell these apart.

const bytesOf = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (byte) => byte.charCodeAt(0));
const textOf = (bytes) =>
  btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join(""))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=/g, "");

/** Ed25519, ES256 and RS256 (COSE). */
const ALGORITHMS = [-8, -7, -257];
const SAID = { InvalidStateError: "known", NotSupportedError: "cannot", SecurityError: "cannot" };

// Whichever passkey of this page is chosen says itself whose it is: nothing is listed, so nothing is disclosed.
const use = async (common, { rp_id: rpId }, signal) => {
  const publicKey = { ...common, rpId, allowCredentials: [], userVerification: "required" };
  const { rawId, response } = await navigator.credentials.get({ publicKey, signal });
  const { clientDataJSON, authenticatorData, signature, userHandle } = response;
  return {
    id: textOf(rawId),
    client_data: textOf(clientDataJSON),
    authenticator_data: textOf(authenticatorData),
    signature: textOf(signature),
    user_handle: textOf(userHandle ?? []),
  };
};

const make = async (common, asked, signal) => {
  const publicKey = {
    ...common,
    rp: { id: asked.rp_id, name: asked.rp_name },
    user: { id: bytesOf(asked.user_id), name: asked.user_name, displayName: asked.user_display_name },
    pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: "public-key", alg })),
    excludeCredentials: asked.exclude.map((id) => ({ type: "public-key", id: bytesOf(id) })),
    authenticatorSelection: { residentKey: "required", requireResidentKey: true, userVerification: "required" },
    attestation: "none",
  };
  const { response } = await navigator.credentials.create({ publicKey, signal });
  return { client_data: textOf(response.clientDataJSON), attestation_object: textOf(response.attestationObject) };
};

export const ceremony = async (json, signal) => {
  const asked = JSON.parse(json);
  try {
    if (!globalThis.PublicKeyCredential) return "cannot";
    const common = { challenge: bytesOf(asked.challenge), timeout: asked.timeout_ms };
    return JSON.stringify(await (asked.user_id ? make : use)(common, asked, signal));
  } catch ({ name }) {
    return SAID[name] ?? null;
  }
};
