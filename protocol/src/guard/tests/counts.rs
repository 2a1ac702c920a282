//! Wrong answers: budgets, locks, and what lowers them (nothing but time and a completed reset).

use latchkey_shared::method::MethodKind;

use super::story::{Story, WRONG, is_passed, right};
use crate::guard::*;
use crate::limits::{DAY_S, Limits};

fn is_locked(verdict: &AnswerVerdict) -> bool {
    matches!(verdict, AnswerVerdict::Blocked { block: Block::Locked { .. }, .. })
}

/// Rule: so many wrong answers in 24 h over all flows and challenges (A36, A39), five for an authenticator as first gate.
#[test]
fn a_method_locks_after_its_budget() {
    for (method, budget) in [(MethodKind::Mail, 10), (MethodKind::Sms, 10), (MethodKind::Authenticator, 5)] {
        let mut story = Story::new();
        let last = story.wrong_times(budget, 0, method);
        assert_eq!(last.verdict, AnswerVerdict::Wrong { tries_left: 4 }, "{method:?}");
        let asked = story.issue(story.flow(50), 0, method);
        assert!(matches!(story.register(asked), RegisterVerdict::Refused(Block::Locked { .. })), "{method:?}");
        assert!(is_locked(&story.wrong(asked)), "{method:?}");
    }
}

/// Rule: a lock answers first, so the right guess during it teaches nothing, and spends nothing.
#[test]
fn a_right_answer_during_a_lock_looks_like_a_wrong_one() {
    let mut story = Story::new();
    story.wrong_times(10, 0, MethodKind::Mail);
    let until = story.now.plus(DAY_S);
    let asked = story.begin(50, MethodKind::Mail);
    for left in [4, 3, 2, 1, 0] {
        let outcome = if left % 2 == 0 { right(MethodKind::Mail) } else { WRONG };
        let verdict = story.answer(asked, outcome);
        assert_eq!(verdict, AnswerVerdict::Blocked { block: Block::Locked { until }, tries_left: left });
    }
    assert_eq!(story.right(asked), AnswerVerdict::Spent);
}

/// Rule: a lock does not use up a step of an authenticator.
#[test]
fn a_lock_spends_no_step() {
    let mut story = Story::new();
    story.rule.required = 2;
    story.wrong_times(5, 0, MethodKind::Authenticator);
    let step = story.now.0 / 30;
    let first = story.begin(50, MethodKind::Authenticator);
    assert!(is_locked(&story.answer(first, super::story::right_step(step))));
    let mail = story.challenge(first.flow, 1, MethodKind::Mail);
    assert!(is_passed(&story.right(mail)));
    let later = story.challenge(first.flow, 2, MethodKind::Authenticator);
    assert!(is_passed(&story.answer(later, super::story::right_step(step))));
}

/// Rule: the window slides: each wrong answer counts for 24 h, not a second less.
#[test]
fn failures_slide_out_of_their_day() {
    let mut story = Story::new();
    story.wrong_times(5, 0, MethodKind::Mail);
    story.wait(3600).wrong_times(5, 10, MethodKind::Mail);
    story.wait(DAY_S - 3601);
    let asked = story.begin(50, MethodKind::Mail);
    assert!(is_locked(&story.wrong(asked)));
    story.wait(1);
    for _ in 0..4 {
        assert!(matches!(story.wrong(asked), AnswerVerdict::Wrong { .. }), "five have slid out");
    }
    let asked = story.begin(51, MethodKind::Mail);
    assert!(matches!(story.wrong(asked), AnswerVerdict::Wrong { .. }));
    assert!(is_locked(&story.wrong(asked)));
}

/// Rule: the first gate and a later one count apart, so exhausting the first does not lock out who is past it (A65).
#[test]
fn first_and_later_gate_count_apart() {
    let mut story = Story::with_two_gates();
    story.wrong_times(5, 0, MethodKind::Authenticator);
    let mail = story.begin(50, MethodKind::Mail);
    assert!(is_passed(&story.right(mail)));
    let app = story.challenge(mail.flow, 1, MethodKind::Authenticator);
    for _ in 0..5 {
        assert!(matches!(story.wrong(app), AnswerVerdict::Wrong { .. }));
    }
    let app = story.challenge(mail.flow, 2, MethodKind::Authenticator);
    for _ in 0..5 {
        assert!(matches!(story.wrong(app), AnswerVerdict::Wrong { .. }));
    }
    let app = story.challenge(mail.flow, 3, MethodKind::Authenticator);
    assert!(is_locked(&story.wrong(app)), "ten for a later gate");
    assert_eq!(story.look(mail.flow).blocked.len(), 1);
}

/// Rule: what cannot be guessed has no budget: passkeys and saved codes work whatever was tried.
#[test]
fn passkeys_and_saved_codes_never_lock() {
    for method in [MethodKind::Passkey, MethodKind::Recovery] {
        let mut story = Story::new();
        for round in 0..10 {
            assert_eq!(story.wrong_times(20, round * 20, method).alerts, vec![]);
        }
        let asked = story.wait(1).begin(900, method);
        assert!(is_passed(&story.right(asked)), "{method:?}");
    }
}

