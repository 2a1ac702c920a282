//! Ends at once, and polls (C05, C07): a flow ends once, in one way; looking at a challenge changes nothing.

use std::collections::BTreeSet;

use latchkey_tests::claimant::{Claimant, address_of, attempt, sign_in};
use latchkey_tests::driver::{Call, Driver as _};
use latchkey_tests::mail::{About, count};
use serde_json::json;

use crate::books;
use crate::case::Verdict;
use crate::people;
use crate::target::Target;
use crate::train;

/// Locked by the directory, so that an unlock means something.
const VICTIM: &str = "s-lena.hartmann";

/// Every end of one flow at once: at most one happens, and what is told is what happened.
pub fn at_once(target: &Target) -> Verdict {
    let repetitions = target.size.pick(5, 50);
    let mut wrong = Vec::new();
    let mut ends = [0_usize; 3];
    for repetition in 0..repetitions {
        let http = target.world();
        let victim = people::person(&http, VICTIM);
        let before = books::credential(&http, VICTIM);
        let mut claimant = Claimant::start(&http, &victim.name);
        claimant.pass_both(&victim);
        let flow = claimant.flow.clone();
        // A close is one call of the guard and wins every race it takes part in; every other time it takes no part.
        let kinds = if repetition % 2 == 0 { 4 } else { 3 };
        let calls: Vec<Call> = (0..40)
            .map(|place| match (place + repetition) % kinds {
                0 => Call::post("/reset/password", &json!({"flow": flow, "attempt": attempt(), "password": format!("quiet-otters-paddle-{place}-upstream")})),
                1 => Call::post("/reset/unlock", &json!({"flow": flow, "attempt": attempt()})),
                2 => Call::post("/reset/extend", &json!({"flow": flow})),
                _ => Call::post("/reset/close", &json!({"flow": flow, "reason": "cancelled"})),
            })
            .collect();
        let answers = train::send(target, &calls);
        let told = |path: &str| {
            answers
                .iter()
                .zip(&calls)
                .filter(|(answer, call)| answer.status == 200 && call.path.ends_with(path))
                .count()
        };
        let (set, unlocked) = (told("password"), told("unlock"));
        let written = books::credential(&http, VICTIM).version - before.version;
        if set + unlocked > 1 || written != u64::try_from(set + unlocked).unwrap_or(u64::MAX) {
            wrong.push(format!(
                "repetition {repetition}: {set} passwords and {unlocked} unlocks told, {written} written"
            ));
        }
        let notices = http.mails(&address_of(&victim));
        let mailed = (count(&notices, &About::PasswordReset), count(&notices, &About::Unlocked));
        if mailed != (set, unlocked) {
            wrong.push(format!("repetition {repetition}: {mailed:?} notices for {set} and {unlocked}"));
        }
        let winner = answers
            .iter()
            .zip(&calls)
            .position(|(answer, call)| answer.status == 200 && call.path.ends_with("password"));
        if let Some(place) = winner
            && sign_in(&http, &victim.name, &format!("quiet-otters-paddle-{place}-upstream")).status != 200
        {
            wrong.push(format!("repetition {repetition}: the password that was told is not in force"));
        }
        // Whatever the end was, it is one: another attempt gets nothing more.
        let late = [claimant.set_password("quiet-otters-paddle-upstream"), claimant.unlock()];
        if let Some(answer) = late.iter().find(|answer| answer.status == 200) {
            wrong.push(format!("repetition {repetition}: {} after the end", answer.text()));
        }
        let [passwords, unlocks, closes] = &mut ends;
        *passwords += set;
        *unlocks += unlocked;
        *closes += usize::from(set + unlocked == 0);
    }
    Verdict::of(
        &wrong,
        format!(
            "{repetitions} times 40 calls at once: ended by password, unlock, close {ends:?} times, never two ways"
        ),
    )
}

