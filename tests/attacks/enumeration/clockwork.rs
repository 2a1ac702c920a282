//! A02: does the time of an answer tell one kind of account from another?
//!
//! Classes take turns within every round, in an order drawn anew, over one connection, so that whatever else the machine
//! does falls on all of them alike. Everybody answers as often as everybody else, and nobody more often than their budget
//! lasts. Samples are compared by their medians and by the area under the ROC curve (`timing.rs`).

use std::fmt::Write as _;
use std::thread;
use std::time::{Duration, Instant};

use latchkey_protocol::limits::Limits;
use latchkey_protocol::ports::Entropy as _;
use latchkey_tests::claimant::{Claimant, attempt, written_start};
use latchkey_tests::driver::{Answer, Call, Driver};
use latchkey_tests::entropy::SystemEntropy;
use latchkey_tests::http::Http;
use serde_json::json;

use crate::case::Verdict;
use crate::options::Size;
use crate::people::{self, Class, address_of, crowd, name_of};
use crate::target::Target;
use crate::timing::{auc, auc_error, median, median_error};
use crate::uniform::Uniformity;

/// The classes whose times are compared, the one that all others are compared with first.
const CLASSES: [Class; 5] = [Class::Known, Class::Unknown, Class::Disabled, Class::OutOfScope, Class::Locked];
/// The calls that are measured.
const CALLS: [&str; 3] = ["start", "challenge", "verify"];
/// Rounds for which an account answers wrong: below the third failure, of which its owner would be told.
const ROUNDS: usize = 2;
/// What the look-up after a challenge takes, where waiting for its end would be waiting for the mail server.
const LOOK_UP: Duration = Duration::from_millis(40);
/// Most difference of medians, in milliseconds.
const MEDIAN_MS: f64 = 2.0;
/// Most that a smaller sample's own error may make of it. Beyond, the machine is too busy to tell anything.
const MOST_MS: f64 = 10.0;
/// Most distance of the area from one half.
const AREA: f64 = 0.03;
/// Standard errors by which a smaller sample may stray: with two dozen comparisons, once in thousands of runs.
const ERRORS: f64 = 4.5;

/// One class's times of one call, in milliseconds.
type Times = [[Vec<f64>; CALLS.len()]; CLASSES.len()];

/// Measures, compares, and prints a table.
pub fn every_kind_takes_as_long(target: &Target) -> Verdict {
    let samples = target.size.pick(if target.fault.is_some() { 30 } else { 60 }, 2_000);
    let accounts = samples.div_ceil(ROUNDS);
    let http = target.world_of(crowd(&CLASSES, accounts, people::now()));
    for place in 0..accounts {
        lock(&http, &name_of(Class::Locked, place));
    }
    http.settle();
    // An answer that waited for the mail server would show it at once.
    target.inject(&http);
    let settle: &dyn Fn() = if target.fault.is_some() { &|| thread::sleep(LOOK_UP) } else { &|| http.quiet() };
    let mut alike = Uniformity::default();
    let mut times = Times::default();
    for _ in 0..ROUNDS {
        for place in 0..accounts {
            for turn in order() {
                let class = CLASSES.get(turn).copied().expect("a turn is a class");
                let found = sample(&http, class, place, settle, &mut alike);
                let own = times.get_mut(turn).expect("a turn is a class");
                for (list, time) in own.iter_mut().zip(found) {
                    list.push(time);
                }
            }
        }
    }
    judge(target.size, &times, &alike)
}

/// Uses up an account's wrong answers with codes by mail.
pub fn lock(http: &Http, name: &str) {
    let budget = Limits::default().failures;
    for _ in 0..budget.div_ceil(Limits::default().tries) {
        let mut claimant = people::start(http, name);
        claimant.ask("mail", Some("someone.else@post.example"));
        for _ in 0..Limits::default().tries {
            claimant.answer("12345678");
        }
    }
}

/// Takes one claimant from start to a wrong code and returns what each call took.
fn sample(http: &Http, class: Class, place: usize, settle: &dyn Fn(), alike: &mut Uniformity) -> [f64; CALLS.len()] {
    let check = http.secrets().solved_check(&http.origin(), http.now());
    let start = written_start(&name_of(class, place), &check);
    let (start_ms, started) = timed(http, &start);
    let claimant = Claimant::started(http, &started);
    let contact = address_of(class, place);
    let challenge = Call::post(
        "/reset/challenge",
        &json!({"flow": claimant.flow, "attempt": attempt(), "method": "mail", "contact": contact}),
    );
    let (challenge_ms, challenged) = timed(http, &challenge);
    let fields: latchkey_shared::wire::Challenged = challenged.ok();
    // Nobody reads a mail and types a code while the look-up still runs.
    settle();
    let verify = Call::post(
        "/reset/verify",
        &json!({
            "flow": fields.flow, "challenge": fields.challenge, "attempt": attempt(), "answer": {"code": "00000000"},
        }),
    );
    let (verify_ms, verified) = timed(http, &verify);
    for (step, answer) in CALLS.into_iter().zip([&started, &challenged, &verified]) {
        alike.compare(step, class.name(), answer);
    }
    settle();
    [start_ms, challenge_ms, verify_ms]
}

