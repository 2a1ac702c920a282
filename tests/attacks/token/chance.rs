//! A33: does a code or an id say anything about another one?
//!
//! Codes of fixed keys are a fixed sequence, so that the tests of chance below come out the same in every run; those that
//! the worker sent, and the ids in its tickets, are drawn anew each time and judged with wider bounds.

use std::collections::BTreeSet;

use latchkey_protocol::code::{self, CodeInput, Purpose};
use latchkey_protocol::digest::challenge_id;
use latchkey_protocol::ids::{FlowId, TenantId};
use latchkey_protocol::keys::Keys;
use latchkey_protocol::ticket::FlowTicket;
use latchkey_protocol::time::UnixSeconds;
use latchkey_shared::method::MethodKind;
use latchkey_shared::opaque::Attempt;
use latchkey_shared::wire::Started;
use latchkey_tests::claimant::{Claimant, written_start};
use latchkey_tests::driver::{Call, Driver};
use latchkey_tests::mail::codes;
use serde_json::json;

use crate::case::Verdict;
use crate::people::{self, Class, address_of, crowd, name_of};
use crate::target::Target;
use crate::timing::f64_of;

/// Digits of a code by mail.
const DIGITS: usize = 8;
/// Standard errors that a fixed sequence may be off: p between 0.001 and 0.999, both ends.
const ERRORS: f64 = 3.09;

/// Codes natively and from the mail server, ids natively and from tickets.
pub fn codes_and_ids(target: &Target) -> Verdict {
    let mut wrong = Vec::new();
    let count = target.size.pick(100_000, 1_000_000);
    let (values, ids) = drawn(count);
    let mut figures = Vec::new();
    let mut judge = |what: &str, z: f64| {
        figures.push(format!("{what} z = {z:+.2}"));
        if z.abs() > ERRORS {
            wrong.push(format!("{what}: {z:+.2} standard errors from chance"));
        }
    };
    let digit = |value: u32, place: usize| {
        usize::try_from(value / 10_u32.pow(u32::try_from(place).unwrap_or(0)) % 10).unwrap_or(0)
    };
    for place in 0..DIGITS {
        judge(&format!("digit {place}"), chi_square(10, values.iter().map(|value| digit(*value, place))));
    }
    let first_three = |value: &u32| usize::try_from(value / 100_000).unwrap_or(0);
    judge("first three digits", chi_square(1_000, values.iter().map(first_three)));
    judge("last two digits", chi_square(100, values.iter().map(|value| usize::try_from(value % 100).unwrap_or(0))));
    let pairs = values.windows(2).filter_map(|pair| Some((*pair.first()?, *pair.last()?)));
    judge(
        "one code's end and the next one's",
        chi_square(100, pairs.clone().map(|(a, b)| digit(a, 0) * 10 + digit(b, 0))),
    );
    judge("one code's start and the next one's", chi_square(100, pairs.map(|(a, b)| digit(a, 7) * 10 + digit(b, 7))));
    judge("codes that occur twice", repeats(&values));
    let distinct: BTreeSet<[u8; 16]> = ids.iter().copied().collect();
    if distinct.len() != count {
        wrong.push(format!("{} ids for {count} challenges", distinct.len()));
    }
    let sent = sent_codes(target, &mut wrong);
    Verdict::of(&wrong, format!("{count} codes: {}\n{count} ids, all apart\n{sent}", figures.join(", ")))
}

/// Draws codes and ids of challenges one after the other, as one flow's resends would.
fn drawn(count: usize) -> (Vec<u32>, Vec<[u8; 16]>) {
    let (keys, tenant, now) = (Keys::for_tests(), TenantId("alderbrook".to_owned()), UnixSeconds(1_800_000_000));
    let kid = code::code_key(&keys, now);
    let flow = FlowId([7; 16]);
    let draw = |place: usize| {
        let mut attempt = [0; 16];
        let (_, tail) = attempt.split_at_mut(8);
        tail.copy_from_slice(&u64::try_from(place).unwrap_or(0).to_be_bytes());
        let challenge = challenge_id(&keys, &tenant, flow, &Attempt::from_bytes(attempt));
        let input = CodeInput {
            tenant: &tenant,
            purpose: Purpose::Reset,
            subject: "s-nora.lindqvist",
            flow,
            challenge,
            method: MethodKind::Mail,
            destination: "nora.lindqvist@post.example",
        };
        let code = code::derive(&keys, kid, now, &input, 8).expect("a code can be derived");
        assert_eq!(code.digits().len(), DIGITS, "leading zeros are kept");
        (code.digits().parse::<u32>().expect("digits"), challenge.0)
    };
    (0..count).map(draw).unzip()
}

