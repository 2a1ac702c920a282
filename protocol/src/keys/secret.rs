//! One secret of 32 bytes: read from text, refused when it cannot be random, erased when dropped.
//!
//! The checks cannot prove randomness; they catch what operators really paste: passphrases, counted bytes, samples.

use core::fmt;

use data_encoding::BASE64_NOPAD;
use latchkey_shared::sorted::Set;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use zeroize::{Zeroize, ZeroizeOnDrop};

/// Bytes of a secret: the key size of PASETO v4.local and XChaCha20-Poly1305, and the output size of SHA-256.
pub(crate) const SECRET_BYTES: usize = 32;

/// Fewest different byte values, and differences between neighbours, in a secret.
///
/// 32 random bytes hold about 30 different values; fewer than 20 happen once in seven billion draws.
const MIN_DISTINCT: usize = 20;

/// What the sample secrets of tests and examples are hashes of; a deployment refuses them.
pub(crate) const SAMPLES: [&str; 5] = [
    "latchkey sample secret: tickets",
    "latchkey sample secret: codes",
    "latchkey sample secret: contacts",
    "latchkey sample secret: guard",
    "latchkey sample secret: audit",
];

/// What is wrong with the text of a secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyFault {
    /// The variable is not set, or empty.
    #[error("missing")]
    Missing,
    /// A ring's key without its start.
    #[error("expected start:secret, where start is in unix seconds and at most ten digits")]
    NoStart,
    /// Not base64.
    #[error("expected base64 (RFC 4648 section 4)")]
    NotBase64,
    /// Not 32 bytes.
    #[error("expected 32 bytes, found {0}")]
    WrongLength(usize),
    /// Text, or bytes that repeat or count.
    #[error("expected random bytes; make them with: openssl rand -base64 32")]
    NotRandom,
    /// A value that is published in this project.
    #[error("is a published sample; make a new one with: openssl rand -base64 32")]
    Sample,
    /// The secret of another variable.
    #[error("has the same secret as {0}; every variable needs its own")]
    SameAs(&'static str),
    /// Both slots of a ring start at the same second, so neither is the newer one.
    #[error("starts at the same second as the other slot")]
    SameStart,
}

/// A root secret. Never shown, never compared except in constant time, erased on drop.
#[derive(ZeroizeOnDrop)]
pub struct Secret([u8; SECRET_BYTES]);

impl Secret {
    /// Reads 32 random bytes from base64, with or without padding, either alphabet of RFC 4648.
    ///
    /// # Errors
    /// A [`KeyFault`]: `NotBase64`, `WrongLength`, `NotRandom` or `Sample`.
    pub(crate) fn parse(text: &str) -> Result<Self, KeyFault> {
        let mut letters: String = text
            .trim()
            .trim_end_matches('=')
            .chars()
            .map(|letter| match letter {
                '-' => '+',
                '_' => '/',
                letter => letter,
            })
            .collect();
        let decoded = BASE64_NOPAD.decode(letters.as_bytes());
        letters.zeroize();
        let mut bytes = decoded.map_err(|_| KeyFault::NotBase64)?;
        let length = bytes.len();
        let array = <[u8; SECRET_BYTES]>::try_from(bytes.as_slice());
        bytes.zeroize();
        let secret = Self(array.map_err(|_| KeyFault::WrongLength(length))?);
        if SAMPLES.iter().any(|name| secret.is_same(&Self::sample(name))) {
            return Err(KeyFault::Sample);
        }
        if secret.looks_random() { Ok(secret) } else { Err(KeyFault::NotRandom) }
    }

    /// Returns a published value, for tests, and for recognising it.
    pub(crate) fn sample(name: &str) -> Self {
        Self(Sha256::digest(name.as_bytes()).into())
    }

    /// Returns the bytes, to derive from.
    pub(crate) const fn expose(&self) -> &[u8; SECRET_BYTES] {
        &self.0
    }

    /// Copies the secret; deliberately no `Clone`.
    pub(crate) const fn copy(&self) -> Self {
        Self(self.0)
    }

    /// Compares in constant time.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        self.0.ct_eq(&other.0).into()
    }

    fn looks_random(&self) -> bool {
        // A typed passphrase or a hex string is 32 bytes of printable ASCII; random bytes are so once in 10^13 draws.
        let is_text = self.0.iter().all(|byte| byte.is_ascii_graphic() || *byte == b' ');
        let values: Set<u8> = self.0.iter().copied().collect();
        // Bytes that count up or down have 32 values and one difference.
        let steps: Set<u8> = self.0.iter().zip(self.0.iter().skip(1)).map(|(a, b)| b.wrapping_sub(*a)).collect();
        !is_text && values.len() >= MIN_DISTINCT && steps.len() >= MIN_DISTINCT
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}
