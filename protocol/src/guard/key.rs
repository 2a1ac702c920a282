//! The name of a row: a keyed hash, so that storage tells nobody whose row it is and nobody picks the object they hit.

use core::fmt;

/// Names a row of the guard and the object that holds it: HMAC-SHA-256 under the guard's own root, which never changes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GuardKey([u8; 32]);

impl GuardKey {
    /// Makes a key from a keyed hash.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Returns which of the 256 objects holds the row. The number of objects is for life: another would lose every row.
    #[must_use]
    pub const fn object(&self) -> u8 {
        let [first, ..] = self.0;
        first
    }

    /// Returns the row's name within its object: 64 hexadecimal digits.
    #[must_use]
    pub fn row(&self) -> String {
        data_encoding::HEXLOWER.encode(&self.0)
    }
}

impl fmt::Debug for GuardKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "GuardKey({:02x}…)", self.object())
    }
}
