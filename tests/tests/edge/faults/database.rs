//! The database refuses a statement by itself: in the middle of the commit's transaction, or because a table is gone.

use latchkey_protocol::testing::organisation::Person;
use latchkey_shared::problem::Code;
use latchkey_tests::claimant::{Claimant, address_of, sign_in};
use latchkey_tests::driver::{Call, Driver};
use latchkey_tests::http::Http;
use latchkey_tests::mail::{self, About};
use latchkey_tests::scenario::reset::NEW_PASSWORD;

/// Every write of the commit's transaction, first to last.
const WRITES: [(&str, &str); 3] = [("UPDATE", "accounts"), ("INSERT", "audit"), ("INSERT", "outbox")];
/// Every table that a reset reads or writes.
const TABLES: [&str; 9] = [
    "accounts",
    "account_names",
    "group_accounts",
    "group_groups",
    "directory_size",
    "enrolments",
    "policies",
    "audit",
    "outbox",
];

/// Passes both gates; returns who, and the call that sets the password.
fn proven(http: &Http) -> (Person, Call) {
    let nora = http.organisation().person("s-nora.lindqvist").expect("a person").clone();
    let mut claimant = Claimant::start(http, &nora.name);
    claimant.pass_both(&nora);
    let call = claimant.written_password(NEW_PASSWORD);
    (nora, call)
}

/// Rule: whichever statement of the transaction is refused, nothing of it stays.
#[test]
fn a_statement_refused_takes_the_whole_change_back() {
    for (verb, table) in WRITES {
        let http = Http::new();
        let (nora, call) = proven(&http);
        let trigger = format!(
            "CREATE TRIGGER refused BEFORE {verb} ON {table} BEGIN SELECT RAISE(ABORT, 'as the test asked'); END"
        );
        let damage = http.damage(trigger, "DROP TRIGGER refused".to_owned());
        let answer = http.call(&call);
        // The audit of what follows goes by the same table.
        drop(damage);
        assert_eq!(answer.problem().code, Code::OutcomeUnknown, "{verb} {table}");
        assert_eq!(http.call(&call).problem().code, Code::OutcomeUnknown, "{verb} {table}: asked again");
        assert_eq!(sign_in(&http, &nora.name, &nora.password).status, 200, "{verb} {table}: the old password");
        assert_eq!(http.changes("s-nora.lindqvist"), 0, "{verb} {table}: audit");
        assert_eq!(mail::count(&http.mails(&address_of(&nora)), &About::PasswordReset), 0, "{verb} {table}: notices");
    }
}

/// Rule: without any one of its tables a reset comes to nothing and says so; with it again the same call gets the truth.
#[test]
fn without_a_table_nothing_is_half_done() {
    for table in TABLES {
        let http = Http::new();
        let (nora, call) = proven(&http);
        let damage =
            http.damage(format!("ALTER TABLE {table} RENAME TO gone"), format!("ALTER TABLE gone RENAME TO {table}"));
        let answer = http.call(&call);
        let others = [
            sign_in(&http, &nora.name, &nora.password),
            http.call(&Call::get("/api/v1/tenant")),
            http.call(&Call::post("/bot-check", &serde_json::json!({"kind": "pow"}))),
        ];
        http.quiet();
        drop(damage);
        for other in others {
            assert!(other.status == 200 || other.problem().code == Code::Unavailable, "{table}: {}", other.text());
        }
        let is_written = table == "outbox" || table == "audit";
        let expected = if is_written { Code::OutcomeUnknown } else { Code::Unavailable };
        assert_eq!(answer.problem().code, expected, "{table}");
        assert_eq!(sign_in(&http, &nora.name, &nora.password).status, 200, "{table}: the old password");
        let again = http.call(&call);
        let changed = usize::from(!is_written);
        if is_written {
            assert_eq!(again.problem().code, Code::OutcomeUnknown, "{table}");
        } else {
            assert_eq!(again.status, 200, "{table}: {}", again.text());
        }
        assert_eq!(http.changes("s-nora.lindqvist"), changed, "{table}");
        assert_eq!(mail::count(&http.mails(&address_of(&nora)), &About::PasswordReset), changed, "{table}");
    }
}
