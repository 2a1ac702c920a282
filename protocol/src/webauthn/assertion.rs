//! A passkey is used (§7.2).
//!
//! In two steps, because a signature may be verified by somebody else: [`examine`] judges everything else and says what to
//! verify, [`Examined::judge`] takes the answer. Both cost the same for whoever has no passkey, or gives one of somebody else:
//! there is always a signature to verify.

use latchkey_shared::wire::Assertion;
use sha2::{Digest, Sha256};

use super::authenticator_data::AuthenticatorData;
use super::client_data::{self, Ceremony};
use super::{Expected, Flaw, Passkey, PublicKey, demand, signature};

/// What stands in for the key of a passkey that is not there: the point that P-256 begins with (FIPS 186-5, D.1.2.3), whose
/// private key is 1. Nothing it verifies counts.
const NOBODYS: PublicKey = PublicKey::Es256 {
    x: [
        0x6b, 0x17, 0xd1, 0xf2, 0xe1, 0x2c, 0x42, 0x47, 0xf8, 0xbc, 0xe6, 0xe5, 0x63, 0xa4, 0x40, 0xf2, 0x77, 0x03,
        0x7d, 0x81, 0x2d, 0xeb, 0x33, 0xa0, 0xf4, 0xa1, 0x39, 0x45, 0xd8, 0x98, 0xc2, 0x96,
    ],
    y: [
        0x4f, 0xe3, 0x42, 0xe2, 0xfe, 0x1a, 0x7f, 0x9b, 0x8e, 0xe7, 0xeb, 0x4a, 0x7c, 0x0f, 0x9e, 0x16, 0x2b, 0xce,
        0x33, 0x57, 0x6b, 0x31, 0x5e, 0xce, 0xcb, 0xb6, 0x40, 0x68, 0x37, 0xbf, 0x51, 0xf5,
    ],
};

/// An assertion whose signature waits to be verified.
#[derive(Debug)]
pub struct Examined {
    /// The key to verify by.
    pub key: PublicKey,
    /// What was signed.
    pub signed: Vec<u8>,
    /// The signature, of the length that fits the key.
    pub signature: Vec<u8>,
    judged: Result<Asserted, Flaw>,
}

/// A passkey was used as was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asserted {
    /// Which of the account's, by its place.
    pub place: usize,
    /// How often it says now that it was used.
    pub counter: u32,
}

impl Examined {
    /// Judges it, given whether the signature holds.
    ///
    /// # Errors
    /// The first [`Flaw`] there is.
    pub fn judge(self, signature_holds: bool) -> Result<Asserted, Flaw> {
        let asserted = self.judged?;
        demand(signature_holds, Flaw::Signature).map(|()| asserted)
    }
}

/// Judges an assertion but for its signature. `passkeys` are the account's; whoever is nobody has none.
#[must_use]
pub fn examine(assertion: &Assertion, passkeys: &[&Passkey], expected: &Expected<'_>) -> Examined {
    let (client_data, authenticator_data) = (assertion.client_data.to_bytes(), assertion.authenticator_data.to_bytes());
    let id = assertion.id.to_bytes();
    let meant = passkeys.iter().position(|known| known.id == id);
    let passkey = meant.and_then(|place| passkeys.get(place));
    let key = passkey.map_or(NOBODYS, |passkey| passkey.key.clone());
    let plain = signature::plain(&key, &assertion.signature.to_bytes());
    let user_handle = assertion.user_handle.to_bytes();
    let judged = judge((&user_handle, &client_data, &authenticator_data), meant.zip(passkey.copied()), expected);
    let judged = if plain.is_some() { judged } else { judged.and(Err(Flaw::Signature)) };
    // What cannot be a signature is verified as one all the same.
    let signature = plain.unwrap_or_else(|| vec![1; 64]);
    let signed = [&authenticator_data[..], &Sha256::digest(client_data)].concat();
    Examined { key, signed, signature, judged }
}

/// Judges what is no signature.
///
/// 1. The passkey is the account's, and was made for it.
/// 2. What the browser says.
/// 3. What the authenticator says; nothing was made.
/// 4. Whether it may be backed up has not changed.
/// 5. Its counter has grown, if it counts at all.
fn judge(
    (user_handle, client_data, authenticator_data): (&[u8], &[u8], &[u8]),
    passkey: Option<(usize, &Passkey)>,
    expected: &Expected<'_>,
) -> Result<Asserted, Flaw> {
    // 1.
    let (place, passkey) = passkey.ok_or(Flaw::Credential)?;
    demand(user_handle == expected.user_handle, Flaw::UserHandle)?;
    // 2.
    client_data::check(client_data, Ceremony::Get, expected)?;
    // 3.
    let data = AuthenticatorData::read(authenticator_data)?;
    demand(data.made.is_none(), Flaw::AuthenticatorData)?;
    data.check(&expected.party)?;
    // 4.
    demand(data.backup_eligible() == passkey.backup_eligible, Flaw::Backup)?;
    // 5.
    let counts = data.counter != 0 || passkey.counter != 0;
    demand(!counts || data.counter > passkey.counter, Flaw::Counter)?;
    Ok(Asserted { place, counter: data.counter })
}
