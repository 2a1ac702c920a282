//! Lines of the audit that nobody earned (C08): garbage fills nothing, and a support id is ours alone to give.

use latchkey_tests::claimant::attempt;
use latchkey_tests::driver::{Call, Driver as _};
use serde_json::json;

use crate::books;
use crate::case::Verdict;
use crate::people;
use crate::target::Target;

const FORGED_ID: &str = "FRGD-FRGD";

/// Made-up tickets at every call leave no line; a support id in a request is refused or read by nobody.
pub fn made_up(target: &Target) -> Verdict {
    let rounds = target.size.pick(30, 300);
    let mut wrong = Vec::new();
    let http = target.world();
    let victim = people::person(&http, "s-nora.lindqvist");
    let claimant = people::start(&http, &victim.name);
    http.quiet();
    let before = books::count(&http, "audit");
    let mut made_up = vec![String::new(), "v4.local.AAAA".to_owned(), "a".repeat(claimant.flow.len())];
    made_up.extend((10..claimant.flow.len()).step_by(claimant.flow.len() / rounds.min(claimant.flow.len() - 1)).map(
        |place| {
            let letters = claimant.flow.chars().enumerate();
            letters
                .map(|(at, letter)| if at == place { if letter == 'A' { 'B' } else { 'A' } } else { letter })
                .collect()
        },
    ));
    let mut sent = 0;
    for ticket in &made_up {
        for (path, body) in [
            ("/reset/extend", json!({"flow": ticket})),
            (
                "/reset/verify",
                json!({"flow": ticket, "challenge": ticket, "attempt": attempt(), "answer": {"code": "12345678"}}),
            ),
            ("/reset/challenge", json!({"flow": ticket, "attempt": attempt(), "method": "mail"})),
            (
                "/reset/password",
                json!({"flow": ticket, "attempt": attempt(), "password": "quiet-otters-paddle-upstream"}),
            ),
            ("/reset/unlock", json!({"flow": ticket, "attempt": attempt()})),
            ("/reset/close", json!({"flow": ticket, "reason": "cancelled"})),
            ("/reset/poll", json!({"challenge": ticket})),
            ("/bot-check/audio", json!({"check": ticket})),
        ] {
            sent += 1;
            let answer = http.call(&Call::post(path, &body).with("x-support-id", FORGED_ID));
            if !matches!(answer.status, 403 | 410 | 422) || answer.text().contains(FORGED_ID) {
                wrong.push(format!("{path}: {} {}", answer.status, answer.text()));
            }
        }
    }
    http.quiet();
    let written = books::count(&http, "audit") - before;
    if written > 0 {
        wrong.push(format!(
            "{sent} calls with made-up tickets, for which nobody solved a check, wrote {written} lines of audit"
        ));
    }
    for field in ["support_id", "supportId"] {
        let answer = http.call(&Call::post("/reset/extend", &json!({"flow": claimant.flow, field: FORGED_ID})));
        if answer.status != 400 {
            wrong.push(format!("a support id in the body: {} {}", answer.status, answer.text()));
        }
    }
    let forged = books::count(&http, &format!("audit WHERE support_id = '{FORGED_ID}'"));
    if forged > 0 {
        wrong.push(format!("{forged} lines bear a support id that the caller chose"));
    }
    Verdict::of(
        &wrong,
        format!("{sent} calls with made-up tickets: {written} lines of audit, 0 under the caller's support id"),
    )
}
