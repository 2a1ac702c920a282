//! The directory's writes: one D1 batch, so one transaction, conditional on the credential version read before.
//!
//! 1. The account is updated only if the version still is the expected one; the update leaves a fresh token in the row.
//! 2. Audit lines and notices are inserted only if the row now holds that token. Asking for the new version instead would
//!    not do: somebody else may have written exactly that version, and the loser would report the winner's change.
//! 3. A last query says whether the token is there: written, or the version had moved and nothing at all was stored.

use latchkey_protocol::audit::AuditEvent;
use latchkey_protocol::credential::CredentialHash;
use latchkey_protocol::ids::{ChangeName, SubjectId};
use latchkey_protocol::ports::{Entropy, Fault, PasswordChange, WriteOutcome};

use crate::audit;
use crate::database::{Database, Statement, Value, entries_of};
use crate::outbox::rows::{self, SealedNotice};
use crate::time::EdgeEntropy;

const PART: &str = "commit";

const SET_PASSWORD: &str = "UPDATE accounts SET password_hash = ?1, locked = 0, must_change = 0, password_expires = NULL, \
     credential_version = credential_version + 1, flow_epoch = flow_epoch + 1, session_epoch = session_epoch + 1, \
     password_set = ?5, last_change = ?6, reset_at = coalesce(?7, reset_at), reset_by = coalesce(?8, reset_by), \
     last_write = ?2 WHERE id = ?3 AND credential_version = ?4";
/// Before the update, and on its condition: the password that is about to go.
const KEEP_FORMER: &str = "INSERT INTO former_passwords (account, version, hash) \
     SELECT id, credential_version, password_hash FROM accounts \
     WHERE id = ?1 AND credential_version = ?2 AND password_hash IS NOT NULL";
const FORGET_FORMER: &str = "DELETE FROM former_passwords WHERE account = ?1 AND version NOT IN ( \
     SELECT version FROM former_passwords WHERE account = ?1 ORDER BY version DESC LIMIT ?2) \
     AND EXISTS (SELECT 1 FROM accounts WHERE id = ?3 AND last_write = ?4)";
const UNLOCK: &str = "UPDATE accounts SET locked = 0, credential_version = credential_version + 1, \
     flow_epoch = flow_epoch + 1, last_write = ?1 WHERE id = ?2 AND credential_version = ?3";
const END_SESSIONS: &str = "UPDATE accounts SET session_epoch = session_epoch + 1, \
     credential_version = credential_version + 1, last_write = ?1 WHERE id = ?2";
const WON: &str = "SELECT 'true' AS document FROM accounts WHERE id = ?1 AND last_write = ?2";
const HAS_CHANGED: &str = "SELECT 'true' AS document FROM accounts WHERE id = ?1 AND last_change = ?2";

/// A write that is about to happen.
#[derive(Clone, Copy, Debug)]
pub struct Write<'a> {
    /// Whose account.
    pub subject: &'a SubjectId,
    /// The version it depends on.
    pub expected_version: u64,
}

/// Names one write for ever: 128 random bits. Audit lines and notices are stored only if the row bears it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// Returns the text in the row.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Draws a token.
///
/// # Errors
/// A [`Fault`] without randomness.
pub fn token() -> Result<Token, Fault> {
    let mut bytes = [0; 16];
    EdgeEntropy.fill(&mut bytes)?;
    Ok(Token(data_encoding::BASE64URL_NOPAD.encode(&bytes)))
}

impl Write<'_> {
    /// Step 1 for a new password: also clears lock, expiry and must-change, and ends flows and sessions.
    ///
    /// # Errors
    /// A [`Fault`] if the proofs of a reset cannot be written down.
    pub fn password(
        &self,
        hash: &CredentialHash,
        token: &Token,
        change: &PasswordChange<'_>,
    ) -> Result<Statement, Fault> {
        let proofs = change.reset_by.map(serde_json::to_string).transpose().map_err(|error| Fault::new(PART, error))?;
        let values = [
            hash.as_str().into(),
            token.as_str().into(),
            self.subject.as_str().into(),
            self.expected_version.into(),
            change.now.0.into(),
            change.name.to_string().as_str().into(),
            change.reset_by.map_or(Value::Null, |_| change.now.0.into()),
            proofs.as_deref().into(),
        ];
        Ok(Statement::new(SET_PASSWORD, values))
    }

    /// Adds to the transaction of a new password that the one before it is kept, and that no more are than are wanted.
    pub fn keep_former(&self, all: &mut Vec<Statement>, kept: u8, token: &Token) {
        let subject = || Value::from(self.subject.as_str());
        if kept > 0 {
            all.insert(0, Statement::new(KEEP_FORMER, [subject(), self.expected_version.into()]));
        }
        let values = [subject(), u64::from(kept).into(), subject(), token.as_str().into()];
        all.insert(all.len().saturating_sub(1), Statement::new(FORGET_FORMER, values));
    }

    /// Step 1 for an unlock: the password and sessions stay.
    #[must_use]
    pub fn unlock(&self, token: &Token) -> Statement {
        Statement::new(UNLOCK, [token.as_str().into(), self.subject.as_str().into(), self.expected_version.into()])
    }
}

