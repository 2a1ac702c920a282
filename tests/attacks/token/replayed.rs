//! What was good once: right answers, commits and flows, sent again.

use latchkey_protocol::totp;
use latchkey_tests::claimant::{Claimant, address_of, attempt, seed_of, sign_in};
use latchkey_tests::driver::{Answer, Call, Driver};
use latchkey_tests::http::Http;
use latchkey_tests::mail;

use crate::case::Verdict;
use crate::people::{self, VICTIM, person};
use crate::target::Target;

/// How often a spent thing is sent again.
const TIMES: usize = 50;
/// The password that is set once.
const FIRST: &str = "quiet-otters-paddle-upstream";
/// The password that a replay would set.
const SECOND: &str = "slow-herons-gather-downstream";
/// How long a repeat of the same attempt gets the same verdict.
const REPEAT_S: u64 = 2 * 60;

/// A whole reset, of which every step was recorded.
struct Recorded {
    verify: Call,
    password: Call,
    flows: Vec<String>,
}

/// Resets the victim's password and keeps every request on the way, and every ticket.
fn record(http: &Http, claimant: &mut Claimant<'_>) -> Recorded {
    let nora = person(http, VICTIM);
    let mut flows = vec![claimant.flow.clone()];
    let code = claimant.mail_code(&address_of(&nora));
    let verify = claimant.written_answer(&code);
    claimant.take_in(&http.call(&verify));
    assert_eq!(claimant.passed, 1, "the right code passes a gate");
    flows.push(claimant.flow.clone());
    claimant.pass_authenticator(&seed_of(&nora));
    flows.push(claimant.flow.clone());
    let password = claimant.written_password(FIRST);
    assert_eq!(http.call(&password).status, 200);
    Recorded { verify, password, flows }
}

/// Sends what is spent again: under its own attempt, under others, and with siblings.
pub fn what_is_spent(target: &Target) -> Verdict {
    let http = target.world();
    let nora = person(&http, VICTIM);
    // Other flows of the victim, as far as a thief of one mail would get.
    let mut sibling = people::start(&http, &nora.name);
    let mut idle = people::start(&http, &nora.name);
    assert_eq!(idle.ask("authenticator", None).status, 200);
    sibling.pass_authenticator(&seed_of(&nora));
    http.advance(31);
    let mut claimant = people::start(&http, &nora.name);
    let recorded = record(&http, &mut claimant);
    target.inject(&http);
    let mut wrong = Vec::new();
    let mut sent = 0;
    // 1. The same attempt gets the same verdict for two minutes: that is a lost answer asked for again, no second success.
    let again = http.call(&recorded.password);
    if target.fault.is_none() && again.status != 200 {
        wrong.push(format!("the same attempt was answered {}", again.text()));
    }
    // 2. Under other attempts nothing is good twice.
    let mut replay = |what: &str, call: &Call| {
        let calls: Vec<Call> = (0..TIMES).map(|_| renewed(call)).collect();
        for answer in http.at_once(&calls) {
            sent += 1;
            if answer.status == 200 {
                wrong.push(format!("{what} again was answered {}", answer.text()));
            }
        }
    };
    replay("the right code", &recorded.verify);
    replay("the commit", &recorded.password);
    for flow in &recorded.flows {
        let kept = people::start_again(&http, flow);
        replay("a commit with an earlier ticket", &kept.written_password(SECOND));
    }
    replay("a commit with a sibling's ticket", &sibling.written_password(SECOND));
    // 3. Siblings past a gate are dead; those before one can prove nothing more.
    target.relieve(&http);
    let code = totp::code_at(&seed_of(&nora), http.now().plus(30));
    http.advance(30);
    for other in [&mut sibling, &mut idle] {
        sent += 1;
        let answer = other.answer(&code);
        if answer.status == 200 && other.set_password(SECOND).status == 200 {
            wrong.push("a flow from before the reset set a password".to_owned());
        }
    }
    if sibling.ask("mail", None).status == 200 {
        wrong.push("a flow past a gate outlived the reset".to_owned());
    }
    wrong.extend(one_password(&http));
    Verdict::of(&wrong, format!("{sent} replays, {} accepted; one change of the password", wrong.len()))
}

/// Gives a recorded call another attempt.
fn renewed(call: &Call) -> Call {
    let mut body: serde_json::Value =
        serde_json::from_slice(call.body.as_deref().unwrap_or_default()).expect("a recorded body is JSON");
    body.as_object_mut().expect("an object").insert("attempt".to_owned(), attempt().into());
    Call { body: Some(body.to_string().into_bytes()), ..call.clone() }
}

/// Notes if the password is not the one that was set once, or its owner was told more than once.
fn one_password(http: &Http) -> Vec<String> {
    let nora = person(http, VICTIM);
    let mut wrong = Vec::new();
    if sign_in(http, &nora.name, FIRST).status != 200 {
        wrong.push("the password that was set is not in force".to_owned());
    }
    let told = mail::count(&http.mails(&address_of(&nora)), &mail::About::PasswordReset);
    if told != 1 {
        wrong.push(format!("the owner was told {told} times"));
    }
    wrong
}

/// Ages at which a spent thing is sent again, in seconds: around every limit of time there is, and back.
const AGES: [u64; 14] = [1, 29, 31, 61, 119, 121, 599, 601, 899, 901, 929, 961, 1_799, 1_861];

/// Sends a spent answer, a spent flow and a closed one at every age, with the clock forward and back by the skew.
pub fn at_every_age(target: &Target) -> Verdict {
    let http = target.world();
    let nora = person(&http, VICTIM);
    let mut claimant = people::start(&http, &nora.name);
    let recorded = record(&http, &mut claimant);
    let spent_s = i64::try_from(http.now().0).expect("a time");
    let real_s = i64::try_from(people::now().0).expect("a time");
    let (mut sent, mut wrong) = (0, Vec::new());
    for age in AGES {
        for skew in [0, 30, -30, -60] {
            let offset_s = spent_s - real_s + i64::try_from(age).expect("an age") + skew;
            http.hook("/testing/clock", &serde_json::json!({"offset_s": offset_s}));
            for (what, call) in [("the right code", &recorded.verify), ("the commit", &recorded.password)] {
                sent += 1;
                let answer = http.call(&renewed(call));
                if answer.status == 200 {
                    wrong.push(format!("{what} after {age} s ({skew} s of skew) was answered {}", answer.text()));
                }
            }
            // The attempt itself is remembered for two minutes and no longer.
            sent += 1;
            let answer: Answer = http.call(&recorded.password);
            if answer.status == 200 && age.saturating_add_signed(skew) > REPEAT_S + 60 {
                wrong.push(format!("the same attempt after {age} s was answered {}", answer.text()));
            }
        }
    }
    http.hook("/testing/clock", &serde_json::json!({"offset_s": 0}));
    wrong.extend(one_password(&http));
    Verdict::of(&wrong, format!("{sent} replays at {} ages, {} accepted", AGES.len(), wrong.len()))
}
