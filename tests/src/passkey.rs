//! Passkeys in a scenario: made and used by an authenticator of software, for whatever a deployment asks.

use latchkey_protocol::testing::authenticator::{Algorithm, Says, SoftPasskey};
use latchkey_shared::wire::{Assertion, Attestation, Begun, PublicKeyCreation, PublicKeyRequest, SecurityInfo};
use serde_json::{Value, json};

use crate::claimant::{Claimant, attempt};
use crate::driver::{Answer, Call, Driver};
use crate::owner::Owner;

/// What an honest browser says of a ceremony that uses a passkey.
pub fn says(driver: &dyn Driver, asked: &PublicKeyRequest) -> Says {
    Says::of("webauthn.get", &asked.challenge, &driver.origin(), &asked.rp_id)
}

/// What an honest browser says of a ceremony that makes one.
pub fn says_made(driver: &dyn Driver, asked: &PublicKeyCreation) -> Says {
    Says::of("webauthn.create", &asked.challenge, &driver.origin(), &asked.rp_id)
}

/// Begins to register a passkey.
#[track_caller]
pub fn begin(owner: &mut Owner<'_>) -> (String, PublicKeyCreation) {
    let begun: Begun = try_begin(owner).ok();
    assert_eq!((begun.kind.as_str(), begun.code_length), ("passkey", 0));
    (begun.registration, begun.public_key.expect("what to make it with"))
}

/// Begins to register a passkey, and returns the answer, whatever it is.
pub fn try_begin(owner: &mut Owner<'_>) -> Answer {
    owner.post("/me/security-info/begin", &json!({"attempt": attempt(), "kind": "passkey"}))
}

/// Writes what confirms a registration.
#[must_use]
pub fn confirmation(registration: &str, attempt: &str, made: &Attestation, name: Option<&str>) -> Value {
    let mut body = json!({"registration": registration, "attempt": attempt, "attestation": made});
    if let (Some(name), Some(fields)) = (name, body.as_object_mut()) {
        fields.insert("name".to_owned(), json!(name));
    }
    body
}

/// Confirms a registration.
pub fn confirm(owner: &mut Owner<'_>, registration: &str, made: &Attestation, name: Option<&str>) -> Answer {
    owner.post("/me/security-info/confirm", &confirmation(registration, &attempt(), made, name))
}

/// Registers a passkey, to the end.
#[track_caller]
pub fn add(owner: &mut Owner<'_>, name: &str, algorithm: Algorithm) -> (SoftPasskey, SecurityInfo) {
    let (registration, asked) = begin(owner);
    // Two people may give theirs the same name.
    let unlike = format!("{name} {}", asked.user_id.as_str());
    let passkey = SoftPasskey::new(&unlike, algorithm, asked.user_id.to_bytes());
    let made = passkey.attest(&says_made(owner.driver, &asked));
    let info = confirm(owner, &registration, &made, Some(name)).ok();
    (passkey, info)
}

/// Writes an assertion as the answer to the challenge in hand.
#[must_use]
pub fn written(claimant: &Claimant<'_>, attempt: &str, assertion: &Assertion) -> Call {
    let body = json!({
        "flow": claimant.flow, "challenge": claimant.challenge, "attempt": attempt, "answer": {"assertion": assertion},
    });
    Call::post("/reset/verify", &body)
}

/// Asks for a passkey in a reset.
#[track_caller]
pub fn ask(claimant: &mut Claimant<'_>) -> PublicKeyRequest {
    let answer = claimant.ask("passkey", None);
    answer.ok::<latchkey_shared::wire::Challenged>().public_key.expect("what to ask with")
}

/// Answers the challenge in hand by an assertion.
pub fn answer(claimant: &mut Claimant<'_>, assertion: &Assertion) -> Answer {
    let answer = claimant.driver.call(&written(claimant, &attempt(), assertion));
    claimant.take_in(&answer);
    answer
}

/// Passes a gate by a passkey.
#[track_caller]
pub fn pass(claimant: &mut Claimant<'_>, passkey: &SoftPasskey) {
    let asked = ask(claimant);
    let answered = answer(claimant, &passkey.assert(&says(claimant.driver, &asked)));
    assert_eq!(answered.status, 200, "{}", answered.text());
}
