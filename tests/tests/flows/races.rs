//! Races in memory: requests take turns at every call of a port, the same way in every run.

use latchkey_shared::wire::SecurityInfo;
use latchkey_tests::claimant::{attempt, person};
use latchkey_tests::driver::Driver as _;
use latchkey_tests::mail::{self, About};
use latchkey_tests::native::Native;
use latchkey_tests::race;
use latchkey_tests::scenario::saved_codes::{asked, with_codes};
use latchkey_tests::scenario::users::changing;
use serde_json::Value;

#[test]
fn five_hundred_wrong_codes_and_the_right_one_at_once() {
    for place in [0, 3, 4, 5, 250, 500] {
        let native = Native::new();
        race::wrong_codes_and_the_right_one(&native, &|calls| native.at_once(calls), 500, place);
    }
}

#[test]
fn five_hundred_wrong_answers_and_the_right_ones_at_once() {
    for place in [0, 2, 3, 250, 500] {
        let native = Native::new();
        race::wrong_answers_and_the_right_ones(&native, &|calls| native.at_once(calls), 500, place);
    }
}

#[test]
fn one_code_a_hundred_times_at_once() {
    let native = Native::new();
    race::one_code_many_times(&native, &|calls| native.at_once(calls), 100);
}

#[test]
fn one_saved_code_a_hundred_times_at_once() {
    let native = Native::new();
    race::one_saved_code_many_times(&native, &|calls| native.at_once(calls));
}

#[test]
fn two_people_and_one_pass() {
    let native = Native::new();
    race::two_people_and_one_pass(&native, &|calls| native.at_once(calls));
}

#[test]
fn two_members_many_times_at_once() {
    let native = Native::new();
    race::two_members_many_times(&native, &|calls| native.at_once(calls));
}

#[test]
fn one_commit_a_hundred_times_at_once() {
    let native = Native::new();
    race::one_commit_many_times(&native, &|calls| native.at_once(calls), 100);
}

#[test]
fn a_method_is_removed_while_a_reset_by_it_is_written() {
    let native = Native::new();
    race::a_method_is_removed_while_a_reset_by_it_is_written(&native, &|calls| native.at_once(calls));
}

#[test]
fn it_was_not_them_while_a_reset_is_written() {
    let native = Native::new();
    race::it_was_not_them_while_a_reset_is_written(&native, &|calls| native.at_once(calls));
}

#[test]
fn a_session_ends_while_it_changes_something() {
    for what in ["remove", "password"] {
        for by in ["owner", "administrator"] {
            let native = Native::new();
            race::a_session_ends_while_it_changes(&native, (what, by), &|calls| native.at_once(calls));
        }
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

// Rule: nobody hears that a saved code was right before its use is written down: where the account was changed in between, the
// same call is asked for again, and notes it then.
#[test]
fn a_saved_code_is_noted_before_anybody_hears_of_it() {
    let native = Native::new();
    let (mut owner, codes) = with_codes(&native);
    let nora = person(&native, "s-nora.lindqvist");
    let answer = asked(&native).written_recovery(&attempt(), codes.first().expect("a code"));
    let change = changing(&native, "s-nora.lindqvist", "unlock", &Value::Null);
    let told = || mail::count(&native.mails(&nora.name), &About::RecoveryCodeUsed);
    let statuses: Vec<u16> = native.at_once(&[change, answer.clone()]).iter().map(|answer| answer.status).collect();
    assert_eq!((statuses, told()), (vec![200, 409], 0));
    assert_eq!(native.call(&answer).status, 200);
    assert_eq!((told(), owner.security_info().ok::<SecurityInfo>().recovery_codes_left), (1, Some(9)));
}
