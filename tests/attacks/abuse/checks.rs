//! Checks against robots: replayed (A66), and with what they lean on out of order (A69).

use latchkey_shared::wire::{BotCheckIssued, Started};
use latchkey_tests::claimant::written_start;
use latchkey_tests::driver::{Answer, Call, Driver as _};
use serde_json::{Value, json};

use crate::case::Verdict;
use crate::checks;
use crate::target::Target;
use crate::train;

/// Checks that one address gets in ten minutes.
const CHECKS: usize = 30;
const NAME: &str = "nora.lindqvist@alderbrook.example";

/// One solved check starts one flow, for the name it was sent with first, within its minute.
pub fn replayed(target: &Target) -> Verdict {
    let mut wrong = Vec::new();
    let http = target.world();
    // At once, for as many names: one is let in.
    let check = checks::solved(target, &http);
    target.inject(&http);
    let names: Vec<String> = (0..100).map(|number| format!("employee.{number}@alderbrook.example")).collect();
    let calls: Vec<Call> = names.iter().map(|name| written_start(name, &check)).collect();
    let answers = train::send(target, &calls);
    target.relieve(&http);
    let let_in: Vec<&String> =
        answers.iter().zip(&names).filter(|(answer, _)| answer.status == 200).map(|(_, name)| name).collect();
    if let_in.len() != 1 {
        wrong.push(format!("one check let {} names in", let_in.len()));
    }
    let fits: Vec<bool> = names.iter().map(|name| http.call(&written_start(name, &check)).status == 200).collect();
    if fits.iter().filter(|fits| **fits).count() > 1 {
        wrong.push("the check fits several names afterwards".to_owned());
    }
    // The same name again: the same flow, for a minute.
    let check = checks::solved(target, &http);
    let flows: Vec<Started> = (0..3).map(|_| http.call(&written_start(NAME, &check)).ok()).collect();
    if flows.iter().any(|flow| flows.first().is_some_and(|first| first.support_id != flow.support_id)) {
        wrong.push("a repeat is another reset".to_owned());
    }
    let mut refused = |what: &str, identifier: &str, check: &Value| {
        let answer = http.call(&written_start(identifier, check));
        if answer.status != 403 {
            wrong.push(format!("{what}: {} {}", answer.status, answer.text()));
        }
    };
    refused("for another name", "mei.tanaka@alderbrook.example", &check);
    http.advance(61);
    refused("for the same name a minute later", NAME, &check);
    // Another solution of the same check, a solution of another one, one of another kind, and an old one.
    let mine = checks::solved(target, &http);
    let other = checks::solved(target, &http);
    let mixed = json!({"check": mine.get("check"), "solution": other.get("solution")});
    refused("with another check's solution", NAME, &mixed);
    refused("with its own one after a wrong one", NAME, &mine);
    let work = Call::post("/bot-check", &json!({"kind": "pow"})).with(checks::ADDRESS, &target.fresh_address());
    let work: BotCheckIssued = http.call(&work).ok();
    refused(
        "with a picture's solution for work",
        NAME,
        &json!({"check": work.check, "solution": other.get("solution")}),
    );
    let flow = flows.first().map(|flow| flow.flow.clone()).unwrap_or_default();
    refused("with a flow for a check", NAME, &json!({"check": flow, "solution": other.get("solution")}));
    http.advance(5 * 60);
    refused("after five minutes", NAME, &other);
    Verdict::of(&wrong, "100 names at once: 1 let in; other names, solutions, kinds, stages and times: refused")
}

/// A robot that hears one check often enough hears it without its noise: readings count like checks, whoever's check it is.
pub fn read_aloud(target: &Target) -> Verdict {
    let mut wrong = Vec::new();
    let http = target.world();
    let check = |address: &str| {
        let call = Call::post("/bot-check", &json!({"kind": "image"})).with(checks::ADDRESS, address);
        http.call(&call).ok::<BotCheckIssued>().check
    };
    let (one, other) = (target.fresh_address(), target.fresh_address());
    let (mine, theirs) = (check(&one), check(&other));
    let hear = |check: &str, address: &str| {
        http.call(&Call::post("/bot-check/audio", &json!({"check": check})).with(checks::ADDRESS, address))
    };
    let heard: Vec<Answer> = (0..100).map(|place| hear(if place % 2 == 0 { &mine } else { &theirs }, &one)).collect();
    let readings = heard.iter().filter(|answer| answer.status == 200).count();
    if readings != CHECKS - 1 || heard.iter().any(|answer| !matches!(answer.status, 200 | 429)) {
        wrong.push(format!("{readings} readings by one address"));
    }
    if hear(&theirs, &other).status != 200 {
        wrong.push("somebody else hears nothing any more".to_owned());
    }
    let more = Call::post("/bot-check", &json!({"kind": "pow"})).with(checks::ADDRESS, &one);
    if http.call(&more).status != 429 {
        wrong.push("after as many readings there are new checks".to_owned());
    }
    Verdict::of(
        &wrong,
        format!("100 readings asked for: {readings} had, with one check before them; others still hear"),
    )
}

/// Without the guard nobody can say that a check is unspent, so nobody is let in; nobody is let in without a check either.
pub fn without_their_parts(target: &Target) -> Verdict {
    let mut wrong = Vec::new();
    let mut tried = 0;
    for fault in
        [json!({"guard": "down"}), json!({"guard": "lost_reply"}), json!({"d1:policy": "down"}), json!({"d1": "down"})]
    {
        let http = target.world();
        let check = checks::solved(target, &http);
        http.misbehave(&fault);
        let calls = [
            written_start(NAME, &check),
            Call::post("/bot-check", &json!({"kind": "pow"})).with(checks::ADDRESS, &target.fresh_address()),
            Call::post("/bot-check", &json!({"kind": "image"})).with(checks::ADDRESS, &target.fresh_address()),
        ];
        for call in calls {
            tried += 1;
            let answer = http.call(&call);
            if answer.status != 503 {
                wrong.push(format!("{fault}: {} was answered {} {}", call.path, answer.status, answer.text()));
            }
        }
        target.relieve(&http);
    }
    let http = target.world();
    for check in [
        json!({"check": "", "solution": ""}),
        json!({"check": "none", "solution": "none"}),
        json!({"check": "v4.local.AAAA", "solution": "1"}),
    ] {
        tried += 1;
        let answer = http.call(&written_start(NAME, &check));
        if !matches!(answer.status, 400 | 403) {
            wrong.push(format!("{check} was answered {} {}", answer.status, answer.text()));
        }
    }
    Verdict::of(&wrong, format!("{tried} calls: 0 let in"))
}
