//! A day of the organisation: how many answers were wrong in all, and what was spent on messages.
//!
//! Somebody who tries one code with each of ten thousand accounts stays below every account's budget; here it shows.

use serde::{Deserialize, Serialize};

use latchkey_shared::method::MethodKind;
use latchkey_shared::sorted::Map;

use crate::guard::{Event, RowEvent, UnexpectedVerdict, Verdict};
use crate::limits::DAY_S;
use crate::time::UnixSeconds;

/// What happens on a day. The row's name holds the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TenantEvent {
    /// An answer was wrong, whoever's.
    Failure {
        /// How many a day takes; see [`crate::limits::Limits::failure_budget`].
        budget: u32,
    },
    /// Has the day seen too many?
    Read {
        /// How many it takes.
        budget: u32,
    },
    /// A message is about to leave.
    Send {
        /// By which method.
        method: MethodKind,
        /// What it costs, in the organisation's own unit.
        cost: u32,
        /// What the method may cost in a day.
        budget: u32,
    },
    /// It certainly did not leave.
    GiveBack {
        /// By which method.
        method: MethodKind,
        /// What it would have cost.
        cost: u32,
    },
}

/// What is known of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TenantVerdict {
    /// Whether every reset needs two gates and a harder check.
    Failures {
        /// It does.
        elevated: bool,
        /// And this very failure is the reason: raise the alarm, once a day.
        crossed: bool,
    },
    /// The message may leave, and is counted.
    Allowed,
    /// It may not: the money of the day is spent.
    Refused,
    /// It was given back.
    GivenBack,
}

/// One day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TenantState {
    seen: UnixSeconds,
    failures: u32,
    alarmed: bool,
    spent: Map<MethodKind, u32>,
}

impl TenantState {
    /// Decides one event at `now`.
    pub(super) fn decide(mut self, event: &TenantEvent, now: UnixSeconds) -> (Self, TenantVerdict) {
        self.seen = self.seen.max(now);
        let verdict = match *event {
            TenantEvent::Failure { budget } => {
                self.failures = self.failures.saturating_add(1);
                let elevated = self.failures >= budget;
                let crossed = elevated && !self.alarmed;
                self.alarmed |= elevated;
                TenantVerdict::Failures { elevated, crossed }
            }
            TenantEvent::Read { budget } => {
                TenantVerdict::Failures { elevated: self.failures >= budget, crossed: false }
            }
            TenantEvent::Send { method, cost, budget } => {
                self.spent.update(method, |spent| match spent.checked_add(cost) {
                    Some(sum) if sum <= budget => {
                        *spent = sum;
                        TenantVerdict::Allowed
                    }
                    _ => TenantVerdict::Refused,
                })
            }
            TenantEvent::GiveBack { method, cost } => {
                self.spent.update(method, |spent| *spent = spent.saturating_sub(cost));
                TenantVerdict::GivenBack
            }
        };
        (self, verdict)
    }

    /// Returns when the row may go: two days after its last use its day is certainly over.
    pub(super) const fn expires(&self) -> UnixSeconds {
        self.seen.plus(2 * DAY_S)
    }
}

impl From<TenantEvent> for Event {
    fn from(event: TenantEvent) -> Self {
        Self::Tenant(event)
    }
}

impl TryFrom<Verdict> for TenantVerdict {
    type Error = UnexpectedVerdict;

    fn try_from(verdict: Verdict) -> Result<Self, UnexpectedVerdict> {
        if let Verdict::Tenant(verdict) = verdict { Ok(verdict) } else { Err(UnexpectedVerdict) }
    }
}

impl RowEvent for TenantEvent {
    type Verdict = TenantVerdict;
}
