//! Sealing anew what an older contact key has sealed, in the real database.

use latchkey_shared::wire::Changed;
use latchkey_tests::claimant::Claimant;
use latchkey_tests::driver::Driver as _;
use latchkey_tests::http::Http;
use latchkey_tests::scenario::reset::NEW_PASSWORD;

/// Starts of keys that enrolments are sealed with.
const KEYS: &str = "SELECT DISTINCT substr(sealed, 1, 13) AS key FROM enrolments";

/// Rule: once its successor seals, a contact key goes out of use by itself, and nobody loses a method by it.
#[test]
fn contacts_are_sealed_anew_and_open_as_before() {
    let http = Http::new();
    let before = http.rows(KEYS);
    http.tidy();
    assert_eq!(http.rows(KEYS), before, "nothing happens before the next key seals");
    // One that does not open stays as it is, and keeps no other from its turn.
    let spoiled = http.rows("SELECT id, sealed FROM enrolments ORDER BY id LIMIT 1");
    let id = spoiled[0]["id"].as_str().expect("an id").to_owned();
    let _ = http.rows(&format!("UPDATE enrolments SET sealed = substr(sealed, 1, 14) || 'AAAA' WHERE id = '{id}'"));

    http.advance(http.next_keys().0 + 60 - http.now().0);
    http.tidy();
    let left =
        format!("SELECT count(*) AS n FROM enrolments WHERE substr(sealed, 1, 13) = '{}'", text(&before[0]["key"]));
    assert_eq!(http.rows(&left)[0]["n"], 1, "all but the spoiled one");
    let now = format!("SELECT substr(sealed, 15) AS body FROM enrolments WHERE id = '{id}'");
    assert_eq!(http.rows(&now)[0]["body"], "AAAA");

    let nora = http.organisation().person("s-nora.lindqvist").expect("a person").clone();
    let mut claimant = Claimant::start(&http, &nora.name);
    claimant.pass_both(&nora);
    let _: Changed = claimant.set_password(NEW_PASSWORD).ok();
}

fn text(value: &serde_json::Value) -> &str {
    value.as_str().expect("a text")
}
