//! A mailbox that somebody wants to fill (A61): the destination's own budget, whoever asks and however it is asked.

use latchkey_tests::claimant::{address_of, attempt};
use latchkey_tests::driver::{Call, Driver as _};
use latchkey_tests::http::Http;
use latchkey_tests::mail;
use serde_json::json;

use crate::case::Verdict;
use crate::people::{self, VICTIM};
use crate::target::Target;

/// Codes to one address in an hour, for flows that have passed nothing.
const AN_HOUR: usize = 2;
/// Codes to one address in a day.
const A_DAY: usize = 5;

/// Floods for an hour and for a day.
pub fn of_one_mailbox(target: &Target) -> Verdict {
    let requests = target.size.pick(100, 1_000);
    let mut wrong = Vec::new();
    let http = target.world();
    let victim = people::person(&http, VICTIM);
    let address = address_of(&victim);
    let sent = |http: &Http| mail::codes(&http.mails(&address)).len();

    // Five flows ask from everywhere and at once.
    let flows: Vec<String> = (0..5).map(|_| people::start(&http, &victim.name).flow).collect();
    let asked: Vec<Call> =
        (0..requests).filter_map(|place| flows.get(place % flows.len())).map(|flow| asking(flow, &address)).collect();
    let answers = http.at_once(&asked);
    let shapes: std::collections::BTreeSet<(u16, usize)> =
        answers.iter().map(|answer| (answer.status, answer.body.len())).collect();
    if shapes.len() != 1 {
        wrong.push(format!("answers differ: {shapes:?}"));
    }
    let at_once = sent(&http);
    if at_once > 1 {
        wrong.push(format!("{at_once} codes arrived at once; they are 30 s apart"));
    }
    // One at a time, as fast as is allowed, for an hour.
    for _ in 0..20 {
        http.advance(31);
        let mut claimant = people::start(&http, &victim.name);
        assert_eq!(claimant.ask("mail", Some(&address)).status, 200);
    }
    let in_an_hour = sent(&http);
    if in_an_hour > AN_HOUR {
        wrong.push(format!("{in_an_hour} codes arrived within an hour"));
    }
    for _ in 0..22 {
        http.advance(60 * 60);
        for _ in 0..2 {
            let mut claimant = people::start(&http, &victim.name);
            assert_eq!(claimant.ask("mail", Some(&address)).status, 200);
            http.advance(31);
        }
    }
    let in_a_day = sent(&http);
    if in_a_day > A_DAY {
        wrong.push(format!("{in_a_day} codes arrived within a day"));
    }
    Verdict::of(
        &wrong,
        format!(
            "{requests} at once: {at_once} arrived; 20 more in an hour: {in_an_hour}; 44 more in a day: {in_a_day}"
        ),
    )
}

/// Asks a flow for a code under an attempt of its own.
fn asking(flow: &str, address: &str) -> Call {
    Call::post("/reset/challenge", &json!({"flow": flow, "attempt": attempt(), "method": "mail", "contact": address}))
}
