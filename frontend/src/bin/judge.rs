//! The bundle of the judge: what is heavy about passwords, loaded while the claimant proves who they are.
//!
//! `frontend/src/judge.rs` speaks with it. Everything it says is `latchkey_shared::password`'s.

use latchkey_frontend::judge::{Law, Verdict};
use latchkey_shared::opaque::Attempt;
use latchkey_shared::password::{NewPassword, OwnTerms, Terms, of_person};
use latchkey_shared::wire::PasswordRequest;
use wasm_bindgen::prelude::wasm_bindgen;

fn main() {}

/// Judges a password as typed so far; the answer is a [`Verdict`].
#[wasm_bindgen]
#[must_use]
pub fn check(law: &str, typed: &str) -> Option<String> {
    let law: Law = serde_json::from_str(law).ok()?;
    let verdict = Verdict::from(law.policy.check(typed, &terms(&law)));
    serde_json::to_string(&verdict).ok()
}

/// Suggests a password that the policy accepts.
#[wasm_bindgen]
#[must_use]
pub fn suggest(law: &str, language: &str, entropy: &[u8]) -> Option<String> {
    let law: Law = serde_json::from_str(law).ok()?;
    let password = latchkey_shared::password::suggest(&law.policy, &terms(&law), language, entropy)?;
    Some(password.expose().to_owned())
}

/// Writes the body of `POST /reset/password`.
#[wasm_bindgen]
#[must_use]
pub fn request(flow: &str, attempt: &str, typed: &str) -> Option<String> {
    let attempt = Attempt::try_from(attempt.to_owned()).ok()?;
    let password = NewPassword::try_from(typed.to_owned()).ok()?;
    serde_json::to_string(&PasswordRequest { flow: flow.to_owned(), attempt, password }).ok()
}

/// The terms a page may know: words for everybody, what was typed as the name, and what the edge told past the gates.
fn terms(law: &Law) -> Terms {
    let mut own = OwnTerms::new(of_person("", "", [law.identifier.as_str()]));
    own.extend(&law.own_terms);
    Terms { own, ..Terms::default() }
}