/// Returns how many standard errors a sample's χ² is from what chance gives (Wilson and Hilferty's normal approximation).
fn chi_square(kinds: usize, sample: impl Iterator<Item = usize>) -> f64 {
    let mut counts = vec![0_usize; kinds];
    for kind in sample {
        *counts.get_mut(kind).expect("a kind there is") += 1;
    }
    let expected = f64_of(counts.iter().sum()) / f64_of(kinds);
    let sum: f64 = counts.iter().map(|count| (f64_of(*count) - expected).powi(2) / expected).sum();
    let spread = 2.0 / (9.0 * f64_of(kinds - 1));
    ((sum / f64_of(kinds - 1)).cbrt() - (1.0 - spread)) / spread.sqrt()
}

/// Returns how many standard errors the number of equal pairs is from what chance gives: n² / 2m, its own variance.
fn repeats(values: &[u32]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    let pairs: usize = sorted.chunk_by(|a, b| a == b).map(|equal| equal.len() * (equal.len() - 1) / 2).sum();
    let expected = f64_of(values.len()).powi(2) / (2.0 * 1e8);
    (f64_of(pairs) - expected) / expected.sqrt()
}

/// Starts flows at once, has codes sent at once, and compares what arrives and what the tickets hold.
fn sent_codes(target: &Target, wrong: &mut Vec<String>) -> String {
    let count = target.size.pick(20, 200);
    let http = target.world_of(crowd(&[Class::Known], count, people::now()));
    let check = || http.secrets().solved_check(&http.origin(), http.now());
    let starts: Vec<Call> = (0..count).map(|place| written_start(&name_of(Class::Known, place), &check())).collect();
    let answers = http.at_once(&starts);
    let (secrets, origin, now) = (http.secrets(), http.origin(), http.now());
    let flows: BTreeSet<[u8; 16]> = answers
        .iter()
        .map(|answer| {
            let started: Started = answer.ok();
            let claims = FlowTicket::open(&started.flow, &secrets.binding(&origin), &secrets.keys, now);
            claims.expect("the worker's ticket opens").flow.0
        })
        .collect();
    let asks: Vec<Call> = answers
        .iter()
        .enumerate()
        .map(|(place, answer)| {
            let claimant = Claimant::started(&http, answer);
            let contact = address_of(Class::Known, place);
            let attempt = latchkey_tests::claimant::attempt();
            let body = json!({"flow": claimant.flow, "attempt": attempt, "method": "mail", "contact": contact});
            Call::post("/reset/challenge", &body)
        })
        .collect();
    let asked = http.at_once(&asks);
    let refused = asked.iter().filter(|answer| answer.status != 200).count();
    let mut arrived = Vec::new();
    for place in 0..count {
        arrived.extend(codes(&http.mails(&address_of(Class::Known, place))));
    }
    let distinct: BTreeSet<&String> = arrived.iter().collect();
    if flows.len() != count || refused > 0 || arrived.len() != count {
        wrong.push(format!("{} flows, {refused} refused, {} codes for {count} claimants", flows.len(), arrived.len()));
    }
    // Two of 200 codes of eight digits are the same once in 5,000 runs; three never.
    if distinct.len() + 1 < arrived.len() || arrived.iter().any(|code| code.len() != DIGITS) {
        wrong.push(format!("{} different codes among {}", distinct.len(), arrived.len()));
    }
    format!(
        "{} codes arrived that were sent at once, {} different; {} flows, all apart",
        arrived.len(),
        distinct.len(),
        flows.len()
    )
}

#[cfg(test)]
mod tests {
    use super::chi_square;

    #[test]
    fn chance_is_told_from_what_is_not() {
        assert!(chi_square(10, (0..10_000).map(|n| n % 10)) < -3.09, "too even is not chance either");
        assert!(chi_square(10, (0..10_000).map(|n| n % 9)) > 3.09);
    }
}
