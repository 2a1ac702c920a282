//! The administrators' API in D1: one race over many connections, and what it leaves in the tables.

use latchkey_tests::driver::Driver as _;
use latchkey_tests::http::Http;
use latchkey_tests::race;
use serde_json::{Value, json};

/// Rule: of many who replace the same version one does, with one audit line; the others leave neither.
#[test]
fn one_policy_many_times_at_once() {
    let http = Http::new();
    race::one_policy_many_times(&http, &|calls| http.at_once(calls));
    http.settle();
    let lines = http.rows("SELECT event FROM audit WHERE event LIKE '%\"changes\"%'");
    assert_eq!(lines.len(), 1, "{lines:?}");
    let event = lines.first().and_then(|row| row.get("event")).and_then(Value::as_str).expect("an event");
    let event: Value = serde_json::from_str(event).expect("an event is JSON");
    assert_eq!(event.get("actor"), Some(&json!("operator")));
    assert_eq!(event.get("detail"), Some(&json!("policy: written")));
    assert_eq!(event.pointer("/changes/0/part"), Some(&json!("audit_retention_days")));
    assert_eq!(http.rows("SELECT version FROM policies").len(), 2);
}
