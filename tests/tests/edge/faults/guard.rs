//! The guard's objects fail by themselves: gone, overloaded, slow, silent, or answering something else.

use latchkey_shared::problem::Code;
use latchkey_tests::claimant::{Claimant, address_of, attempt, sign_in};
use latchkey_tests::driver::{Call, Driver};
use latchkey_tests::http::Http;
use latchkey_tests::mail::other_than;
use serde_json::json;

/// Ways in which an object gives no verdict that may be used.
const USELESS: [&str; 5] = ["down", "overloaded", "garbled", "other", "lost_reply"];

/// Rule: whatever comes from the guard that is no verdict on this very question counts as none, for everybody alike; and
/// what was counted meanwhile was counted once.
#[test]
fn what_is_no_verdict_is_none() {
    let http = Http::new();
    let nora = http.organisation().person("s-nora.lindqvist").expect("a person").clone();
    let mut claimant = Claimant::start(&http, &nora.name);
    let code = claimant.mail_code(&address_of(&nora));
    let mut nobody = Claimant::start(&http, "nobody.atall@alderbrook.example");
    assert_eq!(nobody.ask("mail", Some("somebody@post.example")).status, 200);
    let (right, wrong) = (attempt(), attempt());
    for how in USELESS {
        http.misbehave(&json!({"guard-object": how}));
        for answer in [
            claimant.answer_as(&wrong, &other_than(&code)),
            nobody.answer(&code),
            http.call(&Call::post("/bot-check", &json!({"kind": "pow"}))),
            sign_in(&http, &nora.name, &nora.password),
        ] {
            assert_eq!(answer.problem().code, Code::Unavailable, "{how}");
        }
    }
    http.misbehave(&json!({}));
    let told = claimant.answer_as(&wrong, &other_than(&code)).problem();
    assert_eq!((told.code, told.tries_left), (Code::CodeWrong, Some(4)), "counted once, by the attempt");
    assert_eq!(claimant.answer_as(&right, &code).status, 200);
}

/// Rule: a slow guard is waited for, a silent one is not, and what it did in silence is found by the same attempt.
#[test]
fn a_silent_guard_is_given_up_and_asked_again() {
    let http = Http::new();
    let nora = http.organisation().person("s-nora.lindqvist").expect("a person").clone();
    let mut claimant = Claimant::start(&http, &nora.name);
    let code = claimant.mail_code(&address_of(&nora));
    let (flow, same) = (claimant.flow.clone(), attempt());
    http.misbehave(&json!({"guard-object": "stuck"}));
    assert_eq!(claimant.answer_as(&same, &code).problem().code, Code::Unavailable);
    http.misbehave(&json!({"guard-object": "slow"}));
    assert_eq!(claimant.answer_as(&same, &code).status, 200);
    claimant.flow = flow;
    http.misbehave(&json!({}));
    assert_eq!(claimant.answer(&code).problem().code, Code::ChallengeSpent, "another attempt is a double spend");
}