fn timed(http: &Http, call: &Call) -> (f64, Answer) {
    let since = Instant::now();
    let answer = http.call(call);
    (since.elapsed().as_secs_f64() * 1_000.0, answer)
}

/// Draws an order of the classes (Fisher and Yates).
fn order() -> [usize; CLASSES.len()] {
    let mut order = core::array::from_fn(|place| place);
    let mut drawn = [0; CLASSES.len()];
    SystemEntropy.fill(&mut drawn).expect("randomness");
    for (place, byte) in drawn.into_iter().enumerate().skip(1) {
        order.swap(place, usize::from(byte) % (place + 1));
    }
    order
}

fn judge(size: Size, times: &Times, alike: &Uniformity) -> Verdict {
    let [known, others @ ..] = times;
    let mut wrong = alike.differences().to_vec();
    let mut noisy = Vec::new();
    let mut table = format!(
        "{:<10}{:<14}{:>8}{:>11}{:>9}{:>8}{:>8}{:>8}\n",
        "call", "class", "samples", "median ms", "Δ ms", "± ms", "AUC", "±"
    );
    for (place, call) in CALLS.into_iter().enumerate() {
        let of = |class: &[Vec<f64>; CALLS.len()]| class.get(place).cloned().unwrap_or_default();
        let base = of(known);
        for (class, sample) in CLASSES.into_iter().zip(core::iter::once(known).chain(others).map(of)) {
            let area = auc(&sample, &base);
            let error = auc_error(sample.len(), base.len());
            let (bound, bound_ms) = match size {
                Size::Full => (AREA, MEDIAN_MS),
                // On a busy machine everybody waits, and by chance not equally long.
                Size::Quick => (AREA.max(ERRORS * error), MEDIAN_MS.max(ERRORS * median_error(&sample, &base))),
            };
            let apart = median(&sample) - median(&base);
            let _ = writeln!(
                table,
                "{call:<10}{:<14}{:>8}{:>11.2}{apart:>9.2}{bound_ms:>8.2}{area:>8.3}{bound:>8.3}",
                class.name(),
                sample.len(),
                median(&sample)
            );
            if apart.abs() > bound_ms || (area - 0.5).abs() > bound {
                wrong.push(format!(
                    "{call} tells {} from known: {apart:.2} ms (± {bound_ms:.2}), AUC {area:.3} (± {bound:.3})",
                    class.name()
                ));
            }
            if bound_ms > MOST_MS {
                noisy.push(format!("the medians of {call} for {} stray by {bound_ms:.2} ms", class.name()));
            }
        }
    }
    let _ =
        write!(table, "{} answers compared byte by byte, {} different", alike.compared(), alike.differences().len());
    // What is told apart on a busy machine is told apart; what is not may still differ.
    match noisy.first() {
        Some(first) if wrong.is_empty() => Verdict::NotRun {
            why: format!("needs a machine that is less busy: {first}, more than {MOST_MS} ms\n{table}"),
        },
        _ => Verdict::of(&wrong, table),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Times that lie evenly within a span, and `apart` later for unknown names.
    fn verdict(span_ms: f64, apart: f64) -> Verdict {
        let sample = |later: f64| {
            let times = (0..60).map(|place| 20.0 + later + span_ms * f64::from(place) / 60.0);
            core::array::from_fn(|_| times.clone().collect())
        };
        let times = core::array::from_fn(|class| sample(if class == 1 { apart } else { 0.0 }));
        judge(Size::Quick, &times, &Uniformity::default())
    }

    // Rule: a machine that is too busy to tell is no pass, and what is told apart on it is broken all the same.
    #[test]
    fn a_busy_machine_passes_nothing() {
        assert!(matches!(verdict(5.0, 0.0), Verdict::Held { .. }));
        assert!(matches!(verdict(5.0, 4.0), Verdict::Broken { .. }));
        assert!(matches!(verdict(100.0, 0.0), Verdict::NotRun { .. }));
        assert!(matches!(verdict(100.0, 90.0), Verdict::Broken { .. }));
    }
}
