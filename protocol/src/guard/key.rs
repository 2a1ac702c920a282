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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_byte_picks_the_object_and_all_of_them_name_the_row() {
        let mut bytes = [0xab; 32];
        bytes[0] = 7;
        let key = GuardKey::from_bytes(bytes);
        assert_eq!(key.object(), 7);
        assert_eq!(key.row(), format!("07{}", "ab".repeat(31)));
        assert_eq!(format!("{key:?}"), "GuardKey(07…)", "a log names no row");
    }
}
