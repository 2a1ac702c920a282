//! Registered methods in D1, sealed and opened with the deployment's contact key, and their owners' changes of them.
//!
//! A change is one transaction, like the directory's ([`commit`]): the account's row is updated if its epochs still are
//! those that were read, and everything else happens only if it bears this write's token. What ends resets moves the
//! credential version as well: one of them may be past its last look at the methods, and about to write.

use std::rc::Rc;

use latchkey_protocol::digest;
use latchkey_protocol::enrolment::{Authenticator, Background, Enrolment, Provenance, Usage};
use latchkey_protocol::ids::{EnrolmentId, SubjectId};
use latchkey_protocol::ports::{Deed, Enrolments, Fault, MethodsChange, Whom, WriteOutcome};
use latchkey_protocol::seal::{self, Place, SealedKind};
use latchkey_protocol::time::UnixSeconds;
use serde::Deserialize;

use crate::audit;
use crate::config::Config;
use crate::database::{Database, Statement, Value};
use crate::directory::commit::{self, Token};
use crate::outbox::rows;
use crate::time::EdgeEntropy;

const PART: &str = "enrolments";

/// Reads what an account has registered. `{whose}` finds its id.
///
/// Whom nobody has finds two stand-ins, so that a name nobody has costs what the usual account costs. The documents begin
/// with the id, which is what they are ordered by.
macro_rules! enrolments_query {
    ($whose:literal) => {
        concat!(
            "WITH whose (id) AS (",
            $whose,
            ") SELECT json_object('id', id, 'kind', kind, 'sealed', sealed, 'provenance', provenance, 'confirmed', confirmed, \
             'added', added, 'name', name, 'preferred', json(iif(preferred, 'true', 'false')), 'used', used, 'last_used', last_used, \
             'counter', counter) \
             AS document FROM enrolments WHERE account IN (SELECT id FROM whose) \
             UNION ALL SELECT json_object('id', 'stand-in-' || kind, 'kind', kind, 'sealed', sealed, 'provenance', 'verified', \
             'confirmed', 1800000000) FROM (SELECT 'mail' AS kind, 'nobody.at.all@nowhere.example' AS sealed \
             UNION ALL SELECT 'totp', '20 bytes of a secret') \
             WHERE NOT EXISTS (SELECT 1 FROM whose JOIN accounts ON accounts.id = whose.id) ORDER BY 1"
        )
    };
}

const OF_NAME: &str = enrolments_query!("SELECT account FROM account_names WHERE name = ?1");
const OF_ID: &str = enrolments_query!("SELECT ?1");

/// Stored only if the account's row bears the token of our write.
const ADD: &str = "INSERT INTO enrolments (id, account, kind, sealed, provenance, confirmed, added, name, preferred, counter, mark) \
     SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?11, ?12 \
     WHERE EXISTS (SELECT 1 FROM accounts WHERE id = ?2 AND last_write = ?10)";

const BACKGROUND: &str = "SELECT json_object('snoozes', snoozes, 'reset_at', reset_at, \
     'reset_by', json(coalesce(reset_by, '[]'))) AS document FROM accounts WHERE id = ?1";
const CHANGE: &str = "UPDATE accounts SET flow_epoch = flow_epoch + ?1, \
     credential_version = credential_version + ?1, last_write = ?2, last_change = ?3, \
     snoozes = CASE ?6 WHEN 'add' THEN snoozes + 1 WHEN 'keep' THEN snoozes ELSE 0 END, \
     must_register = CASE ?6 WHEN 'complete' THEN 0 ELSE must_register END \
     WHERE id = ?4 AND flow_epoch = ?5 AND session_epoch = ?8 AND (?6 <> 'add' OR snoozes < ?7)";
const REMOVE: &str = "DELETE FROM enrolments WHERE id = ?1 AND account = ?2 \
     AND EXISTS (SELECT 1 FROM accounts WHERE id = ?3 AND last_write = ?4)";
const PREFER: &str = "UPDATE enrolments SET preferred = (id = ?1) WHERE account = ?2 \
     AND EXISTS (SELECT 1 FROM accounts WHERE id = ?3 AND last_write = ?4)";
