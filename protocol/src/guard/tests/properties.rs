//! Every story: the guard against the naive [`Ledger`], and what must hold whatever happens.
//!
//! Deterministic: the generator's seed is fixed, so a failure is the same everywhere.

use core::fmt::Debug;
use std::collections::BTreeMap;

use latchkey_shared::method::MethodKind;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseResult, TestRng, TestRunner};

use super::ledger::Ledger;
use super::story::{Asked, Story, WRONG, attempt, destination_of, right};
use crate::guard::*;
use crate::ids::{ChallengeId, EnrolmentId};
use crate::limits::{DAY_S, GatePlace, Limits};

/// Runs a property on so many cases, the same ones each time.
pub(super) fn check<T: Debug>(cases: u32, strategy: &impl Strategy<Value = T>, property: impl Fn(T) -> TestCaseResult) {
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let seed = TestRng::from_seed(RngAlgorithm::XorShift, &[42; 16]);
    TestRunner::new_with_rng(config, seed).run(strategy, property).unwrap_or_else(|failed| panic!("{failed}"));
}

/// Something that happens to an account.
#[derive(Clone, Copy, Debug)]
enum Act {
    Wait(u64),
    Register { flow: usize, challenge: usize, guesses: u8 },
    Answer { flow: usize, challenge: usize, guesses: u8, attempt: u32, how: How },
    Reserve { flow: usize, attempt: u32, action: CommitAction },
    Settle { flow: usize, attempt: u32, end: End },
    Look { flow: usize },
    Close { flow: usize },
    Extend { flow: usize },
    Change,
}

#[derive(Clone, Copy, Debug)]
enum How {
    Right,
    /// A right authenticator code, so many steps ago.
    Step(u64),
    Wrong,
}

#[derive(Clone, Copy, Debug)]
enum End {
    Done,
    Refused,
    Dead,
}

/// The methods of a flow's challenges, by number. A text and a call go to the same phone.
const METHODS: [MethodKind; 6] = [
    MethodKind::Mail,
    MethodKind::Mail,
    MethodKind::Authenticator,
    MethodKind::Sms,
    MethodKind::Voice,
    MethodKind::Recovery,
];

/// Limits that stories of a few dozen events reach.
fn tight() -> Limits {
    Limits { failures: 4, first_authenticator_failures: 3, consecutive_failures: 6, tries: 3, ..Limits::default() }
}

/// One roll, from which everything of an act is taken. Numbers are made and shrunk faster than trees of acts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dice(pub(super) u64);

impl Dice {
    /// Takes a number below `sides`.
    pub(super) fn below(&mut self, sides: u32) -> u32 {
        let sides = u64::from(sides);
        let face = self.0 % sides;
        self.0 /= sides;
        u32::try_from(face).unwrap()
    }

    /// Takes one of these.
    pub(super) fn pick<T: Copy, const N: usize>(&mut self, of: [T; N]) -> T {
        of[usize::try_from(self.below(u32::try_from(N).unwrap())).unwrap()]
    }
}

/// Rolls for a story of up to so many acts.
pub(super) fn rolls(length: usize) -> impl Strategy<Value = Vec<u64>> {
    proptest::collection::vec(any::<u64>(), 1..length)
}

impl From<Dice> for Act {
    fn from(mut dice: Dice) -> Self {
        let flow = dice.pick([0, 1, 2]);
        let attempt = dice.below(4);
        match dice.below(35) {
            0..3 => Self::Wait(dice.pick([1, 29, 30, 120, 121])),
            3 => Self::Wait(dice.pick([599, 600, 901])),
            4 => Self::Wait(dice.pick([3_600, DAY_S - 600, DAY_S])),
            5..8 => {
                let challenge = dice.pick([0, 1, 2, 3, 4, 5]);
                Self::Register { flow, challenge, guesses: dice.pick([1, 2]) }
            }
            8..13 => {
                let password = dice.below(5) > 0;
                let action = if password { CommitAction::Password } else { CommitAction::Unlock };
                Self::Reserve { flow, attempt, action }
            }
            13..18 => {
                let end = dice.pick([End::Done, End::Done, End::Done, End::Refused, End::Refused, End::Dead]);
                Self::Settle { flow, attempt, end }
            }
            18 => Self::Look { flow },
            19 => Self::Close { flow },
            20 => Self::Extend { flow },
            21 => Self::Change,
            _ => {
                let challenge = dice.pick([0, 1, 2, 3, 4, 5]);
                let how = match dice.below(11) {
                    0..4 => How::Right,
                    4..6 => How::Step(u64::from(dice.below(3))),
                    _ => How::Wrong,
                };
                Self::Answer { flow, challenge, guesses: dice.pick([1, 2, 2, 4]), attempt, how }
            }
        }
    }
}

/// The acts of a story.
fn acts(rolls: Vec<u64>) -> impl Iterator<Item = Act> {
    rolls.into_iter().map(Dice).map(Act::from)
}

