//! Windows at their borders (C04): a second before the end a limit holds, a second after it is over, and not sooner.

use latchkey_shared::problem::Code;
use latchkey_tests::claimant::{Claimant, address_of, seed_of};
use latchkey_tests::driver::Driver as _;
use latchkey_tests::http::Http;
use latchkey_tests::mail::{self, other_than};

use crate::case::Verdict;
use crate::checks;
use crate::people::{self, VICTIM};
use crate::target::Target;

const PASSWORD: &str = "quiet-otters-paddle-upstream";
/// What real time may pass within a case, in seconds: borders are tried this much before and after.
const SLACK: u64 = 20;

/// Tells what a limit lets through a little before its border, and a little after.
type Window = fn(&Http, u64) -> bool;

/// Every window: its name, its length in seconds, and whether something gets through after so many seconds.
const WINDOWS: [(&str, u64, Window); 6] = [
    ("ten wrong codes by mail, 24 h", 86_400, after_the_lock),
    ("codes to one address, an hour", 3_600, after_the_sends),
    ("checks of one address, 10 min", 600, after_the_checks),
    ("a code, 10 min", 600, |http, wait| !after_the_code(http, wait)),
    ("a flow, 15 min", 900, |http, wait| !after_the_flow(http, wait)),
    ("the last gate, 10 min", 600, |http, wait| !after_the_gates(http, wait)),
];

/// Nothing is through before, and something is after.
pub fn every_window(target: &Target) -> Verdict {
    let mut wrong = Vec::new();
    for (name, length, is_through) in WINDOWS {
        for (wait, expected) in [(length - SLACK, false), (length + SLACK, true)] {
            let http = target.world();
            if is_through(&http, wait) != expected {
                wrong.push(format!("{name}: after {wait} s it is{} over", if expected { " not" } else { "" }));
            }
        }
    }
    Verdict::of(
        &wrong,
        format!("{} windows: each holds {SLACK} s before its border and is over {SLACK} s after", WINDOWS.len()),
    )
}

fn after_the_lock(http: &Http, wait: u64) -> bool {
    let victim = people::person(http, VICTIM);
    for _ in 0..2 {
        let mut claimant = people::start(http, &victim.name);
        assert_eq!(claimant.ask("mail", Some("other@post.example")).status, 200);
        for _ in 0..5 {
            assert_eq!(claimant.answer("00000000").problem().code, Code::CodeWrong);
        }
    }
    http.advance(wait);
    let mut claimant = people::start(http, &victim.name);
    let address = address_of(&victim);
    assert_eq!(claimant.ask("mail", Some(&address)).status, 200);
    !mail::codes(&http.mails(&address)).is_empty()
}

fn after_the_sends(http: &Http, wait: u64) -> bool {
    let victim = people::person(http, VICTIM);
    let address = address_of(&victim);
    let ask = || {
        let mut claimant = people::start(http, &victim.name);
        assert_eq!(claimant.ask("mail", Some(&address)).status, 200);
        mail::codes(&http.mails(&address)).len()
    };
    ask();
    http.advance(31);
    let before = ask();
    http.advance(31);
    assert_eq!(ask(), before, "two codes an hour");
    // The hour runs from the first of them.
    http.advance(wait.saturating_sub(62));
    ask() > before
}

fn after_the_checks(http: &Http, wait: u64) -> bool {
    let call = latchkey_tests::driver::Call::post("/bot-check", &serde_json::json!({"kind": "pow"}));
    let ask = || http.call(&call.clone().with(checks::ADDRESS, "203.0.113.77")).status;
    for _ in 0..30 {
        assert_eq!(ask(), 200);
    }
    assert_eq!(ask(), 429);
    http.advance(wait);
    ask() == 200
}

fn after_the_code(http: &Http, wait: u64) -> bool {
    let victim = people::person(http, VICTIM);
    let mut claimant = people::start(http, &victim.name);
    let code = claimant.mail_code(&address_of(&victim));
    assert_eq!(claimant.answer(&other_than(&code)).problem().code, Code::CodeWrong);
    http.advance(wait);
    claimant.answer(&code).status == 200
}

fn after_the_flow(http: &Http, wait: u64) -> bool {
    let victim = people::person(http, VICTIM);
    let mut claimant = people::start(http, &victim.name);
    http.advance(wait);
    claimant.ask("authenticator", None).status == 200
}

fn after_the_gates(http: &Http, wait: u64) -> bool {
    let victim = people::person(http, VICTIM);
    let mut claimant = Claimant::start(http, &victim.name);
    claimant.pass_mail(&address_of(&victim));
    claimant.pass_authenticator(&seed_of(&victim));
    http.advance(wait);
    claimant.set_password(PASSWORD).status == 200
}
