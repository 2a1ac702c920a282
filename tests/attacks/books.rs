//! What the worker's own books say: the password that is stored, the answers that were evaluated, the lines of the audit.
//!
//! Before a gate a refused answer looks like a wrong one, so only the books tell how many guesses an attacker really had.

use latchkey_tests::http::Http;
use serde_json::Value;

/// What the directory stores of an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credential {
    /// The password's hash.
    pub hash: String,
    /// How often it was written.
    pub version: u64,
}

/// Returns what the directory stores of an account.
pub fn credential(http: &Http, subject: &str) -> Credential {
    let query = "SELECT password_hash, credential_version FROM accounts WHERE id";
    let rows = rows(http, &format!("{query} = '{subject}'"));
    let row = rows.first().expect("an account");
    let hash = row.get("password_hash").and_then(Value::as_str).expect("a hash").to_owned();
    Credential { hash, version: row.get("credential_version").and_then(Value::as_u64).expect("a version") }
}

/// Returns how many answers by a method were compared and found wrong or right, whatever the claimants were told.
pub fn evaluated(http: &Http, subject: &str, method: &str) -> u64 {
    lines(http, subject, method, &["code wrong", "gate: passed"])
}

/// Returns how many audit lines of an account and a method have one of these details.
pub fn lines(http: &Http, subject: &str, method: &str, details: &[&str]) -> u64 {
    http.quiet();
    let details = details.iter().map(|detail| format!("'{detail}'")).collect::<Vec<_>>().join(", ");
    count(
        http,
        &format!(
            "audit WHERE subject = '{subject}' AND json_extract(event, '$.method') = '{method}' \
             AND json_extract(event, '$.detail') IN ({details})"
        ),
    )
}

/// Counts rows: `from` is a table, and what they must fulfil.
pub fn count(http: &Http, from: &str) -> u64 {
    let rows = rows(http, &format!("SELECT count(*) AS count FROM {from}"));
    rows.first().and_then(|row| row.get("count")).and_then(Value::as_u64).expect("a count")
}

/// Returns the rows of one query.
pub fn rows(http: &Http, query: &str) -> Vec<Value> {
    let answered = http.sql(&[query.to_owned()]);
    answered.get(0).and_then(Value::as_array).cloned().unwrap_or_default()
}
