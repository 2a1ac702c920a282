//! Registered methods and the policy, in memory.

use core::cell::RefCell;
use std::collections::BTreeMap;

use crate::enrolment::Enrolment;
use crate::ids::SubjectId;
use crate::policy::{Document, Policy, PolicyProblem};
use crate::ports::{Enrolments, Fault, PolicyStore};
use crate::testing::START;
use crate::testing::executor::take_turns;
use crate::testing::fault::FaultSwitch;
use crate::testing::organisation::Organisation;
use crate::time::UnixSeconds;

/// Registered methods in memory.
#[derive(Debug, Default)]
pub struct MemoryEnrolments {
    of: RefCell<BTreeMap<SubjectId, Vec<Enrolment>>>,
    /// Makes reading fail.
    pub faults: FaultSwitch,
}

impl MemoryEnrolments {
    /// Takes what the people of an organisation have registered.
    #[must_use]
    pub fn new(organisation: &Organisation) -> Self {
        let of = organisation.accounts.iter().map(|person| (person.id.clone(), person.enrolments.clone())).collect();
        Self { of: RefCell::new(of), faults: FaultSwitch::default() }
    }

    /// Returns what an account has registered.
    #[must_use]
    pub fn registered(&self, subject: &SubjectId) -> Vec<Enrolment> {
        self.of.borrow().get(subject).cloned().unwrap_or_default()
    }

    /// Changes what an account has registered, behind the flows' back.
    pub fn edit(&self, subject: &SubjectId, edit: impl FnOnce(&mut Vec<Enrolment>)) {
        edit(self.of.borrow_mut().entry(subject.clone()).or_default());
    }
}

impl Enrolments for MemoryEnrolments {
    async fn of(&self, subject: Option<&SubjectId>) -> Result<Vec<Enrolment>, Fault> {
        take_turns().await;
        self.faults.enter("enrolments").await?;
        let found = subject.and_then(|subject| self.of.borrow().get(subject).cloned()).unwrap_or_default();
        self.faults.leave("enrolments").await?;
        Ok(found)
    }
}

/// A version of the policy in memory.
#[derive(Debug)]
pub(super) struct Stored {
    pub(super) policy: Policy,
    pub(super) written: UnixSeconds,
    pub(super) author: String,
}

/// The policy in memory: every version, the newest one in force.
#[derive(Debug, Default)]
pub struct MemoryPolicyStore {
    pub(super) versions: RefCell<Vec<Stored>>,
    /// Makes reading fail.
    pub faults: FaultSwitch,
}

impl MemoryPolicyStore {
    /// Takes a policy.
    #[must_use]
    pub fn new(policy: Policy) -> Self {
        let first = Stored { policy, written: START, author: "seed".to_owned() };
        Self { versions: RefCell::new(vec![first]), faults: FaultSwitch::default() }
    }

    /// Changes the policy, as an administrator would: the next call judges by the new one.
    ///
    /// # Errors
    /// Every [`PolicyProblem`] that the change would bring; the policy stays as it was.
    pub fn edit(&self, edit: impl FnOnce(&mut Document)) -> Result<(), Vec<PolicyProblem>> {
        let policy = self.in_force().edited(edit)?;
        self.versions.borrow_mut().push(Stored { policy, written: START, author: "test".to_owned() });
        Ok(())
    }

    pub(super) fn in_force(&self) -> Policy {
        self.versions.borrow().last().map(|newest| newest.policy.clone()).unwrap_or_default()
    }
}

impl PolicyStore for MemoryPolicyStore {
    async fn current(&self) -> Result<Policy, Fault> {
        take_turns().await;
        self.faults.enter("policy").await?;
        let policy = self.in_force();
        self.faults.leave("policy").await?;
        Ok(policy)
    }
}
