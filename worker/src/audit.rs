//! The audit in D1: one row an event; names that found no account only as a keyed hash, counted per hour.

use std::rc::Rc;

use latchkey_protocol::administration::Actor;
use latchkey_protocol::audit::AuditEvent;
use latchkey_protocol::ids::SubjectId;
use latchkey_protocol::ports::{AuditSink, Fault};
use serde::Serialize;

use crate::database::{Database, Statement, Value};

const PART: &str = "audit";

const INSERT: &str =
    "INSERT INTO audit (at, support_id, subject, activity, result, event) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
const INSERT_AFTER_WRITE: &str = "INSERT INTO audit (at, support_id, subject, activity, result, event) \
     SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE EXISTS (SELECT 1 FROM accounts WHERE id = ?7 AND last_write = ?8)";
const INSERT_AT_VERSION: &str = "INSERT INTO audit (at, support_id, subject, activity, result, event) \
     SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE EXISTS (SELECT 1 FROM policies WHERE version = ?7) \
     AND NOT EXISTS (SELECT 1 FROM policies WHERE version > ?7)";
/// Breaks a rule of the table unless the caller still is who was let in: then the whole transaction is undone.
const DEMAND_ACTOR: &str = "INSERT INTO audit (at) SELECT NULL WHERE NOT EXISTS (SELECT 1 FROM accounts WHERE id = ?1 \
     AND role = ?2 AND session_epoch = ?3 AND status = 'enabled')";
const INSERT_BEFORE_GROUP: &str = "INSERT INTO audit (at, support_id, subject, activity, result, event) \
     SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE NOT EXISTS (SELECT 1 FROM directory_groups WHERE id = ?7)";
/// The members are those of `audit::Changed`.
const INSERT_IMPORT: &str = "INSERT INTO audit (at, support_id, subject, activity, result, event) \
     SELECT ?1, ?2, ?3, ?4, ?5, json_set(?6, '$.changes', json_array(json_object('part', 'users', 'old', NULL, \
     'new', json(added.ids)))) FROM (SELECT json_group_array(a.id) AS ids FROM json_each(?7) r \
     CROSS JOIN accounts a ON a.id = r.value AND a.last_write = ?8) added WHERE added.ids <> '[]'";
const COUNT_UNKNOWN: &str = "INSERT INTO unknown_names (hour, name, activity, result, detail, times) \
     VALUES (?1, ?2, ?3, ?4, ?5, 1) ON CONFLICT DO UPDATE SET times = times + 1";

/// Where the audit is kept.
#[derive(Debug)]
pub struct D1Audit {
    /// The database.
    pub database: Rc<Database>,
}

impl AuditSink for D1Audit {
    async fn record(&self, events: &[AuditEvent]) -> Result<(), Fault> {
        if events.is_empty() {
            return Ok(());
        }
        let statements: Vec<Statement> = events.iter().map(insert).collect();
        self.database.batch(PART, &statements).await.map(drop)
    }
}

/// Returns the statement that records an event.
#[must_use]
pub fn insert(event: &AuditEvent) -> Statement {
    match &event.unknown_name {
        None => Statement::new(INSERT, columns(event)),
        Some(name) => {
            let hour = event.at.0 / 3_600;
            let values = [
                hour.into(),
                name.as_str().into(),
                name_of(&event.activity),
                name_of(&event.result),
                event.detail.into(),
            ];
            Statement::new(COUNT_UNKNOWN, values)
        }
    }
}

/// Returns the statement that records an event only if the account's row bears the token of our write.
#[must_use]
pub fn insert_after_write(event: &AuditEvent, (subject, token): (&SubjectId, &str)) -> Statement {
    Statement::new(INSERT_AFTER_WRITE, columns(event).into_iter().chain([subject.as_str().into(), token.into()]))
}

/// Returns the statement that records an event only while a version of the policy is in force.
#[must_use]
pub fn insert_at_version(event: &AuditEvent, version: u64) -> Statement {
    Statement::new(INSERT_AT_VERSION, columns(event).into_iter().chain([version.into()]))
}

/// Returns the statement that begins whatever an administrator writes: it fails, and everything with it, once they are out or
/// of another role. What the operator writes needs none.
#[must_use]
pub fn demand_actor(event: &AuditEvent) -> Option<Statement> {
    match event.actor.as_ref()? {
        Actor::Operator => None,
        Actor::Administrator { id, role, epoch } => {
            Some(Statement::new(DEMAND_ACTOR, [id.as_str().into(), role.as_str().into(), (*epoch).into()]))
        }
    }
}

/// Returns the statement that records that a group is added, which has to stand before that; unless it is there.
#[must_use]
pub fn insert_before_group(event: &AuditEvent, group: &str) -> Statement {
    Statement::new(INSERT_BEFORE_GROUP, columns(event).into_iter().chain([group.into()]))
}

/// Returns the statement that records which of the accounts, a list of ids in JSON, bear the token of our write.
#[must_use]
pub fn insert_import(event: &AuditEvent, ids: &str, token: &str) -> Statement {
    Statement::new(INSERT_IMPORT, columns(event).into_iter().chain([ids.into(), token.into()]))
}

/// Returns the values of the columns of an event.
#[must_use]
pub fn columns(event: &AuditEvent) -> [Value; 6] {
    [
        event.at.0.into(),
        event.support_id.to_string().as_str().into(),
        event.subject.as_ref().map(SubjectId::as_str).into(),
        name_of(&event.activity),
        name_of(&event.result),
        serde_json::to_string(event).unwrap_or_default().as_str().into(),
    ]
}

/// Returns the name that a unit variant has in JSON, which is its name in the database, too.
#[must_use]
pub fn name_of<T: Serialize>(variant: &T) -> Value {
    Value::Text(serde_json::to_string(variant).unwrap_or_default().trim_matches('"').to_owned())
}

#[cfg(test)]
mod tests {
    use latchkey_protocol::audit::{Activity, ResultClass};
    use latchkey_protocol::time::UnixSeconds;
    use latchkey_shared::opaque::SupportId;

    use super::*;

    fn event(unknown_name: Option<&str>) -> AuditEvent {
        AuditEvent {
            at: UnixSeconds(7_300),
            support_id: SupportId::from_bytes([0; 5]),
            subject: None,
            unknown_name: unknown_name.map(str::to_owned),
            activity: Activity::FlowProgress,
            result: ResultClass::InProgress,
            method: None,
            detail: "start",
            policy_version: 1,
            embedder: None,
            actor: None,
            changes: Vec::new(),
        }
    }

    #[test]
    fn an_event_is_one_row_with_its_columns_for_searching() {
        let statement = insert(&event(None));
        assert_eq!(statement.sql, INSERT);
        assert_eq!(statement.values[..3], [Value::Number(7_300), Value::Text("0000-0000".to_owned()), Value::Null]);
        assert_eq!(statement.values[4], Value::Text("in_progress".to_owned()));
    }

    // Rule: a name that finds no account is stored only as its hash, counted per hour.
    #[test]
    fn unknown_names_are_counted_per_hour() {
        let statement = insert(&event(Some("hash")));
        assert_eq!(statement.sql, COUNT_UNKNOWN);
        assert_eq!(statement.values[..2], [Value::Number(2), Value::Text("hash".to_owned())]);
    }
}
