//! The database refuses a statement by itself: in the middle of a change's transaction, or because a table is gone.

use latchkey_protocol::testing::organisation::Person;
use latchkey_protocol::totp;
use latchkey_shared::problem::Code;
use latchkey_tests::claimant::{Claimant, address_of, attempt, person, sign_in};
use latchkey_tests::driver::{Call, Driver};
use latchkey_tests::http::Http;
use latchkey_tests::mail::{self, About};
use latchkey_tests::owner::Owner;
use latchkey_tests::scenario::reset::NEW_PASSWORD;
use latchkey_tests::scenario::users::{changing, user};
use serde_json::{Value, json};

const NORA: &str = "s-nora.lindqvist";
/// Who has registered nothing.
const PETRA: &str = "s-petra.novak";
/// Every write of the commit's transaction, first to last.
const WRITES: [(&str, &str); 4] =
    [("UPDATE", "accounts"), ("DELETE", "former_passwords"), ("INSERT", "audit"), ("INSERT", "outbox")];
/// The same where one former password is kept: the owner has one already.
const KEEPING_WRITES: [(&str, &str); 2] = [("INSERT", "former_passwords"), ("DELETE", "former_passwords")];
/// Every table that a reset reads or writes.
const TABLES: [&str; 10] = [
    "accounts",
    "account_names",
    "group_accounts",
    "group_groups",
    "directory_size",
    "enrolments",
    "former_passwords",
    "policies",
    "audit",
    "outbox",
];

/// A change of methods, and what it writes.
struct Change {
    name: &'static str,
    subject: &'static str,
    prepare: fn(&Http) -> Call,
    writes: &'static [(&'static str, &'static str)],
    about: About,
    /// Methods before and after.
    methods: (usize, usize),
}

/// Owners' and administrators' changes, each statement of their transactions.
const CHANGES: [Change; 4] = [
    Change {
        name: "an own addition",
        subject: PETRA,
        prepare: add_own,
        writes: ADDING,
        about: About::MethodAdded,
        methods: (0, 1),
    },
    removal("an own removal", remove_own, About::MethodRemoved),
    addition("an administrator's addition", fill_in, About::ChangedByAdministrator),
    removal("an administrator's removal", remove, About::ChangedByAdministrator),
];
const ADDING: &[(&str, &str)] =
    &[("UPDATE", "accounts"), ("INSERT", "enrolments"), ("INSERT", "audit"), ("INSERT", "outbox")];
const REMOVING: &[(&str, &str)] =
    &[("UPDATE", "accounts"), ("DELETE", "enrolments"), ("INSERT", "audit"), ("INSERT", "outbox")];

/// A change by which Nora has one method more.
const fn addition(name: &'static str, prepare: fn(&Http) -> Call, about: About) -> Change {
    Change { name, subject: NORA, prepare, writes: ADDING, about, methods: (2, 3) }
}

/// A change by which she has one less.
const fn removal(name: &'static str, prepare: fn(&Http) -> Call, about: About) -> Change {
    Change { name, subject: NORA, prepare, writes: REMOVING, about, methods: (2, 1) }
}

fn signed_in<'a>(http: &'a Http, id: &str) -> Owner<'a> {
    let person = person(http, id);
    Owner::sign_in(http, &person, &person.password)
}

fn add_own(http: &Http) -> Call {
    let mut owner = signed_in(http, PETRA);
    let (registration, seed) = owner.begin_app();
    let code = totp::code_at(&seed, http.now());
    let body = json!({"registration": registration, "attempt": attempt(), "code": code});
    owner.written(Call::post("/me/security-info/confirm", &body))
}

fn remove_own(http: &Http) -> Call {
    let body = json!({"attempt": attempt(), "id": "s-nora.lindqvist-1"});
    signed_in(http, NORA).written(Call::post("/me/security-info/remove", &body))
}

fn fill_in(http: &Http) -> Call {
    changing(http, NORA, "methods", &json!({"attempt": attempt(), "mail": "nora.new@post.example"}))
}

fn remove(http: &Http) -> Call {
    changing(http, NORA, "methods/s-nora.lindqvist-1/remove", &Value::Null)
}

/// Passes both gates; returns who, and the call that sets the password.
fn proven(http: &Http) -> (Person, Call) {
    let nora = person(http, NORA);
    let mut claimant = Claimant::start(http, &nora.name);
    claimant.pass_both(&nora);
    let call = claimant.written_password(NEW_PASSWORD);
    (nora, call)
}

/// Rule: whichever statement of the transaction is refused, nothing of it stays.
#[test]
fn a_statement_refused_takes_the_whole_change_back() {
    let plain = WRITES.map(|write| (0, write));
    for (history, (verb, table)) in plain.into_iter().chain(KEEPING_WRITES.map(|write| (1, write))) {
        let http = Http::new();
        http.edit_policy(&|policy| policy.password.history = history);
        let (nora, call) = proven(&http);
        let damage = http.refusing(verb, table);
        let answer = http.call(&call);
        // The audit of what follows goes by the same table.
        drop(damage);
        assert_eq!(answer.problem().code, Code::OutcomeUnknown, "{verb} {table}");
        assert_eq!(http.call(&call).problem().code, Code::OutcomeUnknown, "{verb} {table}: asked again");
        assert_eq!(sign_in(&http, &nora.name, &nora.password).status, 200, "{verb} {table}: the old password");
        assert_eq!(http.changes(NORA), 0, "{verb} {table}: audit");
        assert_eq!(mail::count(&http.mails(&address_of(&nora)), &About::PasswordReset), 0, "{verb} {table}: notices");
    }
}

/// Rule: nor does anything stay of a change of methods: the method, the line and the notice are there together, or none is.
#[test]
fn a_statement_refused_takes_a_change_of_methods_back() {
    for Change { name, subject, prepare, writes, about, methods } in CHANGES {
        for (verb, table) in writes {
            let http = Http::new();
            let call = prepare(&http);
            let found = || {
                let lines = http.rows(&format!(
                    "SELECT id FROM audit WHERE result = 'succeeded' AND subject = '{subject}' AND \
                     (event LIKE '%security info: re%' OR event LIKE '%user: address filled in%' \
                     OR event LIKE '%user: method removed%')"
                ));
                let notices = mail::count(&http.mails(&person(&http, subject).name), &about);
                (user(&http, subject).methods.map_or(0, |methods| methods.len()), lines.len(), notices)
            };
            let damage = http.refusing(verb, table);
            let answer = http.call(&call);
            drop(damage);
            http.settle();
            assert_eq!(answer.problem().code, Code::Unavailable, "{name}: {verb} {table}");
            assert_eq!(found(), (methods.0, 0, 0), "{name}: {verb} {table}");
            let again = http.call(&call);
            http.settle();
            assert_eq!(again.status, 200, "{name}: {verb} {table}: asked again: {}", again.text());
            assert_eq!(found(), (methods.1, 1, 1), "{name}: {verb} {table}: asked again");
        }
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
        let is_written = matches!(table, "outbox" | "audit" | "former_passwords");
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
        assert_eq!(http.changes(NORA), changed, "{table}");
        assert_eq!(mail::count(&http.mails(&address_of(&nora)), &About::PasswordReset), changed, "{table}");
    }
}
