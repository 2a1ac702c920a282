//! The end of a flow: once, and with an answer for whoever lost theirs.

use latchkey_shared::method::MethodKind;
use latchkey_shared::password::Reason;

use super::story::{Asked, Story, attempt, fresh_mark, is_passed, rule};
use crate::guard::*;
use crate::limits::DAY_S;

/// A flow that is past its gate.
fn gated() -> (Story, FlowFacts) {
    let mut story = Story::new();
    let Asked { flow, .. } = pass(&mut story, 1);
    (story, flow)
}

fn pass(story: &mut Story, number: u16) -> Asked {
    let asked = story.begin(number, MethodKind::Mail);
    assert!(is_passed(&story.right(asked)));
    asked
}

fn is_reserved(verdict: &ReserveVerdict) -> bool {
    matches!(verdict, ReserveVerdict::Reserved { .. })
}

const PASSWORD: CommitAction = CommitAction::Password;

/// Rule: nothing is committed before its gates (A51), and none but the guard knows which are passed.
#[test]
fn a_commit_needs_its_gates() {
    let mut story = Story::with_two_gates();
    let flow = story.flow(1);
    let missing = |verdict: &ReserveVerdict, count: usize| matches!(verdict, ReserveVerdict::GatesMissing { passed } if passed.len() == count);
    assert!(missing(&story.reserve_as(attempt(1), flow, PASSWORD), 0), "never seen");
    let mail = story.challenge(flow, 0, MethodKind::Mail);
    assert!(missing(&story.reserve_as(attempt(2), flow, PASSWORD), 0));
    story.right(mail);
    assert!(missing(&story.reserve_as(attempt(3), flow, PASSWORD), 1));
    let app = story.challenge(flow, 1, MethodKind::Authenticator);
    story.right(app);
    assert!(is_reserved(&story.reserve_as(attempt(4), flow, PASSWORD)));
}

/// Rule: the policy in force now judges what was passed before (A53, A54).
#[test]
fn a_stricter_policy_counts_at_once() {
    let (mut story, flow) = gated();
    story.rule = rule(2);
    assert!(matches!(story.reserve_as(attempt(1), flow, PASSWORD), ReserveVerdict::GatesMissing { .. }));
    story.rule = rule(1);
    story.rule.methods.remove(&MethodKind::Mail);
    assert!(matches!(story.reserve_as(attempt(2), flow, PASSWORD), ReserveVerdict::GatesMissing { .. }));
}

/// Rule: the last gate is at most ten minutes old.
#[test]
fn a_gate_grows_old() {
    let (mut story, flow) = gated();
    story.wait(601);
    assert!(matches!(story.reserve_as(attempt(1), flow, PASSWORD), ReserveVerdict::GatesMissing { .. }));
}

/// Rule: a flow commits once (A29, A41); whoever reserved gets the same answer for two minutes, even though the commit
/// has moved the account's epoch.
#[test]
fn a_flow_commits_once() {
    let (mut story, flow) = gated();
    assert!(is_reserved(&story.reserve_as(attempt(1), flow, PASSWORD)));
    for number in 2..100 {
        let busy = ReserveVerdict::Busy { retry_after: 30 };
        assert_eq!(story.reserve_as(attempt(number), flow, PASSWORD), busy);
    }
    assert_eq!(story.settle_as(attempt(2), flow, Settlement::Done), SettleVerdict::NotReserved);
    assert_eq!(story.settle_as(attempt(1), flow, Settlement::Done), SettleVerdict::Settled);
    story.epoch += 1;
    story.wait(120);
    assert_eq!(story.reserve_as(attempt(1), flow, PASSWORD), ReserveVerdict::Done);
    assert_eq!(story.reserve_as(attempt(1), flow, CommitAction::Unlock), ReserveVerdict::Ended, "another action");
    assert_eq!(story.reserve_as(attempt(2), flow, PASSWORD), ReserveVerdict::Ended, "another attempt");
    story.wait(1);
    assert_eq!(story.reserve_as(attempt(1), flow, PASSWORD), ReserveVerdict::Ended, "too late");
}

