//! From nothing to the first key that can be pressed, in Chromium.

use std::fmt::Write as _;

use serde_json::Value;

use super::{list, number, spread, text, verdict};

/// Until the page takes what is typed and can act on it, in milliseconds.
const BUDGET_MS: f64 = 2_000.0;

/// The table of the visits.
pub fn table(value: &Value) -> String {
    let mut table = format!(
        "| visit | first paint of the shell, ms | field can be typed in, ms | app has taken over, ms | layout shift, none asked for | transferred, kB | budget {BUDGET_MS} ms |\n|---|---|---|---|---|---|---|\n"
    );
    for visit in list(value, "/visits") {
        // Writing into a string cannot fail.
        let _written = writeln!(
            table,
            "| {} | {} | {} | {} | {:.3}, {} | {:.0} | {} |",
            text(visit, "/name"),
            spread(visit, "/painted"),
            spread(visit, "/typable"),
            spread(visit, "/interactive"),
            number(visit, "/shift"),
            verdict(number(visit, "/shift"), 0.0),
            number(visit, "/transferred") / 1_000.0,
            verdict(number(visit, "/interactive/median"), BUDGET_MS),
        );
    }
    table
}
