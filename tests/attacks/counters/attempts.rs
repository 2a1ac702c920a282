//! Attempts and checks used again (C01, C02, C03): a lost answer may be asked for again, and nothing grows by it.

use latchkey_shared::problem::Code;
use latchkey_shared::wire::Started;
use latchkey_tests::claimant::{Claimant, address_of, attempt, seed_of, sign_in};
use latchkey_tests::driver::{Call, Driver as _};
use latchkey_tests::mail::other_than;
use latchkey_tests::scenario::repeats;
use serde_json::json;

use crate::books;
use crate::case::Verdict;
use crate::checks;
use crate::people::{self, VICTIM};
use crate::target::Target;

const PASSWORD: &str = "quiet-otters-paddle-upstream";
const OTHER: &str = "seven-herons-guard-the-weir";
/// Flows that the guard remembers of an account (`protocol/src/guard/flow.rs`).
const FLOWS: usize = 32;

/// No challenge gets a second or a try by being asked for again.
pub fn challenges_again(target: &Target) -> Verdict {
    for scenario in [
        repeats::a_repeated_challenge_lives_no_longer,
        repeats::a_repeated_challenge_takes_no_more_answers,
        repeats::a_crowded_out_challenge_takes_no_more_answers,
        repeats::one_attempt_is_one_challenge,
    ] {
        scenario(&target.world());
    }
    Verdict::of(
        &[],
        "a code of 14 minutes, a sixth answer after 12 minutes and after 12 other challenges, a second method: refused",
    )
}

/// The same check starts the same flow, from the same moment: one that was crowded out does not come back by it.
pub fn a_start_again(target: &Target) -> Verdict {
    let mut wrong = Vec::new();
    let http = target.world();
    let victim = people::person(&http, VICTIM);
    let check = checks::solved(target, &http);
    let mut used = Claimant::started(&http, &checks::name(&http, &victim.name, &check));
    let code = used.mail_code(&address_of(&victim));
    for _ in 0..5 {
        assert_eq!(used.answer(&other_than(&code)).problem().code, Code::CodeWrong);
    }
    let solved: Vec<_> = (0..=FLOWS).map(|_| checks::solved(target, &http)).collect();
    http.advance(2);
    for check in &solved {
        let mut other = Claimant::started(&http, &checks::name(&http, &victim.name, check));
        assert_eq!(other.ask("authenticator", None).status, 200);
        http.quiet();
    }
    http.advance(2);
    let again = checks::name(&http, &victim.name, &check);
    if again.status != 200 {
        // The minute of repeats is over on a slow machine: nothing was tried.
        return Verdict::NotRun { why: "a machine that starts 33 flows within a minute".to_owned() };
    }
    let again: Started = again.ok();
    let body = json!({"flow": again.flow, "challenge": used.challenge, "attempt": attempt(), "answer": {"code": code}});
    let answer = http.call(&Call::post("/reset/verify", &body));
    if answer.status == 200 {
        wrong.push(format!("the right code as the sixth passed in a flow that came back: {}", answer.text()));
    } else if answer.problem().code != Code::FlowEnded {
        wrong.push(format!("a flow that was crowded out takes answers again: {}", answer.text()));
    }
    Verdict::of(&wrong, format!("a flow crowded out by {} others stays over, its check sent again or not", FLOWS + 1))
}

/// An attempt names one action: whatever else is sent under it gets that action's answer, or none.
pub fn for_other_bodies(target: &Target) -> Verdict {
    let mut wrong = Vec::new();
    let http = target.world();
    let victim = people::person(&http, VICTIM);
    let before = books::credential(&http, VICTIM);
    let mut claimant = Claimant::start(&http, &victim.name);
    let code = claimant.mail_code(&address_of(&victim));
    let mut expect = |what: &str, is_so: bool, said: String| {
        if !is_so {
            wrong.push(format!("{what}: {said}"));
        }
    };
    // A wrong code first, then the right one under the same attempt.
    let one = attempt();
    let first = claimant.answer_as(&one, &other_than(&code));
    let second = claimant.answer_as(&one, &code);
    expect(
        "the right code under a wrong one's attempt",
        second.status == 422 && second.problem().tries_left == first.problem().tries_left,
        second.text(),
    );
    // The same attempt in another flow is another action.
    let mut other = people::start(&http, &victim.name);
    assert_eq!(other.ask_as(&one, "authenticator", None).status, 200);
    let elsewhere = other.answer_as(&one, "000000");
    expect(
        "the attempt in another flow",
        elsewhere.status == 422 && elsewhere.problem().tries_left == Some(4),
        elsewhere.text(),
    );
    let right = attempt();
    assert_eq!(claimant.answer_as(&right, &code).status, 200);
    assert_eq!(claimant.ask("authenticator", None).status, 200);
    // The first gate's attempt does not pass the second.
    let reused = claimant.answer_as(&right, "000000");
    expect("the first gate's attempt at the second", reused.status == 422, reused.text());
    let seed = seed_of(&victim);
    assert_eq!(claimant.answer(&latchkey_protocol::totp::code_at(&seed, http.now())).status, 200);
    // One attempt, two passwords and two actions, one after the other and at once.
    let last = attempt();
    let password = |attempt: &str, password: &str| {
        Call::post("/reset/password", &json!({"flow": claimant.flow, "attempt": attempt, "password": password}))
    };
    let changed = http.call(&password(&last, PASSWORD));
    expect("the password", changed.status == 200, changed.text());
    let answers = http.at_once(&[password(&last, OTHER), password(&last, PASSWORD), password(&attempt(), OTHER)]);
    let unlock = http.call(&Call::post("/reset/unlock", &json!({"flow": claimant.flow, "attempt": last})));
    expect("an unlock under the password's attempt", unlock.status != 200, unlock.text());
    for answer in &answers {
        expect("afterwards", matches!(answer.status, 200 | 410), answer.text());
    }
    let after = books::credential(&http, VICTIM);
    expect("written once", after.version == before.version + 1, format!("{} times", after.version - before.version));
    expect("the first password is in force", sign_in(&http, &victim.name, PASSWORD).status == 200, String::new());
    // What is no attempt at all.
    for odd in
        ["", "A", "AAAAAAAAAAAAAAAAAAAAAA==", "AAAAAAAAAAAAAAAAAAAAA!", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"]
    {
        let answer = http.call(&password(odd, OTHER));
        expect("no attempt", answer.status == 400, format!("{odd:?} {}", answer.text()));
    }
    Verdict::of(
        &wrong,
        "a right code, another gate, flow, password and action under a used attempt: its answer or none; 1 password written",
    )
}
