//! Wrong answers of a subject: by method, and apart for the first gate and a later one.
//!
//! Two counts each. The sliding one locks a method until enough of the last 24 hours has passed. The consecutive one
//! disables it, and falls only by a completed reset that used the method, or when its owner or an administrator switches
//! it on again: a right answer, a new flow, a new code or
//! another method lower nothing (ASVS 5.0 6.6.3, NIST SP 800-63B-4 §3.2.2).
//! An answer may be several guesses. It is evaluated only if all of them fit what is left, so no count goes beyond its
//! budget (docs/decisions/0053).

use serde::{Deserialize, Serialize};

use latchkey_shared::method::MethodKind;
use latchkey_shared::sorted::Map;

use crate::guard::{Alert, Block};
use crate::limits::{DAY_S, GatePlace, Limits};
use crate::time::UnixSeconds;

/// The wrong answers of a subject.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Counters {
    first: Map<MethodKind, Counter>,
    later: Map<MethodKind, Counter>,
    /// When the owner was last told of several wrong answers.
    told: Option<UnixSeconds>,
}

/// The wrong answers of one method at one place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Counter {
    /// Those of the last 24 h, oldest first.
    recent: Vec<Failure>,
    /// Those since the last completed reset by this method.
    consecutive: u32,
    /// A lock that lasts longer than the window asks for.
    locked_until: Option<UnixSeconds>,
    /// When the owner was last told of a lock.
    told: Option<UnixSeconds>,
}

/// One wrong answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Failure {
    at: UnixSeconds,
    /// How many guesses it was.
    cost: u8,
}

impl Counters {
    /// Forgets what has slid out of every window.
    pub(super) fn forget(&mut self, now: UnixSeconds) {
        for counter in self.first.values_mut().chain(self.later.values_mut()) {
            counter.recent.retain(|failure| now < failure.at.plus(DAY_S));
            counter.locked_until = counter.locked_until.filter(|until| now < *until);
            counter.told = counter.told.filter(|told| now < told.plus(DAY_S));
        }
        self.first.retain(|_, counter| !counter.is_empty());
        self.later.retain(|_, counter| !counter.is_empty());
        self.told = self.told.filter(|told| now < told.plus(DAY_S));
    }

    /// Returns why a method takes no answer of so many guesses at this place, if it does not.
    pub(super) fn block(
        &self,
        method: MethodKind,
        place: GatePlace,
        guesses: u8,
        limits: &Limits,
        now: UnixSeconds,
    ) -> Option<Block> {
        let budget = limits.failures_of(method, place)?;
        let nothing = Counter::default();
        let counter = self.at(place).get(&method).unwrap_or(&nothing);
        // More guesses at once than a whole day takes wait for no day to pass.
        if guesses_of(guesses) > budget || counter.is_disabled(guesses, limits) {
            return Some(Block::Disabled);
        }
        counter.locked_until(budget, guesses, now).map(|until| Block::Locked { until })
    }

    /// Returns every method that takes no answers at this place, not even of one guess.
    pub(super) fn blocked(&self, place: GatePlace, limits: &Limits, now: UnixSeconds) -> Vec<(MethodKind, Block)> {
        let block = |method| self.block(method, place, 1, limits, now).map(|block| (method, block));
        MethodKind::ALL.into_iter().filter_map(block).collect()
    }

    /// Counts a wrong answer that was evaluated, and returns whom to tell of what.
    pub(super) fn count(
        &mut self,
        method: MethodKind,
        place: GatePlace,
        guesses: u8,
        limits: &Limits,
        now: UnixSeconds,
    ) -> Vec<Alert> {
        // What cannot be guessed has no budget to exhaust.
        let Some(budget) = limits.failures_of(method, place) else { return Vec::new() };
        let mut alerts = Vec::new();
        self.at_mut(place).update(method, |counter| {
            counter.recent.push(Failure { at: now, cost: guesses.max(1) });
            counter.consecutive = counter.consecutive.saturating_add(guesses_of(guesses));
            // The next answer of as many guesses is the one that no longer fits.
            if counter.is_full(budget, guesses) {
                counter.locked_until = (limits.lock_s > 0).then(|| now.plus(u64::from(limits.lock_s)));
                if let (None, Some(until)) = (counter.told, counter.locked_until(budget, guesses, now)) {
                    counter.told = Some(now);
                    alerts.push(Alert::Locked { method, until });
                }
            }
            if counter.is_disabled(guesses, limits) {
                alerts.push(Alert::MethodDisabled { method });
            }
        });
        if self.told.is_none() && self.answers() >= limits.alert_failures {
            self.told = Some(now);
            alerts.push(Alert::ThirdFailure);
        }
        alerts
    }

