//! Races over the wire: many connections at once against one worker.

use latchkey_tests::http::Http;
use latchkey_tests::race;

/// How often the guessing race is run.
const REPETITIONS: usize = 20;

#[test]
fn five_hundred_wrong_codes_and_the_right_one_at_once() {
    for repetition in 0..REPETITIONS {
        let http = Http::new();
        // Early, in the middle, late: whoever comes first is the network's choice anyway.
        let place = repetition * 500 / (REPETITIONS - 1);
        race::wrong_codes_and_the_right_one(&http, &|calls| http.at_once(calls), 500, place);
    }
}

#[test]
fn one_code_a_hundred_times_at_once() {
    let http = Http::new();
    race::one_code_many_times(&http, &|calls| http.at_once(calls), 100);
}

#[test]
fn one_commit_a_hundred_times_at_once() {
    let http = Http::new();
    race::one_commit_many_times(&http, &|calls| http.at_once(calls), 100);
}

#[test]
fn one_confirmation_many_times_at_once() {
    let http = Http::new();
    race::one_confirmation_many_times(&http, &|calls| http.at_once(calls));
}

#[test]
fn two_removals_at_once() {
    let http = Http::new();
    race::two_removals_at_once(&http, &|calls| http.at_once(calls));
}

#[test]
fn two_passwords_at_once() {
    let http = Http::new();
    race::two_passwords_at_once(&http, &|calls| http.at_once(calls));
}
