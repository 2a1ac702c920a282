//! Steps left out (A51): whatever the page was made to believe, only the guard opens the way.

use latchkey_tests::claimant::{Claimant, address_of, attempt, seed_of, sign_in};
use latchkey_tests::driver::{Answer, Call, Driver as _};
use latchkey_tests::http::Http;
use serde_json::json;

use crate::books;
use crate::case::Verdict;
use crate::people::{self, VICTIM};
use crate::target::Target;

const PASSWORD: &str = "quiet-otters-paddle-upstream";

/// Every later call with every ticket that lacks a gate, and with tickets whose claims were made better by hand.
pub fn later_calls(target: &Target) -> Verdict {
    let http = target.world();
    let victim = people::person(&http, VICTIM);
    let before = books::credential(&http, VICTIM);
    let mut claimant = Claimant::start(&http, &victim.name);
    let none = claimant.flow.clone();
    claimant.pass_mail(&address_of(&victim));
    let one = claimant.flow.clone();
    assert_eq!(claimant.ask("authenticator", None).status, 200);
    let challenge = claimant.challenge.clone();
    target.inject(&http);
    let (mut wrong, mut tried) = (Vec::new(), 0);
    for flow in [&none, &one] {
        let edited = (0..flow.len()).step_by(flow.len() / 60).map(|place| edited(flow, place));
        for ticket in core::iter::once(flow.clone()).chain(edited) {
            for call in ends(&ticket) {
                tried += 1;
                refuse(&mut wrong, &http.call(&call), &call);
            }
        }
    }
    // The other ticket in its place, and what a page might add once it believes in success.
    for (flow, challenge) in [(&challenge, &one), (&none, &challenge), (&challenge, &challenge)] {
        let body = json!({"flow": flow, "challenge": challenge, "attempt": attempt(), "answer": {"code": "000000"}});
        let call = Call::post("/reset/verify", &body);
        tried += 1;
        refuse(&mut wrong, &http.call(&call), &call);
    }
    for extra in
        [json!({"gates_passed": 2}), json!({"gates_required": 0}), json!({"ok": true}), json!({"passed": ["mail"]})]
    {
        let mut body = json!({"flow": one, "attempt": attempt(), "password": PASSWORD});
        if let (Some(body), Some(extra)) = (body.as_object_mut(), extra.as_object()) {
            body.extend(extra.clone());
        }
        let call = Call::post("/reset/password", &body);
        tried += 1;
        refuse(&mut wrong, &http.call(&call), &call);
    }
    target.relieve(&http);
    if books::credential(&http, VICTIM) != before {
        wrong.push("the password was changed".to_owned());
    }
    // The honest way is still open: nothing above ended it.
    if let Some(broken) = honest_end(&http, claimant, &victim) {
        wrong.push(broken);
    }
    Verdict::of(&wrong, format!("{tried} calls refused; the password is the old one; the honest way stayed open"))
}

/// The calls that end a flow.
fn ends(flow: &str) -> [Call; 2] {
    [
        Call::post("/reset/password", &json!({"flow": flow, "attempt": attempt(), "password": PASSWORD})),
        Call::post("/reset/unlock", &json!({"flow": flow, "attempt": attempt()})),
    ]
}

/// Changes one letter of a ticket, the kind of letter kept.
fn edited(ticket: &str, place: usize) -> String {
    let letters = ticket.chars().enumerate();
    letters.map(|(at, letter)| if at == place { if letter == 'A' { 'B' } else { 'A' } } else { letter }).collect()
}

fn refuse(wrong: &mut Vec<String>, answer: &Answer, call: &Call) {
    if !(400..=503).contains(&answer.status) {
        wrong.push(format!("{} was answered {} {}", call.path, answer.status, answer.text()));
    }
}

fn honest_end(
    http: &Http,
    mut claimant: Claimant<'_>,
    victim: &latchkey_protocol::testing::organisation::Person,
) -> Option<String> {
    let code = latchkey_protocol::totp::code_at(&seed_of(victim), http.now());
    let passed = claimant.answer(&code);
    if passed.status != 200 {
        return Some(format!("the honest second gate was answered {}", passed.text()));
    }
    let changed = claimant.set_password(PASSWORD);
    let is_new = sign_in(http, &victim.name, PASSWORD).status == 200;
    (changed.status != 200 || !is_new).then(|| format!("the honest end was answered {}", changed.text()))
}