const NAME: &str = "UPDATE enrolments SET name = ?1 WHERE id = ?2 AND account = ?3 \
     AND EXISTS (SELECT 1 FROM accounts WHERE id = ?4 AND last_write = ?5)";
const REVIEW: &str = "UPDATE enrolments SET confirmed = ?1 WHERE account = ?2 AND provenance = 'verified' \
     AND EXISTS (SELECT 1 FROM accounts WHERE id = ?3 AND last_write = ?4)";
/// A bit once set stays set, however many codes are used at once.
const SPEND: &str = "UPDATE enrolments SET used = used | ?1, confirmed = ?2 WHERE id = ?3 AND account = ?4 \
     AND EXISTS (SELECT 1 FROM accounts WHERE id = ?5 AND last_write = ?6)";

/// Neither goes back, whichever of two uses is noted last. Numbers come as text, which is greater than any number.
const USE: &str = "UPDATE enrolments SET last_used = max(coalesce(last_used, 0), CAST(?1 AS INTEGER)), \
     counter = max(counter, CAST(?2 AS INTEGER)) \
     WHERE id = ?3 AND account = ?4";
const MARKED: &str = "SELECT '1' AS document FROM enrolments WHERE mark = ?1";

/// Where registered methods are kept.
#[derive(Debug)]
pub struct D1Enrolments {
    /// The database.
    pub database: Rc<Database>,
    /// Whose keys open them.
    pub config: Rc<Config>,
}

/// A row as it lies in the database.
#[derive(Deserialize)]
pub struct SealedRow {
    id: EnrolmentId,
    kind: SealedKind,
    sealed: String,
    provenance: Provenance,
    confirmed: UnixSeconds,
    #[serde(default)]
    added: UnixSeconds,
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    preferred: bool,
    #[serde(default)]
    used: u16,
    #[serde(default)]
    last_used: Option<UnixSeconds>,
    #[serde(default)]
    counter: u32,
}

impl Enrolments for D1Enrolments {
    async fn of(&self, subject: Option<&SubjectId>) -> Result<Vec<Enrolment>, Fault> {
        // No account has the empty id: the same query, and nothing found but the stand-ins.
        let nobody = SubjectId(String::new());
        let rows = self.database.documents(PART, &query(Whom::Known(subject.unwrap_or(&nobody)))).await?;
        self.opened(subject, rows)
    }

    async fn background(&self, subject: &SubjectId) -> Result<Background, Fault> {
        let found = self.database.documents(PART, &Statement::new(BACKGROUND, [subject.as_str().into()])).await?;
        Ok(found.into_iter().next().unwrap_or_default())
    }

    async fn holds_passkey(&self, credential_id: &[u8]) -> Result<bool, Fault> {
        let mark = self.mark(credential_id);
        let found = self.database.documents::<u8>(PART, &Statement::new(MARKED, [mark.as_str().into()])).await?;
        Ok(!found.is_empty())
    }

    async fn note_use(
        &self,
        subject: &SubjectId,
        id: &EnrolmentId,
        counter: u32,
        now: UnixSeconds,
    ) -> Result<(), Fault> {
        let values = [now.0.into(), u64::from(counter).into(), id.as_str().into(), subject.as_str().into()];
        self.database.batch(PART, &[Statement::new(USE, values)]).await.map(drop)
    }

    async fn change(&self, change: MethodsChange<'_>) -> Result<WriteOutcome, Fault> {
        let notices = rows::seal(change.notices, &self.config, change.now)?;
        let token = commit::token()?;
        let mut all = commit::statements(&update(&change, &token), &change.before.id, &token, change.audit, &notices);
        let won = all.len().saturating_sub(1);
        all.splice(won..won, self.rows(&change, &token)?);
        commit::run(&self.database, &all).await
    }
}

/// Returns the query of what an account has registered.
pub fn query(whom: Whom<'_>) -> Statement {
    match whom {
        Whom::Named(name) => Statement::new(OF_NAME, [name.as_str().into()]),
        Whom::Known(id) => Statement::new(OF_ID, [id.as_str().into()]),
    }
}

