//! What administrators look at and change, in D1.
//!
//! The policy and its audit line are one transaction, whose two statements depend on the same version: the line goes in
//! first, so that both see the version that was in force before. A transaction has the database to itself, so of two
//! administrators with the same version one finds it gone.

mod accounts;
mod groups;
mod listing;
mod trail;

use std::rc::Rc;

use latchkey_protocol::account::Account;
use latchkey_protocol::administration::Page;
use latchkey_protocol::audit::AuditEvent;
use latchkey_protocol::ids::{AccountName, SubjectId};
use latchkey_protocol::ports::{
    AccountChange, Added, Administration, AuditQuery, By, Entry, Fault, ImportedAccount, MembersChange, NewAccount,
    PolicyChange, Registered, Replaced, UserQuery,
};
use latchkey_protocol::time::UnixSeconds;
use latchkey_shared::wire::PolicyVersion;
use serde::Deserialize;

use crate::audit;
use crate::database::{Database, Found, Statement, entries_of};
use crate::directory::{account_members, commit};
use crate::enrolments::{D1Enrolments, SealedRow};
use crate::outbox::rows;

const PART: &str = "policy";
const DIRECTORY: &str = "directory";
const COMMIT: &str = "commit";

/// The condition is that of `audit::insert_at_version`: the expected version is there, and none above it.
const REPLACE: &str = "INSERT INTO policies (version, document, written, author) SELECT ?1, ?2, ?3, ?4 \
     WHERE EXISTS (SELECT 1 FROM policies WHERE version = ?5) AND NOT EXISTS (SELECT 1 FROM policies WHERE version > ?5) \
     RETURNING 'true' AS document";
const VERSIONS: &str = "SELECT json_object('version', version, 'written', written, 'author', author) AS document \
     FROM policies WHERE version < ?1 ORDER BY version DESC LIMIT ?2";
const VERSION: &str = "SELECT json_quote(document) AS document FROM policies WHERE version = ?1";

/// Reads accounts with their groups and methods. Groups nested in a circle end, for `UNION` drops those already seen.
macro_rules! registered_query {
    ($which:literal) => {
        concat!(
            "SELECT json_object('account', json_object(",
            account_members!(),
            ", 'groups', json((
  WITH RECURSIVE member (id) AS (
    SELECT in_group FROM group_accounts WHERE account = a.id
    UNION
    SELECT group_groups.in_group FROM group_groups JOIN member ON group_groups.child = member.id
  )
  SELECT json_group_array(id) FROM member))),
  'enrolments', json((SELECT json_group_array(json_object('id', e.id, 'kind', e.kind, 'sealed', e.sealed,
    'provenance', e.provenance, 'confirmed', e.confirmed, 'added', e.added, 'used', e.used)) FROM enrolments e WHERE e.account = a.id))
) AS document FROM accounts a WHERE ",
            $which
        )
    };
}

const REGISTERED: &str = registered_query!("a.id > ?1 ORDER BY a.id LIMIT ?2");
const REGISTERED_ONE: &str = registered_query!("a.id = ?1");

/// The records of administrators.
#[derive(Debug)]
pub struct D1Administration {
    /// The database.
    pub database: Rc<Database>,
    /// Opens what people have registered.
    pub enrolments: D1Enrolments,
}

/// An account with what it has registered, as they lie in the database.
#[derive(Deserialize)]
struct RegisteredRow {
    account: Account,
    enrolments: Vec<SealedRow>,
}

impl Administration for D1Administration {
    async fn replace_policy(&self, change: PolicyChange<'_>) -> Result<Replaced, Fault> {
        let results = self.write(PART, change.audit, statements(&change)?).await?;
        Ok(if entries_of(PART, results.last())?.is_empty() { Replaced::VersionMoved } else { Replaced::Written })
    }

    async fn policy_versions(&self, before: u64, most: u64) -> Result<Vec<PolicyVersion>, Fault> {
        self.database.documents(PART, &Statement::new(VERSIONS, [before.into(), most.into()])).await
    }

