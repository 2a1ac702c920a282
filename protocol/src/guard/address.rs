//! How many checks against robots one network address asks for: an outer shield, and the measure of how hard the next
//! one is. Never what an account's safety rests on, for addresses are cheap.

use serde::{Deserialize, Serialize};

use crate::guard::{Event, RowEvent, UnexpectedVerdict, Verdict};
use crate::limits::{BOT_CHECK_WINDOW_S, Limits};
use crate::time::UnixSeconds;

/// What an address (/64 in IPv6) asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AddressEvent {
    /// A check against robots.
    BotCheck {
        /// The limits in force.
        limits: Limits,
    },
}

/// Whether it gets one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AddressVerdict {
    /// It does.
    Allowed {
        /// How many it got in the last ten minutes, this one not counted.
        recent: u32,
    },
    /// It got too many.
    TooMany {
        /// When to ask again, in seconds.
        retry_after: u32,
    },
}

/// The checks an address got, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AddressState {
    checks: Vec<UnixSeconds>,
}

impl AddressState {
    /// Decides one event at `now`.
    pub(super) fn decide(mut self, event: &AddressEvent, now: UnixSeconds) -> (Self, AddressVerdict) {
        let AddressEvent::BotCheck { limits } = event;
        self.checks.retain(|at| now < at.plus(BOT_CHECK_WINDOW_S));
        let recent = u32::try_from(self.checks.len()).unwrap_or(u32::MAX);
        if recent >= limits.bot_checks {
            let free = self.checks.first().map_or(now, |oldest| oldest.plus(BOT_CHECK_WINDOW_S));
            return (self, AddressVerdict::TooMany { retry_after: now.until_s(free) });
        }
        self.checks.push(now);
        (self, AddressVerdict::Allowed { recent })
    }

    /// Returns when the row may go.
    pub(super) fn expires(&self) -> UnixSeconds {
        self.checks.iter().map(|at| at.plus(BOT_CHECK_WINDOW_S)).max().unwrap_or_default()
    }
}

impl From<AddressEvent> for Event {
    fn from(event: AddressEvent) -> Self {
        Self::Address(event)
    }
}

impl TryFrom<Verdict> for AddressVerdict {
    type Error = UnexpectedVerdict;

    fn try_from(verdict: Verdict) -> Result<Self, UnexpectedVerdict> {
        if let Verdict::Address(verdict) = verdict { Ok(verdict) } else { Err(UnexpectedVerdict) }
    }
}

impl RowEvent for AddressEvent {
    type Verdict = AddressVerdict;
}
