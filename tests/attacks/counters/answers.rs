//! Answers to security questions (C11): however they arrive, three a challenge and ten a day are looked at.

use latchkey_shared::method::MethodKind;
use latchkey_shared::problem::Code;
use latchkey_shared::wire::Challenged;
use latchkey_tests::claimant::{Claimant, seed_of};
use latchkey_tests::driver::{Call, Driver as _};
use latchkey_tests::http::Http;
use latchkey_tests::scenario::questions;

use crate::books;
use crate::case::Verdict;
use crate::people::VICTIM;
use crate::target::Target;
use crate::train;

/// Wrong sets of answers beside the right one. Each costs three slow hashes before the guard is asked.
const WRONG: usize = 60;
/// Answers that a challenge takes, and a day.
const TRIES: u64 = 3;
const DAY: u64 = 10;

/// One train, then new challenges and new flows until nothing is asked any more.
pub fn by_the_hundred(target: &Target) -> Verdict {
    let mut wrong = Vec::new();
    let http = target.world();
    let victim = questions::with_answers(&http);
    let (claimant, asked) = questions::asked(&http, &victim);
    let right = questions::right(&asked);
    // All but one are known, as to somebody who has looked over a shoulder.
    let guess =
        |number: usize| right.iter().take(2).cloned().chain([format!("guess {number}")]).collect::<Vec<String>>();
    let mut calls: Vec<Call> = (0..WRONG).map(|number| claimant.written_answers(&guess(number))).collect();
    calls.push(claimant.written_answers(&right));
    let answers = train::send(&target.origin, &calls);
    let passed = answers.iter().filter(|answer| answer.status == 200).count();
    let of_train = books::evaluated(&http, VICTIM, "questions");
    if of_train > TRIES || passed > 1 {
        wrong.push(format!("in one train {of_train} were looked at and {passed} passed"));
    }
    if passed == 0 && of_train < TRIES {
        wrong.push(format!("{of_train} looked at; the train did not arrive"));
    }
    let mut sent = answers.len();
    for _ in 0..4 {
        sent += detours(&http, &seed_of(&victim), &victim.name, &guess);
    }
    let failed = books::lines(&http, VICTIM, "questions", &["code wrong"]);
    if failed > DAY {
        wrong.push(format!("{failed} wrong answers were looked at in a day"));
    }
    Verdict::of(
        &wrong,
        format!("{sent} sets of answers: {of_train} of the train looked at, {failed} wrong ones in a day"),
    )
}

/// A new flow, with new challenges as long as there are any; returns how many answers were sent.
fn detours(
    http: &Http,
    seed: &latchkey_protocol::enrolment::TotpSeed,
    name: &str,
    guess: &dyn Fn(usize) -> Vec<String>,
) -> usize {
    let mut claimant = Claimant::start(http, name);
    claimant.pass_authenticator(seed);
    http.advance(31);
    let mut sent = 0;
    for _ in 0..3 {
        let Some(method) = claimant.methods.iter().find(|method| method.kind == MethodKind::Questions) else { break };
        let id = method.id.clone();
        let answer = claimant.ask(&id, None);
        if answer.status != 200 {
            assert_eq!(answer.problem().code, Code::TooMany);
            break;
        }
        let _: Challenged = answer.ok();
        for _ in 0..5 {
            sent += 1;
            claimant.answer_questions(&guess(1_000 + sent));
        }
    }
    sent
}
