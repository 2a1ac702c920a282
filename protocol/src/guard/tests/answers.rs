//! Challenges: how many answers they take, and that each is right once.

use latchkey_shared::method::MethodKind;

use super::story::{START, Story, WRONG, attempt, destination_of, is_passed, right, right_step, rule};
use crate::gate::{GateRule, PassedGate};
use crate::guard::*;
use crate::ids::{DestinationDigest, EnrolmentId};

/// Rule: five answers a challenge, three where it is a push or questions; the right one after that is too late (A35).
#[test]
fn a_challenge_takes_so_many_answers() {
    for (method, tries) in [(MethodKind::Mail, 5_u8), (MethodKind::Push, 3), (MethodKind::Passkey, 5)] {
        let mut story = Story::with_two_gates();
        let asked = story.begin(1, method);
        for left in (0..tries).rev() {
            assert_eq!(story.wrong(asked), AnswerVerdict::Wrong { tries_left: left }, "{method:?}");
        }
        assert_eq!(story.right(asked), AnswerVerdict::Spent, "{method:?}");
    }
}

/// Rule: a ticket cannot promise more tries than the limits allow.
#[test]
fn tries_are_capped_by_the_limits() {
    let mut story = Story::new();
    let mut asked = story.issue(story.flow(1), 0, MethodKind::Mail);
    asked.challenge.tries = 200;
    assert_eq!(story.wrong(asked), AnswerVerdict::Wrong { tries_left: 4 });
}

/// Rule: a challenge is answered right once, however many do it at the same time (A41). The second is for the audit.
#[test]
fn a_right_answer_passes_once() {
    let mut story = Story::new();
    let asked = story.begin(1, MethodKind::Mail);
    assert!(is_passed(&story.right(asked)));
    for _ in 0..100 {
        let attempt = story.fresh();
        let again = story.answer_as(attempt, asked, right(MethodKind::Mail));
        assert_eq!((again.verdict, again.alerts), (AnswerVerdict::Spent, vec![Alert::DoubleSpend]));
    }
    assert_eq!(story.look(asked.flow).passed.len(), 1);
    assert_eq!(story.look(asked.flow).answered, vec![asked.challenge.id]);
}

/// Rule: what comes to a challenge that takes no answers is not counted and says nothing.
#[test]
fn answers_to_dead_challenges_neither_count_nor_tell() {
    let mut story = Story::new();
    let old = story.begin(1, MethodKind::Mail);
    let new = story.challenge(old.flow, 1, MethodKind::Mail);
    for outcome in [WRONG, right(MethodKind::Mail)] {
        let attempt = story.fresh();
        let before = story.state.clone();
        let answered = story.answer_as(attempt, old, outcome);
        assert_eq!((answered.verdict, answered.alerts), (AnswerVerdict::Spent, vec![]), "replaced");
        assert_eq!(story.state, before);
    }
    story.wait(600);
    let before = story.state.clone();
    assert_eq!(story.right(new), AnswerVerdict::Spent, "expired");
    assert_eq!(story.state, before);
    assert!(is_passed(&Story::new().right(new)), "alive at its start");
}

/// Rule: the new code of a flow replaces the old one, of that flow and method only.
#[test]
fn a_new_challenge_replaces_those_of_its_flow_and_method() {
    let mut story = Story::with_two_gates();
    let other_flow = story.begin(2, MethodKind::Mail);
    let other_method = story.begin(1, MethodKind::Authenticator);
    let old = story.challenge(other_method.flow, 1, MethodKind::Mail);
    let new = story.challenge(other_method.flow, 2, MethodKind::Mail);
    assert_eq!(story.right(old), AnswerVerdict::Spent);
    assert!(is_passed(&story.right(new)));
    assert!(is_passed(&story.right(other_method)));
    assert!(is_passed(&story.right(other_flow)));
}

