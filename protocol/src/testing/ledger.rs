//! A naive guard: it forgets nothing, keeps no count, and finds every verdict by reading the whole history again.
//!
//! Slow and plain, so that it can be compared with the rules line by line; the guard must agree with it on every event
//! about an account, in its property tests and under the fuzzer. Not here: displacing, since a ledger has room for all.

mod answers;
mod commits;
mod confirms;
mod counts;
mod sign_ins;

use crate::gate::PassedGate;
use crate::guard::{
    Answer, AnswerVerdict, Answered, Closed, FlowFacts, Look, Outcome, Reenabled, SettleVerdict, Settlement, Standing,
    SubjectEvent, SubjectVerdict,
};
use crate::ids::FlowId;
use crate::limits::{GatePlace, MAX_FLOW_S, SKEW_S};
use crate::time::UnixSeconds;

pub use counts::Failure;

/// One event of the past.
#[derive(Clone, Debug)]
pub struct Entry {
    /// When.
    pub at: UnixSeconds,
    /// What was asked.
    pub event: SubjectEvent,
    /// What the guard said.
    pub verdict: SubjectVerdict,
    /// Whether its flow was over before.
    was_over: bool,
}

/// Everything that ever happened to one account.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    /// The oldest first.
    pub entries: Vec<Entry>,
}

/// An answer that was not a repeat: its place in history, its time, itself, and what it came to.
type Given<'a> = (usize, UnixSeconds, &'a Answer, &'a Answered);

impl Ledger {
    /// Returns what the guard must say to an event now.
    #[must_use]
    pub fn expect(&self, event: &SubjectEvent, now: UnixSeconds) -> SubjectVerdict {
        match event {
            SubjectEvent::Register(event) => SubjectVerdict::Register(self.register(event, now)),
            SubjectEvent::Answer(event) => SubjectVerdict::Answer(self.answer(event, now)),
            SubjectEvent::Reserve(event) => SubjectVerdict::Reserve(self.reserve(event, now)),
            SubjectEvent::Settle(event) => SubjectVerdict::Settle(self.settle(event, now)),
            SubjectEvent::Look(event) => SubjectVerdict::Look(self.look(event, now)),
            SubjectEvent::Close(event) => {
                let is_dead = self.is_over(&event.flow, now) || self.is_stale(&event.flow);
                let passed = if is_dead { Vec::new() } else { self.passed(event.flow.id) };
                SubjectVerdict::Close(Closed { passed })
            }
            SubjectEvent::SignIn(event) => SubjectVerdict::SignIn(self.sign_in(*event, now)),
            SubjectEvent::SecondFactor(event) => SubjectVerdict::SecondFactor(self.second_factor(event, now)),
            SubjectEvent::Session(event) => SubjectVerdict::Session(self.session(event, now)),
            SubjectEvent::Reenable(_) => SubjectVerdict::Reenable(Reenabled {}),
            SubjectEvent::Confirm(event) => SubjectVerdict::Confirm(self.confirm(event, now)),
        }
    }

    /// Writes down what was asked and what the guard said.
    pub fn record(&mut self, at: UnixSeconds, event: SubjectEvent, verdict: SubjectVerdict) {
        let was_over = match &event {
            SubjectEvent::Register(event) => self.is_over(&event.flow, at),
            _ => false,
        };
        self.entries.push(Entry { at, event, verdict, was_over });
    }

    /// Returns the gates that a flow has passed.
    #[must_use]
    pub fn passed(&self, flow: FlowId) -> Vec<PassedGate> {
        self.passed_before(flow, usize::MAX)
    }

    /// Answers that were not repeats.
    fn answers(&self) -> impl Iterator<Item = Given<'_>> {
        self.entries.iter().enumerate().filter_map(|(place, entry)| match (&entry.event, &entry.verdict) {
            (SubjectEvent::Answer(event), SubjectVerdict::Answer(answered)) if !answered.repeated => {
                Some((place, entry.at, event, answered))
            }
            _ => None,
        })
    }

    /// The gates of a flow passed before a place in history.
    fn passed_before(&self, flow: FlowId, before: usize) -> Vec<PassedGate> {
        self.answers()
            .filter(|(place, _, event, answered)| {
                *place < before && event.flow.id == flow && matches!(answered.verdict, AnswerVerdict::Passed { .. })
            })
            .filter_map(|(_, at, event, _)| match event.outcome {
                Outcome::Right { destination, .. } => {
                    Some(PassedGate { method: event.challenge.method, destination, at })
                }
                Outcome::Saved { destination, .. } => {
                    Some(PassedGate { method: event.challenge.method, destination: Some(destination), at })
                }
                // A gate passed by a wrong answer is missing here, and so the two disagree.
                Outcome::Wrong => None,
            })
            .collect()
    }

    /// The place of the next gate of a flow, before a place in history.
    fn place_before(&self, flow: FlowId, before: usize) -> GatePlace {
        if self.passed_before(flow, before).is_empty() { GatePlace::First } else { GatePlace::Later }
    }

    /// The epoch under which the guard met a flow.
    fn epoch(&self, flow: FlowId) -> Option<u64> {
        self.entries.iter().find_map(|entry| {
            let facts = match &entry.event {
                SubjectEvent::Register(event) => event.flow,
                SubjectEvent::Answer(event) => event.flow,
                SubjectEvent::Close(event) => event.flow,
                _ => return None,
            };
            (facts.id == flow && entry.at < facts.expires).then_some(facts.epoch)
        })
    }

    fn is_stale(&self, facts: &FlowFacts) -> bool {
        self.epoch(facts.id).is_some_and(|epoch| epoch != facts.epoch)
    }

    /// Whether the guard has forgotten a flow that began then; its tickets are long over.
    fn is_forgotten(started: UnixSeconds, now: UnixSeconds) -> bool {
        started.plus(MAX_FLOW_S + SKEW_S) <= now
    }

    fn look(&self, event: &Look, now: UnixSeconds) -> Standing {
        let is_forgotten = Self::is_forgotten(event.flow.started, now);
        let passed = if is_forgotten { Vec::new() } else { self.passed(event.flow.id) };
        let place = if passed.is_empty() { GatePlace::First } else { GatePlace::Later };
        let challenges = self.challenges(event.flow.id).into_iter();
        let kept = challenges.filter(|challenge| self.is_answered(challenge.id) && !is_forgotten);
        Standing {
            blocked: self.blocked(place, &event.limits, now),
            ended: self.is_over(&event.flow, now) || (self.is_stale(&event.flow) && !passed.is_empty()),
            passed,
            answered: kept.map(|challenge| challenge.id).collect(),
        }
    }

    /// Settlements that say it is done, each flow's first one only, with their places in history.
    fn completed(&self) -> Vec<(usize, &crate::guard::Settle)> {
        let mut completed: Vec<(usize, &crate::guard::Settle)> = Vec::new();
        for (place, entry) in self.entries.iter().enumerate() {
            if let (SubjectEvent::Settle(event), SubjectVerdict::Settle(SettleVerdict::Settled)) =
                (&entry.event, &entry.verdict)
                && event.settlement == Settlement::Done
                && completed.iter().all(|(_, earlier)| earlier.flow != event.flow)
            {
                completed.push((place, event));
            }
        }
        completed
    }
}
