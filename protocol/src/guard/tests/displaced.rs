//! What does not fit is displaced, and what is displaced is dead: nobody makes room by making us forget.

use latchkey_shared::method::MethodKind;

use super::story::{Asked, Story, attempt, is_passed};
use crate::guard::flow::{MAX_CHALLENGES, MAX_FLOWS};
use crate::guard::*;

fn flood(story: &mut Story, first: u16) {
    for number in 0..=u16::try_from(MAX_FLOWS).unwrap() {
        story.begin(first + number, MethodKind::Mail);
    }
}

/// Rule: whoever starts many flows for somebody does not push out one that is past a gate, nor a commit under way.
#[test]
fn a_flood_leaves_what_somebody_has_proven() {
    let mut story = Story::new();
    let asked = story.begin(1, MethodKind::Mail);
    assert!(is_passed(&story.right(asked)));
    story.wait(1);
    flood(&mut story, 100);
    assert_eq!(story.look(asked.flow).passed.len(), 1);
    assert!(matches!(
        story.reserve_as(attempt(1), asked.flow, CommitAction::Password),
        ReserveVerdict::Reserved { .. }
    ));
    story.wait(1);
    flood(&mut story, 200);
    assert_eq!(story.settle_as(attempt(1), asked.flow, Settlement::Done), SettleVerdict::Settled);
    // Later, for what is no younger than something displaced does not even begin.
    story.wait(1);
    flood(&mut story, 300);
    let again = story.reserve_as(attempt(1), asked.flow, CommitAction::Password);
    assert_eq!(again, ReserveVerdict::Done, "whoever lost the answer still gets it");
}

/// Rule: a displaced flow is over, even with a longer ticket: its challenges get no new tries and no second success.
#[test]
fn a_displaced_flow_never_comes_back() {
    let mut story = Story::new();
    let used = story.begin(1, MethodKind::Mail);
    for _ in 0..5 {
        story.wrong(used);
    }
    story.wait(1);
    flood(&mut story, 100);
    assert_eq!(story.right(used), AnswerVerdict::Ended);
    let mut extended = used;
    extended.flow.expires = extended.flow.expires.plus(900);
    assert_eq!(story.right(extended), AnswerVerdict::Ended);
    assert!(story.look(used.flow).ended);
    let reserved = story.reserve_as(attempt(1), used.flow, CommitAction::Password);
    assert_eq!(reserved, ReserveVerdict::Ended);
    let later = story.wait(1).begin(500, MethodKind::Mail);
    assert!(is_passed(&story.right(later)), "a flow that begins afterwards goes on");
}

/// Rule: when every flow has something to lose, the newcomer waits.
#[test]
fn a_full_row_takes_no_newcomer() {
    let mut story = Story::new();
    story.limits.failures = 1_000;
    for number in 0..u16::try_from(MAX_FLOWS).unwrap() {
        let asked = story.begin(number, MethodKind::Mail);
        assert!(is_passed(&story.right(asked)));
    }
    let asked = story.issue(story.flow(900), 0, MethodKind::Mail);
    assert_eq!(story.register(asked), RegisterVerdict::Refused(Block::Ended));
    assert_eq!(story.right(asked), AnswerVerdict::Ended);
}

/// Rule: a flow has so many challenges and no more; none of them gives way, so none comes back with new tries.
#[test]
fn a_full_flow_takes_no_further_challenge() {
    let mut story = Story::with_two_gates();
    let flow = story.flow(1);
    let spent = story.challenge(flow, 0, MethodKind::Mail);
    assert!(is_passed(&story.right(spent)));
    let mut last = spent;
    for number in 1..u8::try_from(MAX_CHALLENGES).unwrap() {
        last = story.wait(1).challenge(flow, number, MethodKind::Authenticator);
    }
    let beyond = story.wait(1).issue(flow, 200, MethodKind::Authenticator);
    assert_eq!(story.register(beyond), RegisterVerdict::Refused(Block::Ended));
    assert_eq!(story.right(beyond), AnswerVerdict::Spent);
    let attempt = story.fresh();
    let again = story.answer_as(attempt, spent, super::story::right(MethodKind::Mail));
    assert_eq!((again.verdict, again.alerts), (AnswerVerdict::Spent, vec![Alert::DoubleSpend]));
    assert!(is_passed(&story.right(last)), "those it has go on");
}

/// Rule: whoever asks again for a challenge gets a ticket that runs longer, and nothing else: not a second more, not one
/// try more, however much later and whatever else was asked for in between.
#[test]
fn a_challenge_asked_for_again_renews_nothing() {
    for row in [Row::Known, Row::Unknown] {
        let mut story = Story { row, ..Story::new() };
        let used = story.begin(1, MethodKind::Mail);
        let kept = story.challenge(used.flow, 1, MethodKind::Authenticator);
        for _ in 0..5 {
            story.wrong(used);
        }
        let renewed = |asked: Asked, story: &Story| {
            let flow = FlowFacts { expires: story.now.plus(900), ..asked.flow };
            let challenge = ChallengeFacts { expires: story.now.plus(600), ..asked.challenge };
            Asked { flow, challenge }
        };
        for wait in [1, 598, 1, 61, 600] {
            story.wait(wait);
            let again = renewed(used, &story);
            assert_eq!(story.register(again), RegisterVerdict::Refused(Block::Ended));
            assert_eq!(story.right(again), AnswerVerdict::Spent, "{row:?}");
        }
        assert_eq!(story.right(renewed(kept, &story)), AnswerVerdict::Spent, "{row:?}: never answered, and too late");
    }
}
