//! Wrong answers, counted anew from the history: what they lock, what they disable, and who is told.

use latchkey_shared::method::MethodKind;

use super::{Given, Ledger};
use crate::guard::{Alert, Answer, AnswerVerdict, Block, CommitAction, ReserveVerdict, SubjectEvent, SubjectVerdict};
use crate::limits::{DAY_S, GatePlace, Limits};
use crate::time::UnixSeconds;

/// A wrong answer that was evaluated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Failure {
    /// When.
    pub at: UnixSeconds,
    /// By which method.
    pub method: MethodKind,
    /// At which gate.
    pub place: GatePlace,
    /// How many guesses it was.
    pub cost: u32,
}

impl Ledger {
    /// Returns every wrong answer that was evaluated, the oldest first.
    #[must_use]
    pub fn failures(&self) -> Vec<Failure> {
        self.failures_since(0)
    }

    /// Answers that were evaluated and wrong, of methods that can be guessed.
    fn counted(&self) -> impl Iterator<Item = Given<'_>> {
        self.answers().filter(|(_, _, event, answered)| {
            matches!(answered.verdict, AnswerVerdict::Wrong { .. })
                && !matches!(event.challenge.method, MethodKind::Passkey | MethodKind::Recovery)
        })
    }

    fn failures_since(&self, since: usize) -> Vec<Failure> {
        self.counted()
            .filter(|(place, ..)| *place >= since)
            .map(|(place, at, event, _)| {
                let cost = u32::from(event.guesses.max(1));
                Failure { at, method: event.challenge.method, place: self.place_before(event.flow.id, place), cost }
            })
            .collect()
    }

    fn failures_of(&self, method: MethodKind, place: GatePlace, since: usize) -> Vec<Failure> {
        let mut failures = self.failures_since(since);
        failures.retain(|failure| failure.method == method && failure.place == place);
        failures
    }

    /// When the last reset that used a method was completed, or the method last switched on again, as a place in history.
    fn cleared(&self, method: MethodKind) -> usize {
        let cleared = self.completed().into_iter().filter(|(place, settle)| {
            let was_reset = self.entries.iter().take(*place).any(|entry| {
                matches!((&entry.event, &entry.verdict),
                    (SubjectEvent::Reserve(reserve), SubjectVerdict::Reserve(ReserveVerdict::Reserved { .. }))
                    if reserve.flow.id == settle.flow
                        && reserve.attempt == settle.attempt
                        && reserve.action == CommitAction::Password)
            });
            was_reset && self.passed_before(settle.flow, *place).iter().any(|gate| gate.method == method)
        });
        let reenabled = self
            .entries
            .iter()
            .rposition(|entry| matches!(&entry.event, SubjectEvent::Reenable(reenabled) if reenabled.method == method));
        cleared.map(|(place, _)| place).next_back().max(reenabled).unwrap_or(0)
    }

    fn consecutive(&self, method: MethodKind, place: GatePlace) -> u32 {
        self.failures_of(method, place, self.cleared(method)).iter().map(|failure| failure.cost).sum()
    }

    /// Why a method takes no answer of so many guesses at a place, if it does not.
    pub(super) fn block(
        &self,
        method: MethodKind,
        place: GatePlace,
        guesses: u8,
        limits: &Limits,
        now: UnixSeconds,
    ) -> Option<Block> {
        let guesses = u32::from(guesses.max(1));
        let budget = limits.failures_of(method, place)?;
        if guesses > budget || self.consecutive(method, place) + guesses > limits.consecutive_failures {
            return Some(Block::Disabled);
        }
        locked_until(&self.failures_of(method, place, 0), budget, guesses, now).map(|until| Block::Locked { until })
    }

    /// Every method that takes no answers at a place, not even of one guess.
    pub(super) fn blocked(&self, place: GatePlace, limits: &Limits, now: UnixSeconds) -> Vec<(MethodKind, Block)> {
        let block = |method| self.block(method, place, 1, limits, now).map(|block| (method, block));
        MethodKind::ALL.into_iter().filter_map(block).collect()
    }

    /// Whom a new wrong answer makes the guard tell.
    pub(super) fn alerts(&self, new: Failure, limits: &Limits) -> Vec<Alert> {
        let Failure { at: now, method, place, cost: guesses } = new;
        let was_told = |which: &dyn Fn(usize, &Answer, &Alert) -> bool| {
            self.answers().any(|(index, at, event, answered)| {
                now < at.plus(DAY_S) && answered.alerts.iter().any(|alert| which(index, event, alert))
            })
        };
        let mut alerts = Vec::new();
        let Some(budget) = limits.failures_of(method, place) else { return alerts };
        let was_told_of_lock = was_told(&|index, event, alert| {
            matches!(alert, Alert::Locked { method: of, .. } if *of == method)
                && self.place_before(event.flow.id, index) == place
        });
        let mut alike = self.failures_of(method, place, 0);
        alike.push(new);
        if let (Some(until), false) = (locked_until(&alike, budget, guesses, now), was_told_of_lock) {
            alerts.push(Alert::Locked { method, until });
        }
        // Another one like this no longer fits.
        if self.consecutive(method, place) + 2 * guesses > limits.consecutive_failures {
            alerts.push(Alert::MethodDisabled { method });
        }
        let today = self.failures().iter().filter(|failure| now < failure.at.plus(DAY_S)).count() + 1;
        let is_many = u32::try_from(today).is_ok_and(|today| today >= limits.alert_failures);
        if is_many && !was_told(&|_, _, alert| *alert == Alert::ThirdFailure) {
            alerts.push(Alert::ThirdFailure);
        }
        alerts
    }
}

/// The first moment from which the day before it has room for so many guesses; none if that is now.
fn locked_until(failures: &[Failure], budget: u32, guesses: u32, now: UnixSeconds) -> Option<UnixSeconds> {
    let sum = |at: UnixSeconds| -> u32 {
        failures.iter().filter(|failure| at < failure.at.plus(DAY_S)).map(|failure| failure.cost).sum()
    };
    let mut moments: Vec<UnixSeconds> = failures.iter().map(|failure| failure.at.plus(DAY_S)).collect();
    moments.push(now);
    moments.sort_unstable();
    moments.into_iter().find(|moment| *moment >= now && sum(*moment) + guesses <= budget).filter(|moment| *moment > now)
}
