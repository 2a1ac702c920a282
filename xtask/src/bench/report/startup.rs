//! From nothing to the first answer.

use serde_json::Value;

use super::{number, spread, verdict};

/// How much longer than an empty worker ours may take, in milliseconds.
const BUDGET_MS: f64 = 50.0;

/// The figures as a sentence.
pub fn table(value: &Value) -> String {
    let over = number(value, "/over_hello_ms");
    format!(
        "First answer of a worker that says hello: {} ms; of ours: {} ms; over it: {over:.1} ms of {BUDGET_MS} ms ({}).\n",
        spread(value, "/hello"),
        spread(value, "/latchkey"),
        verdict(over, BUDGET_MS)
    )
}
