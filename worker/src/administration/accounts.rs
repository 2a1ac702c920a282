//! The transactions that add and change accounts. Both leave a fresh token in the account's row, and whatever is stored
//! beside is stored only if the row bears it (see `directory::commit`).

use latchkey_protocol::account::Account;
use latchkey_protocol::administration::words;
use latchkey_protocol::audit::AuditEvent;
use latchkey_protocol::contact::MailAddress;
use latchkey_protocol::ids::{AccountName, SubjectId};
use latchkey_protocol::ports::{AccountChange, Fault, NewAccount, Removal};
use latchkey_protocol::time::UnixSeconds;
use latchkey_shared::sorted::Set;
use serde::Serialize;

use crate::audit;
use crate::database::{Statement, Value};
use crate::directory::commit::{self, Token};
use crate::outbox::rows::SealedNotice;

const PART: &str = "commit";

/// `?13` are the names: none of them may be another account's, nor this very account be there.
const ADD: &str = "INSERT INTO accounts (id, name, display_name, given_name, family_name, domain, role, licence, locale, \
     mail, status, last_write) SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12 \
     WHERE NOT EXISTS (SELECT 1 FROM account_names WHERE name IN (SELECT value FROM json_each(?13))) \
     AND NOT EXISTS (SELECT 1 FROM accounts WHERE id = ?1)";
const ADD_NAMES: &str = "INSERT INTO account_names (name, account) SELECT value, ?2 FROM json_each(?1) \
     WHERE EXISTS (SELECT 1 FROM accounts WHERE id = ?2 AND last_write = ?3)";
const ADD_WORDS: &str = "INSERT INTO account_words (word, account) SELECT value, ?2 FROM json_each(?1) \
     WHERE EXISTS (SELECT 1 FROM accounts WHERE id = ?2 AND last_write = ?3)";
const TAKEN: &str = "SELECT name AS document FROM account_names \
     WHERE name IN (SELECT value FROM json_each(?1)) AND account <> ?2";

/// Depends on everything that was read of the account's state: whoever changed it since has moved one of these.
const CHANGE: &str = "UPDATE accounts SET status = ?1, locked = ?2, must_register = ?3, role = ?4, flow_epoch = ?5, \
     session_epoch = ?6, credential_version = ?7, last_write = ?8, frozen = ?13, thawed = ?14 WHERE id = ?9 \
     AND flow_epoch = ?10 AND session_epoch = ?11 AND credential_version = ?12";
/// The same, and `?12` are the names: none of them may be another account's.
const REPLACE: &str = "UPDATE accounts SET display_name = ?1, given_name = ?2, family_name = ?3, locale = ?4, mail = ?5, \
     credential_version = ?6, last_write = ?7 WHERE id = ?8 AND flow_epoch = ?9 AND session_epoch = ?10 \
     AND credential_version = ?11 AND NOT EXISTS (SELECT 1 FROM json_each(?12) n \
       CROSS JOIN account_names k ON k.name = n.value WHERE k.account <> ?8)";
const FORGET_NAMES: &str = "DELETE FROM account_names WHERE account = ?1 \
     AND EXISTS (SELECT 1 FROM accounts WHERE id = ?2 AND last_write = ?3)";
const FORGET_WORDS: &str = "DELETE FROM account_words WHERE account = ?1 \
     AND EXISTS (SELECT 1 FROM accounts WHERE id = ?2 AND last_write = ?3)";
const REMOVE_METHODS: &str = "DELETE FROM enrolments WHERE account = ?2 AND (?1 = '' OR id = ?1) \
     AND EXISTS (SELECT 1 FROM accounts WHERE id = ?2 AND last_write = ?3)";

/// Returns the transaction that adds an account, and the query behind it for the names that others have.
///
/// # Errors
/// A [`Fault`] if something cannot be written as JSON.
pub fn add(new: &NewAccount<'_>, token: &Token) -> Result<[Statement; 6], Fault> {
    let account = new.account;
    let (names, words) = (json(&names_of(account))?, json(&words::of(account))?);
    let values = [
        account.id.as_str().into(),
        account.name.as_str().into(),
        account.display_name.as_str().into(),
        account.given_name.as_str().into(),
        account.family_name.as_str().into(),
        account.domain.as_str().into(),
        audit::name_of(&account.role),
        audit::name_of(&account.licence),
        account.locale.as_deref().into(),
        account.mail.as_ref().map(MailAddress::as_str).into(),
        audit::name_of(&account.status),
        token.as_str().into(),
        names.as_str().into(),
    ];
    let ours = (&account.id, token.as_str());
    Ok([
        Statement::new(ADD, values),
        Statement::new(ADD_NAMES, bearing(&names, ours)),
        Statement::new(ADD_WORDS, bearing(&words, ours)),
        audit::insert_after_write(new.audit, ours),
        commit::won(&account.id, token),
        Statement::new(TAKEN, [names.as_str().into(), account.id.as_str().into()]),
    ])
}

