//! The worker's own password hash as a module of its own, so that the counterpart in JavaScript spends on hashing exactly
//! what the worker does. Never part of a deployment.

use latchkey_protocol::credential::{self, Cost};
use latchkey_protocol::ports::{Entropy, Fault};
use latchkey_shared::password::Password;
use wasm_bindgen::prelude::wasm_bindgen;

/// Randomness of the runtime.
struct Runtime;

impl Entropy for Runtime {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), Fault> {
        getrandom::fill(bytes).map_err(|error| Fault::new("entropy", error))
    }
}

/// Hashes a password at the cost of a deployment; none if it is no password or there is no memory.
#[wasm_bindgen]
#[must_use]
pub fn hash(password: String) -> Option<String> {
    let password = Password::try_from(password).ok()?;
    let hash = credential::hash(&password, &Runtime, Cost::Owasp).ok()?;
    Some(hash.as_str().to_owned())
}
