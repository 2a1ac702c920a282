//! The built-in directory in D1: accounts by any of their names, their nested groups, and their passwords.
//!
//! A look-up is one query that reads as many rows as the account has names and groups, however many accounts there are.
//! Not here: the writes, whose statements are in [`commit`].

pub mod commit;

use std::rc::Rc;

use latchkey_protocol::account::Account;
use latchkey_protocol::contact::MailAddress;
use latchkey_protocol::credential::{self, Cost, CredentialHash, Verified};
use latchkey_protocol::ids::{ChangeName, SubjectId};
use latchkey_protocol::ports::{
    Directory, Fault, PasswordChange, SessionsEnd, Unlike, UnlockChange, Whom, WriteOutcome,
};
use latchkey_shared::password::{Password, Reason, Reuse};
use serde::Deserialize;

use crate::config::Config;
use crate::database::{Database, Statement};
use crate::outbox;
use crate::time::EdgeEntropy;

const PART: &str = "directory";

/// The accounts of the built-in directory.
#[derive(Debug)]
pub struct D1Directory {
    /// Where they are.
    pub database: Rc<Database>,
    /// What notices are sealed with.
    pub config: Rc<Config>,
}

/// The members of the JSON that [`Account`] is, from the row `a`; all but `groups`.
macro_rules! account_members {
    () => {
        "
  'id', a.id, 'name', a.name, 'display_name', a.display_name, 'given_name', a.given_name,
  'family_name', a.family_name, 'domain', a.domain, 'status', a.status,
  'locked', json(iif(a.locked, 'true', 'false')), 'must_change', json(iif(a.must_change, 'true', 'false')),
  'must_register', json(iif(a.must_register, 'true', 'false')), 'frozen', a.frozen, 'thawed', a.thawed,
  'password_expires', a.password_expires, 'password_set', a.password_set, 'role', a.role, 'licence', a.licence,
  'locale', a.locale, 'mail', a.mail,
  'flow_epoch', a.flow_epoch, 'session_epoch', a.session_epoch, 'credential_version', a.credential_version,
  'aliases', json((SELECT json_group_array(n.name) FROM account_names n WHERE n.account = a.id AND n.name <> a.name))"
    };
}
pub(crate) use account_members;

/// Reads an account as the JSON that [`Account`] is. `{whose}` finds its id.
///
/// Whom nobody finds is read as somebody without an id, who is then dropped: a missing row would be quicker to fetch and
/// to parse than one that is there, and answers about unknown names would come sooner by half a millisecond.
macro_rules! account_query {
    ($whose:literal) => {
        concat!(
            "WITH RECURSIVE whose (id) AS (",
            $whose,
            "), member (id) AS (
  SELECT in_group FROM group_accounts WHERE account IN (SELECT id FROM whose)
  UNION
  SELECT group_groups.in_group FROM group_groups JOIN member ON group_groups.child = member.id
)
SELECT json_object(",
            account_members!(),
            ", 'groups', json((SELECT json_group_array(member.id) FROM member))
) AS document
FROM accounts a WHERE a.id IN (SELECT id FROM whose)
UNION ALL
SELECT json_object(
  'id', '', 'name', 'nobody.at.all@nowhere.example', 'display_name', 'Nobody At All', 'given_name', 'Nobody At',
  'family_name', 'All', 'domain', 'nowhere.example', 'status', 'enabled',
  'locked', json('false'), 'must_change', json('false'), 'must_register', json('false'), 'frozen', NULL, 'thawed', NULL,
  'password_expires', NULL, 'role', 'user', 'licence', 'full',
  'locale', 'en', 'mail', 'nobody.at.all@nowhere.example',
  'flow_epoch', 0, 'session_epoch', 0, 'credential_version', 0,
  'aliases', json((SELECT json_group_array(n.name) FROM account_names n WHERE n.account = '')),
  'groups', json((SELECT json_group_array(member.id) FROM member))
) AS document
WHERE NOT EXISTS (SELECT 1 FROM whose JOIN accounts ON accounts.id = whose.id)"
        )
    };
}

/// `UNION` in the recursion drops groups already seen, so that groups nested in a circle end.
const FIND_BY_NAME: &str = account_query!("SELECT account FROM account_names WHERE name = ?1");
const FIND_BY_ID: &str = account_query!("SELECT ?1");
const PASSWORD_HASH: &str = "SELECT json_quote(password_hash) AS document FROM accounts WHERE id = ?1";
const EARLIER_HASHES: &str = "SELECT json_object('current', password_hash, 'former', json(( \
     SELECT json_group_array(hash) FROM (SELECT hash FROM former_passwords WHERE account = ?1 \
     ORDER BY version DESC LIMIT ?2)))) AS document FROM accounts WHERE id = ?1";
const ADMINISTRATORS: &str = "SELECT json_quote(mail) AS document FROM accounts \
     WHERE role = 'global_administrator' AND status = 'enabled' AND mail IS NOT NULL";
const SIZE: &str = "SELECT json(accounts) AS document FROM directory_size WHERE only = 1";

