//! The administrators' API in D1: one race over many connections, and what it leaves in the tables.

use latchkey_tests::driver::Driver as _;
use latchkey_tests::http::Http;
use latchkey_tests::race;
use latchkey_tests::scenario::administration::as_operator;
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

/// Rule: of many who change one account at once those who were told so did; and a name goes to one account.
#[test]
fn one_account_and_one_name_many_times_at_once() {
    let http = Http::new();
    let done = race::one_account_many_times(&http, &|calls| http.at_once(calls));
    let lines = |detail: &str| {
        http.settle();
        http.rows(&format!("SELECT id FROM audit WHERE result = 'succeeded' AND event LIKE '%{detail}%'")).len()
    };
    assert_eq!(lines("user: disabled"), done);
    let epochs = http.rows("SELECT flow_epoch, session_epoch FROM accounts WHERE id = 's-petra.novak'");
    let moved = json!(1 + done);
    assert_eq!(epochs, [json!({"flow_epoch": moved, "session_epoch": moved})]);
    race::one_name_many_times(&http, &|calls| http.at_once(calls));
    assert_eq!(lines("user: added"), 1);
    assert_eq!(http.rows("SELECT account FROM account_names WHERE name LIKE 'wanda%'").len(), 1);
}

/// Rule: a page reads as many rows as it is long, however many accounts there are; so does reading one account.
#[test]
fn a_page_reads_no_more_of_a_large_directory() {
    let http = Http::new();
    let paths = [
        "users?limit=50",
        "users?limit=50&status=enabled",
        "users?limit=50&status=disabled",
        "users?limit=50&search=p",
        "users?limit=50&search=person+00",
        "users?limit=50&search=person+00&status=disabled",
        "users?limit=50&group=staff",
        "users/s-nora.lindqvist",
    ];
    let read =
        |path: &str, after: &str| http.rows_read(&as_operator(&http, "GET", &format!("/api/v1/admin/{path}{after}")));
    fill(&http, 0, 6_000);
    let few: Vec<u64> = paths.iter().map(|path| read(path, "").1).collect();
    fill(&http, 6_000, 12_000);
    for (path, few) in paths.iter().zip(few) {
        let (first, rows) = read(path, "");
        assert!(rows <= few + 10 && rows <= 600, "{path}: {rows} of 12,000, {few} of 6,000");
        // And deep in the list no more than at its beginning.
        let mut next = first.get("next").and_then(Value::as_str).map(str::to_owned);
        for _ in 0..5 {
            let Some(after) = next else { break };
            let (page, deep) = read(path, &format!("&after={after}"));
            assert!(deep <= rows + 110, "{path}: {deep} behind the first page, {rows} on it");
            next = page.get("next").and_then(Value::as_str).map(str::to_owned);
        }
    }
}

/// Fills accounts in, in the group of the staff, one in a hundred of them disabled.
fn fill(http: &Http, from: u32, to: u32) {
    let numbers = format!(
        "WITH RECURSIVE n (i) AS (SELECT {from} UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {to}), \
         p (id, name, shown, status) AS (SELECT 'p-' || i, printf('person%06d@alderbrook.example', i), \
         printf('person %06d', i), iif(i % 100 = 0, 'disabled', 'enabled') FROM n) "
    );
    http.sql(&[
        format!(
            "{numbers} INSERT INTO accounts (id, name, display_name, domain, status) \
             SELECT id, name, shown, 'alderbrook.example', status FROM p"
        ),
        format!("{numbers} INSERT INTO account_names (name, account) SELECT name, id FROM p"),
        format!(
            "{numbers} INSERT INTO account_words (word, account) SELECT name, id FROM p UNION SELECT shown, id FROM p"
        ),
        format!("{numbers} INSERT INTO group_accounts (account, in_group) SELECT id, 'staff' FROM p"),
    ]);
}
