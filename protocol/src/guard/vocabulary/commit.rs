//! Commits reserved and settled.

use serde::{Deserialize, Serialize};

use latchkey_shared::opaque::Attempt;
use latchkey_shared::password::Reason;

use crate::gate::{GateRule, PassedGate};
use crate::guard::vocabulary::FlowFacts;
use crate::ids::FlowId;
use crate::limits::Limits;
use crate::time::UnixSeconds;

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
