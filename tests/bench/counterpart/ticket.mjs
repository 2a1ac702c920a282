// Sealed state, carried by the client: JWE (RFC 7516) with direct AES-256-GCM by jose, bound to stage, tenant, origins and
// deployment, padded to one length for each stage.

import { EncryptJWT, jwtDecrypt } from "jose";
import { cipherKey } from "./keys.mjs";
import { Refused } from "./problem.mjs";

const PAYLOAD = { check: 512, flow: 1_024, challenge: 1_280 };
const KEYS = new Map();

const keyOf = async (env) => {
  if (!KEYS.has(env.TICKET_KEY_A)) {
    const bytes = await cipherKey(env.TICKET_KEY_A, "ticket", env.TENANT_ID);
    KEYS.set(env.TICKET_KEY_A, await crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]));
  }
  return KEYS.get(env.TICKET_KEY_A);
};

const keyId = (env) => env.TICKET_KEY_A.slice(0, env.TICKET_KEY_A.indexOf(":"));
const audience = (env, stage, origin) => `${stage} ${env.TENANT_ID} ${origin} ${env.FLOW_EPOCH}`;

/** Seals claims for a stage and the origin that asks. */
export const seal = async (env, stage, origin, claims) => {
  const room = PAYLOAD[stage] - JSON.stringify(claims).length;
  if (room < 0) throw new Error("claims are longer than a ticket of this stage");
  return new EncryptJWT({ ...claims, pad: " ".repeat(room) })
    .setProtectedHeader({ alg: "dir", enc: "A256GCM", kid: keyId(env) })
    .setIssuer(env.PUBLIC_ORIGIN)
    .setAudience(audience(env, stage, origin))
    .setIssuedAt(claims.issued)
    .setExpirationTime(claims.expires)
    .encrypt(await keyOf(env));
};

/** Opens a ticket of a stage; whatever is wrong with it is one refusal. */
export const open = async (env, stage, origin, text, now, refusal) => {
  try {
    const { payload, protectedHeader } = await jwtDecrypt(text, await keyOf(env), {
      issuer: env.PUBLIC_ORIGIN,
      audience: audience(env, stage, origin),
      currentDate: new Date(now * 1_000),
      keyManagementAlgorithms: ["dir"],
      contentEncryptionAlgorithms: ["A256GCM"],
      requiredClaims: ["iat", "exp"],
    });
    if (protectedHeader.kid !== keyId(env) || payload.iat > now + 30) throw new Error("key or time");
    const { pad, iss, aud, iat, exp, ...claims } = payload;
    return claims;
  } catch {
    throw new Refused(refusal);
  }
};
