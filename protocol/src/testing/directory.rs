//! The built-in directory in memory: conditional writes, history, and writes whose answer is lost.

use core::cell::{Cell, RefCell};
use core::ops::Bound;
use std::collections::BTreeMap;
use std::rc::Rc;

use latchkey_shared::password::{Password, Reason, Reuse};
use latchkey_shared::sorted::Set;

use crate::account::{Account, AccountStatus, Role};
use crate::audit::AuditEvent;
use crate::contact::MailAddress;
use crate::credential::{self, Cost, CredentialHash, Verified};
use crate::enrolment::Background;
use crate::ids::{AccountName, ChangeName, GroupId, SubjectId};
use crate::notice::Notice;
use crate::ports::{
    Added, Directory, Fault, NewAccount, PasswordChange, SessionsEnd, UnlockChange, Whom, WriteOutcome,
};
use crate::testing::SetupError;
use crate::testing::clock::TestEntropy;
use crate::testing::executor::take_turns;
use crate::testing::fault::FaultSwitch;
use crate::testing::organisation::Organisation;
use crate::testing::records::{MemoryAudit, MemoryOutbox};

/// An account and its passwords.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) account: Account,
    pub(super) background: Background,
    /// The name of the last change.
    pub(super) changed: Option<ChangeName>,
    /// The groups it is in itself.
    groups: Set<GroupId>,
    /// None where no password was ever set.
    hash: Option<CredentialHash>,
    former: Vec<CredentialHash>,
}

/// The accounts, which directory and methods share as they share a database.
pub(super) type Entries = Rc<RefCell<BTreeMap<SubjectId, Entry>>>;

/// Accounts in memory. A change, its audit lines and its notices are stored together or not at all.
#[derive(Debug)]
pub struct MemoryDirectory {
    entries: Entries,
    names: RefCell<BTreeMap<AccountName, SubjectId>>,
    entropy: TestEntropy,
    audit: MemoryAudit,
    outbox: MemoryOutbox,
    remembers: Cell<bool>,
    /// Makes reading fail.
    pub reads: FaultSwitch,
    /// Makes writing fail.
    pub writes: FaultSwitch,
}

impl MemoryDirectory {
    /// Takes the accounts of an organisation. Changes are recorded in `audit` and `outbox`.
    ///
    /// # Errors
    /// A [`SetupError`] if the organisation's data does not fit together.
    pub fn new(organisation: &Organisation, audit: MemoryAudit, outbox: MemoryOutbox) -> Result<Self, SetupError> {
        let entropy = TestEntropy::default();
        let hashed = |text: &str| -> Result<CredentialHash, SetupError> {
            let password = Password::try_from(text.to_owned())?;
            Ok(credential::hash(&password, &entropy, Cost::Test)?)
        };
        let mut entries = BTreeMap::new();
        for person in &organisation.accounts {
            let account = organisation.account(person)?;
            let former = person.former_passwords.iter().map(|text| hashed(text)).collect::<Result<_, _>>()?;
            let (groups, hash) = (person.groups.clone(), Some(hashed(&person.password)?));
            let (background, changed) = (Background::default(), None);
            entries.insert(person.id.clone(), Entry { account, background, changed, groups, hash, former });
        }
        Ok(Self {
            entries: Rc::new(RefCell::new(entries)),
            names: RefCell::new(organisation.names()?),
            entropy,
            audit,
            outbox,
            remembers: Cell::new(false),
            reads: FaultSwitch::default(),
            writes: FaultSwitch::default(),
        })
    }

    /// Changes an account behind the flows' back, as an administrator would. Epochs are the caller's to bump.
    pub fn edit(&self, subject: &SubjectId, edit: impl FnOnce(&mut Account)) {
        if let Some(entry) = self.entries.borrow_mut().get_mut(subject) {
            edit(&mut entry.account);
        }
    }

    /// Returns an account as it stands.
    #[must_use]
    pub fn account(&self, subject: &SubjectId) -> Option<Account> {
        self.entries.borrow().get(subject).map(|entry| entry.account.clone())
    }

    /// Returns the accounts themselves.
    pub(super) fn entries(&self) -> Entries {
        Rc::clone(&self.entries)
    }

    /// Returns accounts in the order of their ids, those behind one.
    pub(super) fn behind(&self, after: &SubjectId, most: usize) -> Vec<Account> {
        let entries = self.entries.borrow();
        entries
            .range((Bound::Excluded(after), Bound::Unbounded))
            .take(most)
            .map(|(_, entry)| entry.account.clone())
            .collect()
    }

