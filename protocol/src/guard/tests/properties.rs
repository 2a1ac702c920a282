//! Every story: the guard against the naive [`Ledger`], and what must hold whatever happens.
//!
//! Deterministic: the generator's seed is fixed, so a failure is the same everywhere. `PROPTEST_CASES` scales how much
//! is tried (256, its default, is all of it), for whoever runs these tests thousands of times.

use core::fmt::Debug;
use std::collections::BTreeMap;

use latchkey_shared::method::MethodKind;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseResult, TestRng, TestRunner};

use super::story::{WRONG, rule};
use crate::guard::*;
use crate::ids::ChallengeId;
use crate::limits::{DAY_S, GatePlace, Limits};
use crate::testing::Ledger;
use crate::testing::acts::{Act, Dice, World, tight};

/// Runs a property on so many cases, the same ones each time.
pub(super) fn check<T: Debug>(cases: u32, strategy: &impl Strategy<Value = T>, property: impl Fn(T) -> TestCaseResult) {
    let ordinary = Config::default();
    let cases = (cases / 256).saturating_mul(ordinary.cases).max(1);
    let config = Config { cases, failure_persistence: None, ..ordinary };
    let seed = TestRng::from_seed(RngAlgorithm::XorShift, &[42; 16]);
    TestRunner::new_with_rng(config, seed).run(strategy, property).unwrap_or_else(|failed| panic!("{failed}"));
}

/// Rolls for a story of up to so many acts.
pub(super) fn rolls(length: usize) -> impl Strategy<Value = Vec<u64>> {
    proptest::collection::vec(any::<u64>(), 1..length)
}

/// The acts of a story.
fn acts(rolls: Vec<u64>) -> impl Iterator<Item = Act> {
    rolls.into_iter().map(Dice).map(Act::from)
}

/// An account whose policy asks for one gate or two.
fn world(two_gates: bool, limits: Limits) -> World {
    World::new(rule(if two_gates { 2 } else { 1 }), limits)
}

/// Plays a story and returns its history.
fn play(world: &mut World, rolls: Vec<u64>) -> Ledger {
    let mut ledger = Ledger::default();
    for act in acts(rolls) {
        let Some(event) = world.event(act) else { continue };
        let verdict = world.decide(&event).unwrap();
        ledger.record(world.now, event, verdict);
    }
    ledger
}

/// Rule: all of them. The guard says what the naive ledger says, to every event of every story.
#[test]
fn the_guard_agrees_with_the_ledger() {
    check(LEDGER_CASES, &(any::<bool>(), any::<bool>(), rolls(28)), |(two_gates, is_tight, rolls)| {
        let limits = if is_tight { tight() } else { Limits::default() };
        let mut world = world(two_gates, limits);
        let mut ledger = Ledger::default();
        for act in acts(rolls) {
            let Some(event) = world.event(act) else { continue };
            let now = world.now;
            let expected = ledger.expect(&event, now);
            let verdict = world.decide(&event).unwrap();
            prop_assert_eq!(&verdict, &expected, "{:?}", event);
            ledger.record(now, event, verdict);
        }
        Ok(())
    });
}

/// Cases of the comparison with the ledger, which is slow.
const LEDGER_CASES: u32 = 30_000;
/// Cases of each property on verdicts alone.
const CASES: u32 = 25_000;

/// Rule: the budget of a method is never exceeded in any 24 hours, not by a single guess: what does not fit whole is not
/// evaluated.
/// Rule: one success per challenge. Rule: at most one commit per flow. Rule: three resets in 24 hours.
#[test]
fn no_story_gets_past_a_limit() {
    check(CASES, &(any::<bool>(), rolls(50)), |(two_gates, rolls)| {
        let limits = tight();
        let ledger = play(&mut world(two_gates, limits), rolls);
        let failures = ledger.failures();
        for (place, failure) in failures.iter().enumerate() {
            let Some(budget) = limits.failures_of(failure.method, failure.place) else { continue };
            let before = failures.iter().take(place).filter(|earlier| {
                let is_same = earlier.method == failure.method && earlier.place == failure.place;
                is_same && failure.at < earlier.at.plus(DAY_S)
            });
            let spent: u32 = before.map(|earlier| earlier.cost).sum();
            prop_assert!(spent + failure.cost <= budget, "{:?}: {} more after {}", failure.method, failure.cost, spent);
        }
        let mut successes: BTreeMap<ChallengeId, u32> = BTreeMap::new();
        let mut commits: BTreeMap<String, Vec<UnixSeconds>> = BTreeMap::new();
        let mut resets = Vec::new();
        let mut reserved: BTreeMap<String, CommitAction> = BTreeMap::new();
        for entry in &ledger.entries {
            match (&entry.event, &entry.verdict) {
                (SubjectEvent::Answer(event), SubjectVerdict::Answer(answered))
                    if !answered.repeated && matches!(answered.verdict, AnswerVerdict::Passed { .. }) =>
                {
                    *successes.entry(event.challenge.id).or_default() += 1;
                }
                (SubjectEvent::Reserve(event), SubjectVerdict::Reserve(ReserveVerdict::Reserved { .. })) => {
                    reserved.insert(format!("{} {}", event.flow.id, event.attempt), event.action);
                    let earlier = commits.get(&event.flow.id.to_string());
                    prop_assert!(earlier.is_none(), "reserved after it was done");
                }
                (SubjectEvent::Settle(event), SubjectVerdict::Settle(SettleVerdict::Settled))
                    if event.settlement == Settlement::Done =>
                {
                    let commit = commits.entry(event.flow.to_string()).or_default();
                    if commit.is_empty()
                        && reserved.get(&format!("{} {}", event.flow, event.attempt)) == Some(&CommitAction::Password)
                    {
                        resets.push(entry.at);
                    }
                    commit.push(entry.at);
                }
                _ => {}
            }
        }
        prop_assert!(successes.values().all(|count| *count == 1), "{:?}", successes);
        let reserved = ledger.resets();
        for at in &reserved {
            let day = reserved.iter().filter(|other| **other <= *at && *at < other.plus(DAY_S));
            prop_assert!(day.count() <= 3);
        }
        prop_assert!(resets.len() <= reserved.len());
        Ok(())
    });
}