/// Rule: registrations happen after the response and may overtake each other; the newer challenge stays the live one.
#[test]
fn a_late_registration_does_not_replace_a_newer_challenge() {
    let mut story = Story::new();
    let flow = story.flow(1);
    let old = story.issue(flow, 0, MethodKind::Mail);
    let new = story.wait(40).challenge(flow, 1, MethodKind::Mail);
    assert_eq!(story.register(old), RegisterVerdict::Refused(Block::Ended));
    assert_eq!(story.right(old), AnswerVerdict::Spent);
    assert!(is_passed(&story.right(new)));
}

/// Rule: an answer that overtakes the registration of its challenge is evaluated, and registering changes nothing then.
#[test]
fn an_unseen_challenge_is_registered_by_its_answer() {
    let mut story = Story::new();
    let asked = story.issue(story.flow(1), 0, MethodKind::Mail);
    assert_eq!(story.wrong(asked), AnswerVerdict::Wrong { tries_left: 4 });
    assert_eq!(story.register(asked), RegisterVerdict::Known);
    assert_eq!(story.wrong(asked), AnswerVerdict::Wrong { tries_left: 3 });
}

/// Rule: a challenge that is issued again under the same attempt has the same name, and is not sent again.
#[test]
fn a_repeated_registration_is_known_as_such() {
    for row in [Row::Known, Row::Unknown] {
        let mut story = Story { row, ..Story::new() };
        let asked = story.issue(story.flow(1), 0, MethodKind::Mail);
        assert_eq!(story.register(asked), RegisterVerdict::Registered);
        assert_eq!(story.register(asked), RegisterVerdict::Known);
    }
}

/// Rule: a lost answer is asked for again: the same attempt gets the same verdict for two minutes and changes nothing.
#[test]
fn the_same_attempt_gets_the_same_verdict_and_changes_nothing() {
    for (outcome, other) in [(WRONG, right(MethodKind::Mail)), (right(MethodKind::Mail), WRONG)] {
        let mut story = Story::new();
        let asked = story.begin(1, MethodKind::Mail);
        let first = story.answer_as(attempt(1), asked, outcome.clone());
        story.wait(120);
        let before = story.state.clone();
        for outcome in [outcome, other] {
            let again = story.answer_as(attempt(1), asked, outcome);
            assert_eq!(again, Answered { verdict: first.verdict.clone(), repeated: true, alerts: vec![] });
            assert_eq!(story.state, before);
        }
        let late = story.wait(1).answer_as(attempt(1), asked, WRONG);
        assert!(!late.repeated);
    }
}

/// Rule: an attempt names one action: with another challenge it is a new one.
#[test]
fn an_attempt_is_bound_to_its_challenge() {
    let mut story = Story::with_two_gates();
    let mail = story.begin(1, MethodKind::Mail);
    let app = story.challenge(mail.flow, 1, MethodKind::Authenticator);
    assert!(is_passed(&story.answer_as(attempt(1), mail, right(MethodKind::Mail)).verdict));
    let other = story.answer_as(attempt(1), app, WRONG);
    assert_eq!(other.verdict, AnswerVerdict::Wrong { tries_left: 4 });
    assert!(!other.repeated);
}

/// Rule: a step of an authenticator is good once ever, in whichever flow (RFC 6238 §5.2, A45).
#[test]
fn a_totp_step_is_accepted_once() {
    let mut story = Story::new();
    let step = START.0 / 30;
    let first = story.begin(1, MethodKind::Authenticator);
    let second = story.begin(2, MethodKind::Authenticator);
    assert!(is_passed(&story.answer(first, right_step(step))));
    for older in [step, step - 1] {
        let left = story.answer(second, right_step(older));
        assert!(matches!(left, AnswerVerdict::Wrong { .. }), "{left:?}");
    }
    // And it counted: these two and three more lock the first gate.
    assert!(is_passed(&story.wait(30).answer(second, right_step(step + 1))));
    story.wrong_times(3, 10, MethodKind::Authenticator);
    let locked = story.begin(3, MethodKind::Authenticator);
    assert!(matches!(story.wrong(locked), AnswerVerdict::Blocked { block: Block::Locked { .. }, .. }));
}