    /// Returns every account with the groups it is in itself.
    pub(super) fn all(&self) -> Vec<(Account, Set<GroupId>)> {
        self.entries.borrow().values().map(|entry| (entry.account.clone(), entry.groups.clone())).collect()
    }

    /// Adds an account. Nothing is awaited: the look at the names and the write are one step, as in the D1 batch.
    pub(super) fn add(&self, new: &NewAccount<'_>) -> Added {
        let added = self.insert(new.account);
        if added == Added::Added {
            self.record(core::slice::from_ref(new.audit), &[]);
        }
        added
    }

    /// The same without an audit line.
    pub(super) fn insert(&self, account: &Account) -> Added {
        let mut names = self.names.borrow_mut();
        let own: Set<&AccountName> = account.aliases.iter().chain([&account.name]).collect();
        let is_others = |name: &AccountName| names.get(name).is_some_and(|owner| *owner != account.id);
        let taken: Vec<AccountName> = own.iter().filter(|name| is_others(name)).map(|name| (*name).clone()).collect();
        let mut entries = self.entries.borrow_mut();
        if entries.contains_key(&account.id) {
            return Added::Before;
        }
        if !taken.is_empty() {
            return Added::Taken(taken);
        }
        names.extend(own.into_iter().map(|name| (name.clone(), account.id.clone())));
        let (background, changed, former) = (Background::default(), None, Vec::new());
        let (id, account) = (account.id.clone(), (*account).clone());
        let entry = Entry { account, background, changed, groups: Set::new(), hash: None, former };
        entries.insert(id, entry);
        Added::Added
    }

    /// Replaces what an account is called, unless another account has one of the names; then it stays as it is.
    pub(super) fn replace(&self, after: &Account) -> bool {
        let mut names = self.names.borrow_mut();
        let own: Vec<AccountName> = after.aliases.iter().chain([&after.name]).cloned().collect();
        if own.iter().any(|name| names.get(name).is_some_and(|owner| *owner != after.id)) {
            return false;
        }
        names.retain(|_, owner| *owner != after.id);
        names.extend(own.into_iter().map(|name| (name, after.id.clone())));
        drop(names);
        self.edit(&after.id, |account| account.clone_from(after));
        true
    }

    /// Changes the groups that accounts are in themselves, and those that follow where that changed anything.
    pub(super) fn regroup(
        &self,
        mut edit: impl FnMut(&SubjectId, &mut Set<GroupId>),
        all: impl Fn(&Set<GroupId>) -> Set<GroupId>,
    ) {
        for (id, entry) in &mut *self.entries.borrow_mut() {
            let before = all(&entry.groups);
            edit(id, &mut entry.groups);
            let after = all(&entry.groups);
            if before != after || entry.account.groups != after {
                entry.account.groups = after;
            }
        }
    }

    /// Refuses from now on passwords that an account has or had, as another directory with rules of its own would.
    pub fn remember_passwords(&self) {
        self.remembers.set(true);
    }

    /// Returns why the directory's own rules refuse a password.
    fn refusals(&self, entry: &Entry, change: &PasswordChange<'_>) -> Result<Vec<Reason>, Fault> {
        let is = |hash: &CredentialHash| {
            credential::verify(change.password, Some(hash), Cost::Test).map(|found| found != Verified::Wrong)
        };
        let all = self.remembers.get();
        let is_current = entry.hash.as_ref().is_some_and(|hash| is(hash).unwrap_or(true));
        if (all || change.unlike.current) && is_current {
            return Ok(vec![Reason::Reused { of: Reuse::Current }]);
        }
        let kept = if all { entry.former.len() } else { change.unlike.former.into() };
        for former in entry.former.iter().rev().take(kept) {
            if is(former)? {
                return Ok(vec![Reason::Reused { of: Reuse::History }]);
            }
        }
        Ok(Vec::new())
    }

