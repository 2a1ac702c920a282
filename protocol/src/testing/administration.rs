//! What administrators look at and change, in memory: over the stores that the flows have.

use latchkey_shared::sorted::Set;
use latchkey_shared::wire::{PolicyVersion, UserSummary};

use crate::account::Account;
use crate::administration::{Page, words};
use crate::ids::{GroupId, SubjectId};
use crate::ports::{
    AccountChange, Added, Administration, Entry, Fault, NewAccount, PolicyChange, Registered, Removal, Replaced,
    UserQuery,
};
use crate::testing::Memory;
use crate::testing::executor::take_turns;
use crate::testing::stores::Stored;

impl Administration for Memory {
    async fn replace_policy(&self, change: PolicyChange<'_>) -> Result<Replaced, Fault> {
        take_turns().await;
        self.policies.faults.enter("policy").await?;
        // Nothing is awaited: the condition and the write are one step, as in the D1 batch.
        if self.policies.in_force().version != change.expected_version {
            return Ok(Replaced::VersionMoved);
        }
        let author = change.author.to_owned();
        self.policies.versions.borrow_mut().push(Stored { policy: change.policy.clone(), written: change.now, author });
        self.audit.append(core::slice::from_ref(change.audit));
        self.policies.faults.leave("policy").await?;
        Ok(Replaced::Written)
    }

    async fn policy_versions(&self, before: u64, most: u64) -> Result<Vec<PolicyVersion>, Fault> {
        take_turns().await;
        self.policies.faults.enter("policy").await?;
        let versions = self.policies.versions.borrow();
        let older = versions.iter().rev().filter(|stored| stored.policy.version < before);
        let listed = older.map(|stored| PolicyVersion {
            version: stored.policy.version,
            written: stored.written.0,
            author: Some(stored.author.clone()),
        });
        Ok(listed.take(usize::try_from(most).unwrap_or(usize::MAX)).collect())
    }

    async fn policy_version(&self, version: u64) -> Result<Option<String>, Fault> {
        take_turns().await;
        self.policies.faults.enter("policy").await?;
        let versions = self.policies.versions.borrow();
        let found = versions.iter().find(|stored| stored.policy.version == version);
        found
            .map(|stored| serde_json::to_string(&stored.policy))
            .transpose()
            .map_err(|error| Fault::new("policy", error))
    }

    async fn registered(&self, after: &SubjectId, most: u64) -> Result<Vec<Registered>, Fault> {
        take_turns().await;
        self.directory.reads.enter("directory").await?;
        let accounts = self.directory.behind(after, usize::try_from(most).unwrap_or(usize::MAX));
        let registered = accounts.into_iter().map(|account| {
            let enrolments = Some(self.enrolments.registered(&account.id));
            Registered { account, enrolments }
        });
        Ok(registered.collect())
    }

    async fn registered_one(&self, subject: &SubjectId) -> Result<Option<Registered>, Fault> {
        take_turns().await;
        self.directory.reads.enter("directory").await?;
        let registered = self.directory.account(subject).map(|account| {
            let enrolments = Some(self.enrolments.registered(&account.id));
            Registered { account, enrolments }
        });
        self.directory.reads.leave("directory").await?;
        Ok(registered)
    }

    async fn users(&self, query: UserQuery<'_>, page: &Page) -> Result<Vec<Entry>, Fault> {
        take_turns().await;
        self.directory.reads.enter("directory").await?;
        let all = self.directory.all();
        let mut keyed: Vec<(String, &Account, bool)> =
            all.iter().filter_map(|(account, groups)| looked_at(query, account, groups)).collect();
        keyed.sort_by(|a, b| (&a.0, &a.1.id).cmp(&(&b.0, &b.1.id)));
        let behind = keyed
            .into_iter()
            .filter(|(word, account, _)| (word.as_str(), account.id.as_str()) > (page.word.as_str(), page.id.as_str()));
        let entry = |(word, account, is_meant): (String, &Account, bool)| {
            let key = format!("{word}\u{1}{}", account.id);
            let document = is_meant.then(|| summary(account)).transpose()?;
            Ok(Entry { key, document })
        };
        let entries = behind.take(usize::try_from(page.most).unwrap_or(usize::MAX)).map(entry);
        entries.collect::<Result<_, serde_json::Error>>().map_err(|error| Fault::new("directory", error))
    }

    async fn add_account(&self, new: NewAccount<'_>) -> Result<Added, Fault> {
        take_turns().await;
        self.directory.writes.enter("commit").await?;
        let added = self.directory.add(&new);
        self.directory.writes.leave("commit").await?;
        Ok(added)
    }

    async fn change_account(&self, change: AccountChange<'_>) -> Result<Replaced, Fault> {
        take_turns().await;
        self.directory.writes.enter("commit").await?;
        // Nothing is awaited: the condition and the writes are one step, as in the D1 batch.
        let marks = |account: &Account| (account.flow_epoch, account.session_epoch, account.credential_version);
        let found = self.directory.account(&change.before.id);
        if found.is_none_or(|found| marks(&found) != marks(change.before)) {
            return Ok(Replaced::VersionMoved);
        }
        self.directory.edit(&change.before.id, |account| {
            (account.status, account.locked, account.role) =
                (change.after.status, change.after.locked, change.after.role);
            account.must_register = change.after.must_register;
            (account.flow_epoch, account.session_epoch, account.credential_version) = marks(change.after);
        });
        self.enrolments.edit(&change.before.id, |enrolments| {
            enrolments.retain(|known| match change.remove {
                Removal::Nothing => true,
                Removal::One(id) => known.id != *id,
                Removal::All => false,
            });
            enrolments.extend(change.add.cloned());
        });
        self.directory.record(core::slice::from_ref(change.audit), change.notices);
        self.directory.writes.leave("commit").await?;
        Ok(Replaced::Written)
    }
}

/// Returns what an account is looked at by, and whether the query means it; none if it is not looked at. What the database
/// does by an index, this does by looking at everybody.
fn looked_at<'a>(
    query: UserQuery<'_>,
    account: &'a Account,
    groups: &Set<GroupId>,
) -> Option<(String, &'a Account, bool)> {
    let has_status = query.status.is_empty() || format!("{:?}", account.status).eq_ignore_ascii_case(query.status);
    let is_member = query.group.is_empty() || groups.iter().any(|group| group.as_str() == query.group);
    let word = if !query.search.is_empty() {
        words::of(account).into_iter().find(|word| word.starts_with(query.search))?
    } else if !query.group.is_empty() {
        is_member.then(String::new)?
    } else {
        (query.status.is_empty() || has_status).then(|| account.name.to_string())?
    };
    Some((word, account, has_status && is_member))
}

fn summary(account: &Account) -> Result<String, serde_json::Error> {
    serde_json::to_string(&UserSummary {
        id: account.id.to_string(),
        name: account.name.to_string(),
        display_name: account.display_name.clone(),
        mail: account.mail.clone().map(String::from),
        status: account.status,
        locked: account.locked,
        role: account.role,
        licence: account.licence,
    })
}
