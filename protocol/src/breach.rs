//! Leaked passwords: what is asked about one, and what the answer says. k-anonymity by range, as Have I Been Pwned
//! publishes it (API v3, "Searching by range").
//!
//! Asked are the first five hex digits of the password's SHA-1; answered are all leaked hashes that begin so, without
//! those digits. Whoever answers learns one of 2^20 prefixes, shared by hundreds of leaked passwords and endless others.
//! Pure: the asking is a port ([`crate::ports::Breaches`]). SHA-1 is the index such lists are kept by, no protection.

use core::fmt;

use latchkey_shared::password::Password;
use sha1::{Digest, Sha1};
use zeroize::Zeroizing;

/// Hex digits that are asked for: the only trace of a password that leaves the deployment.
const PREFIX_DIGITS: usize = 5;
/// Hex digits that are answered.
const SUFFIX_DIGITS: usize = 35;
/// Most digits of a count: a leak of 10^10 copies is none.
const MAX_COUNT_DIGITS: usize = 10;

/// Most bytes of an answer. A padded one has 800 to 1,000 rows of some 40 bytes, and ranges grow with the leaks.
pub const MAX_ANSWER_BYTES: usize = 256 * 1024;

/// What is asked for: five hex digits, upper case.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Prefix([u8; PREFIX_DIGITS]);

/// What is looked for in the answer. Wiped when dropped.
pub struct Suffix(Zeroizing<[u8; SUFFIX_DIGITS]>);

/// An answer is not one to a range query: a page in HTML, a row cut short, or nothing at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotARange {
    /// Padding makes hundreds of rows; none at all is no answer.
    #[error("expected at least one row")]
    Empty,
    /// More than anybody would answer.
    #[error("expected no more than 256 KiB")]
    TooLong,
    /// A row that is none, by its number from 1.
    #[error("row {0}: expected 35 hex digits, a colon and a count")]
    Row(usize),
}

/// Splits the hash of a password into what is asked for and what is looked for.
#[must_use]
pub fn query(password: &Password) -> (Prefix, Suffix) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let hash = Zeroizing::new(<[u8; 20]>::from(Sha1::digest(password.expose().as_bytes())));
    let nibbles = hash.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    let mut digits = nibbles.map(|nibble| DIGITS.get(usize::from(nibble)).copied().unwrap_or(b'0'));
    let mut prefix = [b'0'; PREFIX_DIGITS];
    for (place, digit) in prefix.iter_mut().zip(digits.by_ref()) {
        *place = digit;
    }
    let mut suffix = Zeroizing::new([b'0'; SUFFIX_DIGITS]);
    for (place, digit) in suffix.iter_mut().zip(digits) {
        *place = digit;
    }
    (Prefix(prefix), Suffix(suffix))
}

impl Prefix {
    /// Returns the digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        core::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Debug for Prefix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Prefix({})", self.as_str())
    }
}

impl fmt::Debug for Suffix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Suffix(…)")
    }
}

impl Suffix {
    /// Returns the digits, for a stand-in that has to list them.
    #[cfg(any(test, feature = "testing"))]
    #[must_use]
    pub fn digits(&self) -> &str {
        core::str::from_utf8(self.0.as_slice()).unwrap_or_default()
    }

    /// Tells whether an answer lists the password as leaked.
    ///
    /// Every row is read, so that an answer that is none anywhere is none, and the time says nothing about the place.
    /// A row that counts 0 is padding and says nothing.
    ///
    /// # Errors
    /// [`NotARange`] unless every row is one.
    pub fn is_in(&self, answer: &str) -> Result<bool, NotARange> {
        let mut found = false;
        for row in rows(answer)? {
            let (suffix, count) = row?;
            found |= count > 0 && suffix.eq_ignore_ascii_case(self.0.as_slice());
        }
        Ok(found)
    }
}

/// Tells whether an answer is one, whoever is looked for in it.
///
/// # Errors
/// [`NotARange`] unless every row is one.
pub fn check(answer: &str) -> Result<(), NotARange> {
    rows(answer)?.try_for_each(|row| row.map(drop))
}

