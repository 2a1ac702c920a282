//! What a claimant types to say which account it is, before anybody looks it up.

use serde::{Deserialize, Serialize};

/// A name for an account as typed: a user name, a UPN, a mail address, `DOM\user` or an employee number.
///
/// Trimmed, 1 to 256 bytes, without control characters. The worker normalises it further before it looks it up.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(value_type = String, min_length = 1, max_length = 256))]
#[serde(try_from = "String", into = "String")]
pub struct Identifier(String);

/// What was typed cannot be a name for an account.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum IdentifierError {
    /// Nothing was typed.
    #[error("expected a user name or mail address")]
    Empty,
    /// More than [`Identifier::MAX_BYTES`].
    #[error("expected at most 256 bytes")]
    TooLong,
    /// A control character, which no directory knows.
    #[error("expected no control characters")]
    Control,
}

impl Identifier {
    /// Most bytes of a name. Entra allows 113 characters; a mail address 254 (RFC 5321 §4.5.3.1).
    pub const MAX_BYTES: usize = 256;

    /// Returns the trimmed text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Identifier {
    type Error = IdentifierError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let trimmed = text.trim();
        if trimmed.is_empty() {
            return Err(IdentifierError::Empty);
        }
        if trimmed.len() > Self::MAX_BYTES {
            return Err(IdentifierError::TooLong);
        }
        if trimmed.chars().any(char::is_control) {
            return Err(IdentifierError::Control);
        }
        Ok(Self(trimmed.to_owned()))
    }
}

impl From<Identifier> for String {
    fn from(identifier: Identifier) -> Self {
        identifier.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(typed: &str, expected: &Result<&str, IdentifierError>) {
        let read = Identifier::try_from(typed.to_owned());
        assert_eq!(read.as_ref().map(Identifier::as_str), expected.as_ref().copied(), "{typed:?}");
    }

    #[test]
    fn names_are_trimmed_and_bounded() {
        check(" nora@alderbrook.example ", &Ok("nora@alderbrook.example"));
        check("ALDER\\nora", &Ok("ALDER\\nora"));
        check("", &Err(IdentifierError::Empty));
        check(" \t ", &Err(IdentifierError::Empty));
        check("no\0ra", &Err(IdentifierError::Control));
        check("no\r\nra", &Err(IdentifierError::Control));
        check(&"x".repeat(257), &Err(IdentifierError::TooLong));
    }
}
