//! The stored form: pinned, versioned, bounded.

use latchkey_shared::method::MethodKind;

use super::story::{Asked, START, Story, WRONG, attempt, fresh_mark, is_passed, right, right_step};
use crate::guard::flow::{MAX_CHALLENGES, MAX_FLOWS};
use crate::guard::*;
use crate::ids::{ChallengeId, SendId};
use crate::limits::Limits;

/// Compares a state with its pinned form, and reads the form back.
fn pin(state: Option<&State>, expected: &str) {
    let state = state.unwrap();
    assert_eq!(state.to_stored().unwrap(), expected);
    assert_eq!(&State::from_stored(expected).unwrap(), state);
}

fn after(event: impl Into<Event>) -> Option<State> {
    decide(None, &event.into(), START).unwrap().0
}

#[test]
fn the_form_of_a_subject_is_pinned() {
    let mut story = Story::new();
    let mail = story.begin(1, MethodKind::Mail);
    story.answer_as(attempt(1), mail, WRONG);
    let app = story.challenge(mail.flow, 1, MethodKind::Authenticator);
    story.answer_as(attempt(2), app, right_step(START.0 / 30));
    story.reserve_as(attempt(3), app.flow, CommitAction::Password);
    let limits = story.limits;
    story.ask(SignIn::Reserve { limits, mark: PasswordMark(7) });
    pin(story.state.as_ref(), include_str!("subject.json").trim_end());
}

#[test]
fn the_stages_of_a_commit_are_pinned() {
    let mut story = Story::new();
    let ends = [Settlement::Done, Settlement::Refused { reasons: vec![] }, Settlement::Dead];
    for (number, end) in (1..).zip(ends) {
        let asked = story.issue(story.flow(number), 0, MethodKind::Mail);
        story.answer_as(attempt(1), asked, right(MethodKind::Mail));
        story.reserve_as(attempt(2), asked.flow, CommitAction::Unlock);
        story.settle_as(attempt(2), asked.flow, end);
    }
    let flow = story.flow(9);
    story.ask(Close { flow });
    let stored = story.state.unwrap().to_stored().unwrap();
    for stage in [
        r#""stage":{"done":{"attempt":"AAAAAgAAAAAAAAAAAAAAAA","action":"unlock","at":1800000000}}"#,
        r#""stage":{"refused":{"attempt":"AAAAAgAAAAAAAAAAAAAAAA","action":"unlock","at":1800000000,"reasons":[]}}"#,
        r#""stage":{"unknown":{"attempt":"AAAAAgAAAAAAAAAAAAAAAA","action":"unlock","at":1800000000}}"#,
        r#""stage":"closed""#,
    ] {
        assert!(stored.contains(stage), "{stage} in {stored}");
    }
}

#[test]
fn the_form_of_an_unknown_name_is_pinned() {
    let mut story = Story { row: Row::Unknown, ..Story::new() };
    let mail = story.begin(1, MethodKind::Mail);
    story.answer_as(attempt(1), mail, WRONG);
    pin(story.state.as_ref(), include_str!("unknown.json").trim_end());
}

