//! The ends of flows, found in the history.

use latchkey_shared::opaque::Attempt;

use super::Ledger;
use crate::guard::{
    CommitAction, FlowFacts, Reserve, ReserveVerdict, Settle, SettleVerdict, Settlement, SubjectEvent, SubjectVerdict,
};
use crate::ids::FlowId;
use crate::limits::{DAY_S, LEASE_S, MAX_FLOW_S, REPEAT_S};
use crate::time::UnixSeconds;

/// Where a flow's end stands.
#[derive(Clone)]
enum End {
    Open,
    Refused(Attempt, CommitAction, UnixSeconds, Settlement),
    Reserved(Attempt, CommitAction, UnixSeconds, u64),
    Done(Attempt, CommitAction, UnixSeconds),
    Unknown(Attempt, CommitAction, UnixSeconds),
    Closed,
}

impl Ledger {
    /// Returns when the resets were reserved that were not refused.
    #[must_use]
    pub fn resets(&self) -> Vec<UnixSeconds> {
        let mut resets: Vec<(FlowId, UnixSeconds)> = Vec::new();
        for (place, entry) in self.entries.iter().enumerate() {
            match (&entry.event, &entry.verdict) {
                (SubjectEvent::Reserve(event), SubjectVerdict::Reserve(ReserveVerdict::Reserved { .. }))
                    if event.action == CommitAction::Password =>
                {
                    resets.push((event.flow.id, entry.at));
                }
                (SubjectEvent::Settle(event), SubjectVerdict::Settle(SettleVerdict::Settled))
                    if matches!(event.settlement, Settlement::Refused { .. })
                        && self.reserved_action(event, place) == Some(CommitAction::Password) =>
                {
                    // The last one of the flow: a flow reserves one thing at a time.
                    if let Some(last) = resets.iter().rposition(|(flow, _)| *flow == event.flow) {
                        resets.remove(last);
                    }
                }
                _ => {}
            }
        }
        resets.into_iter().map(|(_, at)| at).collect()
    }

    /// What a flow had reserved under an attempt before a place in history.
    fn reserved_action(&self, settle: &Settle, before: usize) -> Option<CommitAction> {
        let mut reserved = self.entries.iter().take(before).filter_map(|entry| match (&entry.event, &entry.verdict) {
            (SubjectEvent::Reserve(event), SubjectVerdict::Reserve(ReserveVerdict::Reserved { .. }))
                if event.flow.id == settle.flow && event.attempt == settle.attempt =>
            {
                Some(event.action)
            }
            _ => None,
        });
        reserved.next_back()
    }

    fn end(&self, flow: FlowId) -> End {
        let mut end = End::Open;
        for entry in &self.entries {
            match (&entry.event, &entry.verdict) {
                (SubjectEvent::Reserve(event), SubjectVerdict::Reserve(ReserveVerdict::Reserved { .. }))
                    if event.flow.id == flow =>
                {
                    end = End::Reserved(event.attempt, event.action, entry.at, event.version);
                }
                (SubjectEvent::Settle(event), SubjectVerdict::Settle(SettleVerdict::Settled)) if event.flow == flow => {
                    let (End::Reserved(_, action, ..) | End::Unknown(_, action, _)) = end else { continue };
                    end = match &event.settlement {
                        Settlement::Done => End::Done(event.attempt, action, entry.at),
                        Settlement::Dead => End::Unknown(event.attempt, action, entry.at),
                        refused @ Settlement::Refused { .. } => {
                            End::Refused(event.attempt, action, entry.at, refused.clone())
                        }
                    };
                }
                (SubjectEvent::Close(event), _) if event.flow.id == flow && entry.at < event.flow.expires => {
                    if matches!(end, End::Open | End::Refused(..)) {
                        end = End::Closed;
                    }
                }
                _ => {}
            }
        }
        end
    }

    pub(super) fn is_over(&self, facts: &FlowFacts, now: UnixSeconds) -> bool {
        facts.expires <= now
            || facts.started.plus(MAX_FLOW_S) <= now
            || matches!(self.end(facts.id), End::Done(..) | End::Unknown(..) | End::Closed)
    }

    pub(super) fn reserve(&self, event: &Reserve, now: UnixSeconds) -> ReserveVerdict {
        let is_repeat = |attempt: Attempt, action: CommitAction, at: UnixSeconds| {
            attempt == event.attempt && action == event.action && now <= at.plus(REPEAT_S)
        };
        if Self::is_forgotten(event.flow.started, now) {
            return ReserveVerdict::Ended;
        }
        match self.end(event.flow.id) {
            End::Refused(attempt, action, at, Settlement::Refused { reasons }) if is_repeat(attempt, action, at) => {
                return ReserveVerdict::Refused { reasons };
            }
            End::Reserved(_, _, at, _) if now < at.plus(LEASE_S) => {
                return ReserveVerdict::Busy { retry_after: now.until_s(at.plus(LEASE_S)) };
            }
            End::Reserved(attempt, action, _, version) => return ReserveVerdict::Recover { attempt, action, version },
            End::Done(attempt, action, at) if is_repeat(attempt, action, at) => return ReserveVerdict::Done,
            End::Unknown(attempt, action, at) if is_repeat(attempt, action, at) => {
                return ReserveVerdict::OutcomeUnknown;
            }
            _ => {}
        }
        let passed = self.passed(event.flow.id);
        if self.is_over(&event.flow, now) || (self.is_stale(&event.flow) && !passed.is_empty()) {
            return ReserveVerdict::Ended;
        }
        if event.rule.pass(&passed, now).is_err() {
            return ReserveVerdict::GatesMissing { passed };
        }
        match self.resets_full_until(event.limits.resets_per_day, now) {
            Some(until) if event.action == CommitAction::Password => ReserveVerdict::TooMany { until },
            _ => ReserveVerdict::Reserved { passed },
        }
    }

    /// Until when the resets of a day are used up; none if they are not.
    fn resets_full_until(&self, budget: u32, now: UnixSeconds) -> Option<UnixSeconds> {
        let mut ends: Vec<UnixSeconds> =
            self.resets().iter().map(|at| at.plus(DAY_S)).filter(|end| now < *end).collect();
        ends.sort_unstable();
        let over = ends.len().checked_sub(usize::try_from(budget).ok()?)?;
        ends.get(over).copied()
    }

    pub(super) fn settle(&self, event: &Settle, now: UnixSeconds) -> SettleVerdict {
        let started = self.entries.iter().find_map(|entry| match &entry.event {
            SubjectEvent::Reserve(reserve) if reserve.flow.id == event.flow => Some(reserve.flow.started),
            _ => None,
        });
        if started.is_none_or(|started| Self::is_forgotten(started, now)) {
            return SettleVerdict::NotReserved;
        }
        let is_done = event.settlement == Settlement::Done;
        match self.end(event.flow) {
            End::Reserved(attempt, ..) if attempt == event.attempt => SettleVerdict::Settled,
            End::Unknown(attempt, ..) | End::Done(attempt, ..) if attempt == event.attempt && is_done => {
                SettleVerdict::Settled
            }
            _ => SettleVerdict::NotReserved,
        }
    }
}
