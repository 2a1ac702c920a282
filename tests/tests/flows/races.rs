//! Races in memory: requests take turns at every call of a port, the same way in every run.

use latchkey_tests::native::Native;
use latchkey_tests::race;

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