/// Rule: what the directory refuses leaves the flow open, and the same attempt hears the same reasons.
#[test]
fn a_refused_commit_leaves_the_flow_open() {
    let (mut story, flow) = gated();
    assert!(is_reserved(&story.reserve_as(attempt(1), flow, PASSWORD)));
    let reasons = vec![Reason::TooShort { has: 3, min: 8 }];
    let refused = Settlement::Refused { reasons: reasons.clone() };
    assert_eq!(story.settle_as(attempt(1), flow, refused), SettleVerdict::Settled);
    assert_eq!(story.reserve_as(attempt(1), flow, PASSWORD), ReserveVerdict::Refused { reasons });
    assert!(is_reserved(&story.reserve_as(attempt(2), flow, PASSWORD)));
}

/// Rule: after the lease nobody writes again; the version read back says what happened, in the name of who reserved.
#[test]
fn a_lost_commit_is_recovered_not_repeated() {
    let (mut story, flow) = gated();
    assert!(is_reserved(&story.reserve_as(attempt(1), flow, PASSWORD)));
    story.wait(29);
    assert_eq!(story.reserve_as(attempt(2), flow, PASSWORD), ReserveVerdict::Busy { retry_after: 1 });
    story.wait(1);
    story.epoch += 1;
    let recover = ReserveVerdict::Recover { attempt: attempt(1), action: PASSWORD, version: 7 };
    assert_eq!(story.reserve_as(attempt(2), flow, PASSWORD), recover);
    assert_eq!(story.reserve_as(attempt(1), flow, PASSWORD), recover);

    let mut done = story.clone();
    assert_eq!(done.settle_as(attempt(1), flow, Settlement::Done), SettleVerdict::Settled);
    assert_eq!(done.settle_as(attempt(1), flow, Settlement::Done), SettleVerdict::Settled, "two may recover");
    assert_eq!(done.reserve_as(attempt(1), flow, PASSWORD), ReserveVerdict::Done);

    assert_eq!(story.settle_as(attempt(1), flow, Settlement::Dead), SettleVerdict::Settled);
    assert_eq!(story.reserve_as(attempt(1), flow, PASSWORD), ReserveVerdict::OutcomeUnknown);
    assert_eq!(story.reserve_as(attempt(2), flow, PASSWORD), ReserveVerdict::Ended);
    let refused = Settlement::Refused { reasons: vec![] };
    assert_eq!(story.settle_as(attempt(1), flow, refused), SettleVerdict::NotReserved, "dead stays dead");
    assert_eq!(story.settle_as(attempt(2), flow, Settlement::Done), SettleVerdict::NotReserved, "it was not theirs");
    assert_eq!(story.settle_as(attempt(1), flow, Settlement::Done), SettleVerdict::Settled, "the truth, late");
    assert_eq!(story.reserve_as(attempt(1), flow, PASSWORD), ReserveVerdict::Done);
}

/// Rule: a final state kills everything of the flow.
#[test]
fn a_finished_flow_takes_nothing() {
    for end in [Settlement::Done, Settlement::Dead] {
        let (mut story, flow) = gated();
        let open = story.challenge(flow, 1, MethodKind::Authenticator);
        assert!(is_reserved(&story.reserve_as(attempt(1), flow, PASSWORD)));
        story.settle_as(attempt(1), flow, end);
        assert_eq!(story.right(open), AnswerVerdict::Ended);
        let new = story.issue(flow, 2, MethodKind::Mail);
        assert_eq!(story.register(new), RegisterVerdict::Refused(Block::Ended));
        assert!(story.look(flow).ended);
        assert_eq!(
            story.settle_as(attempt(1), flow, Settlement::Refused { reasons: vec![] }),
            SettleVerdict::NotReserved
        );
    }
}