    async fn policy_version(&self, version: u64) -> Result<Option<String>, Fault> {
        Ok(self.database.documents(PART, &Statement::new(VERSION, [version.into()])).await?.into_iter().next())
    }

    async fn registered(&self, after: &SubjectId, most: u64) -> Result<Vec<Registered>, Fault> {
        self.read(Statement::new(REGISTERED, [after.as_str().into(), most.into()])).await
    }

    async fn registered_one(&self, subject: &SubjectId) -> Result<Option<Registered>, Fault> {
        let found = self.read(Statement::new(REGISTERED_ONE, [subject.as_str().into()])).await?;
        Ok(found.into_iter().next())
    }

    async fn users(&self, query: UserQuery<'_>, page: &Page) -> Result<Vec<Entry>, Fault> {
        self.database.entries(DIRECTORY, &listing::users(query, page)).await
    }

    async fn audit(&self, query: AuditQuery<'_>, page: &Page) -> Result<Vec<Entry>, Fault> {
        self.database.entries("audit", &trail::lines(query, page)).await
    }

    async fn resets(
        &self,
        from: UnixSeconds,
        to: UnixSeconds,
        most: u64,
    ) -> Result<(Vec<Entry>, Option<UnixSeconds>), Fault> {
        let (mut stops, counts): (Vec<_>, Vec<_>) = self
            .database
            .entries("audit", &trail::resets(from, to, most))
            .await?
            .into_iter()
            .partition(|entry| entry.key == trail::STOP);
        let stop = stops.pop().and_then(|entry| entry.document).and_then(|at| at.parse().ok());
        Ok((counts, stop.map(UnixSeconds)))
    }

    async fn groups(&self, search: &str, page: &Page) -> Result<Vec<Entry>, Fault> {
        self.database.entries(DIRECTORY, &groups::page(search, page)).await
    }

    async fn add_group(&self, id: &str, name: &str, audit: &AuditEvent) -> Result<Option<String>, Fault> {
        let results = self.write(COMMIT, audit, groups::add(id, name, audit)).await?;
        let [.., named, _, _] = results.as_slice() else {
            return Err(Fault::new(DIRECTORY, "expected a result for each statement"));
        };
        Ok(entries_of(DIRECTORY, Some(named))?.into_iter().next().and_then(|entry| entry.document))
    }

    async fn find(&self, by: By<'_>) -> Result<Vec<Entry>, Fault> {
        self.database.entries(DIRECTORY, &groups::find(by)?).await
    }

    async fn change_members(&self, change: MembersChange<'_>) -> Result<u64, Fault> {
        let mut statements = audit::demand_actor(change.audit).into_iter().collect::<Vec<_>>();
        let place = statements.len();
        statements.extend(groups::change(&change)?);
        let results = self.database.batch(COMMIT, &statements).await?;
        count(results.get(place))
    }

    async fn add_account(&self, new: NewAccount<'_>) -> Result<Added, Fault> {
        let statements = accounts::add(&new, &commit::token()?)?;
        let results = self.write(COMMIT, new.audit, statements).await?;
        let [.., won, taken] = results.as_slice() else {
            return Err(Fault::new(DIRECTORY, "expected a result for each statement"));
        };
        if !entries_of(DIRECTORY, Some(won))?.is_empty() {
            return Ok(Added::Added);
        }
        let taken = entries_of(DIRECTORY, Some(taken))?;
        let taken: Vec<AccountName> = taken.into_iter().filter_map(|entry| entry.document).map(AccountName).collect();
        Ok(if taken.is_empty() { Added::Before } else { Added::Taken(taken) })
    }

    async fn import(&self, accounts: &[ImportedAccount], audit: &AuditEvent, now: UnixSeconds) -> Result<u64, Fault> {
        let mut rows = Vec::new();
        for ImportedAccount { account, contact } in accounts {
            let sealed = contact.as_ref().map(|contact| self.enrolments.seal(&account.id, contact, now)).transpose()?;
            rows.push(accounts::ImportedRow::new(account, sealed));
        }
        let statements = accounts::import(&rows, &commit::token()?, audit, now)?;
        let results = self.write(COMMIT, audit, statements).await?;
        count(results.last())
    }