/// Rule: the same attempt gets the same verdict within two minutes and changes nothing, wherever a story stands.
#[test]
fn a_repeated_attempt_changes_nothing() {
    check(CASES, &(any::<bool>(), rolls(30), 0..121_u64), |(two_gates, rolls, later)| {
        let mut world = world(two_gates, tight());
        for act in acts(rolls) {
            let Some(event) = world.event(act) else { continue };
            let verdict = world.decide(&event).unwrap();
            let before = world.state.clone();
            match (&event, &verdict) {
                (SubjectEvent::Answer(_), SubjectVerdict::Answer(first)) => {
                    let SubjectVerdict::Answer(again) = world.decide(&event).unwrap() else { panic!() };
                    prop_assert_eq!(&again.verdict, &first.verdict);
                    prop_assert_eq!(&world.state, &before);
                    if !matches!(first.verdict, AnswerVerdict::Spent | AnswerVerdict::Ended) {
                        prop_assert!(again.repeated && again.alerts.is_empty());
                        if first.repeated {
                            continue;
                        }
                        // Later, and with another outcome: still the same.
                        let SubjectEvent::Answer(mut other) = event else { panic!() };
                        other.outcome = WRONG;
                        let mut late = world.clone();
                        late.now = late.now.plus(later);
                        if late.now.plus(120) < other.flow.started.plus(1800) {
                            let SubjectVerdict::Answer(late) = late.decide(&SubjectEvent::Answer(other)).unwrap()
                            else {
                                panic!()
                            };
                            prop_assert_eq!(&late.verdict, &first.verdict);
                            prop_assert!(late.repeated);
                        }
                    }
                }
                (SubjectEvent::Settle(_), SubjectVerdict::Settle(SettleVerdict::Settled)) => {
                    let again = world.decide(&event).unwrap();
                    let is_known = matches!(again, SubjectVerdict::Settle(_));
                    prop_assert!(is_known);
                    prop_assert_eq!(&world.state, &before);
                }
                (SubjectEvent::Look(_), _) => {
                    world.decide(&event).unwrap();
                    prop_assert_eq!(&world.state, &before);
                }
                _ => {}
            }
        }
        Ok(())
    });
}

/// The consecutive counts of a row.
fn consecutive(state: Option<&State>) -> BTreeMap<(GatePlace, MethodKind), u32> {
    match state {
        Some(State::Subject(row)) => row.counters.consecutive(),
        _ => BTreeMap::new(),
    }
}

/// Rule: no event but a completed reset lowers a count, and that only the consecutive ones of the methods it used; and
/// switching a method on again, the consecutive ones of that.
#[test]
fn only_a_completed_reset_or_an_order_lowers_a_count() {
    check(10_000, &(any::<bool>(), rolls(40)), |(two_gates, rolls)| {
        let mut world = world(two_gates, tight());
        let mut ledger = Ledger::default();
        for act in acts(rolls) {
            let Some(event) = world.event(act) else { continue };
            let before = consecutive(world.state.as_ref());
            let verdict = world.decide(&event).unwrap();
            let after = consecutive(world.state.as_ref());
            let used: Vec<MethodKind> = match (&event, &verdict) {
                (SubjectEvent::Settle(settle), SubjectVerdict::Settle(SettleVerdict::Settled))
                    if settle.settlement == Settlement::Done =>
                {
                    ledger.passed(settle.flow).iter().map(|gate| gate.method).collect()
                }
                (SubjectEvent::Reenable(reenabled), _) => vec![reenabled.method],
                _ => Vec::new(),
            };
            for ((place, method), count) in before {
                let now = after.get(&(place, method)).copied().unwrap_or(0);
                prop_assert!(now >= count || used.contains(&method), "{:?} {:?}: {} to {}", method, place, count, now);
            }
            ledger.record(world.now, event, verdict);
        }
        Ok(())
    });
}

/// Rule: a row may go at the time it names: no later event is decided otherwise without it (A30).
#[test]
fn a_row_that_expired_changes_no_verdict() {
    check(10_000, &(any::<bool>(), rolls(30), rolls(10), 0..2_000_u64), |(two_gates, rolls, later, wait)| {
        let mut world = world(two_gates, Limits::default());
        play(&mut world, rolls);
        let Some(expires) = world.state.as_ref().and_then(State::expires) else { return Ok(()) };
        world.now = world.now.max(expires).plus(wait);
        let kept = world.state.clone();
        let mut without = None;
        let mut with = kept;
        for act in acts(later) {
            let Some(event) = world.event(act) else { continue };
            let event = Event::Subject(event);
            let (state, verdict) = decide(with, &event, world.now).unwrap();
            let (other, expected) = decide(without, &event, world.now).unwrap();
            prop_assert_eq!(verdict, expected, "{:?}", event);
            (with, without) = (state, other);
        }
        Ok(())
    });
}
