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
fn one_code_a_hundred_times_at_once() {
    let native = Native::new();
    race::one_code_many_times(&native, &|calls| native.at_once(calls), 100);
}

#[test]
fn one_commit_a_hundred_times_at_once() {
    let native = Native::new();
    race::one_commit_many_times(&native, &|calls| native.at_once(calls), 100);
}