/// Returns the query of an account.
pub fn query(whom: Whom<'_>) -> Statement {
    match whom {
        Whom::Named(name) => Statement::new(FIND_BY_NAME, [name.as_str().into()]),
        Whom::Known(id) => Statement::new(FIND_BY_ID, [id.as_str().into()]),
    }
}

/// Takes the account out of the rows of [`query`].
pub fn found(rows: Vec<Account>) -> Option<Account> {
    // No account has the empty id.
    rows.into_iter().next().filter(|account| !account.id.as_str().is_empty())
}

/// The hashes that a new password is compared with.
#[derive(Deserialize)]
struct EarlierHashes {
    current: Option<CredentialHash>,
    former: Vec<CredentialHash>,
}

impl D1Directory {
    /// Returns which of the earlier passwords a new one is, if it must be none of them.
    async fn reused(&self, change: &PasswordChange<'_>) -> Result<Option<Reuse>, Fault> {
        let Unlike { current, former } = change.unlike;
        if !current && former == 0 {
            return Ok(None);
        }
        let query = Statement::new(EARLIER_HASHES, [change.subject.as_str().into(), u64::from(former).into()]);
        let hashes = self.database.documents::<EarlierHashes>(PART, &query).await?;
        let Some(hashes) = hashes.into_iter().next() else { return Ok(None) };
        let is = |hash: &CredentialHash| {
            let verified = credential::verify(change.password, Some(hash), Cost::Owasp)?;
            Ok::<_, Fault>(matches!(verified, Verified::Right { .. }))
        };
        if let Some(hash) = hashes.current.filter(|_| current)
            && is(&hash)?
        {
            return Ok(Some(Reuse::Current));
        }
        for hash in &hashes.former {
            if is(hash)? {
                return Ok(Some(Reuse::History));
            }
        }
        Ok(None)
    }

    /// Reads the stored hash. For nobody it asks as well and finds nothing.
    async fn password_hash(&self, account: Option<&Account>) -> Result<Option<CredentialHash>, Fault> {
        let id = account.map_or("", |account| account.id.as_str());
        let query = Statement::new(PASSWORD_HASH, [id.into()]);
        let rows = self.database.documents::<Option<CredentialHash>>(PART, &query).await?;
        Ok(rows.into_iter().next().flatten())
    }
}

impl Directory for D1Directory {
    async fn find(&self, whom: Whom<'_>) -> Result<Option<Account>, Fault> {
        Ok(found(self.database.documents(PART, &query(whom)).await?))
    }

    async fn is_password(&self, account: Option<&Account>, password: &Password) -> Result<bool, Fault> {
        let stored = self.password_hash(account).await?;
        let verified = credential::verify(password, stored.as_ref(), Cost::Owasp)?;
        Ok(matches!(verified, Verified::Right { .. }))
    }

    async fn set_password(&self, change: PasswordChange<'_>) -> Result<WriteOutcome, Fault> {
        if let Some(of) = self.reused(&change).await? {
            return Ok(WriteOutcome::Refused(vec![Reason::Reused { of }]));
        }
        let hash = credential::hash(change.password, &EdgeEntropy, Cost::Owasp)?;
        let notices = outbox::rows::seal(change.notices, &self.config, change.now)?;
        let write = commit::Write { subject: change.subject, expected_version: change.expected_version };
        let token = commit::token()?;
        let update = write.password(&hash, &token, &change)?;
        let mut statements = commit::statements(&update, write.subject, &token, change.audit, &notices);
        write.keep_former(&mut statements, change.unlike.former, &token);
        commit::run(&self.database, &statements).await
    }

    async fn unlock(&self, change: UnlockChange<'_>) -> Result<WriteOutcome, Fault> {
        let notices = outbox::rows::seal(change.notices, &self.config, change.now)?;
        let write = commit::Write { subject: change.subject, expected_version: change.expected_version };
        let token = commit::token()?;
        let statements = commit::statements(&write.unlock(&token), write.subject, &token, change.audit, &notices);
        commit::run(&self.database, &statements).await
    }

    async fn has_changed(&self, subject: &SubjectId, name: &ChangeName) -> Result<bool, Fault> {
        let found = self.database.documents::<bool>(PART, &commit::has_changed(subject, name)).await?;
        Ok(!found.is_empty())
    }

    async fn end_sessions(&self, end: SessionsEnd<'_>) -> Result<(), Fault> {
        let token = commit::token()?;
        commit::run(&self.database, &commit::end_sessions(end.subject, &token, end.audit)).await.map(|_| ())
    }

    async fn administrators(&self) -> Result<Vec<MailAddress>, Fault> {
        self.database.documents(PART, &Statement::new(ADMINISTRATORS, [])).await
    }

    async fn size(&self) -> Result<u64, Fault> {
        let rows = self.database.documents(PART, &Statement::new(SIZE, [])).await?;
        rows.into_iter().next().ok_or_else(|| Fault::new(PART, "expected the number of accounts"))
    }
}
