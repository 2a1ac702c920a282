//! Passwords: the rules a new one has to meet, judged by the same code in the browser and in the worker.

use core::fmt;

use serde::{Deserialize, Serialize};
use zeroize::Zeroize;

/// A password as it came: 1 to 1,024 code points. Judged by nothing else.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(value_type = String, min_length = 1, max_length = 1024))]
#[serde(try_from = "String", into = "String")]
pub struct Password(String);

/// What came cannot be a password.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected 1 to 1024 code points")]
pub struct NotAPassword;

impl Password {
    /// Most code points; more are refused before any hash is computed.
    pub const MAX_CODE_POINTS: usize = 1024;

    /// Returns the text, to hash it.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
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

    fn try_from(mut text: String) -> Result<Self, Self::Error> {
        if (1..=Self::MAX_CODE_POINTS).contains(&text.chars().take(Self::MAX_CODE_POINTS + 1).count()) {
            Ok(Self(text))
        } else {
            text.zeroize();
            Err(NotAPassword)
        }
    }
}

impl From<Password> for String {
    fn from(password: Password) -> Self {
        password.0.clone()
    }
}

/// A new password that has yet to be judged.
pub type NewPassword = Password;

/// Which ready-made set of rules.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Preset {
    /// NIST SP 800-63B-4 §3.1.1.2: length, no composition.
    #[default]
    Nist,
    /// Entra's: 8 to 256 characters, three of four classes.
    Entra,
}

/// The rules in force.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PasswordPolicy {
    /// The ready-made set.
    pub preset: Preset,
    /// Whether sign-in always asks for a second factor (NIST then allows 8 instead of 15 code points).
    #[serde(default)]
    pub second_factor_always: bool,
    /// The organisation's own terms that everybody may know: its name and domains.
    #[serde(default)]
    pub organisation_terms: Vec<String>,
}

/// Why a password was rejected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "rule", rename_all = "snake_case")]
pub enum Reason {
    /// Fewer code points than the rules ask for.
    TooShort {
        /// How many there are.
        has: u16,
        /// How many there must be.
        min: u16,
    },
}