    /// Writes a password. Nothing is awaited: the condition and the write are one step, as in the D1 batch.
    fn write_password(&self, change: &PasswordChange<'_>) -> Result<WriteOutcome, Fault> {
        let mut entries = self.entries.borrow_mut();
        let Some(entry) = entries.get_mut(change.subject) else {
            return Ok(WriteOutcome::VersionMoved);
        };
        if entry.account.credential_version != change.expected_version {
            return Ok(WriteOutcome::VersionMoved);
        }
        let refusals = self.refusals(entry, change)?;
        if !refusals.is_empty() {
            return Ok(WriteOutcome::Refused(refusals));
        }
        let hash = credential::hash(change.password, &self.entropy, Cost::Test)?;
        entry.former.extend(entry.hash.replace(hash));
        let account = &mut entry.account;
        account.credential_version += 1;
        account.flow_epoch += 1;
        account.session_epoch += 1;
        (account.locked, account.must_change, account.password_expires) = (false, false, None);
        account.password_set = Some(change.now);
        entry.changed = Some(*change.name);
        if let Some(by) = change.reset_by {
            (entry.background.reset_at, entry.background.reset_by) = (Some(change.now), by.to_vec());
        }
        self.record(change.audit, change.notices);
        Ok(WriteOutcome::Written)
    }

    /// Clears a lock, likewise in one step.
    fn write_unlock(&self, change: &UnlockChange<'_>) -> WriteOutcome {
        let mut entries = self.entries.borrow_mut();
        let account = entries.get_mut(change.subject).map(|entry| &mut entry.account);
        let Some(account) = account.filter(|account| account.credential_version == change.expected_version) else {
            return WriteOutcome::VersionMoved;
        };
        account.credential_version += 1;
        account.flow_epoch += 1;
        account.locked = false;
        self.record(change.audit, change.notices);
        WriteOutcome::Written
    }

    /// Stores what belongs to a change.
    pub(super) fn record(&self, audit: &[AuditEvent], notices: &[Notice]) {
        self.audit.append(audit);
        self.outbox.append(notices);
    }
}

impl Directory for MemoryDirectory {
    async fn find(&self, whom: Whom<'_>) -> Result<Option<Account>, Fault> {
        take_turns().await;
        self.reads.enter("directory").await?;
        let subject = match whom {
            Whom::Named(name) => self.names.borrow().get(name).cloned(),
            Whom::Known(subject) => Some(subject.clone()),
        };
        let found = subject.and_then(|subject| self.account(&subject));
        self.reads.leave("directory").await?;
        Ok(found)
    }

    async fn is_password(&self, account: Option<&Account>, password: &Password) -> Result<bool, Fault> {
        take_turns().await;
        self.reads.enter("directory").await?;
        let entry = |account: &Account| self.entries.borrow().get(&account.id).and_then(|entry| entry.hash.clone());
        let verified = credential::verify(password, account.and_then(entry).as_ref(), Cost::Test)?;
        self.reads.leave("directory").await?;
        Ok(verified != Verified::Wrong)
    }

    async fn set_password(&self, change: PasswordChange<'_>) -> Result<WriteOutcome, Fault> {
        take_turns().await;
        self.writes.enter("commit").await?;
        let outcome = self.write_password(&change)?;
        self.writes.leave("commit").await?;
        Ok(outcome)
    }

    async fn unlock(&self, change: UnlockChange<'_>) -> Result<WriteOutcome, Fault> {
        take_turns().await;
        self.writes.enter("commit").await?;
        let outcome = self.write_unlock(&change);
        self.writes.leave("commit").await?;
        Ok(outcome)
    }

    async fn has_changed(&self, subject: &SubjectId, name: &ChangeName) -> Result<bool, Fault> {
        take_turns().await;
        self.reads.enter("directory").await?;
        let has_changed = self.entries.borrow().get(subject).is_some_and(|entry| entry.changed == Some(*name));
        self.reads.leave("directory").await?;
        Ok(has_changed)
    }

    async fn end_sessions(&self, end: SessionsEnd<'_>) -> Result<(), Fault> {
        take_turns().await;
        self.writes.enter("commit").await?;
        if let Some(entry) = self.entries.borrow_mut().get_mut(end.subject) {
            entry.account.session_epoch += 1;
            entry.account.credential_version += 1;
            self.audit.append(end.audit);
        }
        self.writes.leave("commit").await
    }

    async fn administrators(&self) -> Result<Vec<MailAddress>, Fault> {
        take_turns().await;
        self.reads.enter("directory").await?;
        let is_told =
            |account: &Account| account.role == Role::GlobalAdministrator && account.status == AccountStatus::Enabled;
        let entries = self.entries.borrow();
        Ok(entries
            .values()
            .filter(|entry| is_told(&entry.account))
            .filter_map(|entry| entry.account.mail.clone())
            .collect())
    }

    async fn size(&self) -> Result<u64, Fault> {
        take_turns().await;
        self.reads.enter("directory").await?;
        Ok(u64::try_from(self.entries.borrow().len()).unwrap_or(u64::MAX))
    }
}