/// `?1` are the accounts, each with its `names`, `words` and `methods`.
const IMPORT: &str = "INSERT INTO accounts (id, name, display_name, given_name, family_name, domain, locale, mail, \
     last_write) SELECT r.value ->> 'id', r.value ->> 'name', r.value ->> 'display_name', r.value ->> 'given_name', \
     r.value ->> 'family_name', r.value ->> 'domain', r.value ->> 'locale', r.value ->> 'mail', ?2 FROM json_each(?1) r \
     WHERE NOT EXISTS (SELECT 1 FROM json_each(r.value, '$.names') n CROSS JOIN account_names k ON k.name = n.value)";
const IMPORT_NAMES: &str = "INSERT INTO account_names (name, account) SELECT n.value, a.id FROM json_each(?1) r \
     CROSS JOIN accounts a ON a.id = r.value ->> 'id' AND a.last_write = ?2 CROSS JOIN json_each(r.value, '$.names') n";
const IMPORT_WORDS: &str = "INSERT INTO account_words (word, account) SELECT n.value, a.id FROM json_each(?1) r \
     CROSS JOIN accounts a ON a.id = r.value ->> 'id' AND a.last_write = ?2 CROSS JOIN json_each(r.value, '$.words') n";
const IMPORT_METHODS: &str = "INSERT INTO enrolments (id, account, kind, sealed, provenance, confirmed, added) \
     SELECT a.id, a.id, 'mail', r.value ->> 'contact', 'unverified', CAST(?3 AS INTEGER), CAST(?3 AS INTEGER) FROM json_each(?1) r \
     CROSS JOIN accounts a ON a.id = r.value ->> 'id' AND a.last_write = ?2 WHERE r.value ->> 'contact' IS NOT NULL";
/// `?1` are their ids.
const IMPORTED: &str = "SELECT json_quote(count(*)) AS document FROM json_each(?1) r \
     CROSS JOIN accounts a ON a.id = r.value AND a.last_write = ?2";
/// Most bytes of JSON that one statement takes: a quarter of what the database takes as one text.
const MAX_CHUNK_BYTES: usize = 500_000;

/// An account of a table, as the statements take it.
#[derive(Serialize)]
pub struct ImportedRow<'a> {
    id: &'a str,
    name: &'a str,
    display_name: &'a str,
    given_name: &'a str,
    family_name: &'a str,
    domain: &'a str,
    locale: Option<&'a str>,
    mail: Option<&'a str>,
    names: Set<&'a str>,
    words: Set<String>,
    /// The address, sealed.
    contact: Option<String>,
}

impl<'a> ImportedRow<'a> {
    /// Takes an account, and its address sealed.
    #[must_use]
    pub fn new(account: &'a Account, contact: Option<String>) -> Self {
        Self {
            id: account.id.as_str(),
            name: account.name.as_str(),
            display_name: &account.display_name,
            given_name: &account.given_name,
            family_name: &account.family_name,
            domain: &account.domain,
            locale: account.locale.as_deref(),
            mail: account.mail.as_ref().map(MailAddress::as_str),
            names: names_of(account),
            words: words::of(account),
            contact,
        }
    }
}

