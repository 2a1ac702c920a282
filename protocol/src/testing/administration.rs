//! What administrators look at and change, in memory: over the stores that the flows have.

use std::collections::BTreeMap;

use latchkey_shared::sorted::Set;
use latchkey_shared::wire::{PolicyVersion, ResetCount, ResetResult, ResetStep, UserSummary};

use crate::account::{Account, AccountStatus};
use crate::administration::{Actor, Page, words};
use crate::audit::{Activity, AuditEvent, Changed, ResultClass};
use crate::ids::{GroupId, SubjectId};
use crate::json::Tree;
use crate::ports::{
    AccountChange, Added, Administration, AuditQuery, By, Entry, Fault, ImportedAccount, Join, MembersChange,
    NewAccount, PolicyChange, Registered, Removal, Replaced, UserQuery,
};
use crate::testing::Memory;
use crate::testing::executor::take_turns;
use crate::testing::stores::Stored;
use crate::time::UnixSeconds;

impl Administration for Memory {
    async fn replace_policy(&self, change: PolicyChange<'_>) -> Result<Replaced, Fault> {
        take_turns().await;
        self.policies.faults.enter("policy").await?;
        self.demand(change.audit)?;
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

    async fn audit(&self, query: AuditQuery<'_>, page: &Page) -> Result<Vec<Entry>, Fault> {
        take_turns().await;
        self.audit.faults.enter("audit").await?;
        let to = (query.to.0, 0);
        let end = if page.word.is_empty() { to } else { (number(&page.word), number(&page.id)) };
        let lines = self.audit.lines();
        let mut keyed: Vec<(u64, u64, &AuditEvent)> =
            lines.iter().zip(1..).map(|(line, id)| (line.at.0, id, line)).collect();
        keyed.sort_by_key(|(at, id, _)| core::cmp::Reverse((*at, *id)));
        let is = |asked: &str, known: &str| asked.is_empty() || asked == known;
        let entry = |(at, id, line): (u64, u64, &AuditEvent)| {
            let is_meant = is(query.activity, &named(&line.activity))
                && is(query.result, &named(&line.result))
                && is(query.subject, line.subject.as_ref().map_or("", SubjectId::as_str))
                && is(query.support_id, &line.support_id.to_string());
            let document = is_meant.then(|| serde_json::to_string(line)).transpose()?;
            Ok(Entry { key: format!("{at}\u{1}{id}"), document })
        };
        // One part drives, as one index does in the database; what is asked for beside it is looked at line by line.
        let is_looked_at = |line: &AuditEvent| match query {
            AuditQuery { support_id: "", subject: "", activity, .. } => is(activity, &named(&line.activity)),
            AuditQuery { support_id: "", subject, .. } => {
                is(subject, line.subject.as_ref().map_or("", SubjectId::as_str))
            }
            AuditQuery { support_id, .. } => is(support_id, &line.support_id.to_string()),
        };
        let behind =
            keyed.into_iter().filter(|(at, id, line)| (*at, *id) < end && *at >= query.from.0 && is_looked_at(line));
        let entries = behind.take(usize::try_from(page.most).unwrap_or(usize::MAX)).map(entry);
        entries.collect::<Result<_, serde_json::Error>>().map_err(|error| Fault::new("audit", error))
    }

    async fn resets(
        &self,
        from: UnixSeconds,
        to: UnixSeconds,
        most: u64,
    ) -> Result<(Vec<Entry>, Option<UnixSeconds>), Fault> {
        take_turns().await;
        self.audit.faults.enter("audit").await?;
        let mut ended: BTreeMap<String, ResetCount> = BTreeMap::new();
        let lines = self.audit.lines();
        let mut times: Vec<UnixSeconds> =
            lines.iter().map(|line| line.at).filter(|at| from <= *at && *at < to).collect();
        times.sort();
        let next = times.get(usize::try_from(most).unwrap_or(usize::MAX)).map(|at| (*at).max(from.plus(1)));
        let to = next.unwrap_or(to);
        for line in lines.iter().filter(|line| from <= line.at && line.at < to && is_of_a_reset(line)) {
            let known = ended.entry(line.support_id.to_string()).or_insert(ResetCount {
                result: ResetResult::Abandoned,
                step: ResetStep::Named,
                method: None,
                detail: String::new(),
                resets: 1,
            });
            known.result = known.result.min(result_of(line));
            known.step = known.step.max(step_of(line));
            known.method = line.method.or(known.method);
            line.detail.clone_into(&mut known.detail);
        }
        let mut counts: BTreeMap<String, ResetCount> = BTreeMap::new();
        for reset in ended.into_values() {
            let key = format!("{:?}", (named(&reset.result), named(&reset.step), reset.method, &reset.detail));
            counts.entry(key).and_modify(|known| known.resets += 1).or_insert(reset);
        }
        let count =
            |count: ResetCount| Ok(Entry { key: String::new(), document: Some(serde_json::to_string(&count)?) });
        let counts = counts.into_values().map(count).collect::<Result<_, serde_json::Error>>();
        Ok((counts.map_err(|error| Fault::new("audit", error))?, next))
    }

    async fn groups(&self, search: &str, page: &Page) -> Result<Vec<Entry>, Fault> {
        take_turns().await;
        self.directory.reads.enter("directory").await?;
        self.groups.behind(search, page).map_err(|error| Fault::new("directory", error))
    }

    async fn add_group(&self, id: &str, name: &str, audit: &AuditEvent) -> Result<Option<String>, Fault> {
        take_turns().await;
        self.directory.writes.enter("commit").await?;
        self.demand(audit)?;
        let known = self.groups.add(id, name);
        if known.is_none() {
            self.directory.record(core::slice::from_ref(audit), &[]);
        }
        self.directory.writes.leave("commit").await?;
        Ok(known)
    }

    async fn find(&self, by: By<'_>) -> Result<Vec<Entry>, Fault> {
        take_turns().await;
        self.directory.reads.enter("directory").await?;
        Ok(self.groups.find(&self.directory, by))
    }

    async fn change_members(&self, change: MembersChange<'_>) -> Result<u64, Fault> {
        take_turns().await;
        self.directory.writes.enter("commit").await?;
        self.demand(change.audit)?;
        // Nothing is awaited: who is a member, the write and its line are one step, as in the D1 batch.
        let ids = [change.accounts, change.groups].concat();
        let found = self.groups.find(&self.directory, By::Members { group: change.group, ids: &ids });
        let is_moved = |entry: &Entry| entry.document.is_some() == (change.join == Join::Remove);
        let moved: Set<String> = found.into_iter().filter(is_moved).map(|entry| entry.key).collect();
        let count = u64::try_from(moved.len()).unwrap_or(u64::MAX);
        self.groups.change(&self.directory, &change);
        if count > 0 {
            let moved = Tree::List(moved.iter().map(|id| Tree::of(id.as_str())).collect());
            let (old, new) = match change.join {
                Join::Add => (Tree::Null, moved),
                Join::Remove => (moved, Tree::Null),
            };
            let changes = vec![Changed { part: change.group.to_owned(), old, new }];
            self.directory.record(&[AuditEvent { changes, ..change.audit.clone() }], &[]);
        }
        self.directory.writes.leave("commit").await?;
        Ok(count)
    }

    async fn add_account(&self, new: NewAccount<'_>) -> Result<Added, Fault> {
        take_turns().await;
        self.directory.writes.enter("commit").await?;
        self.demand(new.audit)?;
        let added = self.directory.add(&new);
        self.directory.writes.leave("commit").await?;
        Ok(added)
    }

    async fn import(&self, accounts: &[ImportedAccount], audit: &AuditEvent, _now: UnixSeconds) -> Result<u64, Fault> {
        take_turns().await;
        self.directory.writes.enter("commit").await?;
        self.demand(audit)?;
        let mut added = Vec::new();
        for ImportedAccount { account, contact } in accounts {
            if self.directory.insert(account) == Added::Added {
                self.enrolments.edit(&account.id, |enrolments| enrolments.extend(contact.clone()));
                added.push(Tree::of(account.id.as_str()));
            }
        }
        let count = u64::try_from(added.len()).unwrap_or(u64::MAX);
        if count > 0 {
            let changes = vec![Changed { part: "users".to_owned(), old: Tree::Null, new: Tree::List(added) }];
            self.directory.record(&[AuditEvent { changes, ..audit.clone() }], &[]);
        }
        self.directory.writes.leave("commit").await?;
        Ok(count)
    }

    async fn change_account(&self, change: AccountChange<'_>) -> Result<Replaced, Fault> {
        take_turns().await;
        self.directory.writes.enter("commit").await?;
        self.demand(change.audit)?;
        // Nothing is awaited: the condition and the writes are one step, as in the D1 batch.
        let marks = |account: &Account| (account.flow_epoch, account.session_epoch, account.credential_version);
        let found = self.directory.account(&change.before.id);
        if found.is_none_or(|found| marks(&found) != marks(change.before)) {
            return Ok(Replaced::VersionMoved);
        }
        if change.replaces_details {
            if !self.directory.replace(change.after) {
                return Ok(Replaced::VersionMoved);
            }
            self.directory.record(core::slice::from_ref(change.audit), change.notices);
            self.directory.writes.leave("commit").await?;
            return Ok(Replaced::Written);
        }
        self.directory.edit(&change.before.id, |account| {
            (account.status, account.locked, account.role) =
                (change.after.status, change.after.locked, change.after.role);
            account.must_register = change.after.must_register;
            (account.frozen, account.thawed) = (change.after.frozen, change.after.thawed);
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

impl Memory {
    /// Demands that whoever acts still is who they were when they were let in.
    fn demand(&self, line: &AuditEvent) -> Result<(), Fault> {
        let Some(Actor::Administrator { id, role, epoch }) = &line.actor else { return Ok(()) };
        let found = self.directory.account(id);
        let is_so = |account: &Account| {
            (account.role, account.session_epoch, account.status) == (*role, *epoch, AccountStatus::Enabled)
        };
        if found.as_ref().is_some_and(is_so) {
            Ok(())
        } else {
            Err(Fault::new("commit", "the caller administers no more"))
        }
    }
}

/// Tells whether a line belongs to a reset.
const fn is_of_a_reset(line: &AuditEvent) -> bool {
    use Activity::{Blocked, FlowProgress, ResetPassword, UnlockAccount};
    matches!(line.activity, ResetPassword | UnlockAccount | FlowProgress | Blocked)
}

/// Returns what a line alone says of how its reset ended.
fn result_of(line: &AuditEvent) -> ResetResult {
    let is_end = matches!(line.activity, Activity::ResetPassword | Activity::UnlockAccount);
    match line.result {
        ResultClass::Succeeded if is_end => ResetResult::Succeeded,
        ResultClass::ContactedAdmin => ResetResult::ContactedAdmin,
        ResultClass::Cancelled => ResetResult::Cancelled,
        ResultClass::Blocked => ResetResult::Blocked,
        ResultClass::Failed if line.activity != Activity::FlowProgress => ResetResult::Failed,
        _ => ResetResult::Abandoned,
    }
}

/// Returns what a line alone says of how far its reset came.
fn step_of(line: &AuditEvent) -> ResetStep {
    match line.activity {
        Activity::ResetPassword | Activity::UnlockAccount => ResetStep::Choosing,
        _ if line.detail == "gate: passed" => ResetStep::Completed,
        _ if line.method.is_some() => ResetStep::Started,
        _ => ResetStep::Named,
    }
}

/// Returns the name that a unit variant has in JSON.
fn named<T: serde::Serialize>(variant: &T) -> String {
    serde_json::to_value(variant).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

fn number(text: &str) -> u64 {
    text.parse().unwrap_or_default()
}

/// Returns what an account is looked at by, and whether the query means it; none if it is not looked at. What the database
/// does by an index, this does by looking at everybody.
fn looked_at<'a>(
    query: UserQuery<'_>,
    account: &'a Account,
    groups: &Set<GroupId>,
) -> Option<(String, &'a Account, bool)> {
    let is = |asked: &str, known: &str| asked.is_empty() || asked == known;
    let (locked, frozen) = (account.locked.to_string(), account.frozen.is_some().to_string());
    let role = account.role.as_str();
    let fits = is(query.locked, &locked) && is(query.frozen, &frozen) && is(query.role, role);
    let has_status = query.status.is_empty() || format!("{:?}", account.status).eq_ignore_ascii_case(query.status);
    let is_member = query.group.is_empty() || groups.iter().any(|group| group.as_str() == query.group);
    let word = if !query.search.is_empty() {
        words::of(account).into_iter().find(|word| word.starts_with(query.search))?
    } else if !query.group.is_empty() {
        is_member.then(String::new)?
    } else {
        // One part drives, as one index does in the database.
        let drives = match query {
            UserQuery { frozen: "true", .. } => account.frozen.is_some(),
            UserQuery { locked: "true", .. } => account.locked,
            UserQuery { role: "" | "user", .. } => has_status,
            UserQuery { role: asked, .. } => is(asked, role),
        };
        drives.then(|| account.name.to_string())?
    };
    Some((word, account, has_status && is_member && fits))
}

fn summary(account: &Account) -> Result<String, serde_json::Error> {
    serde_json::to_string(&UserSummary {
        id: account.id.to_string(),
        name: account.name.to_string(),
        display_name: account.display_name.clone(),
        mail: account.mail.clone().map(String::from),
        status: account.status,
        locked: account.locked,
        frozen: account.frozen.is_some(),
        role: account.role,
        licence: account.licence,
    })
}
