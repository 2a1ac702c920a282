//! Derives a value from a root for one use and one organisation: HMAC-SHA-256 (RFC 2104) twice.
//!
//! 1. use key = HMAC(root, label ‖ tenant): uses and tenants are apart (the expand step of RFC 5869 with one block)
//! 2. value = HMAC(use key, fields)
//!
//! Every field is preceded by its length, so no two lists of fields are the same bytes.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

use super::secret::{SECRET_BYTES, Secret};
use crate::ids::TenantId;

/// What a value is for. The labels are part of every stored name and live ticket: never change one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Use {
    /// Encrypts tickets.
    Ticket,
    /// Makes one-time codes.
    Code,
    /// Encrypts contacts and seeds at rest.
    Contact,
    /// Names rows of the guard.
    GuardRow,
    /// Digests destinations.
    Destination,
    /// Names flows.
    Flow,
    /// Names challenges.
    Challenge,
    /// Digests solutions of checks.
    Solution,
    /// Marks bad passwords.
    PasswordMark,
    /// Hashes unknown names.
    UnknownName,
    /// Names registrations of methods.
    Registration,
    /// Names changes of accounts.
    Change,
    /// Draws security questions.
    Draw,
    /// Makes saved recovery codes.
    SavedCode,
    /// Marks saved recovery codes.
    SavedMark,
    /// Makes challenges of passkeys.
    PasskeyChallenge,
    /// Names accounts to authenticators.
    UserHandle,
    /// Marks passkeys by their credential ids.
    PasskeyMark,
}

impl Use {
    const fn label(self) -> &'static str {
        match self {
            Self::Ticket => "latchkey/v1/ticket",
            Self::Code => "latchkey/v1/code",
            Self::Contact => "latchkey/v1/contact",
            Self::GuardRow => "latchkey/v1/guard-row",
            Self::Destination => "latchkey/v1/destination",
            Self::Flow => "latchkey/v1/flow",
            Self::Challenge => "latchkey/v1/challenge",
            Self::Solution => "latchkey/v1/solution",
            Self::PasswordMark => "latchkey/v1/password-mark",
            Self::UnknownName => "latchkey/v1/unknown-name",
            Self::Registration => "latchkey/v1/registration",
            Self::Change => "latchkey/v1/change",
            Self::Draw => "latchkey/v1/draw",
            Self::SavedCode => "latchkey/v1/saved-code",
            Self::SavedMark => "latchkey/v1/saved-mark",
            Self::PasskeyChallenge => "latchkey/v1/passkey-challenge",
            Self::UserHandle => "latchkey/v1/user-handle",
            Self::PasskeyMark => "latchkey/v1/passkey-mark",
        }
    }
}

/// A derivation under way: fields go in, 32 bytes come out.
pub(crate) struct Derivation(Hmac<Sha256>);

impl Derivation {
    /// Begins a derivation from `root` for one use and organisation.
    pub(crate) fn new(root: &Secret, purpose: Use, tenant: &TenantId) -> Self {
        Self::keyed(&Self::key(root, purpose, tenant))
    }

    /// Returns the key of one use and organisation itself, for a cipher.
    pub(crate) fn key(root: &Secret, purpose: Use, tenant: &TenantId) -> Zeroizing<[u8; SECRET_BYTES]> {
        let named = Self::keyed(root.expose()).field(purpose.label().as_bytes()).field(tenant.as_str().as_bytes());
        Zeroizing::new(named.finish())
    }

    /// Takes one field, its length first.
    pub(crate) fn field(mut self, bytes: &[u8]) -> Self {
        self.0.update(&length_prefix(bytes));
        self.0.update(bytes);
        self
    }

    /// Returns the value.
    pub(crate) fn finish(self) -> [u8; SECRET_BYTES] {
        self.0.finalize().into_bytes().into()
    }

    /// Returns the first half of the value: 128 bits, enough for a name that nobody can search for collisions.
    pub(crate) fn finish_short(self) -> [u8; 16] {
        self.finish().first_chunk().copied().unwrap_or_default()
    }

    fn keyed(key: &[u8; SECRET_BYTES]) -> Self {
        // RFC 2104 §2: a key shorter than the block is filled up with zeros. Done here, because it cannot fail.
        let mut block = Zeroizing::new([0_u8; 64]);
        for (place, byte) in block.iter_mut().zip(key) {
            *place = *byte;
        }
        Self(Hmac::new(&(*block).into()))
    }
}

/// Returns fields as one text of bytes, each preceded by its length: what a cipher authenticates besides what it seals.
pub(crate) fn length_prefixed(fields: &[&str]) -> Vec<u8> {
    fields.iter().flat_map(|field| [&length_prefix(field.as_bytes())[..], field.as_bytes()].concat()).collect()
}

/// Returns a field's length as eight bytes, big endian.
fn length_prefix(bytes: &[u8]) -> [u8; 8] {
    u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_be_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tenant(name: &str) -> TenantId {
        TenantId(name.to_owned())
    }

    fn value(use_: Use, name: &str, fields: &[&str]) -> [u8; 32] {
        let root = Secret::sample("derive");
        fields.iter().fold(Derivation::new(&root, use_, &tenant(name)), |d, field| d.field(field.as_bytes())).finish()
    }

    #[test]
    fn uses_and_tenants_and_fields_are_apart() {
        let base = value(Use::Flow, "alder", &["ab", "c"]);
        assert_ne!(base, value(Use::Challenge, "alder", &["ab", "c"]));
        assert_ne!(base, value(Use::Flow, "alde", &["ab", "c"]));
        // Rule: every field carries its length.
        assert_ne!(base, value(Use::Flow, "alder", &["a", "bc"]));
        assert_ne!(base, value(Use::Flow, "alder", &["abc"]));
        assert_ne!(base, value(Use::Flow, "alder", &["ab", "c", ""]));
    }
}
