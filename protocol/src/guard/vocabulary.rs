//! What is asked about a subject, and what the guard answers.
//!
//! Every event is a type of its own with the verdict that belongs to it; [`Row::of`] says which kind of row it is for.
//! Known subjects and names nobody has take the same events, so that the flows above need not tell them apart.

mod answer;
mod commit;

use serde::{Deserialize, Serialize};

use latchkey_shared::method::MethodKind;

use crate::gate::PassedGate;
use crate::guard::confirm::{Confirm, ConfirmVerdict};
use crate::guard::session::{Session, SessionVerdict};
use crate::guard::sign_in::{SecondFactor, SecondFactorVerdict, SignIn, SignInVerdict};
use crate::guard::{Event, RowEvent, UnexpectedVerdict, Verdict};
use crate::ids::{ChallengeId, FlowId};
use crate::limits::Limits;
use crate::time::UnixSeconds;

pub use answer::{Alert, Answer, AnswerVerdict, Answered, Block, Outcome, Register, RegisterVerdict, TotpStep};
pub use commit::{CommitAction, Reserve, ReserveVerdict, Settle, SettleVerdict, Settlement};

/// What the ticket and the account in force now say about a flow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FlowFacts {
    /// Which flow.
    pub id: FlowId,
    /// The account's flow epoch as read for this call; 0 for a name nobody has.
    pub epoch: u64,
    /// When the flow began; an extension does not change it.
    pub started: UnixSeconds,
    /// When its ticket runs out.
    pub expires: UnixSeconds,
}

/// What the ticket says about a challenge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChallengeFacts {
    /// Which challenge.
    pub id: ChallengeId,
    /// The method it asks for.
    pub method: MethodKind,
    /// How many answers it takes, as promised to the claimant; never more than [`Limits::tries_of`].
    pub tries: u8,
    /// When its ticket runs out.
    pub expires: UnixSeconds,
}

/// Asks how a flow stands; changes nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Look {
    /// The flow.
    pub flow: FlowFacts,
    /// The limits in force.
    pub limits: Limits,
}

/// How a flow stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Standing {
    /// The gates passed.
    pub passed: Vec<PassedGate>,
    /// The methods that take no answers at this place of the flow.
    pub blocked: Vec<(MethodKind, Block)>,
    /// Whether the flow is over.
    pub ended: bool,
    /// The challenges that were answered right.
    pub answered: Vec<ChallengeId>,
}

/// Ends a flow for good.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Close {
    /// The flow.
    pub flow: FlowFacts,
}

/// The flow takes nothing more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Closed {
    /// The gates it had passed, for the audit and the help desk's mail.
    pub passed: Vec<PassedGate>,
}

/// Lets a method that too many wrong answers in a row have switched off take answers again: its owner has proved anew who
/// they are, or an administrator asks for it. What the last 24 hours have counted stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reenable {
    /// The method.
    pub method: MethodKind,
}

/// The method was switched on again, or was on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reenabled {}

/// Everything that is asked about a subject.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SubjectEvent {
    /// A challenge was issued.
    Register(Register),
    /// A challenge was answered.
    Answer(Answer),
    /// A commit is asked for.
    Reserve(Reserve),
    /// A commit has come back.
    Settle(Settle),
    /// How does the flow stand?
    Look(Look),
    /// The flow ends.
    Close(Close),
    /// Somebody signs in with a password.
    SignIn(SignIn),
    /// Somebody whose password was right gives a second factor.
    SecondFactor(SecondFactor),
    /// A session is used or ended.
    Session(Session),
    /// A method is switched on again.
    Reenable(Reenable),
    /// A registration of a method is to be confirmed.
    Confirm(Confirm),
}

/// Every answer about a subject.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SubjectVerdict {
    /// To [`Register`].
    Register(RegisterVerdict),
    /// To [`Answer`].
    Answer(Answered),
    /// To [`Reserve`].
    Reserve(ReserveVerdict),
    /// To [`Settle`].
    Settle(SettleVerdict),
    /// To [`Look`].
    Look(Standing),
    /// To [`Close`].
    Close(Closed),
    /// To [`SignIn`].
    SignIn(SignInVerdict),
    /// To [`SecondFactor`].
    SecondFactor(SecondFactorVerdict),
    /// To [`Session`].
    Session(SessionVerdict),
    /// To [`Reenable`].
    Reenable(Reenabled),
    /// To [`Confirm`].
    Confirm(ConfirmVerdict),
}

/// Which kind of row an event about a subject is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// The row of an account.
    Known,
    /// The row of a name nobody has.
    Unknown,
}

/// An event with the kind of row it is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct To<E> {
    row: Row,
    event: E,
}

impl Row {
    /// Addresses an event to this kind of row.
    #[must_use]
    pub const fn of<E>(self, event: E) -> To<E> {
        To { row: self, event }
    }
}

/// Ties an event to its variants.
macro_rules! subject_event {
    ($($event:ident -> $verdict:ident),* $(,)?) => {$(
        impl From<To<$event>> for Event {
            fn from(To { row, event }: To<$event>) -> Self {
                match row {
                    Row::Known => Self::Subject(SubjectEvent::$event(event)),
                    Row::Unknown => Self::Unknown(SubjectEvent::$event(event)),
                }
            }
        }

        impl TryFrom<Verdict> for $verdict {
            type Error = UnexpectedVerdict;

            fn try_from(verdict: Verdict) -> Result<Self, UnexpectedVerdict> {
                match verdict {
                    Verdict::Subject(SubjectVerdict::$event(verdict)) => Ok(verdict),
                    _ => Err(UnexpectedVerdict),
                }
            }
        }

        impl RowEvent for To<$event> {
            type Verdict = $verdict;
        }
    )*};
}

subject_event! {
    Register -> RegisterVerdict,
    Answer -> Answered,
    Reserve -> ReserveVerdict,
    Settle -> SettleVerdict,
    Look -> Standing,
    Close -> Closed,
    SignIn -> SignInVerdict,
    SecondFactor -> SecondFactorVerdict,
    Session -> SessionVerdict,
    Reenable -> Reenabled,
    Confirm -> ConfirmVerdict,
}
