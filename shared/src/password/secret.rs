//! The text of a password, prepared so that one password is one sequence of bytes on every keyboard.
//!
//! Prepared as RFC 8265 §4.2 (`OpaqueString`) says: other spaces become U+0020, then NFC. Not here: any rule.

use core::fmt;
use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, Zeroizing};

/// A password, prepared: 1 to 1,024 code points. Judged by nothing else.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(value_type = String, min_length = 1, max_length = 1024))]
#[serde(try_from = "String", into = "String")]
pub struct Password(String);

/// What came cannot be a password.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected 1 to 1024 code points")]
pub struct NotAPassword;

/// A new password that has yet to be judged.
pub type NewPassword = Password;

impl Password {
    /// Most code points; more are refused before any hash is computed.
    pub const MAX_CODE_POINTS: usize = 1024;

    /// Returns the text, to hash it.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

/// Prepares typed text; at most [`Password::MAX_CODE_POINTS`] and one of its code points are read.
pub(super) fn prepare(typed: &str) -> Zeroizing<String> {
    let spaced = typed.chars().take(Password::MAX_CODE_POINTS + 1).map(plain_space);
    // A reserved buffer is not moved while it grows, which would leave copies behind. No space is longer than what it was.
    let mut prepared = Zeroizing::new(String::with_capacity(typed.len().min(4 * (Password::MAX_CODE_POINTS + 1))));
    prepared.extend(spaced);
    nfc(prepared)
}

/// Composes the characters of a secret (UAX 15, form C), and forgets it where that makes another text of it.
pub(super) fn nfc(secret: Zeroizing<String>) -> Zeroizing<String> {
    composed(latchkey_unicode::nfc, secret)
}

/// The same in form KC, which takes compatible characters for one.
pub(crate) fn nfkc(secret: Zeroizing<String>) -> Zeroizing<String> {
    composed(latchkey_unicode::nfkc, secret)
}

fn composed(form: fn(&str) -> Cow<'_, str>, secret: Zeroizing<String>) -> Zeroizing<String> {
    match form(&secret) {
        Cow::Borrowed(_) => secret,
        Cow::Owned(composed) => Zeroizing::new(composed),
    }
}

/// Maps the spaces of Unicode (category Zs) to the one on a keyboard.
fn plain_space(c: char) -> char {
    match c {
        '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => ' ',
        other => other,
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(…)")
    }
}

impl Drop for Password {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl TryFrom<String> for Password {
    type Error = NotAPassword;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let text = Zeroizing::new(text);
        let prepared = prepare(&text);
        let within = |text: &str| text.chars().take(Self::MAX_CODE_POINTS + 1).count() <= Self::MAX_CODE_POINTS;
        if text.is_empty() || !within(&text) || !within(&prepared) {
            return Err(NotAPassword);
        }
        Ok(Self(prepared.as_str().to_owned()))
    }
}

impl From<Password> for String {
    fn from(password: Password) -> Self {
        password.0.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn password(text: &str) -> Result<Password, NotAPassword> {
        Password::try_from(text.to_owned())
    }

    #[test]
    fn keyboards_that_compose_differently_make_the_same_password() {
        assert_eq!(password("cafe\u{301}\u{a0}noir").unwrap().expose(), "caf\u{e9} noir");
        assert_eq!(password(" two  spaces ").unwrap().expose(), " two  spaces ");
    }

    #[test]
    fn only_1_to_1024_code_points_are_a_password() {
        assert_eq!(password(""), Err(NotAPassword));
        assert!(password("x").is_ok());
        assert!(password(&"ä".repeat(1024)).is_ok());
        assert_eq!(password(&"x".repeat(1025)), Err(NotAPassword));
        // U+FB2C is three code points in NFC: the limit holds for what is hashed, too.
        assert_eq!(password(&"\u{fb2c}".repeat(1024)), Err(NotAPassword));
    }

    #[test]
    fn a_password_is_not_shown_by_debug() {
        assert_eq!(format!("{:?}", password("correct horse").unwrap()), "Password(…)");
    }
}
