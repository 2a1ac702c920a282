//! What is asked about a subject, and what the guard answers.
//!
//! Every event is a type of its own with the verdict that belongs to it; [`Row::of`] says which kind of row it is for.
//! Known subjects and names nobody has take the same events, so that the flows above need not tell them apart.

use serde::{Deserialize, Serialize};

use latchkey_shared::method::MethodKind;
use latchkey_shared::opaque::Attempt;
use latchkey_shared::password::Reason;

use crate::gate::{GateRule, PassedGate};
use crate::guard::sign_in::{SignIn, SignInVerdict};
use crate::guard::{Event, RowEvent, UnexpectedVerdict, Verdict};
use crate::ids::{ChallengeId, DestinationDigest, EnrolmentId, FlowId};
use crate::limits::Limits;
use crate::time::UnixSeconds;

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

/// A challenge was issued; the one it replaces takes no more answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Register {
    /// The flow.
    pub flow: FlowFacts,
    /// The challenge.
    pub challenge: ChallengeFacts,
    /// What counts as a gate for this account now.
    pub rule: GateRule,
    /// The limits in force.
    pub limits: Limits,
}

/// What becomes of a new challenge. Either way it takes answers, which is all a claimant sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RegisterVerdict {
    /// It is new and may be sent.
    Registered,
    /// It was registered before, so it is not sent again: a repeat after a lost answer.
    Known,
    /// No answer to it can pass, so nothing is sent.
    Refused(Block),
}

/// Why no answer is evaluated, right or wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// Too many wrong answers in 24 h.
    Locked {
        /// Until when.
        until: UnixSeconds,
    },
    /// Too many consecutive wrong answers; the owner or an administrator has to enable the method again.
    Disabled,
    /// The method is no further gate for this flow under the policy in force now.
    NotAdmitted,
    /// The account changed since the flow began, or the flow is over.
    Ended,
}

/// A challenge was answered, and the worker has compared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// The flow.
    pub flow: FlowFacts,
    /// The challenge; registered now if its registration is still under way.
    pub challenge: ChallengeFacts,
    /// The claimant's name for this action.
    pub attempt: Attempt,
    /// What the comparison found.
    pub outcome: Outcome,
    /// What counts as a gate for this account now.
    pub rule: GateRule,
    /// The limits in force.
    pub limits: Limits,
}

/// What comparing an answer found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It is right.
    Right {
        /// What was proven to be held. Only security questions and saved codes have none.
        destination: Option<DestinationDigest>,
        /// The step of an authenticator code, which is good once.
        step: Option<TotpStep>,
    },
    /// It is wrong.
    Wrong {
        /// How many secrets it was compared with: with k authenticators enrolled one code is k guesses.
        cost: u8,
    },
}

/// The time step that an authenticator code belongs to (RFC 6238 §4.2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TotpStep {
    /// The authenticator.
    pub credential: EnrolmentId,
    /// Seconds since 1970 divided by 30.
    pub step: u64,
}

/// What an answer came to, and whom to tell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answered {
    /// What it came to.
    pub verdict: AnswerVerdict,
    /// Whether this only repeats the verdict of the same attempt: nothing was counted, and nothing is to be counted.
    pub repeated: bool,
    /// What this very answer brought about.
    pub alerts: Vec<Alert>,
}

/// What an answer came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AnswerVerdict {
    /// A gate is passed.
    Passed {
        /// Every gate of the flow, this one last.
        passed: Vec<PassedGate>,
    },
    /// It was evaluated and is wrong.
    Wrong {
        /// What the challenge still takes.
        tries_left: u8,
    },
    /// The challenge takes no answers: answered, replaced, used up or expired.
    Spent,
    /// It was not evaluated. Before a gate, in `private` disclosure, this looks like [`Self::Wrong`].
    Blocked {
        /// Why.
        block: Block,
        /// What the challenge still takes, counted down as for a wrong answer.
        tries_left: u8,
    },
    /// The flow is over.
    Ended,
}

/// Something the owner or the audit has to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Alert {
    /// So many wrong answers in 24 h that the owner is told.
    ThirdFailure,
    /// A method takes no answers for a while.
    Locked {
        /// Which.
        method: MethodKind,
        /// Until when.
        until: UnixSeconds,
    },
    /// A method takes no answers until it is enabled again.
    MethodDisabled {
        /// Which.
        method: MethodKind,
    },
    /// The right answer to a challenge came again under another attempt: for the audit.
    DoubleSpend,
}

/// What a flow is about to do to the account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CommitAction {
    /// Set a new password.
    Password,
    /// Clear the sign-in lockout and the directory's own lock.
    Unlock,
}

/// Asks to commit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reserve {
    /// The flow.
    pub flow: FlowFacts,
    /// The claimant's name for this action.
    pub attempt: Attempt,
    /// What opens the way for this account now.
    pub rule: GateRule,
    /// What is to be done.
    pub action: CommitAction,
    /// The credential version that was read and that the write will be conditional on.
    pub version: u64,
    /// The limits in force.
    pub limits: Limits,
}

/// Whether a commit may go ahead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReserveVerdict {
    /// Write now, then settle. Nobody else may for 30 seconds.
    Reserved {
        /// The gates of the flow.
        passed: Vec<PassedGate>,
    },
    /// This attempt was carried out.
    Done,
    /// This attempt was refused by the directory; another may follow.
    Refused {
        /// Why.
        reasons: Vec<Reason>,
    },
    /// This attempt ended with nobody knowing whether it was carried out.
    OutcomeUnknown,
    /// A commit of this flow is under way.
    Busy {
        /// When to ask again, in seconds.
        retry_after: u32,
    },
    /// A commit was under way and has not come back. Read the credential version and settle in its name: changed is
    /// done, unchanged is dead.
    Recover {
        /// Whose commit; settle with this attempt.
        attempt: Attempt,
        /// What it was about to do.
        action: CommitAction,
        /// The credential version before it.
        version: u64,
    },
    /// The gates passed do not open the way. If [`GateRule::pass`] says that they are too old, the flow must begin anew.
    GatesMissing {
        /// Those that are passed.
        passed: Vec<PassedGate>,
    },
    /// The account was reset too often.
    TooMany {
        /// Until when.
        until: UnixSeconds,
    },
    /// The flow is over.
    Ended,
}

/// Says what became of a reserved commit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settle {
    /// The flow.
    pub flow: FlowId,
    /// The attempt that reserved.
    pub attempt: Attempt,
    /// What became of it.
    pub settlement: Settlement,
}

/// What became of a commit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Settlement {
    /// It was carried out.
    Done,
    /// The directory refused it and nothing was changed; the flow goes on.
    Refused {
        /// Why.
        reasons: Vec<Reason>,
    },
    /// Nobody knows, or somebody else wrote in between; the flow is over.
    Dead,
}

/// Whether a settlement was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SettleVerdict {
    /// It was.
    Settled,
    /// This attempt holds no reservation (any more), so nothing was changed.
    NotReserved,
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
}
