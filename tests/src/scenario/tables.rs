//! Accounts from tables and into tables (attacks A73, A104).

use latchkey_shared::problem::{Code, Ineligible};
use latchkey_shared::wire::{Imported, RowError, RowFlaw, Users, Written};
use serde_json::json;

use crate::claimant::{attempt, sign_in};
use crate::driver::{Answer, Call, Driver};
use crate::scenario::administration::as_operator;
use crate::scenario::users::user;

/// Makes the call that imports a part of a table.
pub fn importing(driver: &dyn Driver, query: &str, table: &str) -> Call {
    let call = as_operator(driver, "POST", &format!("/api/v1/admin/users/import{query}"));
    Call { body: Some(table.as_bytes().to_vec()), ..call.with("content-type", "text/csv") }
}

#[track_caller]
fn import(driver: &dyn Driver, query: &str, table: &str) -> Imported {
    driver.call(&importing(driver, query, table)).ok()
}

fn counts(told: &Imported) -> [u64; 4] {
    [told.rows, told.added, told.known, told.wrong]
}

#[track_caller]
fn id_of(driver: &dyn Driver, search: &str) -> String {
    let found: Users = driver.call(&as_operator(driver, "GET", &format!("/api/v1/admin/users?search={search}"))).ok();
    let [only] = found.users.as_slice() else { panic!("{search}: {found:?}") };
    only.id.clone()
}

/// Rule: a table adds whom there is not yet, by the rules of an account that is added alone; a rehearsal says the same and
/// adds nobody.
pub fn a_table_adds_accounts_once(driver: &dyn Driver) {
    let table = "name,display_name,family_name,aliases,mail,locale,contact\r\n\
        Wanda.Okoro@Alderbrook.Example,Wanda Okoro,Okoro,E-20001; wanda@alderbrook.example,wanda.okoro@alderbrook.example,de,wanda@post.example\r\n\
        \"zoe@alderbrook.example\",\"Zoë \"\"Zo\"\", Ng\",,,,,\r\n";
    let rehearsed = import(driver, "?dry_run=true", table);
    assert_eq!((counts(&rehearsed), rehearsed.flaws.len()), ([2, 2, 0, 0], 0));
    let none: Users = driver.call(&as_operator(driver, "GET", "/api/v1/admin/users?search=okoro")).ok();
    assert_eq!(none.users, [], "a rehearsal adds nobody");
    assert_eq!(import(driver, "", table), rehearsed, "what was foretold");
    let wanda = user(driver, &id_of(driver, "okoro"));
    assert_eq!((wanda.name.as_str(), wanda.aliases.len()), ("wanda.okoro@alderbrook.example", 2));
    assert_eq!((wanda.locale.as_deref(), wanda.ineligible), (Some("de"), Some(Ineligible::NotInScope)));
    let methods = wanda.methods.unwrap();
    assert_eq!((methods.len(), methods[0].verified), (1, false), "an address that nobody proved");
    assert_eq!(user(driver, &id_of(driver, "zo%C3%AB")).display_name, "Zoë \"Zo\", Ng");
    for name in ["wanda.okoro@alderbrook.example", "E-20001", "wanda@alderbrook.example"] {
        assert_eq!(sign_in(driver, name, "umbrella pelican thirteen").status, 403, "{name}");
    }
    // Again, as after a lost answer or with more rows: whoever is there is left alone.
    assert_eq!(counts(&import(driver, "?dry_run=false", table)), [2, 0, 2, 0]);
    let more = format!("{table}WANDA@alderbrook.example,Somebody Else,,,,,\r\nnew@alderbrook.example,New,,,,,\r\n");
    assert_eq!(counts(&import(driver, "", &more)), [4, 1, 3, 0]);
    assert_eq!(user(driver, &id_of(driver, "okoro")).display_name, "Wanda Okoro");
}

