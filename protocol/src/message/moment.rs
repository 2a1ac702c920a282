//! A point in time as a person reads it, in UTC: nobody knows the reader's clock.

use latchkey_shared::locale::{Arg, Catalogue};

use crate::time::UnixSeconds;

/// Words a moment in a language, to the minute.
pub(super) fn worded(at: UnixSeconds, words: &Catalogue) -> String {
    let (year, month, day) = date(at.0 / 86_400);
    let minutes = at.0 % 86_400 / 60;
    let time = format!("{:02}:{:02}", minutes / 60, minutes % 60);
    let numbers = [("year", Arg::Number(year)), ("month", Arg::Number(month)), ("day", Arg::Number(day))];
    let [year, month, day] = numbers;
    words.render("moment", &[year, month, day, ("time", Arg::Text(&time))])
}

/// Returns year, month and day of the Gregorian calendar for days since 1970-01-01.
///
/// Counts in years that begin in March, so that the leap day comes last, within eras of 400 years (146,097 days).
const fn date(days: u64) -> (u64, u64, u64) {
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
        }
    }
}
