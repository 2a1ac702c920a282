//! Groups and their members. Members are found by one look-up each and written by their ids, all in one statement.

use latchkey_protocol::administration::{Page, words};
use latchkey_protocol::audit::AuditEvent;
use latchkey_protocol::ports::{By, Fault, Join, MembersChange};

use crate::audit;
use crate::database::{Statement, Value};

const PART: &str = "directory";

/// The members are those of `wire::GroupSummary`.
const PAGE: &str = "SELECT char(1) || g.id AS key, json_object('id', g.id, 'name', g.name, 'within', json((\
     SELECT json_group_array(o.in_group) FROM group_groups o WHERE o.child = g.id))) AS document \
     FROM directory_groups g WHERE g.id > ?1 ORDER BY g.id LIMIT ?2";
const SEARCH: &str = "SELECT g.word || char(1) || g.id AS key, json_object('id', g.id, 'name', g.name, 'within', json((\
     SELECT json_group_array(o.in_group) FROM group_groups o WHERE o.child = g.id))) AS document \
     FROM directory_groups g WHERE (g.word, g.id) > (max(?3, ?4), ?1) AND g.word < ?4 || char(1114111) \
     ORDER BY g.word, g.id LIMIT ?2";
const NAMED: &str = "SELECT id AS key, name AS document FROM directory_groups WHERE id = ?1";
const ADD: &str = "INSERT INTO directory_groups (id, name, word) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING";

const BY_ID: &str = "SELECT value AS key, (SELECT id FROM accounts WHERE id = value) AS document FROM json_each(?1)";
const BY_NAME: &str =
    "SELECT value AS key, (SELECT account FROM account_names WHERE name = value) AS document FROM json_each(?1)";
const BY_GROUP: &str =
    "SELECT value AS key, (SELECT id FROM directory_groups WHERE id = value) AS document FROM json_each(?1)";
const BY_MEMBERSHIP: &str = "SELECT value AS key, coalesce(\
     (SELECT account FROM group_accounts WHERE account = value AND in_group = ?2), \
     (SELECT child FROM group_groups WHERE child = value AND in_group = ?2)) AS document FROM json_each(?1)";
const BY_DOMAIN: &str =
    "SELECT id AS key, id AS document FROM accounts WHERE domain = ?1 AND id > ?2 ORDER BY id LIMIT ?3";

/// Those of `?1` and `?2` who are no members of `?3`, or who are. Asked before they are moved, in the same transaction, so
/// that what is said of them is what happens.
macro_rules! moved {
    ("come", $rest:literal) => {
        moved!(
            "SELECT DISTINCT a.id FROM json_each(?1) n CROSS JOIN accounts a ON a.id = n.value WHERE NOT EXISTS \
             (SELECT 1 FROM group_accounts k WHERE k.account = a.id AND k.in_group = ?3) UNION ALL \
             SELECT DISTINCT c.id FROM json_each(?2) n CROSS JOIN directory_groups c ON c.id = n.value WHERE NOT EXISTS \
             (SELECT 1 FROM group_groups k WHERE k.child = c.id AND k.in_group = ?3)",
            $rest
        )
    };
    ("go", $rest:literal) => {
        moved!(
            "SELECT DISTINCT k.account FROM json_each(?1) n CROSS JOIN group_accounts k ON k.account = n.value AND k.in_group = ?3 \
             UNION ALL SELECT DISTINCT k.child FROM json_each(?2) n CROSS JOIN group_groups k ON k.child = n.value AND k.in_group = ?3",
            $rest
        )
    };
    ($who:literal, $rest:literal) => {
        concat!("WITH moved (id) AS (", $who, ") ", $rest)
    };
}

const COUNT_COMING: &str = moved!("come", "SELECT json_quote(count(*)) AS document FROM moved");
const COUNT_GOING: &str = moved!("go", "SELECT json_quote(count(*)) AS document FROM moved");
/// The members are those of `audit::Changed`.
const RECORD_COMING: &str = moved!(
    "come",
    "INSERT INTO audit (at, support_id, subject, activity, result, event) SELECT ?4, ?5, ?6, ?7, ?8, json_set(?9, \
     '$.changes', json_array(json_object('part', ?3, 'old', NULL, 'new', json(ids)))) \
     FROM (SELECT json_group_array(id) AS ids FROM moved) WHERE ids <> '[]'"
);
const RECORD_GOING: &str = moved!(
    "go",
    "INSERT INTO audit (at, support_id, subject, activity, result, event) SELECT ?4, ?5, ?6, ?7, ?8, json_set(?9, \
     '$.changes', json_array(json_object('part', ?3, 'old', json(ids), 'new', NULL))) \
     FROM (SELECT json_group_array(id) AS ids FROM moved) WHERE ids <> '[]'"
);

