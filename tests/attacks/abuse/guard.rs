//! The guard out of order (A78): nothing is verified, nothing sent, and everybody hears the same.

use std::collections::BTreeSet;

use latchkey_protocol::totp;
use latchkey_shared::wire::SignedIn;
use latchkey_tests::claimant::{address_of, attempt, seed_of, sign_in};
use latchkey_tests::driver::{Answer, Call, Driver as _};
use latchkey_tests::mail;
use latchkey_tests::owner::{give, ticket_of};
use serde_json::{Value, json};

use crate::books;
use crate::calls::{self, Pass, Who};
use crate::case::Verdict;
use crate::people::{self, VICTIM};
use crate::target::Target;

/// Every call about an account while the guard misbehaves, for somebody there is and for nobody.
pub fn misbehaving(target: &Target) -> Verdict {
    let mut wrong = Vec::new();
    let faults = [json!({"guard": "down"}), json!({"guard": "lost_reply"})];
    for fault in &faults {
        misbehaves(target, fault, &mut wrong);
    }
    slow(target, &mut wrong);
    unreadable(target, &mut wrong);
    let figure = format!(
        "{} ways to fail: 503 for everybody alike, 0 verified, 0 sent, each with an alarm; slow: answered right; \
         rows of another version: refused, and kept",
        faults.len()
    );
    Verdict::of(&wrong, figure)
}

fn misbehaves(target: &Target, fault: &Value, wrong: &mut Vec<String>) {
    let http = target.world();
    let victim = people::person(&http, VICTIM);
    let address = address_of(&victim);
    let mut known = people::start(&http, &victim.name);
    let code = known.mail_code(&address);
    let mut unknown = people::start(&http, "nobody.atall@alderbrook.example");
    assert_eq!(unknown.ask("mail", Some("nobody.atall@post.example")).status, 200);
    http.quiet();
    http.advance(31);
    let (before, sent) = (books::credential(&http, VICTIM), mail::codes(&http.mails(&address)).len());
    let begun: SignedIn = sign_in(&http, &victim.name, &victim.password).ok();
    let pass = Pass::new(&http);
    http.misbehave(fault);
    let verify = |flow: &str, challenge: &str| {
        let body = json!({"flow": flow, "challenge": challenge, "attempt": attempt(), "answer": {"code": code}});
        http.call(&Call::post("/reset/verify", &body))
    };
    let mut seen = BTreeSet::new();
    for claimant in [&known, &unknown] {
        let answers = [
            verify(&claimant.flow, &claimant.challenge),
            http.call(&Call::post("/reset/poll", &json!({"challenge": claimant.challenge}))),
            http.call(&Call::post("/reset/close", &json!({"flow": claimant.flow, "reason": "cancelled"}))),
        ];
        seen.insert(answers.iter().map(shown).collect::<Vec<_>>());
        if answers.iter().any(|answer| answer.status != 503) {
            wrong.push(format!("{fault}: {:?}", answers.map(|answer| answer.status)));
        }
    }
    if seen.len() != 1 {
        wrong.push(format!("{fault}: somebody and nobody hear different things: {seen:?}"));
    }
    if sign_in(&http, &victim.name, &victim.password).status != 503 {
        wrong.push(format!("{fault}: a sign-in went past the guard"));
    }
    let app = totp::code_at(&seed_of(&victim), http.now());
    let mut late = vec![give(&http, &ticket_of(&begun), None, &app)];
    let somebody = calls::all().into_iter().filter(|form| form.who == Who::SignedIn);
    late.extend(somebody.map(|form| http.call(&form.call(form.body().as_ref(), Some(&pass)))));
    for answer in late.iter().filter(|answer| answer.status != 503 || answer.header("set-cookie").is_some()) {
        wrong.push(format!("{fault}: somebody signed in without the guard: {} {}", answer.status, answer.text()));
    }
    // A promise needs no guard; what it promises does.
    let body = json!({"flow": known.flow, "attempt": attempt(), "method": "mail", "contact": address});
    let _ = http.call(&Call::post("/reset/challenge", &body));
    http.quiet();
    target.relieve(&http);
    let arrived = mail::codes(&http.mails(&address)).len();
    if arrived != sent {
        wrong.push(format!("{fault}: {} codes were sent without the guard", arrived - sent));
    }
    if books::credential(&http, VICTIM) != before {
        wrong.push(format!("{fault}: the account was changed"));
    }
}

/// What an answer shows beside the reset's own number.
fn shown(answer: &Answer) -> String {
    let mut body: Value = serde_json::from_slice(&answer.body).unwrap_or_default();
    if let Some(fields) = body.as_object_mut() {
        fields.remove("support_id");
    }
    format!("{} {body}", answer.status)
}

/// A guard that is slow is waited for, and right.
fn slow(target: &Target, wrong: &mut Vec<String>) {
    let http = target.world();
    let victim = people::person(&http, VICTIM);
    let mut claimant = people::start(&http, &victim.name);
    let code = claimant.mail_code(&address_of(&victim));
    http.misbehave(&json!({"guard": "slow"}));
    let bad = claimant.answer(&mail::other_than(&code)).status;
    let good = claimant.answer(&code).status;
    target.relieve(&http);
    if (bad, good) != (422, 200) {
        wrong.push(format!("a slow guard: a wrong code {bad}, the right one {good}"));
    }
}

/// Rows that another build wrote are no empty rows: every budget would be whole again.
fn unreadable(target: &Target, wrong: &mut Vec<String>) {
    let http = target.world();
    let victim = people::person(&http, VICTIM);
    let mut claimant = people::start(&http, &victim.name);
    let code = claimant.mail_code(&address_of(&victim));
    http.hook("/testing/guard/spoil", &json!({}));
    let answer = claimant.answer(&code);
    if answer.status != 503 {
        wrong.push(format!("rows of another version: {} {}", answer.status, answer.text()));
    }
    http.hook("/testing/guard/clear", &json!({}));
}
