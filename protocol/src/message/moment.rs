//! A point in time as a person reads it, in UTC: nobody knows the reader's clock.

use latchkey_shared::locale::{Arg, Catalogue};

use crate::time::{UnixSeconds, date};

/// Words a moment in a language, to the minute.
pub(super) fn worded(at: UnixSeconds, words: &Catalogue) -> String {
    let (year, month, day) = date(at.0 / 86_400);
    let minutes = at.0 % 86_400 / 60;
    let time = format!("{:02}:{:02}", minutes / 60, minutes % 60);
    let numbers = [("year", Arg::Number(year)), ("month", Arg::Number(month)), ("day", Arg::Number(day))];
    let [year, month, day] = numbers;
    words.render("moment", &[year, month, day, ("time", Arg::Text(&time))])
}