    /// Clears the consecutive counts of a method, after a completed reset that used it or when it is switched on again. The
    /// sliding ones stay.
    pub(super) fn clear_consecutive(&mut self, method: MethodKind) {
        for counters in [&mut self.first, &mut self.later] {
            if let Some(counter) = counters.get_mut(&method) {
                counter.consecutive = 0;
            }
            counters.retain(|_, counter| !counter.is_empty());
        }
    }

    /// Tells whether there is a count that no time lowers.
    pub(super) fn is_lasting(&self) -> bool {
        self.all().any(|counter| counter.consecutive > 0)
    }

    /// Returns the consecutive counts that are not 0.
    #[cfg(test)]
    pub(super) fn consecutive(&self) -> std::collections::BTreeMap<(GatePlace, MethodKind), u32> {
        let first = self.first.iter().map(|(method, counter)| ((GatePlace::First, *method), counter.consecutive));
        let later = self.later.iter().map(|(method, counter)| ((GatePlace::Later, *method), counter.consecutive));
        first.chain(later).filter(|(_, count)| *count > 0).collect()
    }

    /// Returns when the last sliding count is gone.
    pub(super) fn expires(&self) -> Option<UnixSeconds> {
        let recent = self.all().flat_map(|counter| counter.recent.iter().map(|failure| failure.at.plus(DAY_S)));
        let locks = self.all().filter_map(|counter| counter.locked_until);
        let told = self.all().filter_map(|counter| counter.told).chain(self.told).map(|told| told.plus(DAY_S));
        recent.chain(locks).chain(told).max()
    }

    fn at(&self, place: GatePlace) -> &Map<MethodKind, Counter> {
        match place {
            GatePlace::First => &self.first,
            GatePlace::Later => &self.later,
        }
    }

    fn at_mut(&mut self, place: GatePlace) -> &mut Map<MethodKind, Counter> {
        match place {
            GatePlace::First => &mut self.first,
            GatePlace::Later => &mut self.later,
        }
    }

    fn all(&self) -> impl Iterator<Item = &Counter> {
        self.first.values().chain(self.later.values())
    }

    /// Wrong answers in 24 h, whatever they cost.
    fn answers(&self) -> u32 {
        u32::try_from(self.all().map(|counter| counter.recent.len()).sum::<usize>()).unwrap_or(u32::MAX)
    }
}

impl Counter {
    fn is_empty(&self) -> bool {
        self.recent.is_empty() && self.consecutive == 0 && self.locked_until.is_none() && self.told.is_none()
    }

    fn is_full(&self, budget: u32, guesses: u8) -> bool {
        let sum: u32 = self.recent.iter().map(|failure| u32::from(failure.cost)).sum();
        sum.saturating_add(guesses_of(guesses)) > budget
    }

    fn is_disabled(&self, guesses: u8, limits: &Limits) -> bool {
        self.consecutive.saturating_add(guesses_of(guesses)) > limits.consecutive_failures
    }

    /// Returns until when the last 24 h leave no room for so many guesses, or the lock lasts.
    fn locked_until(&self, budget: u32, guesses: u8, now: UnixSeconds) -> Option<UnixSeconds> {
        let mut sum = guesses_of(guesses);
        // From the newest back: once these fill the budget, the lock ends when the oldest of them slides out.
        let slides = self.recent.iter().rev().find_map(|failure| {
            sum = sum.saturating_add(u32::from(failure.cost));
            (sum > budget).then(|| failure.at.plus(DAY_S))
        });
        slides.into_iter().chain(self.locked_until).max().filter(|until| now < *until)
    }
}

/// No answer is free.
fn guesses_of(guesses: u8) -> u32 {
    u32::from(guesses.max(1))
}
