//! Writes an organisation as SQL for the worker's database: what `cargo xtask dev` fills in and the edge tests start from.
//!
//! Contacts and seeds are sealed with the deployment's own keys, passwords hashed; so the database is exactly what the
//! worker would have written. Not here: the organisation itself (`protocol::testing::organisation`).

use latchkey_protocol::administration::words;
use latchkey_protocol::credential::{self, Cost};
use latchkey_protocol::enrolment::{Enrolment, Provenance};
use latchkey_protocol::ids::TenantId;
use latchkey_protocol::keys::Keys;
use latchkey_protocol::ports::{Entropy, Fault};
use latchkey_protocol::seal::{self, Place};
use latchkey_protocol::testing::Organisation;
use latchkey_protocol::testing::organisation::{OrganisationProblem, Person};
use latchkey_protocol::time::UnixSeconds;
use latchkey_shared::password::{NotAPassword, Password};
use serde::Serialize;

/// What the database is sealed and hashed with.
#[derive(Debug)]
pub struct Deployment<'a> {
    /// `TENANT_ID` of the worker that will read it.
    pub tenant: &'a TenantId,
    /// Its keys.
    pub keys: &'a Keys,
    /// What password hashes cost.
    pub cost: Cost,
    /// When the organisation is filled in.
    pub now: UnixSeconds,
}