/// An account under test, and the tickets that are about.
struct World {
    story: Story,
    flows: [Option<FlowFacts>; 3],
    issued: BTreeMap<ChallengeId, Asked>,
}

impl World {
    fn new(two_gates: bool, limits: Limits) -> Self {
        let story = if two_gates { Story::with_two_gates() } else { Story::new() };
        Self { story: Story { limits, ..story }, flows: [None; 3], issued: BTreeMap::new() }
    }

    /// The flow of a slot: a new one a while after the old one's time is over, so that late calls happen too.
    fn flow(&mut self, slot: usize) -> FlowFacts {
        let now = self.story.now;
        let kept = self.flows[slot].filter(|flow| now < flow.expires.plus(130));
        let flow = kept.unwrap_or_else(|| {
            let mut flow = self.story.flow(u16::try_from(slot).unwrap());
            flow.id.0[8..].copy_from_slice(&now.0.to_be_bytes());
            flow
        });
        self.flows[slot] = Some(flow);
        FlowFacts { epoch: self.story.epoch, ..flow }
    }

    /// The challenge of a flow by number: issued when first spoken of.
    fn challenge(&mut self, flow: FlowFacts, number: usize) -> ChallengeFacts {
        let mut asked = self.story.issue(flow, u8::try_from(number).unwrap(), METHODS[number]);
        asked.challenge.id.0[3] = flow.id.0[1];
        asked.challenge.id.0[8..].copy_from_slice(&flow.id.0[8..]);
        self.issued.entry(asked.challenge.id).or_insert(asked).challenge
    }

    /// Turns an act into an event, or into something that is none.
    fn event(&mut self, act: Act) -> Option<SubjectEvent> {
        let (rule, limits) = (self.story.rule.clone(), self.story.limits);
        Some(match act {
            Act::Wait(seconds) => {
                self.story.wait(seconds);
                return None;
            }
            Act::Change => {
                self.story.epoch += 1;
                return None;
            }
            Act::Extend { flow } => {
                self.flow(flow);
                let facts = self.flows[flow].as_mut().unwrap();
                facts.expires = facts.started.plus(1800);
                return None;
            }
            Act::Register { flow, challenge, guesses } => {
                let flow = self.flow(flow);
                let challenge = self.challenge(flow, challenge);
                SubjectEvent::Register(Register { flow, challenge, guesses, rule, limits })
            }
            Act::Answer { flow, challenge, guesses, attempt: number, how } => {
                let flow = self.flow(flow);
                let challenge = self.challenge(flow, challenge);
                let outcome = match how {
                    How::Right if challenge.method == MethodKind::Authenticator => self.step(0),
                    How::Step(ago) if challenge.method == MethodKind::Authenticator => self.step(ago),
                    How::Right | How::Step(_) => right(challenge.method),
                    How::Wrong => WRONG,
                };
                let attempt = attempt(number);
                SubjectEvent::Answer(Answer { flow, challenge, attempt, outcome, guesses, rule, limits })
            }
            Act::Reserve { flow, attempt: number, action } => {
                let flow = self.flow(flow);
                SubjectEvent::Reserve(Reserve { flow, attempt: attempt(number), rule, action, version: 7, limits })
            }
            Act::Settle { flow, attempt: number, end } => {
                let settlement = match end {
                    End::Done => Settlement::Done,
                    End::Refused => Settlement::Refused { reasons: vec![] },
                    End::Dead => Settlement::Dead,
                };
                SubjectEvent::Settle(Settle { flow: self.flow(flow).id, attempt: attempt(number), settlement })
            }
            Act::Look { flow } => SubjectEvent::Look(Look { flow: self.flow(flow), limits }),
            Act::Close { flow } => SubjectEvent::Close(Close { flow: self.flow(flow) }),
        })
    }

    fn step(&self, ago: u64) -> Outcome {
        let step = TotpStep { credential: EnrolmentId("app".to_owned()), step: self.story.now.0 / 30 - ago };
        Outcome::Right { destination: destination_of(MethodKind::Authenticator), step: Some(step) }
    }

    /// Has an event decided; a commit that is done moves the account's epoch, as the directory does.
    fn decide(&mut self, event: &SubjectEvent) -> SubjectVerdict {
        let (state, verdict) = decide(self.story.state.take(), &Event::Subject(event.clone()), self.story.now).unwrap();
        self.story.state = state;
        let Verdict::Subject(verdict) = verdict else { panic!("another verdict") };
        if let (SubjectEvent::Settle(Settle { settlement: Settlement::Done, .. }), SubjectVerdict::Settle(settled)) =
            (event, &verdict)
        {
            self.story.epoch += u64::from(*settled == SettleVerdict::Settled);
        }
        verdict
    }

    /// Plays a story and returns its history.
    fn play(&mut self, rolls: Vec<u64>) -> Ledger {
        let mut ledger = Ledger::default();
        for act in acts(rolls) {
            let Some(event) = self.event(act) else { continue };
            let verdict = self.decide(&event);
            ledger.record(self.story.now, event, verdict);
        }
        ledger
    }
}

