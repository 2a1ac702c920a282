//! The list of passwords that many people use, as a file of truncated hashes: its form, and looking one up.
//!
//! `cargo xtask build` writes the file ([`CommonPasswords::write`]), the worker reads it. Whoever has it learns only what
//! every attacker's word list says anyway. Not here: SHA-256 itself, which both sides bring along, and fetching the file.
//! NIST SP 800-63B-4 §3.1.1.2 (blocklists).

use core::fmt;

use caseless::Caseless;
use zeroize::Zeroizing;

use super::secret::{Password, nfc};

/// The first bytes of every file, the version among them.
const MAGIC: [u8; 4] = *b"LKC1";
/// Bytes kept of a hash. With `n` entries a password that is not listed is taken for one with a chance of `n / 2^40`.
const ENTRY_BYTES: usize = 5;

/// A truncated hash.
type Entry = [u8; ENTRY_BYTES];

/// The list, as it was read. `Debug` says how long it is.
#[derive(Clone, PartialEq, Eq)]
pub struct CommonPasswords(Vec<Entry>);

/// The file is not a list of common passwords: the build is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAList {
    /// It begins otherwise, or its length is none that such a file has.
    #[error("expected a list of common passwords, version 1")]
    Form,
    /// Its entries are not in order, so that some would never be found.
    #[error("expected entries in strictly ascending order")]
    Order,
}

impl CommonPasswords {
    /// Reads a file.
    ///
    /// # Errors
    /// [`NotAList`] for anything [`CommonPasswords::write`] would not have written.
    pub fn read(file: &[u8]) -> Result<Self, NotAList> {
        let (entries, rest) = file.strip_prefix(&MAGIC).ok_or(NotAList::Form)?.as_chunks::<ENTRY_BYTES>();
        if entries.is_empty() || !rest.is_empty() {
            return Err(NotAList::Form);
        }
        if !entries.is_sorted_by(|one, next| one < next) {
            return Err(NotAList::Order);
        }
        Ok(Self(entries.to_vec()))
    }

    /// Writes the file that holds the SHA-256 hashes of these [`preimage`]s.
    #[must_use]
    pub fn write(hashes: impl IntoIterator<Item = [u8; 32]>) -> Vec<u8> {
        let mut entries: Vec<Entry> = hashes.into_iter().map(|hash| truncated(&hash)).collect();
        entries.sort_unstable();
        entries.dedup();
        [&MAGIC[..], entries.as_flattened()].concat()
    }

    /// Tells whether the hash of a [`preimage`] is listed.
    #[must_use]
    pub fn holds(&self, hash: &[u8; 32]) -> bool {
        self.0.binary_search(&truncated(hash)).is_ok()
    }

    /// Returns how many entries there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Tells whether there is no entry; a list that was read has at least one.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Debug for CommonPasswords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CommonPasswords({})", self.0.len())
    }
}

/// Returns the form in which common passwords are compared: prepared as every password is, with case folded away.
///
/// `Password1` is found where `password1` is listed. No letter is taken for another one here: what the list says many
/// people use must be what they use.
#[must_use]
pub fn preimage(password: &Password) -> Zeroizing<String> {
    // No character folds to more than three, and none of those is longer than four bytes.
    let room = password.expose().chars().count() * 3 * 4;
    let mut folded = Zeroizing::new(String::with_capacity(room));
    folded.extend(password.expose().chars().default_case_fold());
    nfc(folded)
}

fn truncated(hash: &[u8; 32]) -> Entry {
    hash.first_chunk().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hash(first: u8) -> [u8; 32] {
        [first; 32]
    }

    #[test]
    fn what_was_written_is_held_and_nothing_else() {
        let list = CommonPasswords::read(&CommonPasswords::write([hash(9), hash(1), hash(5), hash(1)])).unwrap();
        assert_eq!(list.len(), 3);
        for first in 0..=10 {
            assert_eq!(list.holds(&hash(first)), [1, 5, 9].contains(&first), "{first}");
        }
        assert_eq!(format!("{list:?}"), "CommonPasswords(3)");
    }

    // Pin: the builder and the worker may be of different versions for as long as a cache lives.
    #[test]
    fn the_file_stays_as_it_is() {
        let file = CommonPasswords::write([[0xab; 32], [0x01; 32]]);
        assert_eq!(file, b"LKC1\x01\x01\x01\x01\x01\xab\xab\xab\xab\xab");
    }

    // Rule: a damaged list is refused as a whole; one that finds nothing would let every common password pass.
    #[test]
    fn a_damaged_file_is_no_list() {
        let file = CommonPasswords::write([hash(1), hash(2)]);
        let check = |file: &[u8], expected| assert_eq!(CommonPasswords::read(file), Err(expected), "{file:?}");
        check(b"", NotAList::Form);
        check(b"<!doctype html>", NotAList::Form);
        check(&MAGIC, NotAList::Form);
        check(file.get(..file.len() - 1).unwrap(), NotAList::Form);
        check(&[&file[..], b"x"].concat(), NotAList::Form);
        check(&[b"LKC2", file.get(4..).unwrap()].concat(), NotAList::Form);
        check(b"LKC1\x02\x02\x02\x02\x02\x01\x01\x01\x01\x01", NotAList::Order);
        check(b"LKC1\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01", NotAList::Order);
    }

    // The chance that a password which is not listed is taken for one: n / 2^40, 1 in 5.5 million for 200,000 entries.
    #[test]
    fn hardly_any_other_password_is_taken_for_a_listed_one() {
        // SplitMix64 in the place of SHA-256: all that counts is that the hashes are spread evenly.
        let hash = |place: u64| {
            let mut z = place.wrapping_mul(0x9e37_79b9_7f4a_7c15);
            z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            let mut hash = [0; 32];
            hash[..8].copy_from_slice(&(z ^ (z >> 31)).to_be_bytes());
            hash
        };
        let list = CommonPasswords::read(&CommonPasswords::write((0..200_000).map(hash))).unwrap();
        assert!((0..200_000).all(|place| list.holds(&hash(place))));
        let wrong = (200_000..2_200_000).filter(|place| list.holds(&hash(*place))).count();
        assert!(wrong <= 4, "{wrong} of 2,000,000, expected 0.4");
    }

    #[test]
    fn passwords_are_compared_without_case_and_with_everything_else() {
        let check = |typed: &str, expected: &str| {
            let password = Password::try_from(typed.to_owned()).unwrap();
            assert_eq!(*preimage(&password), expected, "{typed}");
        };
        check("Password1", "password1");
        check("P@SSW0RD1", "p@ssw0rd1");
        check(" Straße\u{a0}", " strasse ");
        check("e\u{301}COLE", "\u{e9}cole");
        check("\u{130}stanbul", "i\u{307}stanbul");
    }
}
