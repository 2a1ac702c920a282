//! Races in memory: requests take turns at every call of a port, the same way in every run.

use latchkey_shared::method::MethodKind;
use latchkey_shared::wire::SecurityInfo;
use latchkey_tests::claimant::{Claimant, address_of, attempt, person, seed_of};
use latchkey_tests::driver::{Call, Driver};
use latchkey_tests::native::Native;
use latchkey_tests::owner::Owner;
use latchkey_tests::race;
use serde_json::json;

#[test]
fn five_hundred_wrong_codes_and_the_right_one_at_once() {
    for place in [0, 3, 4, 5, 250, 500] {
        let native = Native::new();
        race::wrong_codes_and_the_right_one(&native, &|calls| native.at_once(calls), 500, place);
    }
}

#[test]
fn one_code_a_hundred_times_at_once() {
    let native = Native::new();
    race::one_code_many_times(&native, &|calls| native.at_once(calls), 100);
}

#[test]
fn one_commit_a_hundred_times_at_once() {
    let native = Native::new();
    race::one_commit_many_times(&native, &|calls| native.at_once(calls), 100);
}

// Rule: whoever was told that a method is removed has nobody reset the password by it, not even who had passed every gate
// and was being judged meanwhile.
#[test]
fn a_method_is_removed_while_a_reset_by_it_is_written() {
    let native = Native::new();
    let bruno = person(&native, "s-bruno.ricci");
    let mut owner = Owner::sign_in(&native, &bruno, &bruno.password);
    let info: SecurityInfo = owner.security_info().ok();
    native.advance(31);
    let mut claimant = Claimant::start(&native, &bruno.name);
    claimant.pass_mail(&address_of(&bruno));
    claimant.pass_authenticator(&seed_of(&bruno));
    let app = info.methods.iter().find(|method| method.kind == MethodKind::Authenticator).unwrap();
    let body = json!({"attempt": attempt(), "id": app.id});
    let removal = owner.written(Call::post("/me/security-info/remove", &body));
    let answers = native.at_once(&[claimant.written_password("quiet-otters-paddle-upstream"), removal]);
    assert_eq!(answers.iter().map(|answer| answer.status).collect::<Vec<_>>(), [410, 200]);
}

// Rule: whoever was told that every session has ended has none of them change anything, not even what it had begun.
#[test]
fn a_session_ends_while_it_changes_something() {
    for what in ["remove", "password"] {
        let native = Native::new();
        let bruno = person(&native, "s-bruno.ricci");
        let mut owner = Owner::sign_in(&native, &bruno, &bruno.password);
        let info: SecurityInfo = owner.security_info().ok();
        let change = match what {
            "remove" => ("/me/security-info/remove", json!({"attempt": attempt(), "id": info.methods[0].id})),
            _ => {
                ("/me/password", json!({"attempt": attempt(), "old": bruno.password, "new": "quiet-otters-paddle-up"}))
            }
        };
        let change = owner.written(Call::post(change.0, &change.1));
        let end = owner.written(Call::post("/me/sign-out", &json!({"scope": "everywhere"})));
        let answers = native.at_once(&[change, end]);
        let [change, end] = answers.as_slice() else { panic!("expected two answers") };
        assert_eq!(end.status, 200);
        assert_ne!(change.status, 200, "{what}: {}", change.text());
        assert_ne!(change.status, 401, "{what}: it was let in before");
    }
}

#[test]
fn one_confirmation_many_times_at_once() {
    let native = Native::new();
    race::one_confirmation_many_times(&native, &|calls| native.at_once(calls));
}

#[test]
fn two_removals_at_once() {
    let native = Native::new();
    race::two_removals_at_once(&native, &|calls| native.at_once(calls));
}

#[test]
fn two_passwords_at_once() {
    let native = Native::new();
    race::two_passwords_at_once(&native, &|calls| native.at_once(calls));
}
