//! Points in time by the browser's own clock, in whole seconds.

use latchkey_shared::light::{FromJson, Value};
use serde::Serialize;

/// Seconds since 1970 by the clock of this browser, which may be wrong; only differences are relied on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Moment(u64);

impl FromJson for Moment {
    fn from_json(value: Value) -> Option<Self> {
        u64::from_json(value).map(Self)
    }
}

impl Moment {
    /// Makes a moment from Unix seconds.
    #[must_use]
    pub const fn from_unix(seconds: u64) -> Self {
        Self(seconds)
    }

    /// Returns the Unix seconds.
    #[must_use]
    pub const fn to_unix(self) -> u64 {
        self.0
    }

    /// Returns the moment this many seconds later.
    #[must_use]
    pub fn plus(self, seconds: u32) -> Self {
        Self(self.0.saturating_add(u64::from(seconds)))
    }

    /// Returns the seconds from `now` until this moment; 0 once it has passed.
    #[must_use]
    pub fn left(self, now: Self) -> u32 {
        u32::try_from(self.0.saturating_sub(now.0)).unwrap_or(u32::MAX)
    }
}
