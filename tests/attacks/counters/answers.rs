//! Answers to security questions (C11, C13, C15): however they arrive, three a challenge and ten a day are looked at; what is
//! said of them tells none from another; and nobody waits for the questions they know.

use std::collections::BTreeSet;

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
use crate::uniform::Uniformity;

/// Wrong sets of answers beside the right one. Each costs three slow hashes before the guard is asked.
const WRONG: usize = 60;
/// Answers that a challenge takes, and a day.
const TRIES: u64 = 3;
const DAY: u64 = 10;
/// A day, in seconds.
const DAY_S: u64 = 24 * 60 * 60;

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
    let answers = train::send(target, &calls);
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

/// What is wrong, how much of it, and in what way: one answer.
pub fn tell_nothing(target: &Target) -> Verdict {
    let mut alike = Uniformity::default();
    let mut wrong = Vec::new();
    for (place, spoil) in WAYS.iter().enumerate() {
        let http = target.world();
        let victim = questions::with_answers(&http);
        let (mut claimant, asked) = questions::asked(&http, &victim);
        let right = questions::right(&asked);
        let answer = claimant.answer_questions(&spoil(&right));
        if answer.status == 200 {
            wrong.push(format!("way {place} was taken for right"));
        }
        alike.compare("a first wrong set of answers", &format!("way {place}"), &answer);
    }
    wrong.extend(alike.differences().iter().cloned());
    Verdict::of(&wrong, format!("{} ways to be wrong, {} answers differ", WAYS.len(), alike.differences().len()))
}

/// A way to answer wrongly, made of the right answers.
type Way = fn(&[String]) -> Vec<String>;

const WAYS: [Way; 9] = [
    |right| spoiled(right, &[0]),
    |right| spoiled(right, &[1]),
    |right| spoiled(right, &[2]),
    |right| spoiled(right, &[0, 1]),
    |right| spoiled(right, &[0, 1, 2]),
    |right| right.iter().rev().cloned().collect(),
    |right| right.iter().take(1).cycle().take(right.len()).cloned().collect(),
    |right| right.iter().skip(1).cloned().collect(),
    |right| right.iter().map(|_| String::new()).collect(),
];

fn spoiled(right: &[String], places: &[usize]) -> Vec<String> {
    let spoil = |(place, answer): (usize, &String)| {
        if places.contains(&place) { "something".to_owned() } else { answer.clone() }
    };
    right.iter().enumerate().map(spoil).collect()
}

/// Flows, languages, other gates and repeated challenges, all on one day: the questions stay.
pub fn fishing(target: &Target) -> Verdict {
    let http = target.world();
    let victim = questions::with_answers(&http);
    // To the beginning of a day, so that none ends meanwhile.
    http.advance(DAY_S - http.now().0 % DAY_S + 60);
    let mut draws: BTreeSet<Vec<String>> = BTreeSet::new();
    let mut asked = 0;
    let mut note = |answer: &latchkey_tests::driver::Answer| {
        let challenged: Challenged = answer.ok();
        draws.insert(challenged.questions.into_iter().map(|question| question.id).collect());
        asked += 1;
    };
    for flow in 0..6 {
        let mut claimant = Claimant::start(&http, &victim.name);
        claimant.pass_authenticator(&seed_of(&victim));
        let id = claimant.method("questions");
        for language in ["en", "de", "fr;q=0.1", "*"] {
            let body = serde_json::json!({"flow": claimant.flow, "attempt": latchkey_tests::claimant::attempt(), "method": id});
            note(&http.call(&Call::post("/reset/challenge", &body).with("accept-language", language)));
        }
        if flow % 2 == 0 {
            let _ = claimant.close("cancelled", None);
        }
        http.advance(31 + 60 * 60);
    }
    let wrong = if draws.len() == 1 { Vec::new() } else { vec![format!("{} draws in a day: {draws:?}", draws.len())] };
    Verdict::of(&wrong, format!("asked {asked} times in 6 flows and 4 languages: {} draw", draws.len()))
}
