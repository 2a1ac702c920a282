//! Registered methods and the policy, in memory.

use core::cell::RefCell;
use std::collections::BTreeMap;

use crate::account::Account;
use crate::enrolment::{Authenticator, Background, Enrolment, Provenance};
use crate::ids::{EnrolmentId, SubjectId};
use crate::policy::{Document, Policy, PolicyProblem};
use crate::ports::{Deed, Enrolments, Fault, MethodsChange, PolicyStore, WriteOutcome};
use crate::testing::START;
use crate::testing::directory::{Entries, MemoryDirectory};
use crate::testing::executor::take_turns;
use crate::testing::fault::FaultSwitch;
use crate::testing::organisation::Organisation;
use crate::testing::records::{MemoryAudit, MemoryOutbox};
use crate::time::UnixSeconds;

/// Registered methods in memory. A change, its audit lines and its notices are stored together or not at all.
#[derive(Debug)]
pub struct MemoryEnrolments {
    of: RefCell<BTreeMap<SubjectId, Vec<Enrolment>>>,
    accounts: Entries,
    audit: MemoryAudit,
    outbox: MemoryOutbox,
    /// Makes reading fail.
    pub faults: FaultSwitch,
    /// Makes writing fail.
    pub writes: FaultSwitch,
}

impl MemoryEnrolments {
    /// Takes what the people of an organisation have registered; their accounts are those of the directory. Changes are
    /// recorded in `audit` and `outbox`.
    #[must_use]
    pub fn new(
        organisation: &Organisation,
        directory: &MemoryDirectory,
        audit: MemoryAudit,
        outbox: MemoryOutbox,
    ) -> Self {
        let of = organisation.accounts.iter().map(|person| (person.id.clone(), person.enrolments.clone())).collect();
        let (faults, writes) = (FaultSwitch::default(), FaultSwitch::default());
        Self { of: RefCell::new(of), accounts: directory.entries(), audit, outbox, faults, writes }
    }

    /// Returns what an account has registered.
    #[must_use]
    pub fn registered(&self, subject: &SubjectId) -> Vec<Enrolment> {
        self.of.borrow().get(subject).cloned().unwrap_or_default()
    }

    /// Writes a change. Nothing is awaited: the condition and the write are one step, as in the D1 batch.
    fn write(&self, change: &MethodsChange<'_>) -> WriteOutcome {
        let mut accounts = self.accounts.borrow_mut();
        let subject = &change.before.id;
        let Some(entry) = accounts.get_mut(subject) else { return WriteOutcome::VersionMoved };
        let epochs = |account: &Account| (account.flow_epoch, account.session_epoch);
        if epochs(&entry.account) != epochs(change.before) {
            return WriteOutcome::VersionMoved;
        }
        if let Deed::Snooze { most } = change.deed
            && entry.background.snoozes >= most
        {
            return WriteOutcome::VersionMoved;
        }
        entry.account.flow_epoch += u64::from(change.deed.ends_flows());
        entry.account.credential_version += u64::from(change.deed.ends_flows());
        entry.changed = Some(*change.name);
        let mut all = self.of.borrow_mut();
        let methods = all.entry(subject.clone()).or_default();
        match change.deed {
            Deed::Add { enrolment, replaces, completes } => {
                methods.retain(|known| Some(&known.id) != replaces);
                methods.push(enrolment.clone());
                if completes {
                    (entry.background.snoozes, entry.account.must_register) = (0, false);
                }
            }
            Deed::Remove(id) => methods.retain(|known| known.id != *id),
            Deed::Name { id, name } => {
                let named = methods.iter_mut().filter(|known| known.id == *id);
                named.for_each(|known| known.name = name.map(str::to_owned));
            }
            Deed::Prefer(id) => methods.iter_mut().for_each(|known| known.preferred = known.id == *id),
            Deed::Review => {
                let proved = methods.iter_mut().filter(|known| known.provenance == Provenance::Verified);
                proved.for_each(|known| known.confirmed = change.now);
                entry.background.snoozes = 0;
            }
            Deed::Snooze { .. } => entry.background.snoozes += 1,
            Deed::Spend { set, place } => {
                for known in methods.iter_mut().filter(|known| known.id == *set) {
                    known.confirmed = change.now;
                    match &mut known.authenticator {
                        Authenticator::Recovery { codes } => codes.spend(place),
                        Authenticator::Pass { pass } => pass.marks.spend(place),
                        _ => {}
                    }
                }
            }
        }
        self.audit.append(change.audit);
        self.outbox.append(change.notices);
        WriteOutcome::Written
    }

    fn is_held(&self, credential_id: &[u8]) -> bool {
        let all = self.of.borrow();
        let mut passkeys = all.values().flatten().filter_map(|known| known.authenticator.passkey());
        passkeys.any(|passkey| passkey.id() == credential_id)
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

    async fn background(&self, subject: &SubjectId) -> Result<Background, Fault> {
        take_turns().await;
        self.faults.enter("enrolments").await?;
        let found = self.accounts.borrow().get(subject).map(|entry| entry.background.clone()).unwrap_or_default();
        self.faults.leave("enrolments").await?;
        Ok(found)
    }

    async fn holds_passkey(&self, credential_id: &[u8]) -> Result<bool, Fault> {
        take_turns().await;
        self.faults.enter("enrolments").await?;
        let found = self.is_held(credential_id);
        self.faults.leave("enrolments").await?;
        Ok(found)
    }

    async fn note_use(
        &self,
        subject: &SubjectId,
        id: &EnrolmentId,
        counter: u32,
        now: UnixSeconds,
    ) -> Result<(), Fault> {
        take_turns().await;
        self.writes.enter("enrolments").await?;
        self.edit(subject, |all| {
            for known in all.iter_mut().filter(|known| known.id == *id) {
                if let Authenticator::Passkey { passkey } = &mut known.authenticator {
                    passkey.counter = passkey.counter.max(counter);
                    passkey.last_used = passkey.last_used.max(Some(now));
                }
            }
        });
        self.writes.leave("enrolments").await
    }

    async fn change(&self, change: MethodsChange<'_>) -> Result<WriteOutcome, Fault> {
        take_turns().await;
        self.writes.enter("commit").await?;
        // The unique index.
        if let Deed::Add { enrolment, .. } = change.deed
            && enrolment.authenticator.passkey().is_some_and(|passkey| self.is_held(passkey.id()))
        {
            return Err(Fault::new("enrolments", "a passkey is registered twice"));
        }
        let outcome = self.write(&change);
        self.writes.leave("commit").await?;
        Ok(outcome)
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
