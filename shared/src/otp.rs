//! A one-time code as a person types it.

use core::fmt;

use serde::{Deserialize, Serialize};
use zeroize::Zeroize;

/// A one-time code: 6 to 8 decimal digits (RFC 4226 §5.3 recommends at least 6).
///
/// Spaces and dashes that people type or paste are dropped; digits of other scripts are read by their value.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(value_type = String, min_length = 6, max_length = 32))]
#[serde(try_from = "String", into = "String")]
pub struct OtpCode(String);

/// What was typed is no one-time code.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected 6 to 8 digits")]
pub struct NotACode;

impl OtpCode {
    /// Most characters a code may come with, separators included.
    pub const MAX_INPUT: usize = 32;

    /// Returns the digits.
    #[must_use]
    pub fn digits(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for OtpCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OtpCode(…)")
    }
}

impl Drop for OtpCode {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

/// Reads a decimal digit of ASCII, Arabic-Indic, extended Arabic-Indic, Devanagari or full-width script.
fn digit_of(c: char) -> Option<char> {
    const ZEROS: [u32; 5] = [0x30, 0x660, 0x6f0, 0x966, 0xff10];
    let value = u32::from(c);
    ZEROS.into_iter().find_map(|zero| {
        let offset = value.checked_sub(zero)?;
        char::from_digit(offset, 10)
    })
}

impl TryFrom<String> for OtpCode {
    type Error = NotACode;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        if text.chars().count() > Self::MAX_INPUT {
            return Err(NotACode);
        }
        let mut digits = String::with_capacity(8);
        for c in text.chars() {
            match digit_of(c) {
                Some(digit) => digits.push(digit),
                None if c.is_whitespace() || matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{200e}' | '\u{200f}') => {}
                None => return Err(NotACode),
            }
        }
        if (6..=8).contains(&digits.len()) { Ok(Self(digits)) } else { Err(NotACode) }
    }
}

impl From<OtpCode> for String {
    fn from(code: OtpCode) -> Self {
        code.0.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(typed: &str, expected: Option<&str>) {
        let code = OtpCode::try_from(typed.to_owned());
        assert_eq!(code.as_ref().ok().map(OtpCode::digits), expected, "{typed}");
    }

    #[test]
    fn codes_are_read_as_people_type_them() {
        check("482913", Some("482913"));
        check(" 4829 1375\n", Some("48291375"));
        check("482-913", Some("482913"));
        check("٤٨٢٩١٣", Some("482913"));
        check("４８２９１３", Some("482913"));
        check("000000", Some("000000"));
        check("48291", None);
        check("482913750", None);
        check("48291a", None);
        check("", None);
        check(&" ".repeat(40), None);
    }
}