/// Two flows of one account that have passed every gate end at once: one reset happens, and the other flow is over.
pub fn of_two_flows(target: &Target) -> Verdict {
    let repetitions = target.size.pick(3, 50);
    let mut wrong = Vec::new();
    for repetition in 0..repetitions {
        let http = target.world();
        let victim = people::person(&http, people::VICTIM);
        let before = books::credential(&http, people::VICTIM);
        let mut flows = Vec::new();
        for _ in 0..2 {
            let mut claimant = people::start(&http, &victim.name);
            claimant.pass_both(&victim);
            flows.push(claimant);
            // The next code of either kind: a message is 30 s apart from the last, and a step is good once.
            http.advance(31);
        }
        let passwords: Vec<String> = (0..20).map(|place| format!("quiet-otters-paddle-{place}-upstream")).collect();
        let calls: Vec<Call> =
            flows.iter().cycle().zip(&passwords).map(|(flow, password)| flow.written_password(password)).collect();
        let answers = train::send(target, &calls);
        let told: Vec<&String> =
            answers.iter().zip(&passwords).filter(|(answer, _)| answer.status == 200).map(|(_, told)| told).collect();
        let written = books::credential(&http, people::VICTIM).version - before.version;
        if (told.len(), written) != (1, 1) {
            wrong.push(format!("repetition {repetition}: {} told, {written} written", told.len()));
        }
        if told.iter().any(|password| sign_in(&http, &victim.name, password).status != 200) {
            wrong.push(format!("repetition {repetition}: the password that was told is not in force"));
        }
        let late: Vec<u16> = flows.iter().map(|flow| flow.set_password("seven-herons-guard-the-weir").status).collect();
        if late != [410, 410] {
            wrong.push(format!("repetition {repetition}: afterwards the flows answered {late:?}"));
        }
    }
    Verdict::of(
        &wrong,
        format!("{repetitions} times 20 commits of two flows at once: 1 told, 1 written, both flows over"),
    )
}

/// Polls say pending until the challenge is answered right, and cost nothing; a ticket of another stage is none.
pub fn polls(target: &Target) -> Verdict {
    let mut wrong = Vec::new();
    let http = target.world();
    let victim = people::person(&http, "s-nora.lindqvist");
    let mut claimant = Claimant::start(&http, &victim.name);
    let code = claimant.mail_code(&address_of(&victim));
    let mut nobody = Claimant::start(&http, "nobody.atall@alderbrook.example");
    assert_eq!(nobody.ask("mail", Some("nobody.atall@post.example")).status, 200);
    http.quiet();
    let lines = books::count(&http, "audit");
    let poll = |ticket: &str| Call::post("/reset/poll", &json!({"challenge": ticket}));
    let mut shapes = BTreeSet::new();
    for ticket in [&claimant.challenge, &nobody.challenge] {
        let calls: Vec<Call> = (0..100).map(|_| poll(ticket)).collect();
        shapes.extend(http.at_once(&calls).into_iter().map(|answer| (answer.status, answer.text())));
    }
    if shapes.len() != 1 || shapes.iter().any(|(status, text)| *status != 200 || !text.contains("pending")) {
        wrong.push(format!("polls before an answer: {shapes:?}"));
    }
    http.quiet();
    let written = books::count(&http, "audit") - lines;
    if written != 0 {
        wrong.push(format!("200 polls wrote {written} lines of audit"));
    }
    for ticket in [claimant.flow.clone(), nobody.flow.clone(), String::new(), "v4.local.AAAA".to_owned()] {
        let answer = http.call(&poll(&ticket));
        if answer.status != 422 {
            wrong.push(format!("a ticket that is no challenge: {} {}", answer.status, answer.text()));
        }
    }
    // Somebody else's challenge says nothing about a flow of one's own, and the polls cost no try.
    let last = claimant.answer(&code);
    if last.status != 200 {
        wrong.push(format!("after 100 polls the right code was answered {}", last.text()));
    }
    if nobody.poll().text().contains("approved") {
        wrong.push("somebody else's success shows in a poll".to_owned());
    }
    Verdict::of(&wrong, "200 polls of somebody's and nobody's challenge: one answer, 0 lines of audit, 0 tries")
}
