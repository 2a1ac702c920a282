//! Registered methods and the policy, in memory.

use core::cell::RefCell;
use std::collections::BTreeMap;

use crate::enrolment::Enrolment;
use crate::ids::SubjectId;
use crate::policy::{Document, Policy, PolicyProblem};
use crate::ports::{Enrolments, Fault, PolicyStore};
use crate::testing::executor::take_turns;
use crate::testing::fault::FaultSwitch;
use crate::testing::organisation::Organisation;

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

/// The policy in memory.
#[derive(Debug, Default)]
pub struct MemoryPolicyStore {
    current: RefCell<Policy>,
    /// Makes reading fail.
    pub faults: FaultSwitch,
}

impl MemoryPolicyStore {
    /// Takes a policy.
    #[must_use]
    pub fn new(policy: Policy) -> Self {
        Self { current: RefCell::new(policy), faults: FaultSwitch::default() }
    }

    /// Changes the policy, as an administrator would: the next call judges by the new one.
    ///
    /// # Errors
    /// Every [`PolicyProblem`] that the change would bring; the policy stays as it was.
    pub fn edit(&self, edit: impl FnOnce(&mut Document)) -> Result<(), Vec<PolicyProblem>> {
        let edited = self.current.borrow().edited(edit)?;
        self.current.replace(edited);
        Ok(())
    }
}

impl PolicyStore for MemoryPolicyStore {
    async fn current(&self) -> Result<Policy, Fault> {
        take_turns().await;
        self.faults.enter("policy").await?;
        let policy = self.current.borrow().clone();
        self.faults.leave("policy").await?;
        Ok(policy)
    }
}