#[test]
fn the_forms_of_the_other_rows_are_pinned() {
    let limits = Limits::default();
    pin(
        after(CheckEvent::Spend { digest: [7; 16], expires: START.plus(300) }).as_ref(),
        r#"{"v":1,"row":{"check":{"digest":"BwcHBwcHBwcHBwcHBwcHBw","at":1800000000,"expires":1800000300,"repeats":0}}}"#,
    );
    let older = r#"{"v":1,"row":{"check":{"digest":"BwcHBwcHBwcHBwcHBwcHBw","at":1800000000,"expires":1800000300}}}"#;
    assert!(State::from_stored(older).is_ok(), "a row that counts no repeats");
    pin(
        after(DestinationEvent::Send {
            send: SendId([8; 16]),
            challenge: ChallengeId([7; 16]),
            past_gate: true,
            limits,
        })
        .as_ref(),
        r#"{"v":1,"row":{"destination":{"sent":[{"at":1800000000,"past_gate":true,"challenge":"BwcHBwcHBwcHBwcHBwcHBw","send":"CAgICAgICAgICAgICAgICA"}]}}}"#,
    );
    let older = r#"{"v":1,"row":{"destination":{"sent":[{"at":1800000000,"past_gate":true}]}}}"#;
    assert_eq!(State::from_stored(older).unwrap().to_stored().unwrap(), older, "a row without names");
    pin(
        after(TenantEvent::Send { method: MethodKind::Sms, cost: 3, budget: 9 }).as_ref(),
        r#"{"v":1,"row":{"tenant":{"seen":1800000000,"failures":0,"alarmed":false,"spent":{"sms":3}}}}"#,
    );
    pin(after(AddressEvent::BotCheck { limits }).as_ref(), r#"{"v":1,"row":{"address":{"checks":[1800000000]}}}"#);
}

/// Rule: what this build cannot read is a fault, never an empty row with every budget whole (A78).
#[test]
fn an_unreadable_state_is_refused() {
    let good = r#"{"v":1,"row":{"address":{"checks":[]}}}"#;
    assert!(State::from_stored(good).is_ok());
    for (text, expected) in [
        (r#"{"v":2,"row":{"address":{"checks":[]}}}"#, StateError::Version(2)),
        (r#"{"v":0,"row":{"later":{"form":[]}},"more":1}"#, StateError::Version(0)),
        (r#"{"v":1,"row":{"address":{"checks":[],"more":1}}}"#, StateError::Form),
        (r#"{"v":1,"row":{"later":{"form":[]}}}"#, StateError::Form),
        (r#"{"v":1,"row":{"address":{}}}"#, StateError::Form),
        (r#"{"row":{"address":{"checks":[]}}}"#, StateError::Form),
        ("null", StateError::Form),
        ("", StateError::Form),
    ] {
        assert_eq!(State::from_stored(text), Err(expected), "{text}");
    }
}

/// Rule: an event never reads a row of another kind.
#[test]
fn a_row_of_another_kind_is_refused() {
    let state = after(AddressEvent::BotCheck { limits: Limits::default() });
    let event = CheckEvent::Spend { digest: [1; 16], expires: START.plus(300) };
    assert_eq!(decide(state.clone(), &event.into(), START), Err(StateError::WrongRow));
    let look = Row::Unknown.of(Look { flow: Story::new().flow(1), limits: Limits::default() });
    assert_eq!(decide(state, &look.into(), START), Err(StateError::WrongRow));
}

/// Rule: a row is bounded, whatever is done to it: 128 KiB for a subject, 64 KiB for a name nobody has.
#[test]
fn a_row_is_bounded() {
    for (row, bound) in [(Row::Known, 128 * 1024), (Row::Unknown, 64 * 1024)] {
        let mut story = Story { row, ..Story::with_two_gates() };
        story.limits.failures = 10;
        // Every method wrong as often as it may be, at both places; then every flow full of challenges.
        for round in 0..4_u16 {
            for number in 0..u16::try_from(MAX_FLOWS).unwrap() {
                let flow = story.flow(round * 100 + number);
                for challenge in 0..u8::try_from(MAX_CHALLENGES).unwrap() + 3 {
                    let method = MethodKind::ALL[usize::from(challenge) % MethodKind::ALL.len()];
                    let asked = story.challenge(flow, challenge, method);
                    story.wrong(asked);
                    story.right(asked);
                }
            }
            story.wait(1);
        }
        let bytes = story.state.unwrap().to_stored().unwrap().len();
        assert!(bytes < bound, "{row:?}: {bytes} bytes");
        assert!(bytes > bound / 4, "{row:?}: {bytes} bytes; the bound is worth lowering");
    }
}

/// Events and verdicts cross the wire as JSON and come back as they were.
#[test]
fn events_and_verdicts_survive_the_wire() {
    let story = Story::new();
    let asked = story.issue(story.flow(1), 0, MethodKind::Authenticator);
    let (rule, limits) = (story.rule.clone(), story.limits);
    let Asked { flow, challenge } = asked;
    let outcome = right_step(START.0 / 30);
    let answer = Answer { flow, challenge, attempt: attempt(1), outcome, guesses: 2, rule, limits };
    let event = Event::from(Row::Known.of(answer));
    let text = serde_json::to_string(&event).unwrap();
    assert_eq!(serde_json::from_str::<Event>(&text).unwrap(), event);
    let (_, verdict) = decide(None, &event, START).unwrap();
    let text = serde_json::to_string(&verdict).unwrap();
    assert_eq!(serde_json::from_str::<Verdict>(&text).unwrap(), verdict);
    assert_eq!(CheckVerdict::try_from(verdict), Err(UnexpectedVerdict));
}

/// Rule: what has slid out of its window is not stored any longer, from the very second (A30).
#[test]
fn a_row_keeps_nothing_that_no_longer_counts() {
    let mut story = Story::new();
    story.limits.lock_s = 86_400;
    story.wrong_times(10, 0, MethodKind::Mail);
    story.wait(86_400);
    let flow = story.flow(99);
    story.look(flow);
    let stored = story.state.unwrap().to_stored().unwrap();
    let counters =
        r#"{"first":{"mail":{"recent":[],"consecutive":10,"locked_until":null,"told":null}},"later":{},"told":null}"#;
    assert!(stored.contains(counters), "{stored}");
}

fn expires(story: &Story) -> Option<UnixSeconds> {
    story.state.as_ref().unwrap().expires()
}

/// Rule: a row goes once nothing in it matters any more, each part in its own time, and not before (A30).
#[test]
fn an_accounts_row_names_when_it_may_go() {
    let mut story = Story::new();
    let asked = story.begin(1, MethodKind::Authenticator);
    assert_eq!(expires(&story), Some(START.plus(1_860)), "a flow: the longest there is, and skew");
    let attempt_of_step = story.fresh();
    assert!(is_passed(&story.answer_as(attempt_of_step, asked, right_step(START.0 / 30)).verdict));
    story.wait(1_860);
    let later = story.flow(2);
    story.look(later);
    assert_eq!(expires(&story), Some(START.plus(120)), "a step: until it is no longer accepted, and skew");

    let mut story = Story::new();
    let limits = story.limits;
    story.ask(SignIn::Reserve { limits, mark: fresh_mark() });
    assert_eq!(expires(&story), Some(START.plus(86_400)), "a wrong password: a day");

    let mut story = Story::new();
    story.complete_reset(1, MethodKind::Mail);
    assert_eq!(expires(&story), Some(START.plus(86_400)), "a reset: a day");

    // A wrong answer while a reset by the same method is under way: the reset clears what lasts, and the day remains.
    let mut story = Story::new();
    let asked = story.begin(1, MethodKind::Mail);
    story.right(asked);
    let attempt_of_reset = story.fresh();
    story.reserve_as(attempt_of_reset, asked.flow, CommitAction::Password);
    story.wait(5).wrong_times(1, 2, MethodKind::Mail);
    assert_eq!(expires(&story), None, "a consecutive count: until it is cleared");
    story.settle_as(attempt_of_reset, asked.flow, Settlement::Done);
    assert_eq!(expires(&story), Some(START.plus(5 + 86_400)), "a wrong answer: a day");
    story.wait(86_400);
    let later = story.flow(3);
    story.look(later);
    assert_eq!(expires(&story), Some(UnixSeconds(0)), "nothing is left");
    assert!(story.state.unwrap().to_stored().unwrap().contains(r#""counters":{"first":{},"later":{},"told":null}"#));
}
