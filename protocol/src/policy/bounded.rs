//! Numbers and codes of the policy that cannot be out of their range.

use serde::{Deserialize, Serialize};

/// A value lies outside of what the policy allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OutOfRange {
    /// Neither one nor two gates.
    #[error("expected 1 or 2 gates")]
    Gates,
    /// More than two years.
    #[error("expected 0 to 730 days until contacts are confirmed again")]
    ReconfirmDays,
    /// Too short to look into a complaint, or longer than anybody may keep it.
    #[error("expected 30 to 3650 days of audit")]
    RetentionDays,
    /// Not two capital letters.
    #[error("expected a country as two capital letters (ISO 3166-1)")]
    Country,
}

/// How many gates a reset has to pass.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub enum Gates {
    /// One proof.
    One,
    /// Two proofs that differ in kind and destination.
    #[default]
    Two,
}

impl Gates {
    /// Returns the number.
    #[must_use]
    pub const fn count(self) -> u8 {
        match self {
            Self::One => 1,
            Self::Two => 2,
        }
    }
}

impl TryFrom<u8> for Gates {
    type Error = OutOfRange;

    fn try_from(count: u8) -> Result<Self, Self::Error> {
        match count {
            1 => Ok(Self::One),
            2 => Ok(Self::Two),
            _ => Err(OutOfRange::Gates),
        }
    }
}

impl From<Gates> for u8 {
    fn from(gates: Gates) -> Self {
        gates.count()
    }
}

/// Declares a number of days within a range.
macro_rules! days {
    ($(#[$doc:meta])* $name:ident, $range:expr, $default:expr, $error:expr) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "u16", into = "u16")]
        pub struct $name(u16);

        impl $name {
            /// Returns the days.
            #[must_use]
            pub const fn days(self) -> u16 {
                self.0
            }

            /// Returns the seconds in them.
            #[must_use]
            pub fn seconds(self) -> u64 {
                u64::from(self.0) * 24 * 60 * 60
            }
        }

        impl Default for $name {
            fn default() -> Self {
                Self($default)
            }
        }

        impl TryFrom<u16> for $name {
            type Error = OutOfRange;

            fn try_from(days: u16) -> Result<Self, Self::Error> {
                if $range.contains(&days) { Ok(Self(days)) } else { Err($error) }
            }
        }

        impl From<$name> for u16 {
            fn from(days: $name) -> Self {
                days.0
            }
        }
    };
}

days! {
    /// After how many days a contact must be confirmed again, 0 to 730; 0 is never. Entra's range and recommendation.
    ReconfirmDays, (0..=730), 180, OutOfRange::ReconfirmDays
}
days! {
    /// How many days the audit is kept, 30 to 3,650. The default covers a yearly review with a month to spare.
    RetentionDays, (30..=3650), 400, OutOfRange::RetentionDays
}

/// A country by ISO 3166-1 alpha-2.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Country(String);

impl TryFrom<String> for Country {
    type Error = OutOfRange;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        if text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase()) {
            Ok(Self(text))
        } else {
            Err(OutOfRange::Country)
        }
    }
}

impl From<Country> for String {
    fn from(country: Country) -> Self {
        country.0
    }
}
