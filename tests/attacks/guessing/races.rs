//! Everything at once: guesses beyond a budget, and one success had twice (A40, A41).

use latchkey_shared::problem::Code;
use latchkey_tests::claimant::{Claimant, address_of};
use latchkey_tests::driver::{Answer, Call};
use latchkey_tests::http::Http;
use latchkey_tests::mail::other_than;
use latchkey_tests::race;

use crate::books;
use crate::case::Verdict;
use crate::people::{self, VICTIM};
use crate::target::Target;
use crate::train;

/// Wrong codes beside the right one.
const WRONG: usize = 500;
/// Answers that a challenge takes.
const TRIES: u64 = 5;

/// However many guesses arrive together, five are evaluated; the right one passes only if it is among them.
pub fn train_of_codes(target: &Target) -> Verdict {
    let repetitions = target.size.pick(2, 100);
    let (mut wrong, mut most, mut through) = (Vec::new(), 0, 0);
    for repetition in 0..repetitions {
        let http = target.world();
        let victim = people::person(&http, VICTIM);
        let mut claimant = Claimant::start(&http, &victim.name);
        let code = claimant.mail_code(&address_of(&victim));
        let mut calls: Vec<Call> = (0..WRONG).map(|_| claimant.written_answer(&other_than(&code))).collect();
        calls.insert(repetition * WRONG / repetitions, claimant.written_answer(&code));
        let answers = train::send(target, &calls);
        let passed = answers.iter().filter(|answer| answer.status == 200).count();
        let evaluated = books::evaluated(&http, VICTIM, "mail");
        most = most.max(evaluated);
        through += passed;
        if evaluated > TRIES || passed > 1 {
            wrong.push(format!("repetition {repetition}: {evaluated} evaluated, {passed} passed"));
        }
        if passed == 0 && evaluated < TRIES {
            wrong.push(format!("repetition {repetition}: {evaluated} evaluated; the train did not arrive"));
        }
        let again = claimant.answer(&code);
        if again.status == 200 || again.problem().code != Code::ChallengeSpent {
            wrong.push(format!("repetition {repetition}: afterwards the right code was answered {}", again.text()));
        }
    }
    let figure = format!(
        "{repetitions} trains of {} requests: at most {most} evaluated, the right code among them {through} times",
        WRONG + 1
    );
    Verdict::of(&wrong, figure)
}

/// One code, and one flow, are good once.
pub fn double_spends(target: &Target) -> Verdict {
    let times = target.size.pick(100, 400);
    let http = target.world();
    race::one_code_many_times(&http, &|calls| under_fault(target, &http, calls), times);
    drop(http);
    let http = target.world();
    let before = books::credential(&http, VICTIM);
    race::one_commit_many_times(&http, &|calls| under_fault(target, &http, calls), times);
    let written = books::credential(&http, VICTIM).version - before.version;
    let wrong = if written == 1 { Vec::new() } else { vec![format!("the password was written {written} times")] };
    Verdict::of(&wrong, format!("{times} times at once: 1 code passed, 1 password written, the one that was told so"))
}

/// Sends a train while the part misbehaves that the case runs under, if it runs under one.
fn under_fault(target: &Target, http: &Http, calls: &[Call]) -> Vec<Answer> {
    target.inject(http);
    let answers = train::send(target, calls);
    target.relieve(http);
    answers
}
