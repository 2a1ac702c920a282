//! What the authenticator says (§6.1): who asked it, what it did about whoever is there, and the passkey it has just made.

use sha2::{Digest, Sha256};

use super::cbor;
use super::key::PublicKey;
use super::{CREDENTIAL_ID, Flaw, RelyingParty, demand};

/// Somebody was there.
const PRESENT: u8 = 1;
/// It asked who.
const VERIFIED: u8 = 1 << 2;
/// The passkey may be backed up.
const BACKUP_ELIGIBLE: u8 = 1 << 3;
/// It is.
const BACKED_UP: u8 = 1 << 4;
/// A passkey was made.
const ATTESTED: u8 = 1 << 6;
/// Extensions follow.
const EXTENDED: u8 = 1 << 7;

/// What it says.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct AuthenticatorData<'a> {
    party: &'a [u8; 32],
    flags: u8,
    /// How often it has signed, or 0.
    pub(super) counter: u32,
    /// The passkey it has made.
    pub(super) made: Option<Made<'a>>,
}

/// A passkey that was made.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Made<'a> {
    /// Its id.
    pub(super) id: &'a [u8],
    /// Its key.
    pub(super) key: PublicKey,
}

impl<'a> AuthenticatorData<'a> {
    /// Reads it, to the last byte.
    ///
    /// # Errors
    /// [`Flaw::AuthenticatorData`], or [`Flaw::Key`] for a key that is none of ours.
    pub(super) fn read(bytes: &'a [u8]) -> Result<Self, Flaw> {
        let flaw = Flaw::AuthenticatorData;
        let (party, rest) = bytes.split_first_chunk::<32>().ok_or(flaw)?;
        let (&[flags], rest) = rest.split_first_chunk().ok_or(flaw)?;
        let (counter, mut rest) = rest.split_first_chunk().ok_or(flaw)?;
        let mut made = None;
        if flags & ATTESTED != 0 {
            // Which model it is, is nobody's business.
            let (_, behind) = rest.split_first_chunk::<16>().ok_or(flaw)?;
            let (length, behind) = behind.split_first_chunk().ok_or(flaw)?;
            let (id, behind) = behind.split_at_checked(u16::from_be_bytes(*length).into()).ok_or(flaw)?;
            demand(CREDENTIAL_ID.contains(&id.len()), flaw)?;
            let (key, behind) = cbor::read(behind).ok_or(flaw)?;
            made = Some(Made { id, key: PublicKey::from_cose(&key).ok_or(Flaw::Key)? });
            rest = behind;
        }
        if flags & EXTENDED != 0 {
            let (extensions, behind) = cbor::read(rest).ok_or(flaw)?;
            demand(extensions.entries().is_some(), flaw)?;
            rest = behind;
        }
        demand(rest.is_empty(), flaw)?;
        Ok(Self { party, flags, counter: u32::from_be_bytes(*counter), made })
    }

    /// Judges what does not depend on the passkey (§7.1 steps 14 to 18, §7.2 steps 15 to 19).
    ///
    /// # Errors
    /// The first [`Flaw`] there is.
    pub(super) fn check(&self, party: &RelyingParty<'_>) -> Result<(), Flaw> {
        demand(self.party[..] == Sha256::digest(party.id().as_bytes())[..], Flaw::RelyingParty)?;
        demand(self.has(PRESENT), Flaw::Presence)?;
        demand(self.has(VERIFIED), Flaw::Verification)?;
        demand(self.backup_eligible() || !self.has(BACKED_UP), Flaw::Backup)
    }

    /// Tells whether the passkey may be backed up. That never changes.
    pub(super) const fn backup_eligible(&self) -> bool {
        self.has(BACKUP_ELIGIBLE)
    }

    const fn has(&self, flag: u8) -> bool {
        self.flags & flag != 0
    }
}