/// An organisation that cannot be written down.
#[derive(Debug, thiserror::Error)]
pub enum SeedError {
    /// Its data contradicts itself.
    #[error(transparent)]
    Organisation(#[from] OrganisationProblem),
    /// A password is none.
    #[error(transparent)]
    Password(#[from] NotAPassword),
    /// No randomness, or no memory to hash.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// Something has no JSON form.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
    /// A text with a NUL, which ends an SQL text.
    #[error("expected text without NUL")]
    Nul,
}

/// Every table of the worker's database, children before parents.
const TABLES: [&str; 12] = [
    "outbox",
    "unknown_names",
    "audit",
    "policies",
    "enrolments",
    "former_passwords",
    "group_accounts",
    "group_groups",
    "directory_groups",
    "account_words",
    "account_names",
    "accounts",
];

/// Returns the statements that empty the database.
#[must_use]
pub fn wipe() -> Vec<String> {
    TABLES.iter().map(|table| format!("DELETE FROM {table}")).collect()
}

/// Returns the statements that fill an empty database with an organisation. None of them ends in a semicolon.
///
/// # Errors
/// A [`SeedError`] if the organisation's data does not fit together.
pub fn sql(
    organisation: &Organisation,
    deployment: &Deployment<'_>,
    entropy: &impl Entropy,
) -> Result<Vec<String>, SeedError> {
    let mut statements = vec![insert(
        "policies",
        &[
            ("version", Value::Number(organisation.policy.version)),
            ("document", Value::Text(&serde_json::to_string(&organisation.policy)?)),
            ("written", Value::Number(deployment.now.0)),
            ("author", Value::Text("seed")),
        ],
    )?];
    for group in &organisation.groups {
        let (id, name) = (Value::Text(group.id.as_str()), Value::Text(&group.name));
        let word = words::fold(&group.name);
        statements.push(insert("directory_groups", &[("id", id), ("name", name), ("word", Value::Text(&word))])?);
    }
    for group in &organisation.groups {
        for outer in &group.within {
            let (child, within) = (Value::Text(group.id.as_str()), Value::Text(outer.as_str()));
            statements.push(insert("group_groups", &[("child", child), ("in_group", within)])?);
        }
    }
    for person in &organisation.accounts {
        statements.extend(account(organisation, person, deployment, entropy)?);
    }
    Ok(statements)
}

/// One account with its names, groups and methods.
fn account(
    organisation: &Organisation,
    person: &Person,
    deployment: &Deployment<'_>,
    entropy: &impl Entropy,
) -> Result<Vec<String>, SeedError> {
    let account = organisation.account(person)?;
    let password = Password::try_from(person.password.clone())?;
    let hash = credential::hash(&password, entropy, deployment.cost)?;
    let id = || Value::Text(account.id.as_str());
    let mut statements = vec![insert(
        "accounts",
        &[
            ("id", id()),
            ("name", Value::Text(account.name.as_str())),
            ("display_name", Value::Text(&account.display_name)),
            ("given_name", Value::Text(&account.given_name)),
            ("family_name", Value::Text(&account.family_name)),
            ("domain", Value::Text(&account.domain)),
            ("status", Value::Text(&name_of(&account.status)?)),
            ("locked", Value::Number(u64::from(account.locked))),
            ("must_change", Value::Number(u64::from(account.must_change))),
            ("password_expires", account.password_expires.map_or(Value::Null, |at| Value::Number(at.0))),
            ("role", Value::Text(&name_of(&account.role)?)),
            ("licence", Value::Text(&name_of(&account.licence)?)),
            ("locale", account.locale.as_deref().map_or(Value::Null, Value::Text)),
            ("mail", account.mail.as_ref().map_or(Value::Null, |mail| Value::Text(mail.as_str()))),
            ("password_hash", Value::Text(hash.as_str())),
            ("flow_epoch", Value::Number(account.flow_epoch)),
            ("session_epoch", Value::Number(account.session_epoch)),
            ("credential_version", Value::Number(account.credential_version)),
        ],
    )?];
    let mut names = vec![&account.name];
    names.extend(&account.aliases);
    names.sort();
    names.dedup();
    for name in names {
        statements.push(insert("account_names", &[("name", Value::Text(name.as_str())), ("account", id())])?);
    }
    for word in words::of(&account) {
        statements.push(insert("account_words", &[("word", Value::Text(&word)), ("account", id())])?);
    }
    for group in &person.groups {
        statements.push(insert("group_accounts", &[("account", id()), ("in_group", Value::Text(group.as_str()))])?);
    }
    for (version, former) in (0_u64..).zip(&person.former_passwords) {
        let hash = credential::hash(&Password::try_from(former.clone())?, entropy, deployment.cost)?;
        let (version, hash) = (Value::Number(version), Value::Text(hash.as_str()));
        statements.push(insert("former_passwords", &[("account", id()), ("version", version), ("hash", hash)])?);
    }
    for enrolment in &person.enrolments {
        statements.push(registered(person, enrolment, deployment, entropy)?);
    }
    Ok(statements)
}

/// One registered method, sealed for its place.
fn registered(
    person: &Person,
    enrolment: &Enrolment,
    deployment: &Deployment<'_>,
    entropy: &impl Entropy,
) -> Result<String, SeedError> {
    let (kind, plain) = enrolment.authenticator.to_sealed()?;
    let place = Place { tenant: deployment.tenant, subject: &person.id, enrolment: &enrolment.id, kind };
    let sealed = seal::seal(deployment.keys, entropy, &place, &plain, deployment.now)?;
    let provenance = match enrolment.provenance {
        Provenance::Verified => "verified",
        Provenance::Unverified => "unverified",
    };
    insert(
        "enrolments",
        &[
            ("id", Value::Text(enrolment.id.as_str())),
            ("account", Value::Text(person.id.as_str())),
            ("kind", Value::Text(kind.as_str())),
            ("sealed", Value::Text(&sealed)),
            ("provenance", Value::Text(provenance)),
            ("confirmed", Value::Number(enrolment.confirmed.0)),
            ("added", Value::Number(enrolment.added.0)),
            ("name", enrolment.name.as_deref().map_or(Value::Null, Value::Text)),
            ("preferred", Value::Number(u64::from(enrolment.preferred))),
            ("used", Value::Number(enrolment.authenticator.codes().map_or(0, |codes| codes.used().into()))),
        ],
    )
}

/// The name that a unit variant has in JSON, which is also its name in the database.
fn name_of<T: Serialize>(variant: &T) -> Result<String, SeedError> {
    let value = serde_json::to_value(variant)?;
    Ok(value.as_str().unwrap_or_default().to_owned())
}

/// A value in a statement.
#[derive(Clone, Copy, Debug)]
enum Value<'a> {
    Null,
    Number(u64),
    Text(&'a str),
}

/// Writes an insertion, its texts quoted: a quote is doubled, and SQLite knows no other escape.
fn insert(table: &str, columns: &[(&str, Value<'_>)]) -> Result<String, SeedError> {
    let names: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
    let values: Result<Vec<String>, SeedError> = columns
        .iter()
        .map(|(_, value)| match value {
            Value::Null => Ok("NULL".to_owned()),
            Value::Number(number) => Ok(number.to_string()),
            Value::Text(text) if text.contains('\0') => Err(SeedError::Nul),
            Value::Text(text) => Ok(format!("'{}'", text.replace('\'', "''"))),
        })
        .collect();
    Ok(format!("INSERT INTO {table} ({}) VALUES ({})", names.join(", "), values?.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_leave_its_quotes() {
        let statement = insert("t", &[("a", Value::Text("O'Brien'); DROP TABLE t; --")), ("b", Value::Null)]).unwrap();
        assert_eq!(statement, "INSERT INTO t (a, b) VALUES ('O''Brien''); DROP TABLE t; --', NULL)");
        assert!(matches!(insert("t", &[("a", Value::Text("\0"))]), Err(SeedError::Nul)));
    }
}