/// Rule: every wrong row is named, by its row in the whole file, its column and what is wrong; the others are added.
pub fn a_wrong_row_keeps_no_other_back(driver: &dyn Driver) {
    let table = "display_name,name,aliases,mail,locale,contact\n\
        Good,good@alderbrook.example,,,,\n\
        Spaces,a b@alderbrook.example,,,,\n\
        No domain,nodomain,,,,\n\
        ,empty@alderbrook.example,,,,\n\
        Taken,taken@alderbrook.example,e-10042;fine,,,\n\
        Twice,twice@alderbrook.example,,,,\n\
        Twice,other@alderbrook.example,TWICE@alderbrook.example,,,\n\
        Few,few@alderbrook.example\n\
        Mail,mail@alderbrook.example,,nobody,d,\n\
        Own,own@alderbrook.example,,,,own@alderbrook.example\n\
        Contact,contact@alderbrook.example,,,,nobody\n\
        Formula,=cmd@alderbrook.example,,,,\n\
        Address,address@alderbrook.example,,NORA.lindqvist@alderbrook.example,,\n";
    let flaw = |row: u64, column: &str, error: RowError| RowFlaw { row: row + 1_000, column: column.to_owned(), error };
    let told = import(driver, "?first_row=1002", table);
    assert_eq!(counts(&told), [13, 3, 0, 10], "{told:?}");
    let mut flaws = told.flaws.clone();
    flaws.sort_by_key(|flaw| flaw.row);
    let expected = [
        flaw(3, "name", RowError::Invalid),
        flaw(4, "name", RowError::Invalid),
        flaw(5, "display_name", RowError::Invalid),
        flaw(6, "aliases", RowError::Taken),
        flaw(8, "aliases", RowError::Twice),
        flaw(9, "", RowError::Cells),
        flaw(10, "mail", RowError::Invalid),
        flaw(10, "locale", RowError::Invalid),
        flaw(11, "contact", RowError::OwnDomain),
        flaw(12, "contact", RowError::Invalid),
        flaw(14, "mail", RowError::Taken),
    ];
    assert_eq!(flaws, expected);
    assert_eq!(user(driver, &id_of(driver, "good")).name, "good@alderbrook.example");
    assert_eq!(user(driver, &id_of(driver, "%3Dcmd")).name, "=cmd@alderbrook.example", "a name like others");
}

/// Rule: what is no table of this form, too long or something else, is refused whole (attack A73).
pub fn another_table_adds_nobody(driver: &dyn Driver) {
    let good = "name,display_name\ngood@alderbrook.example,Good\n";
    let refused = |table: &str| driver.call(&importing(driver, "", table)).problem();
    let many = format!("name,display_name\n{}", "a@alderbrook.example,A\n".repeat(1_001));
    for table in ["", "name\na@alderbrook.example", "name,display_name,role\na@x.example,A,global_administrator", &many]
    {
        let problem = refused(table);
        assert_eq!((problem.status, problem.code, problem.flaws.len()), (422, Code::Rejected, 1), "{problem:?}");
    }
    assert_eq!(driver.call(&importing(driver, "", &"x".repeat(1024 * 1024 + 1))).status, 413);
    let call = |name: &'static str, value: &str| driver.call(&importing(driver, "", good).with(name, value)).status;
    assert_eq!(call("content-type", "application/json"), 415);
    assert_eq!(call("content-type", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), 415);
    assert_eq!(call("content-type", "text/csv; charset=utf-16"), 415);
    assert_eq!(call("content-encoding", "gzip"), 415);
    for query in ["?dry_run=1", "?dry_run=yes", "?first_row=0", "?first_row=x", "?role=reader"] {
        assert_eq!(driver.call(&importing(driver, query, good)).status, 400, "{query}");
    }
    let none: Users = driver.call(&as_operator(driver, "GET", "/api/v1/admin/users?search=good")).ok();
    assert_eq!(none.users, []);
}

/// Rule: the first hundred wrong rows are listed, and all are counted.
pub fn a_hundred_wrong_rows_are_listed(driver: &dyn Driver) {
    let rows = (0..150).map(|row| format!("person {row},Person {row}\n")).collect::<Vec<_>>().concat();
    let told = import(driver, "?dry_run=true", &format!("name,display_name\n{rows}good@alderbrook.example,Good\n"));
    assert_eq!((counts(&told), told.flaws.len()), ([151, 1, 0, 150], 100));
}

/// Rule: whatever somebody is called, it runs as no formula on an administrator's desk; an export is whole in pages.
pub fn an_export_runs_no_formulas(driver: &dyn Driver) {
    let body = json!({
        "attempt": attempt(), "name": "=cmd@alderbrook.example", "display_name": "=HYPERLINK(\"https://evil.example\",\"x\")",
    });
    let call = Call::post("/admin/users", &body);
    let added = driver.call(&call.with("authorization", &format!("Bearer {}", driver.operator_token())));
    let _: Written = added.ok();
    let get = |query: &str| -> Answer {
        driver.call(&as_operator(driver, "GET", &format!("/api/v1/admin/users/export?{query}")))
    };
    let found = get("search=%3D");
    assert_eq!(found.header("content-type"), Some("text/csv; charset=utf-8; header=present"));
    let text = found.text();
    assert!(
        text.starts_with("\"id\",\"name\",\"display_name\",\"mail\",\"status\",\"locked\",\"role\",\"licence\"\r\n"),
        "{text}"
    );
    assert!(
        text.contains(",\"'=cmd@alderbrook.example\",\"'=HYPERLINK(\"\"https://evil.example\"\",\"\"x\"\")\",\"\","),
        "{text}"
    );
    let (mut rows, mut after) = (0, String::new());
    loop {
        let page = get(&format!("limit=5{after}"));
        rows += page.text().matches("\r\n").count();
        let Some(next) = page.header("x-next") else { break };
        after = format!("&after={next}");
    }
    assert_eq!(rows, driver.organisation().accounts.len() + 2, "everybody, her, and one row of names");
}
