//! Races over the wire: many connections at once against one worker.

use latchkey_tests::driver::{Answer, Call};
use latchkey_tests::http::Http;
use latchkey_tests::race;
use serde_json::json;

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
fn fifty_wrong_answers_and_the_right_ones_at_once() {
    // Fewer than codes: each of them costs three slow hashes.
    for place in [0, 25, 50] {
        let http = Http::new();
        race::wrong_answers_and_the_right_ones(&http, &|calls| http.at_once(calls), 50, place);
    }
}

#[test]
fn one_code_a_hundred_times_at_once() {
    let http = Http::new();
    race::one_code_many_times(&http, &|calls| http.at_once(calls), 100);
}

#[test]
fn one_saved_code_a_hundred_times_at_once() {
    let http = Http::new();
    race::one_saved_code_many_times(&http, &|calls| http.at_once(calls));
}

#[test]
fn two_people_and_one_pass() {
    let http = Http::new();
    race::two_people_and_one_pass(&http, &|calls| http.at_once(calls));
}

#[test]
fn two_members_many_times_at_once() {
    let http = Http::new();
    race::two_members_many_times(&http, &|calls| http.at_once(calls));
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

/// Sends calls at once while a part is slow, and every write after that: so that all have been let in before the first one
/// writes, and what waits for the part is overtaken.
fn slowly(http: &Http, part: &str, calls: &[Call]) -> Vec<Answer> {
    http.misbehave(&json!({part: "slow", "d1:commit": "slow"}));
    let answers = http.at_once(calls);
    http.misbehave(&json!({}));
    answers
}

#[test]
fn a_method_is_removed_while_a_reset_by_it_is_written() {
    let http = Http::new();
    let at_once = |calls: &[Call]| slowly(&http, "common_passwords", calls);
    race::a_method_is_removed_while_a_reset_by_it_is_written(&http, &at_once);
}

#[test]
fn it_was_not_them_while_a_reset_is_written() {
    let http = Http::new();
    let at_once = |calls: &[Call]| slowly(&http, "common_passwords", calls);
    race::it_was_not_them_while_a_reset_is_written(&http, &at_once);
}

#[test]
fn a_session_ends_while_it_changes_something() {
    for (what, part) in [("remove", "outbox:arm"), ("password", "common_passwords")] {
        let http = Http::new();
        race::a_session_ends_while_it_changes(&http, (what, "owner"), &|calls| slowly(&http, part, calls));
    }
}
