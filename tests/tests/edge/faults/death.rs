//! The module dies, and the whole process: nothing is lost, nothing half done, and the notices come by themselves.

use std::time::Duration;

use latchkey_protocol::testing::Hitch;
use latchkey_shared::problem::Code;
use latchkey_tests::claimant::{Claimant, address_of, sign_in};
use latchkey_tests::driver::{Call, Driver};
use latchkey_tests::http::{Http, until};
use latchkey_tests::scenario::reset::NEW_PASSWORD;
use serde_json::json;

use super::mail;

/// How long the new process may take to deliver what the old one left: the outbox looks every ten seconds.
const DELIVERY: Duration = Duration::from_mins(1);

/// Rule: whoever asked when the module died is told so from outside of it, with when to ask again; everybody after them is
/// served. Meanwhile mail servers misbehave, which takes as long.
#[test]
fn a_request_over_which_the_module_died_is_answered_all_the_same() {
    let http = Http::new();
    let tenant = Call::get("/api/v1/tenant");
    http.trip(0, Hitch::DiesBefore);
    assert_eq!(http.call_to_death(&tenant), None);
    http.watch();
    assert_eq!(http.call(&tenant).status, 200, "the next one");
    mail::every_step_in_every_way(&http);
    let [late] = http.late_answers().try_into().expect("one request was lost");
    let problem = late.problem();
    assert_eq!((problem.code, problem.status), (Code::Unavailable, 503));
    assert_eq!((problem.retry_after, late.header("retry-after")), (Some(2), Some("2")));
}

/// The process is killed between reserving and writing: nothing was changed, and the same attempt hears that nobody knows.
#[test]
fn a_process_killed_before_the_write_has_changed_nothing() {
    let http = Http::new();
    let nora = http.organisation().person("s-nora.lindqvist").expect("a person").clone();
    let mut claimant = Claimant::start(&http, &nora.name);
    claimant.pass_both(&nora);
    let call = claimant.written_password(NEW_PASSWORD);
    http.misbehave(&json!({"d1:commit": "silent"}));
    let _lost = http.call_in_the_background(&call);
    http.until_step("d1:commit");
    http.kill_and_restart();
    let problem = http.call(&call).problem();
    assert_eq!(problem.code, Code::Busy, "the lease outlives the process");
    http.advance(31);
    for _ in 0..2 {
        assert_eq!(http.call(&call).problem().code, Code::OutcomeUnknown);
    }
    assert_eq!(sign_in(&http, &nora.name, &nora.password).status, 200);
    assert_eq!((http.changes("s-nora.lindqvist"), http.mails(&address_of(&nora)).len()), (0, 1), "only the code");
}

/// The process is killed between writing and settling: the change stands, the same attempt hears so, and the new process
/// delivers the notice by itself.
#[test]
fn a_process_killed_after_the_write_has_changed_everything() {
    let http = Http::new();
    let nora = http.organisation().person("s-nora.lindqvist").expect("a person").clone();
    let mut claimant = Claimant::start(&http, &nora.name);
    claimant.pass_both(&nora);
    let call = claimant.written_password(NEW_PASSWORD);
    // The outbox must not be quicker than the kill.
    http.misbehave(&json!({"d1:commit": "stuck", "courier": "down"}));
    let _lost = http.call_in_the_background(&call);
    until(DELIVERY, "the change is written", || http.changes("s-nora.lindqvist") == 1);
    http.kill_and_restart();
    until(DELIVERY, "the notice arrives", || http.caught(&address_of(&nora)).len() == 2);
    http.advance(31);
    for _ in 0..2 {
        assert_eq!(http.call(&call).status, 200);
    }
    assert_eq!(sign_in(&http, &nora.name, NEW_PASSWORD).status, 200);
    assert_eq!(http.changes("s-nora.lindqvist"), 1);
    assert_eq!(http.mails(&address_of(&nora)).len(), 2, "a code, and one notice");
}