/// Returns the query whether the last change of an account is the one of this name.
#[must_use]
pub fn has_changed(subject: &SubjectId, name: &ChangeName) -> Statement {
    Statement::new(HAS_CHANGED, [subject.as_str().into(), name.to_string().as_str().into()])
}

/// Returns the transaction that ends every session of an account. It depends on no version: it is always meant. It moves the
/// one that other writes depend on, so that what such a session had begun comes to nothing.
#[must_use]
pub fn end_sessions(subject: &SubjectId, token: &Token, events: &[AuditEvent]) -> Vec<Statement> {
    let mut all = vec![Statement::new(END_SESSIONS, [token.as_str().into(), subject.as_str().into()])];
    all.extend(events.iter().map(|event| audit::insert_after_write(event, (subject, token.as_str()))));
    all.push(won(subject, token));
    all
}

/// Returns the query of step 3.
#[must_use]
pub fn won(subject: &SubjectId, token: &Token) -> Statement {
    Statement::new(WON, [subject.as_str().into(), token.as_str().into()])
}

/// Returns the whole transaction, steps 1 to 3.
#[must_use]
pub fn statements(
    update: &Statement,
    subject: &SubjectId,
    token: &Token,
    audit: &[AuditEvent],
    notices: &[SealedNotice],
) -> Vec<Statement> {
    let only_if = (subject, token.as_str());
    let mut all = vec![update.clone()];
    all.extend(audit.iter().map(|event| audit::insert_after_write(event, only_if)));
    all.extend(notices.iter().map(|notice| rows::insert_after_write(notice, only_if)));
    all.push(won(subject, token));
    all
}

/// Runs the transaction and tells whether it was ours that wrote.
///
/// # Errors
/// A [`Fault`] means that nobody knows.
pub async fn run(database: &Database, statements: &[Statement]) -> Result<WriteOutcome, Fault> {
    let results = database.batch(PART, statements).await?;
    Ok(if entries_of(PART, results.last())?.is_empty() { WriteOutcome::VersionMoved } else { WriteOutcome::Written })
}

#[cfg(test)]
mod tests {
    use latchkey_protocol::audit::{Activity, ResultClass};
    use latchkey_protocol::time::UnixSeconds;
    use latchkey_shared::opaque::SupportId;

    use super::*;

    fn event() -> AuditEvent {
        AuditEvent {
            at: UnixSeconds(1),
            support_id: SupportId::from_bytes([0; 5]),
            subject: None,
            unknown_name: None,
            activity: Activity::ResetPassword,
            result: ResultClass::Succeeded,
            method: None,
            detail: "commit: written",
            policy_version: 1,
            embedder: None,
            actor: None,
            changes: Vec::new(),
        }
    }

    fn notice() -> SealedNotice {
        let (id, sealed) = ("n1".to_owned(), "v1.k.x".to_owned());
        let support_id = SupportId::from_bytes([0; 5]);
        SealedNotice { id, support_id, sealed, created: UnixSeconds(1), tries: 0, alarmed: false }
    }

    // Rule: whoever loses the race for a version stores neither an audit line nor a notice. Everything after the update
    // asks for the token that only the winner's update has written.
    #[test]
    fn only_the_winner_of_a_version_leaves_anything_behind() {
        let subject = SubjectId("a1".to_owned());
        let token = Token("t1".to_owned());
        let write = Write { subject: &subject, expected_version: 7 };
        let all = statements(&write.unlock(&token), &subject, &token, &[event(), event()], &[notice()]);
        let [update, rest @ ..] = all.as_slice() else { panic!("expected statements") };
        assert!(update.sql.ends_with("WHERE id = ?2 AND credential_version = ?3"), "{}", update.sql);
        assert_eq!(update.values, ["t1".into(), "a1".into(), 7.into()]);
        assert_eq!(rest.len(), 4);
        for statement in rest {
            let count = statement.values.len();
            let condition = format!("FROM accounts WHERE id = ?{} AND last_write = ?{count}", count - 1);
            assert!(statement.sql.contains(&condition), "{}", statement.sql);
            assert_eq!(statement.values[count - 2..], ["a1".into(), "t1".into()]);
        }
    }

    // Rule: a password that goes is kept before it goes, and on the same condition; none is forgotten by a loser.
    #[test]
    fn former_passwords_are_kept_and_forgotten_by_the_winner_only() {
        let subject = SubjectId("a1".to_owned());
        let token = Token("t1".to_owned());
        let write = Write { subject: &subject, expected_version: 7 };
        let mut all = statements(&write.unlock(&token), &subject, &token, &[], &[]);
        write.keep_former(&mut all, 2, &token);
        let [keep, _, forget, won] = all.as_slice() else { panic!("expected four statements") };
        assert_eq!((keep.sql, keep.values.as_slice()), (KEEP_FORMER, &["a1".into(), 7.into()][..]));
        assert_eq!(forget.values, ["a1".into(), 2.into(), "a1".into(), "t1".into()]);
        assert_eq!((forget.sql, won.sql), (FORGET_FORMER, WON));
        let mut all = statements(&write.unlock(&token), &subject, &token, &[], &[]);
        write.keep_former(&mut all, 0, &token);
        assert_eq!(all.len(), 3, "nothing is kept, and what was is forgotten");
    }
}
