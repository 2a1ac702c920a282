// What an authenticator of software does with a passkey on P-256: an assertion (WebAuthn Level 3, section 7.2).

import { createHash, createPrivateKey, sign } from "node:crypto";

const PRESENT_AND_VERIFIED = 0b101;
const sha256 = (bytes) => createHash("sha256").update(bytes).digest();

/** Answers what a page is asked for with a passkey, as `AuthenticatorAssertionResponse` in base64url. */
export const assert = ({ id, key, user_handle }, { challenge, rp_id }, origin) => {
  const clientData = Buffer.from(JSON.stringify({ type: "webauthn.get", challenge, origin, crossOrigin: false }));
  const authenticatorData = Buffer.concat([sha256(rp_id), Buffer.from([PRESENT_AND_VERIFIED, 0, 0, 0, 0])]);
  const signed = Buffer.concat([authenticatorData, sha256(clientData)]);
  const signature = sign("sha256", signed, createPrivateKey({ key, format: "jwk" }));
  return {
    id,
    client_data: clientData.toString("base64url"),
    authenticator_data: authenticatorData.toString("base64url"),
    signature: signature.toString("base64url"),
    user_handle,
  };
};
