//! Signatures of passkeys, verified by the platform's own cryptography (Web Cryptography Level 2): it weighs nothing here.
//!
//! A key goes in as a JSON Web Key (RFC 7517, RFC 8037), whose form is the same for all three algorithms. One that the platform
//! does not take (a point beside its curve) verifies nothing. Not here: forms of keys and signatures, which
//! `protocol::webauthn` has judged by then.

use data_encoding::BASE64URL_NOPAD;
use latchkey_protocol::ports::{Fault, Signatures};
use latchkey_protocol::webauthn::PublicKey;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CryptoKey, SubtleCrypto, WorkerGlobalScope};
use worker::js_sys::{Array, Object, Reflect, Uint8Array, global};
use worker::wasm_bindgen_futures::JsFuture;

const PART: &str = "signatures";
/// The exponent of RSA keys, 65,537.
const EXPONENT: [u8; 3] = [1, 0, 1];

/// Verifies by the platform.
#[derive(Clone, Copy, Debug, Default)]
pub struct WebSignatures;

impl Signatures for WebSignatures {
    async fn verify(&self, key: &PublicKey, signed: &[u8], signature: &[u8]) -> Result<bool, Fault> {
        let subtle = subtle()?;
        let algorithm = object(algorithm(key))?;
        let Some(key) = imported(&subtle, &jwk(key)?, &algorithm).await? else { return Ok(false) };
        let (signature, signed) = (Uint8Array::from(signature), Uint8Array::from(signed));
        let verified = subtle
            .verify_with_object_and_buffer_source_and_buffer_source(&algorithm, &key, &signature, &signed)
            .map_err(fault)?;
        // What the platform finds no form in is worth as much as what does not hold.
        Ok(JsFuture::from(verified).await.is_ok_and(|holds| holds.is_truthy()))
    }
}

fn subtle() -> Result<SubtleCrypto, Fault> {
    Ok(global().unchecked_into::<WorkerGlobalScope>().crypto().map_err(fault)?.subtle())
}

/// Has the platform take a key; nothing if it refuses.
async fn imported(subtle: &SubtleCrypto, key: &Object, algorithm: &Object) -> Result<Option<CryptoKey>, Fault> {
    let uses = Array::of1(&JsValue::from_str("verify"));
    let taken = subtle.import_key_with_object("jwk", key, algorithm, false, &uses).map_err(fault)?;
    Ok(JsFuture::from(taken).await.ok().map(JsCast::unchecked_into))
}

/// Names the algorithm of a key.
const fn algorithm(key: &PublicKey) -> &'static [(&'static str, &'static str)] {
    match key {
        PublicKey::Es256 { .. } => &[("name", "ECDSA"), ("namedCurve", "P-256"), ("hash", "SHA-256")],
        PublicKey::EdDsa { .. } => &[("name", "Ed25519")],
        PublicKey::Rs256 { .. } => &[("name", "RSASSA-PKCS1-v1_5"), ("hash", "SHA-256")],
    }
}

/// Writes a key as a JSON Web Key.
fn jwk(key: &PublicKey) -> Result<Object, Fault> {
    let (kind, curve) = match key {
        PublicKey::Es256 { .. } => ("EC", Some("P-256")),
        PublicKey::EdDsa { .. } => ("OKP", Some("Ed25519")),
        PublicKey::Rs256 { .. } => ("RSA", None),
    };
    let written = object(&[("kty", kind)])?;
    if let Some(curve) = curve {
        set(&written, "crv", curve)?;
    }
    let parts: [Option<(&str, &[u8])>; 2] = match key {
        PublicKey::Es256 { x, y } => [Some(("x", x)), Some(("y", y))],
        PublicKey::EdDsa { x } => [Some(("x", x)), None],
        PublicKey::Rs256 { modulus } => [Some(("n", modulus)), Some(("e", &EXPONENT))],
    };
    for (name, bytes) in parts.into_iter().flatten() {
        set(&written, name, &BASE64URL_NOPAD.encode(bytes))?;
    }
    Ok(written)
}

fn object(members: &[(&str, &str)]) -> Result<Object, Fault> {
    let object = Object::new();
    for (name, value) in members {
        set(&object, name, value)?;
    }
    Ok(object)
}

fn set(object: &Object, name: &str, value: &str) -> Result<(), Fault> {
    Reflect::set(object, &JsValue::from_str(name), &JsValue::from_str(value)).map(drop).map_err(fault)
}

/// Whatever the platform says, it may quote what it was given.
fn fault(_: JsValue) -> Fault {
    Fault::new(PART, "the platform's cryptography refused")
}
