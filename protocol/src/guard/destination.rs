//! How often an address or number is written to, whoever asks and for whichever account: a claimant's mailbox is not to
//! be flooded, and the last send of an hour is kept for somebody who has already proven something.

use serde::{Deserialize, Serialize};

use crate::guard::{Event, RowEvent, UnexpectedVerdict, Verdict};
use crate::ids::{ChallengeId, SendId};
use crate::limits::{DAY_S, Limits};
use crate::time::UnixSeconds;

/// One hour, the window of [`Limits::sends_per_hour`].
const HOUR_S: u64 = 60 * 60;

/// What happens to a destination.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DestinationEvent {
    /// A message is about to leave.
    Send {
        /// Names this question.
        send: SendId,
        /// The challenge it is about, which is written about once.
        challenge: ChallengeId,
        /// Whether the flow has passed a gate.
        past_gate: bool,
        /// The limits in force.
        limits: Limits,
    },
    /// It certainly did not leave.
    GiveBack {
        /// The question that was answered by [`DestinationVerdict::Allowed`], or whose answer was lost: nothing is taken back
        /// of another one.
        send: SendId,
    },
}

/// Whether a message may leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DestinationVerdict {
    /// It may, and is counted.
    Allowed,
    /// It left already: a repeat after a lost answer.
    Repeated,
    /// It may not.
    Refused {
        /// When one may again, in seconds.
        retry_after: u32,
    },
    /// The send was given back, if it was counted.
    GivenBack,
}

/// One message that left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sent {
    at: UnixSeconds,
    past_gate: bool,
    /// Rows of older builds have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    challenge: Option<ChallengeId>,
    /// As do these.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    send: Option<SendId>,
}

/// The messages of the last day to one destination, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DestinationState {
    sent: Vec<Sent>,
}

impl DestinationState {
    /// Decides one event at `now`.
    pub(super) fn decide(mut self, event: &DestinationEvent, now: UnixSeconds) -> (Self, DestinationVerdict) {
        self.sent.retain(|sent| now < sent.at.plus(DAY_S));
        match event {
            DestinationEvent::GiveBack { send } => {
                self.sent.retain(|sent| sent.send != Some(*send));
                (self, DestinationVerdict::GivenBack)
            }
            DestinationEvent::Send { send, challenge, past_gate, limits } => {
                if self.sent.iter().any(|sent| sent.challenge == Some(*challenge)) {
                    return (self, DestinationVerdict::Repeated);
                }
                if let Some(until) = self.refused_until(*past_gate, limits, now) {
                    return (self, DestinationVerdict::Refused { retry_after: now.until_s(until) });
                }
                let sent = Sent { at: now, past_gate: *past_gate, challenge: Some(*challenge), send: Some(*send) };
                self.sent.push(sent);
                (self, DestinationVerdict::Allowed)
            }
        }
    }

    /// Returns when the row may go.
    pub(super) fn expires(&self) -> UnixSeconds {
        self.sent.iter().map(|sent| sent.at.plus(DAY_S)).max().unwrap_or_default()
    }

    /// Returns the latest moment at which one of the four budgets is still used up.
    fn refused_until(&self, past_gate: bool, limits: &Limits, now: UnixSeconds) -> Option<UnixSeconds> {
        let gap = self.sent.last().map(|last| last.at.plus(u64::from(limits.send_gap_s)));
        let open = limits.sends_per_hour.saturating_sub(limits.sends_kept);
        let before_gate = if past_gate { None } else { self.full_until(open, HOUR_S, |sent| !sent.past_gate) };
        let hour = self.full_until(limits.sends_per_hour, HOUR_S, |_| true);
        let day = self.full_until(limits.sends_per_day, DAY_S, |_| true);
        [gap, before_gate, hour, day].into_iter().flatten().filter(|until| now < *until).max()
    }

    /// Returns when fewer than `budget` of the messages in question lie within the window.
    fn full_until(&self, budget: u32, window_s: u64, counts: impl Fn(&Sent) -> bool) -> Option<UnixSeconds> {
        // A budget of nothing is always used up.
        let Some(place) = budget.checked_sub(1) else { return Some(UnixSeconds(u64::MAX)) };
        let newest = self.sent.iter().rev().filter(|sent| counts(sent));
        newest.map(|sent| sent.at.plus(window_s)).nth(usize::try_from(place).unwrap_or(usize::MAX))
    }
}

impl From<DestinationEvent> for Event {
    fn from(event: DestinationEvent) -> Self {
        Self::Destination(event)
    }
}

impl TryFrom<Verdict> for DestinationVerdict {
    type Error = UnexpectedVerdict;

    fn try_from(verdict: Verdict) -> Result<Self, UnexpectedVerdict> {
        if let Verdict::Destination(verdict) = verdict { Ok(verdict) } else { Err(UnexpectedVerdict) }
    }
}

impl RowEvent for DestinationEvent {
    type Verdict = DestinationVerdict;
}
