//! What administrators do: who they are, which of them may what; the policy, which they read, judge and replace; the accounts
//! and groups, which they find, add and change; the audit and the reports, which they read.
//!
//! Flows over the port [`Administration`](crate::ports::Administration). Not here: how a call comes in and what its problems
//! look like (`api::admin`), and sessions.

mod actor;
mod change;
mod details;
pub mod groups;
pub mod import;
mod page;
pub mod pass;
pub mod policy;
pub mod registration;
pub mod reports;
mod table;
pub mod trail;
pub mod users;
pub mod words;

use latchkey_shared::opaque::SupportId;
use latchkey_shared::problem::{Code, Flaw, Problem};

use crate::ports::Fault;

pub use actor::{Actor, EVERYBODY, GLOBAL, HELPERS, MANAGERS, READERS};
pub use change::{Action, Asked};
pub use page::Page;

/// Why an administrator's call is not carried out.
#[derive(Debug, thiserror::Error)]
pub enum Denied {
    /// Nobody is signed in and no token was presented, or another one.
    #[error("expected the operator's token, or the session of an administrator")]
    SignInNeeded,
    /// Whoever is signed in has shown a password and nothing else.
    #[error("administration takes a session in which a second factor was proved")]
    ProofNeeded,
    /// The caller's role does not allow it.
    #[error("the caller's role does not allow this")]
    NotAllowed,
    /// There is no such thing.
    #[error("there is no such thing")]
    Absent,
    /// The call says not which version it was made from.
    #[error("expected If-Match with the ETag of the policy that was read")]
    NoCondition,
    /// Somebody else has written since.
    #[error("version {version} was written since; read it and decide again")]
    Outdated {
        /// The version in force now.
        version: u64,
    },
    /// The document is not what it should be.
    #[error("the policy breaks rules; nothing was changed")]
    Rejected(Vec<Flaw>),
    /// What was submitted is not what it should be.
    #[error("what was submitted breaks rules; nothing was changed")]
    Invalid(Vec<Flaw>),
    /// Somebody else has changed the account since it was read.
    #[error("the account was changed meanwhile; the same call may be repeated")]
    Moved,
    /// Something of ours failed.
    #[error(transparent)]
    Failed(#[from] Fault),
}

impl Denied {
    /// Returns the public code.
    #[must_use]
    pub const fn code(&self) -> Code {
        match self {
            Self::SignInNeeded => Code::SignInNeeded,
            Self::ProofNeeded => Code::ProofNeeded,
            Self::NotAllowed => Code::NotAllowed,
            Self::Absent | Self::NoCondition => Code::Malformed,
            Self::Outdated { .. } => Code::Outdated,
            Self::Rejected(_) => Code::PolicyRejected,
            Self::Invalid(_) => Code::Rejected,
            Self::Moved => Code::Busy,
            Self::Failed(_) => Code::Unavailable,
        }
    }

    /// Makes the problem document. Where the code names no status closely enough, the refusal does (RFC 6585 §3).
    #[must_use]
    pub fn problem(&self, support_id: SupportId) -> Problem {
        let mut problem = Problem::new(self.code(), &self.to_string(), support_id);
        match self {
            Self::Absent => problem.status = 404,
            Self::NoCondition => problem.status = 428,
            Self::Rejected(flaws) | Self::Invalid(flaws) => problem.flaws.clone_from(flaws),
            _ => {}
        }
        problem
    }
}