/// Returns the rows of an answer, or what is wrong with them.
fn rows(answer: &str) -> Result<impl Iterator<Item = Result<(&[u8], u64), NotARange>>, NotARange> {
    if answer.len() > MAX_ANSWER_BYTES {
        return Err(NotARange::TooLong);
    }
    let rows = answer.strip_suffix('\n').unwrap_or(answer);
    if rows.trim_end_matches('\r').is_empty() {
        return Err(NotARange::Empty);
    }
    let numbered = rows.split('\n').enumerate();
    Ok(numbered.map(|(place, row)| {
        let row = row.strip_suffix('\r').unwrap_or(row);
        read_row(row).ok_or(NotARange::Row(place + 1))
    }))
}

/// Reads `SUFFIX:COUNT`.
fn read_row(row: &str) -> Option<(&[u8], u64)> {
    let (suffix, count) = row.split_once(':')?;
    let is_suffix = suffix.len() == SUFFIX_DIGITS && suffix.bytes().all(|byte| byte.is_ascii_hexdigit());
    let is_count = (1..=MAX_COUNT_DIGITS).contains(&count.len()) && count.bytes().all(|byte| byte.is_ascii_digit());
    (is_suffix && is_count).then_some(())?;
    Some((suffix.as_bytes(), count.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// SHA-1("password") is 5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8, as Have I Been Pwned's own example says.
    const LEAKED: &str = "1E4C9B93F3F0682250B6CF8331B7EE68FD8";
    const OTHER: &str = "003D68EB55068C33ACE09247EE4C639306B";

    fn password() -> (Prefix, Suffix) {
        query(&Password::try_from("password".to_owned()).unwrap())
    }

    fn check(answer: &str, expected: Result<bool, NotARange>) {
        assert_eq!(password().1.is_in(answer), expected, "{answer:?}");
    }

    // Rule: five digits are all that is asked for.
    #[test]
    fn only_the_prefix_is_asked_for() {
        let (prefix, suffix) = password();
        assert_eq!(prefix.as_str(), "5BAA6");
        assert_eq!(suffix.0.as_slice(), LEAKED.as_bytes());
        assert_eq!(format!("{prefix:?} {suffix:?}"), "Prefix(5BAA6) Suffix(…)");
    }

    #[test]
    fn a_listed_password_is_found_anywhere() {
        check(&format!("{LEAKED}:3"), Ok(true));
        check(&format!("{OTHER}:3\r\n{LEAKED}:9545824"), Ok(true));
        check(&format!("{LEAKED}:1\r\n{OTHER}:3\r\n"), Ok(true));
        check(&format!("{}:2\n{OTHER}:3", LEAKED.to_lowercase()), Ok(true));
        check(&format!("{OTHER}:3\r\n"), Ok(false));
    }

    // Rule: padding rows (count 0) list nothing, not even when they happen to be the password's own hash.
    #[test]
    fn padding_lists_nothing() {
        check(&format!("{OTHER}:3\r\n{LEAKED}:0"), Ok(false));
        check(&format!("{OTHER}:0"), Ok(false));
    }

    // Rule: what is no answer is no "not leaked": HTML, rows cut short, nothing, too much.
    #[test]
    fn what_is_no_range_is_a_fault() {
        check("", Err(NotARange::Empty));
        check("\r\n", Err(NotARange::Empty));
        check("<!DOCTYPE html>\n<title>Just a moment…</title>", Err(NotARange::Row(1)));
        check(&format!("{LEAKED}:3\r\n{}", OTHER.get(..20).unwrap()), Err(NotARange::Row(2)));
        check(&format!("{LEAKED}:3\r\n{OTHER}:"), Err(NotARange::Row(2)));
        check(&format!("{LEAKED}:3\r\n{OTHER}"), Err(NotARange::Row(2)));
        check(&format!("{LEAKED}:3\r\n\r\n{OTHER}:1"), Err(NotARange::Row(2)));
        check(&format!("{LEAKED}:3\n\n"), Err(NotARange::Row(2)));
        check(&format!("{LEAKED}:-1"), Err(NotARange::Row(1)));
        check(&format!("{LEAKED}:+1"), Err(NotARange::Row(1)));
        check(&format!("{LEAKED}:1e3"), Err(NotARange::Row(1)));
        check(&format!("{LEAKED}:12345678901"), Err(NotARange::Row(1)));
        check(&format!(" {LEAKED}:1"), Err(NotARange::Row(1)));
        check(&format!("5BAA6{LEAKED}:1"), Err(NotARange::Row(1)));
        check(&"a".repeat(MAX_ANSWER_BYTES + 1), Err(NotARange::TooLong));
    }
}
