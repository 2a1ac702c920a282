//! A whole reset against the same flow in JavaScript.

use std::fmt::Write as _;

use serde_json::Value;

use super::{list, number, spread, text, verdict};

/// The most a reset may cost, in multiples of the counterpart's.
const BUDGET: f64 = 1.0;

/// The table of both ends.
pub fn table(value: &Value) -> String {
    let mut table = "| reset that ends with | ours, ms of CPU (quartiles) | counterpart | ratio | budget 1.0 | ours against itself | D1 calls, ours and theirs | rows read |\n\
                     |---|---|---|---|---|---|---|---|\n"
        .to_owned();
    for end in list(value, "/ends") {
        let name = if text(end, "/end") == "password" { "a new password, hashed" } else { "an unlock, no hash" };
        let ratio = number(end, "/ratio");
        // Writing into a string cannot fail.
        let _written = writeln!(
            table,
            "| {name} | {} | {} | {ratio:.2} | {} | {:.3} | {}, {} | {}, {} |",
            spread(end, "/ours"),
            spread(end, "/counterpart"),
            verdict(ratio, BUDGET),
            number(end, "/itself"),
            number(end, "/asked/calls"),
            number(end, "/asked_by_counterpart/calls"),
            number(end, "/asked/rows_read"),
            number(end, "/asked_by_counterpart/rows_read"),
        );
    }
    table
}