    async fn change_account(&self, change: AccountChange<'_>) -> Result<Replaced, Fault> {
        let notices = rows::seal(change.notices, &self.enrolments.config, change.now)?;
        let token = commit::token()?;
        let add = |added| self.enrolments.add(&change.before.id, added, token.as_str(), change.now);
        let add = change.add.map(add).transpose()?;
        let statements = accounts::change(&change, &token, add, &notices)?;
        let results = self.write(COMMIT, change.audit, statements).await?;
        Ok(if entries_of(COMMIT, results.last())?.is_empty() { Replaced::VersionMoved } else { Replaced::Written })
    }
}

impl D1Administration {
    /// Runs what an administrator writes, if they still are who was let in when it is written.
    async fn write(
        &self,
        part: &'static str,
        line: &AuditEvent,
        statements: impl IntoIterator<Item = Statement>,
    ) -> Result<Vec<Found>, Fault> {
        let all: Vec<Statement> = audit::demand_actor(line).into_iter().chain(statements).collect();
        self.database.batch(part, &all).await
    }

    async fn read(&self, query: Statement) -> Result<Vec<Registered>, Fault> {
        let rows = self.database.documents::<RegisteredRow>(DIRECTORY, &query).await?;
        let registered = rows.into_iter().map(|RegisteredRow { account, enrolments }| {
            let enrolments = self.enrolments.open_all(&account.id, enrolments).ok();
            Registered { account, enrolments }
        });
        Ok(registered.collect())
    }
}

/// Reads a count.
fn count(result: Option<&Found>) -> Result<u64, Fault> {
    let counted = entries_of(DIRECTORY, result)?.into_iter().next().and_then(|entry| entry.document);
    counted.and_then(|count| count.parse().ok()).ok_or_else(|| Fault::new(DIRECTORY, "expected a count"))
}

/// Returns the transaction that replaces the policy.
fn statements(change: &PolicyChange<'_>) -> Result<[Statement; 2], Fault> {
    let document = serde_json::to_string(change.policy).map_err(|error| Fault::new(PART, error))?;
    let values = [
        change.policy.version.into(),
        document.as_str().into(),
        change.now.0.into(),
        change.author.into(),
        change.expected_version.into(),
    ];
    Ok([audit::insert_at_version(change.audit, change.expected_version), Statement::new(REPLACE, values)])
}

#[cfg(test)]
mod tests {
    use latchkey_protocol::audit::{Activity, AuditEvent, ResultClass};
    use latchkey_protocol::policy::Policy;
    use latchkey_protocol::time::UnixSeconds;
    use latchkey_shared::opaque::SupportId;

    use super::*;

    // Rule: whoever loses the race leaves neither a policy nor an audit line. Both statements ask for the same version,
    // the audit line before the policy makes it another.
    #[test]
    fn both_statements_depend_on_the_version() {
        let audit = AuditEvent {
            at: UnixSeconds(1),
            support_id: SupportId::from_bytes([0; 5]),
            subject: None,
            unknown_name: None,
            activity: Activity::PolicyChange,
            result: ResultClass::Succeeded,
            method: None,
            detail: "policy: written",
            policy_version: 7,
            embedder: None,
            actor: None,
            changes: Vec::new(),
        };
        let policy = Policy::default().edited(|document| document.version = 7).unwrap();
        let change = PolicyChange {
            policy: &policy,
            expected_version: 7,
            author: "operator",
            audit: &audit,
            now: UnixSeconds(1),
        };
        let [line, write] = statements(&change).unwrap();
        assert!(line.sql.starts_with("INSERT INTO audit") && write.sql.starts_with("INSERT INTO policies"));
        for statement in [line, write] {
            let last = statement.values.len();
            assert!(statement.sql.contains(&format!("EXISTS (SELECT 1 FROM policies WHERE version = ?{last})")));
            assert!(statement.sql.contains(&format!("NOT EXISTS (SELECT 1 FROM policies WHERE version > ?{last})")));
            assert_eq!(statement.values.last(), Some(&7.into()));
        }
    }
}