/// Rule: a passed gate, another method, a new code, a new flow lower nothing (A39).
#[test]
fn nothing_but_time_gives_tries_back() {
    let mut story = Story::with_two_gates();
    story.wrong_times(9, 0, MethodKind::Mail);
    let asked = story.begin(50, MethodKind::Mail);
    assert!(is_passed(&story.right(asked)));
    let app = story.challenge(asked.flow, 1, MethodKind::Authenticator);
    assert!(is_passed(&story.right(app)));
    story.wrong_times(1, 60, MethodKind::Mail);
    let asked = story.begin(70, MethodKind::Mail);
    assert!(is_locked(&story.wrong(asked)));
}

/// Rule: not even a completed reset lowers the count of the day.
#[test]
fn a_completed_reset_leaves_the_sliding_count() {
    let mut story = Story::new();
    story.wrong_times(9, 0, MethodKind::Mail);
    assert!(matches!(story.complete_reset(50, MethodKind::Mail), ReserveVerdict::Reserved { .. }));
    story.wrong_times(1, 60, MethodKind::Mail);
    let asked = story.begin(70, MethodKind::Mail);
    assert!(is_locked(&story.wrong(asked)));
}

/// Tries so many wrong answers a day that the method never locks for long, and returns how many it took to disable it.
fn wrong_until_disabled(story: &mut Story, method: MethodKind) -> u16 {
    for count in 0..200 {
        if count % 8 == 0 {
            story.wait(DAY_S);
        }
        let flow = story.flow(count);
        let asked = story.challenge(flow, 0, method);
        if matches!(story.wrong(asked), AnswerVerdict::Blocked { block: Block::Disabled, .. }) {
            return count;
        }
    }
    panic!("never disabled");
}

/// Rule: fifty consecutive wrong answers disable a method at its place, whatever the days between them.
#[test]
fn fifty_consecutive_wrong_answers_disable_a_method() {
    let mut story = Story::new();
    assert_eq!(wrong_until_disabled(&mut story, MethodKind::Mail), 50);
    let asked = story.wait(400 * DAY_S).begin(900, MethodKind::Mail);
    assert_eq!(story.right(asked), AnswerVerdict::Blocked { block: Block::Disabled, tries_left: 4 });
    assert_eq!(story.state.as_ref().unwrap().expires(), None, "such a row is kept");
    let other = story.challenge(asked.flow, 1, MethodKind::Authenticator);
    assert!(is_passed(&story.right(other)), "another method goes on");
}

/// Rule: only a completed reset that used the method clears its consecutive count; right answers and unlocks do not.
#[test]
fn only_a_completed_reset_by_the_method_clears_its_consecutive_count() {
    let forty = |story: &mut Story| {
        for day in 0..5 {
            story.wait(DAY_S).wrong_times(8, day * 8, MethodKind::Mail);
        }
        story.wait(DAY_S);
    };
    let mut story = Story::new();
    forty(&mut story);
    story.complete_reset(100, MethodKind::Mail);
    assert_eq!(wrong_until_disabled(&mut story, MethodKind::Mail), 50, "cleared");

    let mut story = Story::new();
    forty(&mut story);
    story.complete_reset(100, MethodKind::Authenticator);
    assert_eq!(wrong_until_disabled(&mut story, MethodKind::Mail), 10, "a reset by another method");

    let mut story = Story::new();
    forty(&mut story);
    let asked = story.begin(100, MethodKind::Mail);
    assert!(is_passed(&story.right(asked)));
    assert_eq!(wrong_until_disabled(&mut story.clone(), MethodKind::Mail), 10, "a gate passed");
    let attempt = story.fresh();
    story.reserve_as(attempt, asked.flow, CommitAction::Unlock);
    assert_eq!(story.settle_as(attempt, asked.flow, Settlement::Done), SettleVerdict::Settled);
    story.epoch += 1;
    assert_eq!(wrong_until_disabled(&mut story, MethodKind::Mail), 10, "an unlock");
}

/// Rule: with k authenticators enrolled a code is k guesses, and what is more than the budget has left is not evaluated.
#[test]
fn a_code_counts_for_every_authenticator_and_never_beyond_the_budget() {
    for (guesses, evaluated) in [(0, 5), (1, 5), (2, 2), (3, 1), (4, 1), (5, 1)] {
        let mut story = Story { guesses, ..Story::new() };
        let last = story.wrong_times(evaluated, 0, MethodKind::Authenticator);
        let locked = Alert::Locked { method: MethodKind::Authenticator, until: story.now.plus(DAY_S) };
        assert!(last.alerts.contains(&locked), "{guesses} at once: {:?}", last.alerts);
        let asked = story.issue(story.flow(50), 0, MethodKind::Authenticator);
        assert!(matches!(story.register(asked), RegisterVerdict::Refused(Block::Locked { .. })), "{guesses} at once");
        assert!(is_locked(&story.right(asked)), "{guesses} at once");
    }
}

