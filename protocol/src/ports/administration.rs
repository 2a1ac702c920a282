//! What the administrators' API reads and writes beyond the ports of the flows.

use latchkey_shared::wire::PolicyVersion;

use crate::account::Account;
use crate::audit::AuditEvent;
use crate::enrolment::Enrolment;
use crate::ids::SubjectId;
use crate::policy::Policy;
use crate::ports::Fault;
use crate::time::UnixSeconds;

/// A policy that is about to replace the one in force, with what must be stored together with it.
#[derive(Debug)]
pub struct PolicyChange<'a> {
    /// The new one; its version is the next.
    pub policy: &'a Policy,
    /// The write happens only if the version in force still is this.
    pub expected_version: u64,
    /// Who wrote it.
    pub author: &'a str,
    /// The audit line of the change.
    pub audit: &'a AuditEvent,
    /// When.
    pub now: UnixSeconds,
}

/// What became of a policy that was to be replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Replaced {
    /// Done, with its audit line.
    Written,
    /// Somebody else wrote in between; nothing was changed.
    VersionMoved,
}

/// An account, and what it has registered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registered {
    /// The account.
    pub account: Account,
    /// Its methods; `None` if one of them cannot be opened, and a reset would fail.
    pub enrolments: Option<Vec<Enrolment>>,
}

/// Keeps what administrators look at and change.
#[expect(async_fn_in_trait, reason = "one thread per isolate; no Send needed")]
pub trait Administration {
    /// Writes the next version of the policy and its audit line: both, or neither.
    ///
    /// # Errors
    /// A [`Fault`] means that nobody knows whether it was written.
    async fn replace_policy(&self, change: PolicyChange<'_>) -> Result<Replaced, Fault>;

    /// Lists versions of the policy below `before`, the newest first, at most `most`.
    ///
    /// # Errors
    /// A [`Fault`] if the store did not answer.
    async fn policy_versions(&self, before: u64, most: u64) -> Result<Vec<PolicyVersion>, Fault>;

    /// Reads one version of the policy as it was stored: an old one need not fit today's rules.
    ///
    /// # Errors
    /// A [`Fault`] if the store did not answer.
    async fn policy_version(&self, version: u64) -> Result<Option<String>, Fault>;

    /// Reads a page of accounts in the order of their ids, those behind `after`, at most `most`; none behind the last.
    ///
    /// # Errors
    /// A [`Fault`] if the store did not answer.
    async fn registered(&self, after: &SubjectId, most: u64) -> Result<Vec<Registered>, Fault>;
}
