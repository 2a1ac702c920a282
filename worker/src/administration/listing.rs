//! Lists of accounts: each page reads as many rows of one index as it is long, from where the last one ended.
//!
//! What is asked for beside the index is looked at row by row, and what does not fit is an entry without a document: so no
//! question, however odd, reads more than its page.

use latchkey_protocol::administration::Page;
use latchkey_protocol::ports::UserQuery;

use crate::database::Statement;

/// Looks at what `$from` finds (a word and an id), in its order. The members are those of `wire::UserSummary`.
///
/// `?1` status, `?2` group, `?3` and `?4` where the last page ended, `?5` how many rows, `?6` locked, `?7` role, `?8` frozen.
macro_rules! users {
    ($from:literal) => {
        concat!(
            "WITH seen (word, id) AS (",
            $from,
            ") SELECT seen.word || char(1) || seen.id AS key, iif((?1 = '' OR a.status = ?1) AND (?6 = '' OR a.locked = (?6 = 'true'))
  AND (?8 = '' OR (a.frozen IS NOT NULL) = (?8 = 'true')) AND (?7 = '' OR a.role = ?7) AND (?2 = '' OR EXISTS (
    SELECT 1 FROM group_accounts g WHERE g.account = a.id AND g.in_group = ?2)),
  json_object('id', a.id, 'name', a.name, 'display_name', a.display_name, 'mail', a.mail, 'status', a.status,
    'locked', json(iif(a.locked, 'true', 'false')), 'frozen', json(iif(a.frozen IS NULL, 'false', 'true')), 'role', a.role, 'licence', a.licence), NULL) AS document
FROM seen CROSS JOIN accounts a ON a.id = seen.id ORDER BY seen.word, seen.id"
        )
    };
}

const BY_NAME: &str = users!("SELECT name, id FROM accounts WHERE name > ?3 AND ?4 = ?4 ORDER BY name LIMIT ?5");
const BY_STATUS: &str =
    users!("SELECT name, id FROM accounts WHERE status = ?1 AND name > ?3 AND ?4 = ?4 ORDER BY name LIMIT ?5");
const BY_LOCK: &str =
    users!("SELECT name, id FROM accounts WHERE locked = 1 AND name > ?3 AND ?4 = ?4 ORDER BY name LIMIT ?5");
const BY_FREEZE: &str =
    users!("SELECT name, id FROM accounts WHERE frozen IS NOT NULL AND name > ?3 AND ?4 = ?4 ORDER BY name LIMIT ?5");
const BY_ROLE: &str =
    users!("SELECT name, id FROM accounts WHERE role = ?7 AND name > ?3 AND ?4 = ?4 ORDER BY name LIMIT ?5");
const BY_GROUP: &str =
    users!("SELECT ?3, account FROM group_accounts WHERE in_group = ?2 AND account > ?4 ORDER BY account LIMIT ?5");
/// Somebody who has several words that begin so is found by the first of them alone.
const BY_WORD: &str = users!(
    "SELECT w.word, w.account FROM account_words w WHERE (w.word, w.account) > (max(?3, ?9), ?4)
     AND w.word < ?9 || char(1114111) AND NOT EXISTS (
       SELECT 1 FROM account_words e WHERE e.account = w.account AND e.word >= ?9 AND e.word < w.word)
     ORDER BY w.word, w.account LIMIT ?5"
);

/// Returns the query that looks at a page of accounts.
#[must_use]
pub fn users(query: UserQuery<'_>, page: &Page) -> Statement {
    let UserQuery { search, group, status, locked, frozen, role } = query;
    // Of what is asked for, that which the fewest accounts are. Most are users, enabled and not locked.
    let sql = match query {
        UserQuery { search: "", group: "", frozen: "true", .. } => BY_FREEZE,
        UserQuery { search: "", group: "", locked: "true", .. } => BY_LOCK,
        UserQuery { search: "", group: "", status: "", role: "" | "user", .. } => BY_NAME,
        UserQuery { search: "", group: "", role: "" | "user", .. } => BY_STATUS,
        UserQuery { search: "", group: "", .. } => BY_ROLE,
        UserQuery { search: "", .. } => BY_GROUP,
        _ => BY_WORD,
    };
    let mut values = vec![status.into(), group.into(), page.word.as_str().into(), page.id.as_str().into()];
    values.extend([page.most.into(), locked.into(), role.into(), frozen.into()]);
    if sql == BY_WORD {
        values.push(search.into());
    }
    Statement::new(sql, values)
}