/// Rule: what is left of a budget serves answers that fit, and the first to slide out makes room.
#[test]
fn what_is_left_serves_answers_that_fit() {
    let mut story = Story { guesses: 2, ..Story::new() };
    story.wrong_times(1, 0, MethodKind::Authenticator);
    story.wait(3600).wrong_times(1, 1, MethodKind::Authenticator);
    let asked = story.begin(50, MethodKind::Authenticator);
    let until = story.now.plus(DAY_S - 3600);
    assert_eq!(story.right(asked), AnswerVerdict::Blocked { block: Block::Locked { until }, tries_left: 4 });
    assert!(is_passed(&Story { guesses: 1, ..story.clone() }.right(asked)), "an authenticator was given up");
    let asked = story.wait(DAY_S - 3600).begin(51, MethodKind::Authenticator);
    assert!(is_passed(&story.right(asked)));
}

/// Rule: more guesses at once than a whole budget are never evaluated, and a step that was spent is as many guesses.
#[test]
fn no_answer_is_more_guesses_than_a_budget() {
    let mut story = Story { guesses: 6, ..Story::new() };
    let asked = story.begin(1, MethodKind::Authenticator);
    let refused = AnswerVerdict::Blocked { block: Block::Disabled, tries_left: 4 };
    assert_eq!(story.right(asked), refused);

    let mut story = Story { guesses: 3, ..Story::new() };
    let step = super::story::right_step(story.now.0 / 30);
    let asked = story.begin(1, MethodKind::Authenticator);
    assert!(is_passed(&story.answer(asked, step.clone())));
    let asked = story.begin(2, MethodKind::Authenticator);
    assert_eq!(story.answer(asked, step), AnswerVerdict::Wrong { tries_left: 4 });
    assert!(is_locked(&story.right(asked)), "three guesses of five, and three more do not fit");
}

/// Rule: the consecutive count is as exact: at 49 of 50 an answer of two guesses finds the method disabled.
#[test]
fn no_answer_goes_beyond_the_consecutive_count() {
    let mut story = Story::new();
    story.limits.consecutive_failures = 9;
    story.wrong_times(4, 0, MethodKind::Authenticator);
    story.wait(DAY_S).wrong_times(4, 10, MethodKind::Authenticator);
    story.wait(DAY_S);
    let asked = story.begin(50, MethodKind::Authenticator);
    let two = Story { guesses: 2, ..story.clone() }.right(asked);
    assert_eq!(two, AnswerVerdict::Blocked { block: Block::Disabled, tries_left: 4 });
    assert!(is_passed(&story.right(asked)));
}

/// Rule: the owner is told at the third wrong answer, at a lock and at a disable, and once a day of each.
#[test]
fn the_owner_is_told_once() {
    let mut story = Story::new();
    let mut told = Vec::new();
    for number in 0..25 {
        let asked = story.begin(number, MethodKind::Mail);
        let attempt = story.fresh();
        told.extend(story.answer_as(attempt, asked, WRONG).alerts.into_iter().map(|alert| (number, alert)));
    }
    let until = story.now.plus(DAY_S);
    let locked = Alert::Locked { method: MethodKind::Mail, until };
    assert_eq!(told, vec![(2, Alert::ThirdFailure), (9, locked)]);
    // The day after, and at the fiftieth.
    story.wait(DAY_S);
    assert_eq!(story.wrong_times(3, 100, MethodKind::Mail).alerts, vec![Alert::ThirdFailure]);
    for _ in 0..4 {
        story.wait(DAY_S).wrong_times(9, 200, MethodKind::Mail);
    }
    let last = story.wait(DAY_S).wrong_times(1, 300, MethodKind::Mail);
    assert_eq!(last.alerts, vec![Alert::MethodDisabled { method: MethodKind::Mail }]);
}

/// Rule: wrong answers of all methods add up to the third.
#[test]
fn the_third_failure_is_the_accounts() {
    let mut story = Story::with_two_gates();
    story.wrong_times(1, 0, MethodKind::Mail);
    story.wrong_times(1, 1, MethodKind::Sms);
    assert_eq!(story.wrong_times(1, 2, MethodKind::Authenticator).alerts, vec![Alert::ThirdFailure]);
}

/// Rule: the `entra` preset locks at five, for 24 hours from the fifth.
#[test]
fn the_entra_preset_locks_for_a_whole_day() {
    let mut story = Story { limits: Limits::entra(), ..Story::new() };
    story.wrong_times(4, 0, MethodKind::Mail);
    story.wait(3600).wrong_times(1, 10, MethodKind::Mail);
    let asked = story.wait(DAY_S - 1).begin(50, MethodKind::Mail);
    assert!(is_locked(&story.right(asked)));
    assert!(is_passed(&story.wait(1).right(asked)));
}

/// Rule: whatever a tenant lowers counts at once, for what was counted before too.
#[test]
fn lowered_limits_count_at_once() {
    let mut story = Story::new();
    story.wrong_times(4, 0, MethodKind::Mail);
    story.limits.failures = 4;
    let asked = story.begin(50, MethodKind::Mail);
    assert!(is_locked(&story.right(asked)));
}