/// Rule: another credential has steps of its own.
#[test]
fn steps_are_kept_per_credential() {
    let mut story = Story::new();
    let step = START.0 / 30;
    let first = story.begin(1, MethodKind::Authenticator);
    assert!(is_passed(&story.answer(first, right_step(step))));
    let second = story.begin(2, MethodKind::Authenticator);
    let other = TotpStep { credential: EnrolmentId("other".to_owned()), step };
    let destination = Some(DestinationDigest([99; 16]));
    assert!(is_passed(&story.answer(second, Outcome::Right { destination, step: Some(other) })));
}

/// Rule: by the guard's clock only the current and the previous step are good, the next is not (A46).
#[test]
fn only_the_current_and_the_previous_step_are_good() {
    let current = START.0 / 30;
    for (step, good) in
        [(current - 10, false), (current - 2, false), (current - 1, true), (current, true), (current + 1, false)]
    {
        let mut story = Story::new();
        let asked = story.begin(1, MethodKind::Authenticator);
        assert_eq!(is_passed(&story.answer(asked, right_step(step))), good, "{step} at {current}");
    }
}

/// Rule: a step is forgotten only when no clock could take it again; one of many credentials is never forgotten open.
#[test]
fn a_forgotten_credential_has_no_open_step() {
    let mut story = Story::new();
    let step = START.0 / 30;
    let code = |name: u16, step: u64| Outcome::Right {
        destination: destination_of(MethodKind::Authenticator),
        step: Some(TotpStep { credential: EnrolmentId(format!("app {name}")), step }),
    };
    for name in 0..17 {
        let asked = story.begin(name, MethodKind::Authenticator);
        // The first ones use the previous step, so they are the ones to be forgotten.
        assert!(is_passed(&story.answer(asked, code(name, if name < 4 { step - 1 } else { step }))), "{name}");
    }
    for name in 0..17 {
        let asked = story.begin(100 + name, MethodKind::Authenticator);
        assert!(!is_passed(&story.answer(asked, code(name, step - 1))), "{name}");
    }
}

/// Rule: a second gate must differ in kind and destination; proof of the first once more is none (A25).
#[test]
fn the_same_destination_is_no_second_gate() {
    let mut story = Story::with_two_gates();
    let text = story.begin(1, MethodKind::Sms);
    assert!(is_passed(&story.right(text)));
    let call = story.challenge(text.flow, 1, MethodKind::Voice);
    assert_eq!(story.right(call), AnswerVerdict::Blocked { block: Block::NotAdmitted, tries_left: 0 });
    let text = story.challenge(text.flow, 2, MethodKind::Sms);
    assert_eq!(story.right(text), AnswerVerdict::Blocked { block: Block::NotAdmitted, tries_left: 4 });
    assert_eq!(story.look(text.flow).passed.len(), 1);
}

/// Rule: a method that does not count for the account now takes no answer, and nothing is sent for it.
#[test]
fn a_method_that_does_not_count_is_not_evaluated() {
    let mut story = Story::new();
    story.rule.methods.remove(&MethodKind::Mail);
    let asked = story.issue(story.flow(1), 0, MethodKind::Mail);
    assert_eq!(story.register(asked), RegisterVerdict::Refused(Block::NotAdmitted));
    assert_eq!(story.right(asked), AnswerVerdict::Blocked { block: Block::NotAdmitted, tries_left: 4 });
    let questions = story.issue(asked.flow, 1, MethodKind::Questions);
    story.rule = rule(2);
    assert_eq!(story.register(questions), RegisterVerdict::Refused(Block::NotAdmitted), "questions never come first");
}