/// Returns the transaction that adds the accounts of a table; its last query counts them. Rows grow when they are written
/// (names and words stand apart), so they come in several texts.
///
/// # Errors
/// A [`Fault`] if they cannot be written as JSON.
pub fn import(
    accounts: &[ImportedRow<'_>],
    token: &Token,
    line: &AuditEvent,
    now: UnixSeconds,
) -> Result<Vec<Statement>, Fault> {
    let mut statements = Vec::new();
    for rows in chunks(accounts)? {
        let with = |sql| Statement::new(sql, [rows.as_str().into(), token.as_str().into()]);
        let methods = Statement::new(IMPORT_METHODS, [rows.as_str().into(), token.as_str().into(), now.0.into()]);
        statements.extend([with(IMPORT), with(IMPORT_NAMES), with(IMPORT_WORDS), methods]);
    }
    let ids = json(&accounts.iter().map(|row| row.id).collect::<Vec<_>>())?;
    statements.push(audit::insert_import(line, &ids, token.as_str()));
    statements.push(Statement::new(IMPORTED, [ids.as_str().into(), token.as_str().into()]));
    Ok(statements)
}

/// Writes rows as lists in JSON, each no longer than a statement takes, unless one row alone is.
fn chunks(accounts: &[ImportedRow<'_>]) -> Result<Vec<String>, Fault> {
    let mut chunks: Vec<String> = Vec::new();
    for row in accounts {
        let row = json(row)?;
        match chunks.last_mut() {
            Some(chunk) if chunk.len() + row.len() < MAX_CHUNK_BYTES => {
                chunk.push(',');
                chunk.push_str(&row);
            }
            _ => chunks.push(format!("[{row}")),
        }
    }
    for chunk in &mut chunks {
        chunk.push(']');
    }
    Ok(chunks)
}

/// Returns the transaction that changes an account; `add` stores a method that comes.
///
/// # Errors
/// A [`Fault`] if something cannot be written as JSON.
pub fn change(
    change: &AccountChange<'_>,
    token: &Token,
    add: Option<Statement>,
    notices: &[SealedNotice],
) -> Result<Vec<Statement>, Fault> {
    let (before, after) = (change.before, change.after);
    if change.replaces_details {
        return replace(change, token, notices);
    }
    let values = [
        audit::name_of(&after.status),
        u64::from(after.locked).into(),
        u64::from(after.must_register).into(),
        audit::name_of(&after.role),
        after.flow_epoch.into(),
        after.session_epoch.into(),
        after.credential_version.into(),
        token.as_str().into(),
        before.id.as_str().into(),
        before.flow_epoch.into(),
        before.session_epoch.into(),
        before.credential_version.into(),
        after.frozen.map_or(Value::Null, |at| at.0.into()),
        after.thawed.map_or(Value::Null, |at| at.0.into()),
    ];
    let update = Statement::new(CHANGE, values);
    let mut all = commit::statements(&update, &before.id, token, core::slice::from_ref(change.audit), notices);
    let ours = (&before.id, token.as_str());
    let removed = match change.remove {
        Removal::Nothing => None,
        Removal::One(id) => Some(id.as_str()),
        Removal::All => Some(""),
    };
    // Behind the update, which leaves the token that all of them ask for.
    let methods = removed.map(|id| Statement::new(REMOVE_METHODS, bearing(id, ours))).into_iter().chain(add);
    all.splice(1..1, methods);
    Ok(all)
}

/// Returns the transaction that replaces what an account is called.
fn replace(change: &AccountChange<'_>, token: &Token, notices: &[SealedNotice]) -> Result<Vec<Statement>, Fault> {
    let (before, after) = (change.before, change.after);
    let (names, words) = (json(&names_of(after))?, json(&words::of(after))?);
    let values = [
        after.display_name.as_str().into(),
        after.given_name.as_str().into(),
        after.family_name.as_str().into(),
        after.locale.as_deref().into(),
        after.mail.as_ref().map(MailAddress::as_str).into(),
        after.credential_version.into(),
        token.as_str().into(),
        before.id.as_str().into(),
        before.flow_epoch.into(),
        before.session_epoch.into(),
        before.credential_version.into(),
        names.as_str().into(),
    ];
    let update = Statement::new(REPLACE, values);
    let mut all = commit::statements(&update, &before.id, token, core::slice::from_ref(change.audit), notices);
    let ours = (&before.id, token.as_str());
    let id = before.id.as_str();
    let rows = [(FORGET_NAMES, id), (ADD_NAMES, &names), (FORGET_WORDS, id), (ADD_WORDS, &words)];
    all.splice(1..1, rows.map(|(sql, own)| Statement::new(sql, bearing(own, ours))));
    Ok(all)
}

/// Returns every name of an account.
fn names_of(account: &Account) -> Set<&str> {
    account.aliases.iter().chain([&account.name]).map(AccountName::as_str).collect()
}

/// The values of a statement that takes one of its own and asks for the token.
fn bearing(own: &str, (subject, token): (&SubjectId, &str)) -> [Value; 3] {
    [own.into(), subject.as_str().into(), token.into()]
}

fn json<T: Serialize>(value: &T) -> Result<String, Fault> {
    serde_json::to_string(value).map_err(|error| Fault::new(PART, error))
}

#[cfg(test)]
mod tests {
    use serde_json::Value as Json;

    use super::*;

    fn row(name: &str) -> ImportedRow<'_> {
        let (words, contact) = (Set::from([name.to_owned()]), None);
        let (names, locale, mail) = (Set::from([name]), None, None);
        ImportedRow {
            id: "a",
            name,
            display_name: "",
            given_name: "",
            family_name: "",
            domain: "",
            locale,
            mail,
            names,
            words,
            contact,
        }
    }

    // Rule: a part that is accepted fits the database, which takes 2,000,000 bytes as one text, however much its rows grow
    // when they are written; and every row is written once.
    #[test]
    fn rows_that_grow_come_in_several_texts() {
        let names: Vec<String> = (0..1_000).map(|number| format!("{number:04}{}", "x".repeat(1_200))).collect();
        let rows: Vec<_> = names.iter().map(|name| row(name)).collect();
        let chunks = chunks(&rows).expect("JSON");
        assert!(chunks.len() > 5 && chunks.iter().all(|chunk| chunk.len() <= MAX_CHUNK_BYTES), "{}", chunks.len());
        let read = chunks.iter().flat_map(|chunk| serde_json::from_str::<Vec<Json>>(chunk).expect("a list"));
        let read: Vec<String> = read.filter_map(|row| row["name"].as_str().map(str::to_owned)).collect();
        assert_eq!(read, names);
    }
}
