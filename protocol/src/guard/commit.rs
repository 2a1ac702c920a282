//! The end of a flow: reserved, then settled, and never twice.
//!
//! The directory write lies between two calls of the guard and can hang, fail, or succeed without our hearing of it. So
//! a commit is reserved under a lease; whoever comes after the lease reads the credential version back and settles in
//! the name of the one who did not return. A flow whose outcome nobody knows is over.

use serde::{Deserialize, Serialize};

use latchkey_shared::opaque::Attempt;
use latchkey_shared::password::Reason;

use crate::guard::{CommitAction, ReserveVerdict, SettleVerdict, Settlement};
use crate::limits::{LEASE_S, REPEAT_S};
use crate::time::UnixSeconds;

/// Reasons remembered of a refusal; no directory gives more.
const MAX_REASONS: usize = 16;

/// How far a flow is with its end.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Stage {
    /// It may commit.
    #[default]
    Open,
    /// It may commit again, under another attempt.
    Refused { attempt: Attempt, action: CommitAction, at: UnixSeconds, reasons: Vec<Reason> },
    /// It is committing.
    Reserved(Reservation),
    /// It has committed.
    Done { attempt: Attempt, action: CommitAction, at: UnixSeconds },
    /// It may have committed.
    Unknown { attempt: Attempt, action: CommitAction, at: UnixSeconds },
    /// It was given up.
    Closed,
}

/// A commit under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Reservation {
    pub(super) attempt: Attempt,
    pub(super) action: CommitAction,
    /// The credential version before the write.
    pub(super) version: u64,
    pub(super) at: UnixSeconds,
}

/// What a settlement changes beyond the flow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Effect {
    /// The commit happened.
    Happened(CommitAction),
    /// The commit reserved at this time certainly did not happen.
    DidNot(CommitAction, UnixSeconds),
    /// Nothing that is known.
    None,
}

impl Stage {
    /// Tells whether nothing more can come of the flow.
    pub(super) const fn is_over(&self) -> bool {
        matches!(self, Self::Done { .. } | Self::Unknown { .. } | Self::Closed)
    }

    /// Tells whether somebody may still come for the outcome of a commit.
    pub(super) fn is_answering(&self, now: UnixSeconds) -> bool {
        match self {
            Self::Reserved(_) => true,
            Self::Done { at, .. } | Self::Unknown { at, .. } => now <= at.plus(REPEAT_S),
            Self::Open | Self::Refused { .. } | Self::Closed => false,
        }
    }

    /// Answers an attempt to commit from what happened before; `None` if nothing of it concerns this attempt.
    pub(super) fn answer(&self, attempt: Attempt, action: CommitAction, now: UnixSeconds) -> Option<ReserveVerdict> {
        let is_repeat = |of: &Attempt, by: &CommitAction, at: &UnixSeconds| {
            *of == attempt && *by == action && now <= at.plus(REPEAT_S)
        };
        match self {
            Self::Refused { attempt, action, at, reasons } => {
                is_repeat(attempt, action, at).then(|| ReserveVerdict::Refused { reasons: reasons.clone() })
            }
            Self::Reserved(held) if now < held.lease_ends() => {
                Some(ReserveVerdict::Busy { retry_after: now.until_s(held.lease_ends()) })
            }
            Self::Reserved(held) => {
                Some(ReserveVerdict::Recover { attempt: held.attempt, action: held.action, version: held.version })
            }
            Self::Done { attempt, action, at } if is_repeat(attempt, action, at) => Some(ReserveVerdict::Done),
            Self::Unknown { attempt, action, at } if is_repeat(attempt, action, at) => {
                Some(ReserveVerdict::OutcomeUnknown)
            }
            Self::Open | Self::Done { .. } | Self::Unknown { .. } | Self::Closed => None,
        }
    }

    /// Settles a reservation, if `attempt` holds it.
    pub(super) fn settle(
        &mut self,
        attempt: Attempt,
        settlement: &Settlement,
        now: UnixSeconds,
    ) -> (SettleVerdict, Effect) {
        match (&*self, settlement) {
            (Self::Reserved(held), _) if held.attempt == attempt => {
                let Reservation { action, at: reserved, .. } = *held;
                let (stage, effect) = match settlement {
                    Settlement::Done => (Self::Done { attempt, action, at: now }, Effect::Happened(action)),
                    Settlement::Dead => (Self::Unknown { attempt, action, at: now }, Effect::None),
                    Settlement::Refused { reasons } => {
                        let reasons = reasons.iter().take(MAX_REASONS).cloned().collect();
                        (Self::Refused { attempt, action, at: now, reasons }, Effect::DidNot(action, reserved))
                    }
                };
                *self = stage;
                (SettleVerdict::Settled, effect)
            }
            // Whoever was given up for lost returns with the truth, after somebody else had settled in their name.
            (Self::Unknown { attempt: of, action, .. }, Settlement::Done) if *of == attempt => {
                let action = *action;
                *self = Self::Done { attempt, action, at: now };
                (SettleVerdict::Settled, Effect::Happened(action))
            }
            (Self::Done { attempt: of, .. }, Settlement::Done) if *of == attempt => {
                (SettleVerdict::Settled, Effect::None)
            }
            _ => (SettleVerdict::NotReserved, Effect::None),
        }
    }

    /// Ends the flow, unless a commit is under way, which only a settlement ends.
    pub(super) fn close(&mut self) {
        if matches!(self, Self::Open | Self::Refused { .. }) {
            *self = Self::Closed;
        }
    }
}

impl Reservation {
    fn lease_ends(&self) -> UnixSeconds {
        self.at.plus(LEASE_S)
    }
}