/// Returns the update of the account that everything else depends on.
fn update(change: &MethodsChange<'_>, token: &Token) -> Statement {
    let (snoozes, most) = match change.deed {
        Deed::Snooze { most } => ("add", u64::from(most)),
        Deed::Add { completes: true, .. } => ("complete", 0),
        Deed::Review => ("clear", 0),
        _ => ("keep", 0),
    };
    let values = [
        u64::from(change.deed.ends_flows()).into(),
        token.as_str().into(),
        change.name.to_string().as_str().into(),
        change.before.id.as_str().into(),
        change.before.flow_epoch.into(),
        snoozes.into(),
        most.into(),
        change.before.session_epoch.into(),
    ];
    Statement::new(CHANGE, values)
}

impl D1Enrolments {
    /// Opens the rows of [`query`]; for nobody it does the same work and returns nothing.
    ///
    /// # Errors
    /// A [`Fault`] if a value does not open.
    pub fn opened(&self, subject: Option<&SubjectId>, rows: Vec<SealedRow>) -> Result<Vec<Enrolment>, Fault> {
        let Some(subject) = subject else {
            self.pretend(&SubjectId(String::new()), &rows);
            return Ok(Vec::new());
        };
        self.open_all(subject, rows)
    }

    /// Seals stand-ins for nobody and throws them away: the same key and cipher as for opening what somebody has.
    fn pretend(&self, subject: &SubjectId, rows: &[SealedRow]) {
        let tenant = &self.config.settings.tenant;
        for row in rows {
            let place = Place { tenant, subject, enrolment: &row.id, kind: row.kind };
            drop(seal::seal(&self.config.keys, &EdgeEntropy, &place, row.sealed.as_bytes(), row.confirmed));
        }
    }

    /// Returns what a passkey is found by, whosever it is.
    fn mark(&self, credential_id: &[u8]) -> String {
        digest::passkey_mark(&self.config.keys, &self.config.settings.tenant, credential_id)
    }

    /// Returns what the change does to the methods themselves.
    fn rows(&self, change: &MethodsChange<'_>, token: &Token) -> Result<Vec<Statement>, Fault> {
        let subject = || Value::from(change.before.id.as_str());
        let about = |sql, what: Value| Statement::new(sql, [what, subject(), subject(), token.as_str().into()]);
        let statements = match change.deed {
            Deed::Add { enrolment, replaces, .. } => {
                let mut all: Vec<_> = replaces.map(|id| about(REMOVE, id.as_str().into())).into_iter().collect();
                all.push(self.add(&change.before.id, enrolment, token.as_str(), change.now)?);
                all
            }
            Deed::Remove(id) => vec![about(REMOVE, id.as_str().into())],
            Deed::Prefer(id) => vec![about(PREFER, id.as_str().into())],
            Deed::Name { id, name } => {
                let values = [name.into(), id.as_str().into(), subject(), subject(), token.as_str().into()];
                vec![Statement::new(NAME, values)]
            }
            Deed::Review => vec![about(REVIEW, change.now.0.into())],
            Deed::Spend { set, place } => {
                let bit = 1_u64.checked_shl(place.into()).unwrap_or_default().into();
                let values =
                    [bit, change.now.0.into(), set.as_str().into(), subject(), subject(), token.as_str().into()];
                vec![Statement::new(SPEND, values)]
            }
            Deed::Snooze { .. } => Vec::new(),
        };
        Ok(statements)
    }

    /// Returns the statement that stores a method with a change that leaves this token in the account's row.
    ///
    /// # Errors
    /// A [`Fault`] without randomness.
    pub fn add(
        &self,
        subject: &SubjectId,
        enrolment: &Enrolment,
        token: &str,
        now: UnixSeconds,
    ) -> Result<Statement, Fault> {
        let (kind, _) = enrolment.authenticator.to_sealed()?;
        let sealed = self.seal(subject, enrolment, now)?;
        let passkey = enrolment.authenticator.passkey();
        let mark = passkey.map(|passkey| self.mark(passkey.id()));
        let values = [
            enrolment.id.as_str().into(),
            subject.as_str().into(),
            kind.as_str().into(),
            sealed.as_str().into(),
            audit::name_of(&enrolment.provenance),
            enrolment.confirmed.0.into(),
            enrolment.added.0.into(),
            enrolment.name.as_deref().into(),
            u64::from(enrolment.preferred).into(),
            token.into(),
            passkey.map_or(0, |passkey| passkey.counter.into()).into(),
            mark.as_deref().into(),
        ];
        Ok(Statement::new(ADD, values))
    }

