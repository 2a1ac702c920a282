//! The guard: counts, and lets things happen once. What a sealed ticket cannot do, because it forgets.
//!
//! Pure: the Durable Object reads a [`State`], calls [`decide`], stores the result and answers the [`Verdict`]. One
//! object holds a row, and it reads, decides and writes with no await in between; so however many requests arrive at
//! once, they are decided one after the other, each upon what the one before left. That is why an event compares
//! nothing itself but says what the comparison found: counting, checking and recording are one step.
//!
//! Rows: a known subject, a name nobody has, a check against robots, a destination, the organisation's day, a network
//! address. Not here: what a claimant is told (flows), which methods an account may use (policy), how keys are made.

use serde::{Deserialize, Serialize};

use crate::time::UnixSeconds;

mod address;
mod challenge;
mod check;
mod commit;
mod confirm;
mod counters;
mod destination;
mod flow;
mod key;
mod mark;
mod session;
mod sign_in;
mod state;
mod step;
mod subject;
mod tenant;
mod unknown;
mod vocabulary;

pub use address::{AddressEvent, AddressState, AddressVerdict};
pub use check::{CheckEvent, CheckState, CheckVerdict};
pub use confirm::{Confirm, ConfirmVerdict};
pub use destination::{DestinationEvent, DestinationState, DestinationVerdict};
pub use key::GuardKey;
pub use mark::PasswordMark;
pub use session::{Session, SessionVerdict, SessionWish};
pub use sign_in::{SecondFactor, SecondFactorVerdict, SignIn, SignInVerdict};
pub use state::{State, StateError};
pub use subject::SubjectState;
pub use tenant::{TenantEvent, TenantState, TenantVerdict};
pub use unknown::UnknownState;
pub use vocabulary::{
    Alert, Answer, AnswerVerdict, Answered, Block, ChallengeFacts, Close, Closed, CommitAction, FlowFacts, Look,
    Outcome, Reenable, Reenabled, Register, RegisterVerdict, Reserve, ReserveVerdict, Row, Settle, SettleVerdict,
    Settlement, Standing, SubjectEvent, SubjectVerdict, To, TotpStep,
};

/// Something that a row's guard is asked to decide. Sent to the object as JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// About an account of the directory.
    Subject(SubjectEvent),
    /// The same, about a name that nobody has.
    Unknown(SubjectEvent),
    /// About a check against robots.
    Check(CheckEvent),
    /// About an address or number that messages go to.
    Destination(DestinationEvent),
    /// About a day of the organisation.
    Tenant(TenantEvent),
    /// About a network address.
    Address(AddressEvent),
}

impl Event {
    /// Tells whether the row belongs to a name nobody has: an object keeps a bounded number of those, and they displace
    /// only each other, so that made-up names can neither fill the storage nor push out an account.
    #[must_use]
    pub const fn is_unknown(&self) -> bool {
        matches!(self, Self::Unknown(_))
    }
}

/// What the guard decided. Sent back from the object as JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// About an account, or a name nobody has.
    Subject(SubjectVerdict),
    /// About a check against robots.
    Check(CheckVerdict),
    /// About a destination.
    Destination(DestinationVerdict),
    /// About a day of the organisation.
    Tenant(TenantVerdict),
    /// About a network address.
    Address(AddressVerdict),
}

/// An event whose answer is known by type.
pub trait RowEvent: Into<Event> {
    /// What is answered.
    type Verdict: TryFrom<Verdict, Error = UnexpectedVerdict>;
}

/// The guard answered something else than was asked: worker and object are not of the same build.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected the verdict that belongs to the event")]
pub struct UnexpectedVerdict;

/// Decides one event upon a row's state and returns the state to store (`None`: no row) with the verdict.
///
/// `now` is the object's own clock.
///
/// # Errors
/// [`StateError::WrongRow`] if the stored row is of another kind than the event. Nothing may be stored then, and the
/// caller refuses, as it does for every fault of the guard.
pub fn decide(state: Option<State>, event: &Event, now: UnixSeconds) -> Result<(Option<State>, Verdict), StateError> {
    match event {
        Event::Subject(event) => {
            let (row, verdict) = state::take::<SubjectState>(state)?.decide(event, now);
            // Whoever has nothing counted needs no row: most who are signed in are such.
            let row = (row != SubjectState::default()).then_some(row);
            Ok((row.map(State::Subject), Verdict::Subject(verdict)))
        }
        Event::Unknown(event) => {
            let (row, verdict) = state::take::<UnknownState>(state)?.decide(event, now);
            Ok((Some(State::Unknown(row)), Verdict::Subject(verdict)))
        }
        Event::Check(event) => {
            let (row, verdict) = check::decide(state::take_some(state)?, *event, now);
            Ok((Some(State::Check(row)), Verdict::Check(verdict)))
        }
        Event::Destination(event) => {
            let (row, verdict) = state::take::<DestinationState>(state)?.decide(event, now);
            Ok((Some(State::Destination(row)), Verdict::Destination(verdict)))
        }
        Event::Tenant(event) => {
            let (row, verdict) = state::take::<TenantState>(state)?.decide(event, now);
            Ok((Some(State::Tenant(row)), Verdict::Tenant(verdict)))
        }
        Event::Address(event) => {
            let (row, verdict) = state::take::<AddressState>(state)?.decide(event, now);
            Ok((Some(State::Address(row)), Verdict::Address(verdict)))
        }
    }
}

#[cfg(test)]
mod tests;