/// Rule: cancelling does not interrupt a commit, whose outcome somebody may still come for.
#[test]
fn closing_waits_for_a_commit() {
    let (mut story, flow) = gated();
    assert!(is_reserved(&story.reserve_as(attempt(1), flow, PASSWORD)));
    story.ask(Close { flow });
    assert_eq!(story.settle_as(attempt(1), flow, Settlement::Done), SettleVerdict::Settled);
    let (mut story, flow) = gated();
    story.ask(Close { flow });
    assert_eq!(story.reserve_as(attempt(1), flow, PASSWORD), ReserveVerdict::Ended);
}

/// Rule: three resets in 24 h; what may have happened counts, what certainly did not is given back; unlocks are no resets.
#[test]
fn an_account_is_reset_three_times_a_day() {
    let mut story = Story::new();
    for number in 0..3 {
        assert!(is_reserved(&story.complete_reset(number, MethodKind::Mail)));
    }
    let until = story.now.plus(DAY_S);
    assert_eq!(story.complete_reset(3, MethodKind::Mail), ReserveVerdict::TooMany { until });
    let asked = pass(&mut story, 4);
    assert!(is_reserved(&story.reserve_as(attempt(4), asked.flow, CommitAction::Unlock)));
    story.wait(DAY_S);
    assert!(is_reserved(&story.complete_reset(5, MethodKind::Mail)));

    let settlements = [Settlement::Dead, Settlement::Refused { reasons: vec![] }];
    for (end, allowed) in settlements.into_iter().zip([false, true]) {
        let mut story = Story::new();
        for number in 0..3 {
            let asked = pass(&mut story, number);
            assert!(is_reserved(&story.reserve_as(attempt(1), asked.flow, PASSWORD)));
            story.settle_as(attempt(1), asked.flow, end.clone());
        }
        assert_eq!(is_reserved(&story.complete_reset(9, MethodKind::Mail)), allowed, "{end:?}");
    }

    // Commits under way count too: four at once are three.
    let mut story = Story::new();
    let flows: Vec<FlowFacts> = (0..4).map(|number| pass(&mut story, number).flow).collect();
    let reserved = flows.into_iter().filter(|flow| is_reserved(&story.reserve_as(attempt(1), *flow, PASSWORD)));
    assert_eq!(reserved.count(), 3);
}

/// Rule: another epoch ends a flow before its commit (A53), but never hides that it committed.
#[test]
fn another_epoch_stops_a_commit() {
    let (mut story, flow) = gated();
    story.epoch += 1;
    assert_eq!(story.reserve_as(attempt(1), flow, PASSWORD), ReserveVerdict::Ended);
}

/// Rule: a call that read an older epoch than another one did is late, and sees the flow ended.
#[test]
fn a_late_look_sees_the_flow_ended() {
    let (mut story, flow) = gated();
    let limits = story.limits;
    assert!(!story.ask(Look { flow, limits }).ended);
    story.epoch += 1;
    story.begin(9, MethodKind::Mail);
    assert!(story.ask(Look { flow, limits }).ended);
}

/// Rule: a completed reset or unlock ends the pause of the sign-in, which would keep the owner out.
#[test]
fn a_commit_clears_the_sign_in() {
    for action in [PASSWORD, CommitAction::Unlock] {
        let (mut story, flow) = gated();
        let limits = story.limits;
        for _ in 0..10 {
            assert_eq!(story.ask(SignIn::Reserve { limits, mark: fresh_mark() }), SignInVerdict::Allowed);
        }
        assert_eq!(
            story.ask(SignIn::Reserve { limits, mark: fresh_mark() }),
            SignInVerdict::Paused { retry_after: 60 }
        );
        assert!(is_reserved(&story.reserve_as(attempt(1), flow, action)));
        assert_eq!(
            story.ask(SignIn::Reserve { limits, mark: fresh_mark() }),
            SignInVerdict::Paused { retry_after: 60 }
        );
        story.settle_as(attempt(1), flow, Settlement::Done);
        assert_eq!(story.ask(SignIn::Reserve { limits, mark: fresh_mark() }), SignInVerdict::Allowed);
    }
}
