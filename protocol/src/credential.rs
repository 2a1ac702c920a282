//! Hashes of passwords and of answers to security questions: Argon2id (RFC 9106) as PHC strings.
//!
//! Not here: the rules a new password must meet (`latchkey_shared::password`), and who counts wrong ones (the guard).
//! A [`Password`] is in NFC by its type (NIST SP 800-63B-4 §3.1.1.2 lets a verifier choose NFC or NFKC), so that `é` typed
//! on any keyboard is one password, and is hashed as it is.

use core::fmt;

use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use latchkey_shared::password::Password;
use serde::{Deserialize, Serialize};

use crate::ports::{Entropy, Fault};

/// Bytes of salt (RFC 9106 §3.1 recommends 16).
const SALT_BYTES: usize = 16;
/// The most an imported hash may cost: a verification with more would not end within a request.
const MAX_MEMORY_KIB: u32 = 64 * 1024;
/// Likewise, in passes over the memory.
const MAX_PASSES: u32 = 8;
/// Likewise, in lanes.
const MAX_LANES: u32 = 4;
/// The salt that an unknown account's password is hashed with. Its result is thrown away.
const DUMMY_SALT: [u8; SALT_BYTES] = *b"nobody's account";

/// What a hash costs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cost {
    /// 19 MiB, two passes, one lane (OWASP Password Storage Cheat Sheet): about 50 ms at the edge.
    #[default]
    Owasp,
    /// As little as the algorithm allows. For tests; protects nothing.
    #[cfg(any(test, feature = "testing"))]
    Test,
}

impl Cost {
    /// Returns memory in KiB and passes.
    const fn figures(self) -> (u32, u32) {
        match self {
            Self::Owasp => (19 * 1024, 2),
            #[cfg(any(test, feature = "testing"))]
            Self::Test => (8, 1),
        }
    }

    /// Returns the hasher.
    fn argon2(self) -> Result<Argon2<'static>, Fault> {
        let (memory_kib, passes) = self.figures();
        let params = Params::new(memory_kib, passes, 1, None).map_err(fault)?;
        Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
    }
}

/// A stored password hash: an Argon2id PHC string whose cost is bounded.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CredentialHash(String);

/// What is stored or imported is no password hash that can be verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HashError {
    /// Not `$argon2id$v=19$m=…,t=…,p=…$salt$hash`.
    #[error("expected an argon2id PHC string of version 19")]
    Form,
    /// More memory, passes or lanes than a request can bear.
    #[error("expected at most 65536 KiB, 8 passes and 4 lanes")]
    TooCostly,
}

/// Whether a password is right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verified {
    /// It is. `outdated` hashes should be replaced by one of today's cost while the password is at hand.
    Right {
        /// Whether the stored hash was made with other figures.
        outdated: bool,
    },
    /// It is not, or there is no such account.
    Wrong,
}

/// Hashes a password under a fresh salt.
///
/// # Errors
/// A [`Fault`] if there is no randomness or no memory.
pub fn hash(password: &Password, entropy: &impl Entropy, cost: Cost) -> Result<CredentialHash, Fault> {
    hash_text(password.expose(), entropy, cost)
}

/// Hashes a text that is in its one form already, under a fresh salt.
pub(crate) fn hash_text(text: &str, entropy: &impl Entropy, cost: Cost) -> Result<CredentialHash, Fault> {
    let mut salt = [0; SALT_BYTES];
    entropy.fill(&mut salt)?;
    let made = cost.argon2()?.hash_password_with_salt(text.as_bytes(), &salt).map_err(fault)?;
    Ok(CredentialHash(made.to_string()))
}

/// Checks a password against a stored hash, in constant time; for `None` it hashes as long and finds it wrong.
///
/// # Errors
/// A [`Fault`] if there is no memory for it.
pub fn verify(password: &Password, stored: Option<&CredentialHash>, cost: Cost) -> Result<Verified, Fault> {
    verify_text(password.expose(), stored, cost)
}

/// The same for a text that is in its one form already.
pub(crate) fn verify_text(text: &str, stored: Option<&CredentialHash>, cost: Cost) -> Result<Verified, Fault> {
    let typed = text.as_bytes();
    let hasher = cost.argon2()?;
    let Some(stored) = stored else {
        // The work of a real account, so that time does not tell which names exist.
        hasher.hash_password_with_salt(typed, &DUMMY_SALT).map_err(fault)?;
        return Ok(Verified::Wrong);
    };
    let parsed = PasswordHash::new(&stored.0).map_err(fault)?;
    // Figures are taken from the string; the comparison inside is constant-time.
    match hasher.verify_password(typed, &parsed) {
        Ok(()) => Ok(Verified::Right { outdated: stored.is_outdated(cost) }),
        Err(argon2::password_hash::Error::PasswordInvalid) => Ok(Verified::Wrong),
        Err(error) => Err(fault(error)),
    }
}

impl CredentialHash {
    /// Returns the PHC string, to store it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Tells whether the hash was made with other figures than `cost`.
    #[must_use]
    pub fn is_outdated(&self, cost: Cost) -> bool {
        let (memory_kib, passes) = cost.figures();
        !self.0.starts_with(&format!("$argon2id$v=19$m={memory_kib},t={passes},p=1$"))
    }
}