/// Whoever is gone meanwhile is passed over, not a fault.
const ADD_ACCOUNTS: &str = "INSERT INTO group_accounts (account, in_group) SELECT a.id, g.id FROM json_each(?1) \
     CROSS JOIN accounts a ON a.id = value CROSS JOIN directory_groups g ON g.id = ?2 WHERE true ON CONFLICT DO NOTHING";
const ADD_GROUPS: &str = "INSERT INTO group_groups (child, in_group) SELECT c.id, g.id FROM json_each(?1) \
     CROSS JOIN directory_groups c ON c.id = value CROSS JOIN directory_groups g ON g.id = ?2 WHERE true \
     ON CONFLICT DO NOTHING";
const REMOVE_ACCOUNTS: &str =
    "DELETE FROM group_accounts WHERE in_group = ?2 AND account IN (SELECT value FROM json_each(?1))";
const REMOVE_GROUPS: &str =
    "DELETE FROM group_groups WHERE in_group = ?2 AND child IN (SELECT value FROM json_each(?1))";

/// Returns the query that looks at a page of groups.
#[must_use]
pub fn page(search: &str, page: &Page) -> Statement {
    let behind = [page.id.as_str().into(), page.most.into()];
    if search.is_empty() {
        return Statement::new(PAGE, behind);
    }
    Statement::new(SEARCH, behind.into_iter().chain([page.word.as_str().into(), search.into()]))
}

/// Returns the transaction that adds a group; its first query finds the one that has this id already.
#[must_use]
pub fn add(id: &str, name: &str, line: &AuditEvent) -> [Statement; 3] {
    let named = Statement::new(NAMED, [id.into()]);
    [
        named,
        audit::insert_before_group(line, id),
        Statement::new(ADD, [id.into(), name.into(), words::fold(name).as_str().into()]),
    ]
}

/// Returns the query that finds accounts or groups.
///
/// # Errors
/// A [`Fault`] if a list cannot be written as JSON.
pub fn find(by: By<'_>) -> Result<Statement, Fault> {
    let (sql, list) = match by {
        By::Ids(list) => (BY_ID, list),
        By::Names(list) => (BY_NAME, list),
        By::Groups(list) => (BY_GROUP, list),
        By::Members { group, ids } => {
            return Ok(Statement::new(BY_MEMBERSHIP, [json(ids)?.as_str().into(), group.into()]));
        }
        By::Domain { domain, after, most } => {
            return Ok(Statement::new(BY_DOMAIN, [domain.into(), after.into(), most.into()]));
        }
    };
    Ok(Statement::new(sql, [json(list)?.as_str().into()]))
}

/// Returns the transaction that adds or removes members; its first query counts whom it moves.
///
/// # Errors
/// A [`Fault`] if a list cannot be written as JSON.
pub fn change(change: &MembersChange<'_>) -> Result<[Statement; 4], Fault> {
    let [count, record, accounts, groups] = match change.join {
        Join::Add => [COUNT_COMING, RECORD_COMING, ADD_ACCOUNTS, ADD_GROUPS],
        Join::Remove => [COUNT_GOING, RECORD_GOING, REMOVE_ACCOUNTS, REMOVE_GROUPS],
    };
    let lists = [json(change.accounts)?, json(change.groups)?];
    let [of_accounts, of_groups] = lists.each_ref().map(|list| Value::from(list.as_str()));
    let moved = || [of_accounts.clone(), of_groups.clone(), change.group.into()];
    let line = audit::columns(change.audit);
    Ok([
        Statement::new(count, moved()),
        Statement::new(record, moved().into_iter().chain(line)),
        Statement::new(accounts, [of_accounts.clone(), change.group.into()]),
        Statement::new(groups, [of_groups.clone(), change.group.into()]),
    ])
}

fn json(list: &[String]) -> Result<String, Fault> {
    serde_json::to_string(list).map_err(|error| Fault::new(PART, error))
}