/// Rule: a change of the account kills its flows (A14, A53). Past a gate that shows, before one it must not.
#[test]
fn another_epoch_ends_a_flow() {
    let mut story = Story::with_two_gates();
    let gated = story.begin(1, MethodKind::Mail);
    assert!(is_passed(&story.right(gated)));
    let second = story.challenge(gated.flow, 1, MethodKind::Authenticator);
    let fresh = story.begin(2, MethodKind::Mail);
    story.epoch += 1;
    assert_eq!(story.right(second), AnswerVerdict::Ended);
    assert!(story.look(gated.flow).ended);
    assert_eq!(story.right(fresh), AnswerVerdict::Blocked { block: Block::Ended, tries_left: 4 });
    assert!(!story.look(fresh.flow).ended);
}

/// Rule: a call that read the account before a change is late, even for a flow that began before the change.
#[test]
fn a_late_reading_of_the_epoch_passes_nothing() {
    let mut story = Story::new();
    let asked = story.begin(1, MethodKind::Mail);
    story.epoch = 2;
    story.begin(2, MethodKind::Mail);
    story.epoch = 1;
    assert_eq!(story.right(asked), AnswerVerdict::Blocked { block: Block::Ended, tries_left: 4 });
}

/// Rule: a closed flow takes nothing, whether the guard had met it or not.
#[test]
fn a_closed_flow_takes_nothing() {
    let mut story = Story::new();
    let met = story.begin(1, MethodKind::Mail);
    let unmet = story.issue(story.flow(2), 0, MethodKind::Mail);
    for asked in [met, unmet] {
        assert_eq!(story.ask(Close { flow: asked.flow }), Closed { passed: vec![] });
        assert_eq!(story.right(asked), AnswerVerdict::Ended);
        assert_eq!(story.register(asked), RegisterVerdict::Refused(Block::Ended));
        assert!(story.look(asked.flow).ended);
    }
}

/// Closing says what the flow had passed, so that the help desk is only written to by somebody who has proven something.
#[test]
fn closing_tells_the_gates() {
    let mut story = Story::new();
    let asked = story.begin(1, MethodKind::Mail);
    story.right(asked);
    let gate = PassedGate { method: MethodKind::Mail, destination: destination_of(MethodKind::Mail), at: story.now };
    assert_eq!(story.ask(Close { flow: asked.flow }), Closed { passed: vec![gate] });
    assert_eq!(story.ask(Close { flow: asked.flow }), Closed { passed: vec![] });
}

/// Rule: a flow's time is over when its ticket's is, and no ticket makes it longer than half an hour.
#[test]
fn a_flow_ends_with_its_time() {
    let mut story = Story::new();
    let asked = story.begin(1, MethodKind::Mail);
    let late = story.wait(700).issue(asked.flow, 1, MethodKind::Mail);
    assert!(is_passed(&story.clone().right(late)));
    assert_eq!(story.wait(200).right(late), AnswerVerdict::Ended);
    let mut endless = late;
    endless.flow.expires = story.now.plus(10_000);
    endless.challenge.expires = story.now.plus(10_000);
    assert!(is_passed(&story.clone().right(endless)), "extended");
    assert_eq!(story.wait(900).right(endless), AnswerVerdict::Ended);
}

/// Rule: a flow passes four gates at the most, whatever rules it meets on its way.
#[test]
fn a_flow_passes_four_gates_at_the_most() {
    use MethodKind::{Authenticator, Mail, Passkey, Sms, Voice};
    let mut story = Story::new();
    let flow = story.flow(1);
    let mut goes_through = |number: u8, method: MethodKind| {
        story.rule = GateRule { methods: [method].into_iter().collect(), ..story.rule.clone() };
        let asked = story.challenge(flow, number, method);
        matches!(story.right(asked), AnswerVerdict::Passed { .. })
    };
    let passed =
        (0..).zip([Mail, Authenticator, Sms, Voice, Passkey]).map(|(number, method)| goes_through(number, method));
    assert_eq!(passed.collect::<Vec<bool>>(), [true, true, true, true, false]);
}
