//! A passkey is made (§7.1).
//!
//! Attestation `none` is asked for. A browser may hand on another statement all the same; it is not looked at.

use latchkey_shared::wire::Attestation;

use super::authenticator_data::AuthenticatorData;
use super::client_data::{self, Ceremony};
use super::{Expected, Flaw, Passkey, cbor};

/// Judges what came of a ceremony, and returns the passkey.
///
/// 1. What the browser says.
/// 2. The attestation object: form, statement and authenticator data, and nothing else.
/// 3. What the authenticator says; it must hold a passkey of an algorithm that was asked for.
///
/// # Errors
/// The first [`Flaw`] there is.
pub fn register(attestation: &Attestation, expected: &Expected<'_>) -> Result<Passkey, Flaw> {
    // 1.
    client_data::check(&attestation.client_data.to_bytes(), Ceremony::Create, expected)?;
    // 2.
    let attestation_object = attestation.attestation_object.to_bytes();
    let authenticator_data = authenticator_data(&attestation_object).ok_or(Flaw::Attestation)?;
    // 3.
    let data = AuthenticatorData::read(authenticator_data)?;
    data.check(&expected.party)?;
    let (backup_eligible, counter) = (data.backup_eligible(), data.counter);
    let made = data.made.ok_or(Flaw::AuthenticatorData)?;
    Ok(Passkey { id: made.id.to_vec(), key: made.key, backup_eligible, counter, last_used: None })
}

/// Finds the authenticator data in an attestation object (§6.5.4); `None` if it is none.
fn authenticator_data(attestation_object: &[u8]) -> Option<&[u8]> {
    let object = cbor::read_whole(attestation_object)?;
    let object = object.entries().filter(|entries| entries.count() == 3)?;
    let form = object.named("fmt")?.text()?;
    let statement = object.named("attStmt")?.entries()?;
    if form == "none" && statement.count() != 0 {
        return None;
    }
    object.named("authData")?.bytes()
}
