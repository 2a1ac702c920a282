//! Challenges issued and answered.

use serde::{Deserialize, Serialize};

use latchkey_shared::method::MethodKind;
use latchkey_shared::opaque::Attempt;

use crate::gate::{GateRule, PassedGate};
use crate::guard::vocabulary::{ChallengeFacts, FlowFacts};
use crate::ids::{DestinationDigest, EnrolmentId};
use crate::limits::Limits;
use crate::time::UnixSeconds;

/// A challenge was issued; the one it replaces takes no more answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Register {
    /// The flow.
    pub flow: FlowFacts,
    /// The challenge.
    pub challenge: ChallengeFacts,
    /// How many guesses an answer to it is (see [`Answer::guesses`]).
    pub guesses: u8,
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
    /// Too many consecutive wrong answers, or more guesses at once than a day takes; the owner or an administrator has to
    /// do something about it.
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
    /// How many secrets it was compared with: with k authenticators enrolled one code is k guesses, right or wrong. The
    /// guard has it evaluated as a whole or not at all.
    pub guesses: u8,
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
        /// What was proven to be held. Only security questions have none.
        destination: Option<DestinationDigest>,
        /// The step of an authenticator code, which is good once.
        step: Option<TotpStep>,
    },
    /// It is a saved code, which is good once.
    Saved {
        /// The set it is of.
        destination: DestinationDigest,
        /// Which of the set.
        place: u8,
    },
    /// It is wrong.
    Wrong,
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
