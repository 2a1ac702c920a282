//! What grows with accounts and with resets at once: nothing may.

use std::fmt::Write as _;

use serde_json::Value;

use super::{list, number, spread};

/// Rows that each call reads, however many accounts there are, the work that follows its answer counted with it. A change
/// here is a change of what every reset costs, and is made on purpose. Seven of each look-up are for the stand-ins of a name
/// that nobody has.
const ROWS_READ: [(&str, f64); 8] = [
    ("tenant", 1.0),
    ("bot-check", 2.0),
    ("start", 1.0),
    ("challenge, mail", 34.0),
    ("verify, mail", 32.0),
    ("challenge, app", 32.0),
    ("verify, app", 32.0),
    ("password", 37.0),
];
/// Calls of the database in all of a reset. Of each call they are not told: what follows an answer may run into the next.
const CALLS: f64 = 19.0;

/// The tables: sizes, and crowds.
pub fn table(value: &Value) -> String {
    // Writing into a string cannot fail.
    let mut table =
        "| accounts | CPU of a reset, ms (quartiles) | D1 calls | rows read |\n|---|---|---|---|\n".to_owned();
    for size in list(value, "/sizes") {
        let first = size.pointer("/asked/0").unwrap_or(&Value::Null);
        let (calls, rows) = (sum(first, "calls"), sum(first, "rows_read"));
        let _written =
            writeln!(table, "| {} | {} | {calls} | {rows} |", number(size, "/accounts"), spread(size, "/cpu"));
    }
    table += "\n| resets at once | CPU of each, ms (quartiles) | × one at a time |\n|---|---|---|\n";
    for crowd in list(value, "/crowds") {
        let over = number(crowd, "/over_one");
        let _written = writeln!(table, "| {} | {} | {over:.2} |", number(crowd, "/at_once"), spread(crowd, "/cpu"));
    }
    let surprises = surprises(value);
    if surprises.is_empty() {
        table += "\nEvery call read exactly the rows it may, at every size.\n";
    }
    for surprise in surprises {
        let _written = writeln!(table, "\n**{surprise}**");
    }
    table
}

/// Everything that was asked of the database and may not be.
pub fn surprises(value: &Value) -> Vec<String> {
    let mut surprises = Vec::new();
    for size in list(value, "/sizes") {
        let accounts = number(size, "/accounts");
        for reset in list(size, "/asked") {
            for (route, allowed) in ROWS_READ {
                let read = number(reset, &format!("/{route}/rows_read"));
                if differs(read, allowed) {
                    surprises.push(format!("{route}, {accounts} accounts: {read} rows read instead of {allowed}"));
                }
            }
            let calls = sum(reset, "calls");
            if differs(calls, CALLS) {
                surprises
                    .push(format!("a reset, {accounts} accounts: {calls} calls of the database instead of {CALLS}"));
            }
        }
    }
    surprises.dedup();
    surprises
}

/// Whether two counts differ. What was not counted differs from everything.
fn differs(one: f64, other: f64) -> bool {
    let apart = (one - other).abs();
    apart.is_nan() || apart >= 0.5
}

/// What all calls of a reset asked together.
fn sum(reset: &Value, what: &str) -> f64 {
    let calls = reset.as_object().into_iter().flatten();
    calls.map(|(_, asked)| number(asked, &format!("/{what}"))).sum()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{CALLS, ROWS_READ, surprises};

    fn measured(rows_more: f64, calls_more: f64) -> Value {
        let mut reset: Value = ROWS_READ
            .iter()
            .map(|(route, rows)| ((*route).to_owned(), json!({"rows_read": rows, "calls": 0})))
            .collect();
        reset["start"] = json!({"rows_read": 1.0 + rows_more, "calls": CALLS + calls_more});
        json!({"sizes": [{"accounts": 10, "asked": [reset]}]})
    }

    // Rule: a call that reads more rows than is written down fails the command.
    #[test]
    fn other_counts_than_those_written_down_are_surprises() {
        assert!(surprises(&measured(0.0, 0.0)).is_empty());
        assert_eq!(surprises(&measured(1.0, 0.0)), ["start, 10 accounts: 2 rows read instead of 1"]);
        assert_eq!(surprises(&measured(0.0, 1.0)).len(), 1);
        assert!(
            !surprises(&json!({"sizes": [{"accounts": 10, "asked": [{}]}]})).is_empty(),
            "nothing counted is no proof"
        );
    }
}