    /// Seals a method for its place.
    ///
    /// # Errors
    /// A [`Fault`] without randomness.
    pub fn seal(&self, subject: &SubjectId, enrolment: &Enrolment, now: UnixSeconds) -> Result<String, Fault> {
        let (kind, plain) = enrolment.authenticator.to_sealed()?;
        let place = Place { tenant: &self.config.settings.tenant, subject, enrolment: &enrolment.id, kind };
        seal::seal(&self.config.keys, &EdgeEntropy, &place, &plain, now)
    }

    /// Opens what an account has registered.
    ///
    /// # Errors
    /// A [`Fault`] if one of them cannot be opened.
    pub fn open_all(&self, subject: &SubjectId, rows: Vec<SealedRow>) -> Result<Vec<Enrolment>, Fault> {
        rows.into_iter().map(|row| self.open(subject, row)).collect()
    }

    fn open(&self, subject: &SubjectId, row: SealedRow) -> Result<Enrolment, Fault> {
        let tenant = &self.config.settings.tenant;
        let place = Place { tenant, subject, enrolment: &row.id, kind: row.kind };
        let plain = seal::open(&self.config.keys, &place, &row.sealed)
            .map_err(|error| Fault::new(PART, format_args!("enrolment {}: {error}", row.id)))?;
        let usage = Usage { used: row.used, last_used: row.last_used, counter: row.counter };
        let authenticator = Authenticator::from_sealed(row.kind, &plain, usage)
            .ok_or_else(|| Fault::new(PART, format_args!("enrolment {}: expected another thing", row.id)))?;
        let SealedRow { id, provenance, confirmed, added, name, preferred, .. } = row;
        Ok(Enrolment { id, authenticator, provenance, confirmed, added, name, preferred })
    }
}

#[cfg(test)]
mod tests {
    use latchkey_protocol::account::Account;
    use latchkey_protocol::ids::ChangeName;

    use super::*;

    fn account() -> Account {
        let document = r#"{"id":"a1","name":"nora","aliases":[],"display_name":"","given_name":"","family_name":"","domain":"",
            "status":"enabled","locked":false,"must_change":false,"password_expires":null,"role":"user","licence":"full",
            "groups":[],"locale":null,"mail":null,"flow_epoch":7,"session_epoch":9,"credential_version":1}"#;
        serde_json::from_str(document).expect("an account")
    }

    // Rule: of two changes of one account the one that comes second, having read the account before the first, does nothing
    // at all: the update asks for the epoch, and everything else for the token that only the winner's update has written.
    #[test]
    fn every_row_depends_on_the_update() {
        for sql in [ADD, REMOVE, PREFER, NAME, REVIEW, SPEND] {
            let (_, condition) = sql.split_once("EXISTS (SELECT 1 FROM accounts WHERE id = ?").expect("a condition");
            assert!(condition.contains(" AND last_write = ?"), "{sql}");
        }
        let before = account();
        let name = ChangeName([7; 16]);
        let change =
            |deed| MethodsChange { before: &before, name: &name, deed, audit: &[], notices: &[], now: UnixSeconds(1) };
        let id = EnrolmentId("e1".to_owned());
        for (deed, epochs, snoozes) in [
            (Deed::Remove(&id), 1, "keep"),
            (Deed::Name { id: &id, name: None }, 0, "keep"),
            (Deed::Review, 0, "clear"),
            (Deed::Snooze { most: 3 }, 0, "add"),
            (Deed::Spend { set: &id, place: 3 }, 0, "keep"),
        ] {
            let statement = update(&change(deed), &commit::token().expect("randomness"));
            assert!(statement.sql.contains("WHERE id = ?4 AND flow_epoch = ?5 AND session_epoch = ?8"));
            assert_eq!(statement.values[7], 9.into());
            assert_eq!(statement.values[0], epochs.into());
            assert_eq!(statement.values[3..6], ["a1".into(), 7.into(), snoozes.into()]);
        }
    }
}
