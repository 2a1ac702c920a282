//! Contacts and seeds at rest: sealed under a key that the database does not hold.
//!
//! `v1.<key id>.<base64url of nonce ‖ ciphertext ‖ tag>`, XChaCha20-Poly1305 (24-byte random nonce, 16-byte tag).
//! The associated data names organisation, account, enrolment and kind: a row copied to another place does not open.
//! Not here: tickets ([`crate::ticket`]), and what is only compared and never read back ([`crate::digest`]).

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305};
use data_encoding::BASE64URL_NOPAD;
use serde::Deserialize;
use zeroize::Zeroizing;

use crate::ids::{EnrolmentId, SubjectId, TenantId};
use crate::keys::{Derivation, KeyId, Keys, Use, length_prefixed};
use crate::ports::{Entropy, Fault};
use crate::time::UnixSeconds;

/// Bytes of a nonce: enough that random ones never meet.
const NONCE_BYTES: usize = 24;
/// Names the format; another one needs another version, and a command that seals everything anew.
const VERSION: &str = "v1";

/// What a sealed value is. The names are those of the database, too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SealedKind {
    /// A mail address.
    Mail,
    /// A phone number.
    Phone,
    /// The seed of an authenticator app.
    #[serde(rename = "totp")]
    TotpSeed,
    /// Answers to security questions, hashed.
    Questions,
    /// The marks of saved recovery codes.
    Recovery,
    /// The mark of a recovery pass, and who vouches for it.
    Pass,
    /// The id and the public key of a passkey.
    Passkey,
    /// A notice that waits for its delivery: its address and words. Its place has an empty account.
    Notice,
}

impl SealedKind {
    /// Returns the name in the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Mail => "mail",
            Self::Phone => "phone",
            Self::TotpSeed => "totp",
            Self::Recovery => "recovery",
            Self::Pass => "pass",
            Self::Passkey => "passkey",
            Self::Questions => "questions",
            Self::Notice => "notice",
        }
    }

    const fn label(self) -> &'static str {
        match self {
            Self::Mail => "mail",
            Self::Phone => "phone",
            Self::TotpSeed => "totp-seed",
            Self::Questions => "questions",
            Self::Recovery => "recovery-codes",
            Self::Pass => "recovery-pass",
            Self::Passkey => "passkey",
            Self::Notice => "notice",
        }
    }
}

/// The place of a sealed value: it opens nowhere else.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// The organisation.
    pub tenant: &'a TenantId,
    /// The account.
    pub subject: &'a SubjectId,
    /// The enrolment.
    pub enrolment: &'a EnrolmentId,
    /// What it is.
    pub kind: SealedKind,
}

/// Why a sealed value did not open. A fault of the store or of the keys, never the claimant's doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UnsealError {
    /// Not the form of a sealed value.
    #[error("expected v1.<key id>.<base64url>")]
    Form,
    /// Its key is in neither slot of the ring.
    #[error("sealed by key {0}, which CONTACT_KEY_A and CONTACT_KEY_B do not hold")]
    Key(KeyId),
    /// Changed, or moved from another place.
    #[error("does not belong to this place")]
    Seal,
}

/// Seals a value for its place under the current key.
///
/// # Errors
/// A [`Fault`] without randomness.
pub fn seal(
    keys: &Keys,
    entropy: &impl Entropy,
    place: &Place<'_>,
    plain: &[u8],
    now: UnixSeconds,
) -> Result<String, Fault> {
    let mut nonce = [0; NONCE_BYTES];
    entropy.fill(&mut nonce)?;
    let (kid, root) = keys.contacts.sealing(now);
    let cipher = cipher(root, place.tenant);
    let payload = Payload { msg: plain, aad: &place.associated_data() };
    let sealed = cipher.encrypt(&nonce.into(), payload).map_err(|_| Fault::new("configuration", "cannot seal"))?;
    Ok(format!("{VERSION}.{kid}.{}", BASE64URL_NOPAD.encode(&[&nonce[..], &sealed].concat())))
}

/// Opens a value that was sealed for this place.
///
/// # Errors
/// An [`UnsealError`]: its form, its key, or its seal.
pub fn open(keys: &Keys, place: &Place<'_>, text: &str) -> Result<Zeroizing<Vec<u8>>, UnsealError> {
    let (kid, body) = parse(text)?;
    let bytes = BASE64URL_NOPAD.decode(body.as_bytes()).map_err(|_| UnsealError::Form)?;
    let (nonce, sealed) = bytes.split_first_chunk::<NONCE_BYTES>().ok_or(UnsealError::Form)?;
    let root = keys.contacts.named(kid).ok_or(UnsealError::Key(kid))?;
    let payload = Payload { msg: sealed, aad: &place.associated_data() };
    let plain = cipher(root, place.tenant).decrypt(&(*nonce).into(), payload);
    plain.map(Zeroizing::new).map_err(|_| UnsealError::Seal)
}

/// Returns how every value begins that waits to be sealed anew: those of a key whose successor seals. `None` if no key
/// has been succeeded.
#[must_use]
pub fn retired(keys: &Keys, now: UnixSeconds) -> Option<String> {
    keys.contacts.succeeded(now).map(|kid| format!("{VERSION}.{kid}"))
}

fn parse(text: &str) -> Result<(KeyId, &str), UnsealError> {
    let mut parts = text.split('.');
    let (Some(VERSION), Some(kid), Some(body), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
        return Err(UnsealError::Form);
    };
    Ok((kid.parse().map_err(|_| UnsealError::Form)?, body))
}

fn cipher(root: &crate::keys::Secret, tenant: &TenantId) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(&(*Derivation::key(root, Use::Contact, tenant)).into())
}

impl Place<'_> {
    fn associated_data(&self) -> Vec<u8> {
        let (tenant, subject, enrolment) = (self.tenant.as_str(), self.subject.as_str(), self.enrolment.as_str());
        length_prefixed(&[VERSION, tenant, subject, enrolment, self.kind.label()])
    }
}

#[cfg(test)]
mod tests;