impl fmt::Debug for CredentialHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CredentialHash(…)")
    }
}

impl TryFrom<String> for CredentialHash {
    type Error = HashError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let parsed = PasswordHash::new(&text).map_err(|_| HashError::Form)?;
        let is_argon2id = parsed.algorithm.as_str() == "argon2id" && parsed.version == Some(19);
        if !is_argon2id || parsed.salt.is_none() || parsed.hash.is_none() {
            return Err(HashError::Form);
        }
        let params = Params::try_from(&parsed).map_err(|_| HashError::Form)?;
        if params.m_cost() > MAX_MEMORY_KIB || params.t_cost() > MAX_PASSES || params.p_cost() > MAX_LANES {
            return Err(HashError::TooCostly);
        }
        Ok(Self(text))
    }
}

impl From<CredentialHash> for String {
    fn from(hash: CredentialHash) -> Self {
        hash.0
    }
}

/// Makes the fault of this part.
fn fault(cause: impl fmt::Display) -> Fault {
    Fault::new("directory", format_args!("argon2: {cause}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Counting;

    impl Entropy for Counting {
        fn fill(&self, bytes: &mut [u8]) -> Result<(), Fault> {
            for (place, byte) in bytes.iter_mut().enumerate() {
                *byte = u8::try_from(place).unwrap();
            }
            Ok(())
        }
    }

    fn password(text: &str) -> Password {
        Password::try_from(text.to_owned()).unwrap()
    }

    fn check(set: &str, typed: &str, expected: Verified) {
        let stored = hash(&password(set), &Counting, Cost::Test).unwrap();
        assert_eq!(verify(&password(typed), Some(&stored), Cost::Test).unwrap(), expected, "{set:?} {typed:?}");
    }

    #[test]
    fn only_the_same_password_is_right() {
        let right = Verified::Right { outdated: false };
        check("correct horse", "correct horse", right);
        check("correct horse", "correct horsf", Verified::Wrong);
        check("correct horse", "correct horse ", Verified::Wrong);
        check("correct horse", "Correct horse", Verified::Wrong);
        // Composed or not is the keyboard's choice, not the person's.
        check("caf\u{e9} au lait", "cafe\u{301} au lait", right);
        check("\u{212b}ngstr\u{f6}m", "\u{c5}ngstr\u{f6}m", right);
        // NFC, not NFKC: a ligature stays one.
        check("\u{fb01}sh", "fish", Verified::Wrong);
        // The whole password counts.
        let long = "x".repeat(1000);
        check(&format!("{long}a"), &format!("{long}b"), Verified::Wrong);
    }

    #[test]
    fn an_unknown_account_has_no_right_password() {
        assert_eq!(verify(&password("anything"), None, Cost::Test).unwrap(), Verified::Wrong);
    }

    #[test]
    fn a_hash_is_made_by_owasps_figures_and_says_so() {
        let stored = hash(&password("correct horse"), &Counting, Cost::Owasp).unwrap();
        // Format pin: salts and figures are read from the stored string.
        let text = stored.as_str();
        assert!(text.starts_with("$argon2id$v=19$m=19456,t=2,p=1$AAECAwQFBgcICQoLDA0ODw$"), "{text}");
        let reread = CredentialHash::try_from(text.to_owned()).unwrap();
        let found = verify(&password("correct horse"), Some(&reread), Cost::Owasp).unwrap();
        assert_eq!(found, Verified::Right { outdated: false });
    }

    #[test]
    fn a_hash_of_other_figures_is_outdated() {
        let stored = hash(&password("correct horse"), &Counting, Cost::Test).unwrap();
        let found = verify(&password("correct horse"), Some(&stored), Cost::Owasp).unwrap();
        assert_eq!(found, Verified::Right { outdated: true });
    }

    #[test]
    fn hashes_that_cannot_be_verified_are_refused_at_import() {
        let check = |text: &str, expected| {
            assert_eq!(CredentialHash::try_from(text.to_owned()).err(), expected, "{text}");
        };
        let tail = "AAECAwQFBgcICQoLDA0ODw$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        check(&format!("$argon2id$v=19$m=19456,t=2,p=1${tail}"), None);
        check(&format!("$argon2i$v=19$m=19456,t=2,p=1${tail}"), Some(HashError::Form));
        check(&format!("$argon2id$v=16$m=19456,t=2,p=1${tail}"), Some(HashError::Form));
        check(&format!("$argon2id$v=19$m=1048576,t=2,p=1${tail}"), Some(HashError::TooCostly));
        check(&format!("$argon2id$v=19$m=19456,t=90,p=1${tail}"), Some(HashError::TooCostly));
        check(&format!("$argon2id$v=19$m=19456,t=2,p=9${tail}"), Some(HashError::TooCostly));
        check("$argon2id$v=19$m=19456,t=2,p=1$AAECAwQFBgcICQoLDA0ODw", Some(HashError::Form));
        check("correct horse", Some(HashError::Form));
        check("", Some(HashError::Form));
    }

    #[test]
    fn no_hash_is_printed() {
        let stored = hash(&password("correct horse"), &Counting, Cost::Test).unwrap();
        assert_eq!(format!("{stored:?}"), "CredentialHash(…)");
    }
}