/// Rule: all of them. The guard says what the naive ledger says, to every event of every story.
#[test]
fn the_guard_agrees_with_the_ledger() {
    check(LEDGER_CASES, &(any::<bool>(), any::<bool>(), rolls(28)), |(two_gates, is_tight, rolls)| {
        let limits = if is_tight { tight() } else { Limits::default() };
        let mut world = World::new(two_gates, limits);
        let mut ledger = Ledger::default();
        for act in acts(rolls) {
            let Some(event) = world.event(act) else { continue };
            let now = world.story.now;
            let expected = ledger.expect(&event, now);
            let verdict = world.decide(&event);
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
        let ledger = World::new(two_gates, limits).play(rolls);
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
        let mut world = World::new(two_gates, tight());
        for act in acts(rolls) {
            let Some(event) = world.event(act) else { continue };
            let verdict = world.decide(&event);
            let before = world.story.state.clone();
            match (&event, &verdict) {
                (SubjectEvent::Answer(_), SubjectVerdict::Answer(first)) => {
                    let SubjectVerdict::Answer(again) = world.decide(&event) else { panic!() };
                    prop_assert_eq!(&again.verdict, &first.verdict);
                    prop_assert_eq!(&world.story.state, &before);
                    if !matches!(first.verdict, AnswerVerdict::Spent | AnswerVerdict::Ended) {
                        prop_assert!(again.repeated && again.alerts.is_empty());
                        if first.repeated {
                            continue;
                        }
                        // Later, and with another outcome: still the same.
                        let SubjectEvent::Answer(mut other) = event else { panic!() };
                        other.outcome = WRONG;
                        let mut story = world.story.clone();
                        story.wait(later);
                        if story.now.plus(120) < other.flow.started.plus(1800) {
                            let asked = Asked { flow: other.flow, challenge: other.challenge };
                            let late = story.answer_as(other.attempt, asked, other.outcome);
                            prop_assert_eq!(&late.verdict, &first.verdict);
                            prop_assert!(late.repeated);
                        }
                    }
                }
                (SubjectEvent::Settle(_), SubjectVerdict::Settle(SettleVerdict::Settled)) => {
                    let again = world.decide(&event);
                    let is_known = matches!(again, SubjectVerdict::Settle(_));
                    prop_assert!(is_known);
                    prop_assert_eq!(&world.story.state, &before);
                }
                (SubjectEvent::Look(_), _) => {
                    world.decide(&event);
                    prop_assert_eq!(&world.story.state, &before);
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

/// Rule: no event but a completed reset lowers a count, and that only the consecutive ones of the methods it used.
#[test]
fn only_a_completed_reset_lowers_a_count() {
    check(10_000, &(any::<bool>(), rolls(40)), |(two_gates, rolls)| {
        let mut world = World::new(two_gates, tight());
        let mut ledger = Ledger::default();
        for act in acts(rolls) {
            let Some(event) = world.event(act) else { continue };
            let before = consecutive(world.story.state.as_ref());
            let verdict = world.decide(&event);
            let after = consecutive(world.story.state.as_ref());
            let used: Vec<MethodKind> = match (&event, &verdict) {
                (SubjectEvent::Settle(settle), SubjectVerdict::Settle(SettleVerdict::Settled))
                    if settle.settlement == Settlement::Done =>
                {
                    ledger.passed(settle.flow).iter().map(|gate| gate.method).collect()
                }
                _ => Vec::new(),
            };
            for ((place, method), count) in before {
                let now = after.get(&(place, method)).copied().unwrap_or(0);
                prop_assert!(now >= count || used.contains(&method), "{:?} {:?}: {} to {}", method, place, count, now);
            }
            ledger.record(world.story.now, event, verdict);
        }
        Ok(())
    });
}

/// Rule: a row may go at the time it names: no later event is decided otherwise without it (A30).
#[test]
fn a_row_that_expired_changes_no_verdict() {
    check(10_000, &(any::<bool>(), rolls(30), rolls(10), 0..2_000_u64), |(two_gates, rolls, later, wait)| {
        let mut world = World::new(two_gates, Limits::default());
        world.play(rolls);
        let Some(expires) = world.story.state.as_ref().and_then(State::expires) else { return Ok(()) };
        world.story.now = world.story.now.max(expires).plus(wait);
        let kept = world.story.state.clone();
        let mut without = None;
        let mut with = kept;
        for act in acts(later) {
            let Some(event) = world.event(act) else { continue };
            let event = Event::Subject(event);
            let (state, verdict) = decide(with, &event, world.story.now).unwrap();
            let (other, expected) = decide(without, &event, world.story.now).unwrap();
            prop_assert_eq!(verdict, expected, "{:?}", event);
            (with, without) = (state, other);
        }
        Ok(())
    });
}
