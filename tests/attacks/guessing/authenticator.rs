//! Authenticator codes again, and of other times (A45, A46).

use latchkey_protocol::totp::{self, STEP_S};
use latchkey_tests::claimant::{Claimant, seed_of};
use latchkey_tests::driver::{Call, Driver as _};
use latchkey_tests::http::Http;

use crate::case::Verdict;
use crate::people::{self, VICTIM};
use crate::target::Target;
use crate::train;

/// Moves the clock a few seconds into a new step, so that real time does not step on in between.
fn align(http: &Http) {
    http.advance(STEP_S - http.now().0 % STEP_S + 2);
}

/// Begins a flow and asks for the authenticator's code.
fn asked<'a>(http: &'a Http, name: &str) -> Claimant<'a> {
    let mut claimant = people::start(http, name);
    assert_eq!(claimant.ask("authenticator", None).status, 200);
    claimant
}

/// A step is good once, in whichever flow; what is older than a step that was used is not good any more.
pub fn codes_again(target: &Target) -> Verdict {
    let http = target.world();
    let victim = people::person(&http, VICTIM);
    let seed = seed_of(&victim);
    let mut flows: Vec<Claimant<'_>> = (0..20).map(|_| asked(&http, &victim.name)).collect();
    let mut older = asked(&http, &victim.name);
    http.quiet();
    align(&http);
    let now = http.now();
    let code = totp::code_at(&seed, now);
    // Five times in each of twenty flows: whoever is first passes, and the other flows must not.
    let calls: Vec<Call> =
        (0..100).filter_map(|place| flows.get(place % 20)).map(|flow| flow.written_answer(&code)).collect();
    let answers = train::send(target, &calls);
    let passed = answers.iter().filter(|answer| answer.status == 200).count();
    let mut wrong = Vec::new();
    if passed != 1 {
        wrong.push(format!("one code passed {passed} times"));
    }
    // The step before lies in the window still, and its code was never used.
    if older.answer(&totp::code_at(&seed, now.minus(STEP_S))).status == 200 {
        wrong.push("the step before the used one passed".to_owned());
    }
    drop(flows.drain(..));
    drop(http);
    // By somebody who made no wrong guess: the next step passes while the window still holds the last.
    let http = target.world();
    align(&http);
    let mut first = asked(&http, &victim.name);
    let mut second = asked(&http, &victim.name);
    let mut third = asked(&http, &victim.name);
    let now = http.now();
    let at = |steps: u64| totp::code_at(&seed, now.plus(steps * STEP_S));
    if first.answer(&at(0)).status != 200 {
        wrong.push("a fresh code did not pass".to_owned());
    }
    http.advance(STEP_S);
    if second.answer(&at(0)).status == 200 {
        wrong.push("the used code passed in another flow a step later".to_owned());
    }
    if third.answer(&at(1)).status != 200 {
        wrong.push("the next step's code did not pass".to_owned());
    }
    Verdict::of(&wrong, "100 at once in 20 flows: 1 passed; the step before, and the same one later: refused")
}

/// The present step and the one before it are good; whatever the caller says about the time.
pub fn codes_of_other_times(target: &Target) -> Verdict {
    let (mut wrong, mut good) = (Vec::new(), Vec::new());
    // Four offsets a world: five wrong answers would lock the method, and prove nothing.
    for offsets in (-10_i64..=10).collect::<Vec<_>>().chunks(4) {
        let http = target.world();
        let victim = people::person(&http, VICTIM);
        let seed = seed_of(&victim);
        align(&http);
        for offset in offsets {
            let claimant = asked(&http, &victim.name);
            let of = http.now().0.saturating_add_signed(offset * i64::try_from(STEP_S).expect("half a minute"));
            let code = totp::code_at(&seed, latchkey_protocol::time::UnixSeconds(of));
            let said = format!("{of}");
            let call =
                claimant.written_answer(&code).with("date", "Thu, 01 Jan 2037 00:00:00 GMT").with("x-time", &said);
            let passed = http.call(&call).status == 200;
            if passed {
                good.push(*offset);
            }
            // A step that passed makes the older ones old: each is tried by somebody who used none.
            if passed && matches!(offset, -1) {
                http.hook("/testing/guard/clear", &serde_json::json!({}));
            }
        }
    }
    if good != [-1, 0] {
        wrong.push(format!("steps {good:?} passed"));
    }
    Verdict::of(&wrong, format!("of 21 steps, these passed: {good:?}"))
}
