//! Points in time. Durations are `core::time::Duration` or named constants in seconds.

use core::fmt;

use serde::{Deserialize, Serialize};

/// Seconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct UnixSeconds(pub u64);

impl UnixSeconds {
    /// Returns the time `seconds` later.
    #[must_use]
    pub const fn plus(self, seconds: u64) -> Self {
        Self(self.0.saturating_add(seconds))
    }

    /// Returns the time `seconds` earlier.
    #[must_use]
    pub const fn minus(self, seconds: u64) -> Self {
        Self(self.0.saturating_sub(seconds))
    }

    /// Returns the seconds from `self` until `later`, or 0 if that is past.
    #[must_use]
    pub fn until_s(self, later: Self) -> u32 {
        u32::try_from(later.0.saturating_sub(self.0)).unwrap_or(u32::MAX)
    }

    /// Reads a time in UTC as others write it, such as `2022-02-28T15:14:30.096Z` (RFC 3339 §5.6); parts of a second are
    /// dropped, other zones refused.
    #[must_use]
    pub fn from_rfc3339(text: &str) -> Option<Self> {
        let (date, time) = text.strip_suffix('Z')?.split_once('T')?;
        let [year, month, day] = numbers(date, '-', [4, 2, 2])?;
        let (time, fraction) = time.split_once('.').unwrap_or((time, "0"));
        let [hour, minute, second] = numbers(time, ':', [2, 2, 2])?;
        let is_time = year >= 1970
            && (1..=12).contains(&month)
            && (1..=31).contains(&day)
            && (hour < 24 && minute < 60 && second <= 60)
            && !fraction.is_empty()
            && fraction.bytes().all(|byte| byte.is_ascii_digit());
        is_time.then(|| Self(((days(year, month, day) * 24 + hour) * 60 + minute) * 60 + second))
    }

    /// Writes the time as [`UnixSeconds::from_rfc3339`] reads it.
    #[cfg(any(test, feature = "testing"))]
    #[must_use]
    pub fn to_rfc3339(self) -> String {
        let (seconds, minutes) = (self.0, self.0 / 60);
        let (year, month, day) = date(minutes / 60 / 24);
        let (hour, minute, second) = (minutes / 60 % 24, minutes % 60, seconds % 60);
        format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.000Z")
    }
}

/// Reads numbers of so many digits each.
fn numbers(text: &str, between: char, digits: [usize; 3]) -> Option<[u64; 3]> {
    let mut parts = text.split(between);
    let mut number = |digits: usize| -> Option<u64> {
        let part = parts.next()?;
        let is_number = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
        if is_number { part.parse().ok() } else { None }
    };
    let [first, second, third] = digits;
    let numbers = [number(first)?, number(second)?, number(third)?];
    parts.next().is_none().then_some(numbers)
}

/// Returns year, month and day of the Gregorian calendar for days since 1970-01-01.
///
/// Counts in years that begin in March, so that the leap day comes last, within eras of 400 years (146,097 days).
pub(crate) const fn date(days: u64) -> (u64, u64, u64) {
    // 719,468 days lie between 0000-03-01 and 1970-01-01.
    let days = days + 719_468;
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    // Months from March alternate so that five of them always have 153 days.
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = 400 * era + year_of_era + if month <= 2 { 1 } else { 0 };
    (year, month, day)
}

/// Returns the days since 1970-01-01 of a date from then on: the inverse of [`date`].
const fn days(year: u64, month: u64, day: u64) -> u64 {
    let year = if month <= 2 { year - 1 } else { year };
    let (era, year_of_era) = (year / 400, year % 400);
    let month_from_march = (month + 9) % 12;
    let day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

impl fmt::Display for UnixSeconds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // Expected values from `date -u -d @N`.
    #[test]
    fn days_become_dates() {
        for (seconds, expected) in [
            (0, (1970, 1, 1)),
            (951_782_400, (2000, 2, 29)),
            (951_868_800, (2000, 3, 1)),
            (1_709_164_800, (2024, 2, 29)),
            (1_798_675_200, (2026, 12, 31)),
            (1_798_761_600, (2027, 1, 1)),
            (4_107_542_400, (2100, 3, 1)),
        ] {
            assert_eq!(date(seconds / 86_400), expected, "{seconds}");
            let (year, month, day) = expected;
            assert_eq!(days(year, month, day) * 86_400, seconds, "{expected:?}");
        }
    }

    // Expected values from `date -u -d TEXT +%s`.
    #[test]
    fn times_of_others_are_read() {
        for (text, expected) in [
            ("1970-01-01T00:00:00Z", Some(0)),
            ("2022-02-28T15:14:30.096Z", Some(1_646_061_270)),
            ("2024-02-29T23:59:59Z", Some(1_709_251_199)),
            ("2022-02-28T15:14:30", None),
            ("2022-02-28T15:14:30+00:00", None),
            ("2022-02-28 15:14:30Z", None),
            ("2022-2-28T15:14:30Z", None),
            ("2022-13-28T15:14:30Z", None),
            ("2022-02-28T24:14:30Z", None),
            ("2022-02-28T15:14:30.Z", None),
            ("2022-02-28T15:14:30.x0Z", None),
            ("2022-02-28-01T15:14:30Z", None),
            ("+022-02-28T15:14:30Z", None),
            ("1969-12-31T23:59:59Z", None),
            ("", None),
        ] {
            assert_eq!(UnixSeconds::from_rfc3339(text), expected.map(UnixSeconds), "{text}");
        }
        let now = UnixSeconds(1_800_000_000);
        assert_eq!(UnixSeconds::from_rfc3339(&now.to_rfc3339()), Some(now));
    }
}
