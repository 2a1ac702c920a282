//! The operator's token: who presents it may do everything that the administrators' API offers.
//!
//! Kept as a digest, so that neither a copy of the memory's keys nor a comparison says anything about the token. Its form
//! (32 random bytes in base64) is judged where secrets are read. Not here: who else may call (`administration`).

use core::fmt;

use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

/// The digest of the token. Compared in constant time, whatever is presented.
pub struct OperatorToken([u8; 32]);

impl OperatorToken {
    /// What stands for a token in tests; [`super::Keys::parse`] refuses it.
    #[cfg(any(test, feature = "testing"))]
    pub const SAMPLE: &'static str = "Latchkey-Sample-Token-Of-The-Operator";

    /// Returns the token of tests.
    #[cfg(any(test, feature = "testing"))]
    pub(super) fn sample() -> Self {
        Self::of(Self::SAMPLE)
    }

    /// Takes the digest of a token as it is presented.
    pub(super) fn of(text: &str) -> Self {
        Self(Sha256::digest(text.as_bytes()).into())
    }

    /// Tells whether what is presented is the token. Digests are compared, so the time says nothing about a first
    /// difference, nor about the length.
    #[must_use]
    pub fn is(&self, presented: &str) -> bool {
        self.0.ct_eq(&Self::of(presented).0).into()
    }
}

impl fmt::Debug for OperatorToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OperatorToken(…)")
    }
}
