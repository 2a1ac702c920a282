//! `/admin/groups`: groups are listed and added, and accounts and groups come into them and go.
//!
//! Groups say for whom the policy holds; they give nobody a role, so whoever administers users may put anybody into them.
//! Members are found first, whatever they are named by, and written by their ids; a name that nobody has changes nothing.

use latchkey_shared::problem::Flaw;
use latchkey_shared::sorted::Set;
use latchkey_shared::wire::{Imported, Members, MembersChanged, NewGroup, RowError};

use crate::administration::import::{self, Part};
use crate::administration::{Denied, Page, words};
use crate::audit::{Activity, Changed, ResultClass};
use crate::flow::{Call, Kept};
use crate::ids::AccountName;
use crate::json::Tree;
use crate::platform::Platform;
use crate::policy::DomainName;
use crate::ports::{Administration, By, Entry, Join, MembersChange};

/// Most bytes of a group's name.
const MAX_NAME_BYTES: usize = 256;

/// Lists groups whose name begins so, and returns a page of them as JSON ([`Groups`](latchkey_shared::wire::Groups)).
///
/// # Errors
/// A fault of the store.
pub async fn list<P: Platform>(platform: &P, call: &mut Call, search: &str, page: &Page) -> Result<String, Denied> {
    let entries = platform.administration().groups(&words::fold(search), page).await?;
    call.note(ResultClass::Succeeded, "groups: listed");
    Ok(page.written("groups", &entries))
}

/// Adds a group, and returns its id: that of the action, so that a repeat adds nothing. Under the id of another group
/// nothing is added either, and nothing is said to have been.
///
/// # Errors
/// [`Denied::Invalid`], or a fault.
pub async fn add<P: Platform>(platform: &P, call: &mut Call, asked: NewGroup) -> Result<String, Denied> {
    call.line.activity = Activity::UpdateGroup;
    let (id, name) = (asked.attempt.to_string(), asked.name.trim());
    if name.is_empty() || name.len() > MAX_NAME_BYTES || name.chars().any(char::is_control) {
        let words = "expected 1 to 256 bytes without control characters".to_owned();
        return Err(Denied::Invalid(vec![Flaw { place: "name".to_owned(), words }]));
    }
    let new = Tree::of(name);
    call.line.changes.push(Changed { part: id.clone(), old: Tree::Null, new });
    call.note(ResultClass::Succeeded, "group: added");
    call.kept = Kept::WithChange;
    if let Some(known) = platform.administration().add_group(&id, name, &call.line).await? {
        (call.kept, call.line.changes) = (Kept::Audit, Vec::new());
        if known != name {
            let words = "expected one that no other group was added under".to_owned();
            return Err(Denied::Invalid(vec![Flaw { place: "attempt".to_owned(), words }]));
        }
        call.note(ResultClass::Succeeded, "group: added before");
    }
    Ok(id)
}

/// Adds members to a group, or removes them.
///
/// 1. The group.
/// 2. Everybody who is named, by whatever; who cannot be found is said, and nothing is changed.
/// 3. One write, with its audit line, which names those who come or go.
///
/// # Errors
/// [`Denied::Absent`], [`Denied::Invalid`], or a fault.
pub async fn change<P: Platform>(
    platform: &P,
    call: &mut Call,
    group: String,
    join: Join,
    asked: Members,
) -> Result<MembersChanged, Denied> {
    call.line.activity = Activity::UpdateGroup;
    let store = platform.administration();
    // 1.
    demand(platform, &group).await?;
    // 2.
    let mut flaws = Vec::new();
    for (place, list) in [("ids", &asked.ids), ("names", &asked.names), ("groups", &asked.groups)] {
        if list.len() > Members::MOST {
            let words = "expected at most 1,000 entries".to_owned();
            flaws.push(Flaw { place: place.to_owned(), words });
        }
    }
    if !flaws.is_empty() {
        return Err(Denied::Invalid(flaws));
    }
    let names: Vec<String> = asked
        .names
        .iter()
        // What cannot be a name is one that nobody has: no name holds a space.
        .map(|typed| AccountName::parse(typed).map_or_else(|_| format!(" {typed}"), |name| name.0))
        .collect();
    let domain = asked.domain.map(DomainName::try_from).transpose();
    let domain =
        domain.map_err(|error| Denied::Invalid(vec![Flaw { place: "domain".to_owned(), words: error.to_string() }]))?;
    let mut accounts = Vec::new();
    for (place, by) in [("ids", By::Ids(&asked.ids)), ("names", By::Names(&names))] {
        accounts.extend(found(place, store.find(by).await?, &mut flaws));
    }
    let groups = found("groups", store.find(By::Groups(&asked.groups)).await?, &mut flaws);
    if !flaws.is_empty() {
        return Err(Denied::Invalid(flaws));
    }
    let mut next = None;
    if let Some(domain) = &domain {
        let (after, most) = (asked.after.as_deref().unwrap_or_default(), Members::MOST);
        let most_rows = u64::try_from(most).unwrap_or(u64::MAX);
        let page = store.find(By::Domain { domain: domain.as_str(), after, most: most_rows }).await?;
        if page.len() >= most {
            next = page.last().map(|last| last.key.clone());
        }
        accounts.extend(found("domain", page, &mut flaws));
    }
    if accounts.is_empty() && groups.is_empty() {
        call.note(ResultClass::Succeeded, "group: nobody named");
        return Ok(MembersChanged { members: 0, next });
    }
    // 3.
    let count = import::count(accounts.len() + groups.len());
    write(platform, call, &group, join, (&accounts, &groups)).await?;
    Ok(MembersChanged { members: count, next })
}

/// Adds the accounts of a table to a group, as many rows at a time as an import takes.
///
/// 1. The group, and the table, read as a whole.
/// 2. Each row by itself: a name, which no earlier row has, and an account that has it.
/// 3. One write of those who are none yet, with its audit line; in a rehearsal none, and who is one already.
///
/// # Errors
/// [`Denied::Absent`], [`Denied::Invalid`] if it is no such table, or a fault.
pub async fn import<P: Platform>(
    platform: &P,
    call: &mut Call,
    group: String,
    table: &[u8],
    part: Part,
) -> Result<Imported, Denied> {
    call.line.activity = Activity::UpdateGroup;
    let store = platform.administration();
    // 1.
    demand(platform, &group).await?;
    let rows = import::read(table, &[0]).map_err(import::refused)?;
    let mut told = Imported { rows: import::count(rows.len()), ..Imported::default() };
    // 2.
    let (mut names, mut lines) = (Vec::new(), Vec::new());
    for (line, cells) in rows {
        let name = cells.as_ref().map(|[name, ..]| AccountName::parse(name));
        let flaw = match name {
            None => (String::new(), RowError::Cells),
            Some(Err(_)) => (COLUMN.to_owned(), RowError::Invalid),
            Some(Ok(name)) => {
                names.push(name.0);
                lines.push(line);
                continue;
            }
        };
        import::note(&mut told, part.row(line), vec![flaw]);
    }
    let found = store.find(By::Names(&names)).await?;
    let mut accounts: Set<String> = Set::new();
    for (line, entry) in lines.into_iter().zip(found) {
        let error = match entry.document.map(|id| accounts.insert(id)) {
            Some(true) => continue,
            Some(false) => RowError::Twice,
            None => RowError::Unknown,
        };
        import::note(&mut told, part.row(line), vec![(COLUMN.to_owned(), error)]);
    }
    // 3.
    let accounts: Vec<String> = accounts.into_iter().collect();
    if part.is_rehearsal {
        let known = members(platform, &group, &accounts).await?;
        told.known = import::count(known.len());
        call.note(ResultClass::Succeeded, "group: import rehearsed");
    } else {
        told.known = import::count(accounts.len()) - write(platform, call, &group, Join::Add, (&accounts, &[])).await?;
    }
    told.added = import::count(accounts.len()) - told.known;
    Ok(told)
}

/// The column in which members are named.
const COLUMN: &str = "name";

/// Demands that a group is there.
async fn demand<P: Platform>(platform: &P, group: &String) -> Result<(), Denied> {
    let known = platform.administration().find(By::Groups(core::slice::from_ref(group))).await?;
    if known.iter().all(|entry| entry.document.is_none()) { Err(Denied::Absent) } else { Ok(()) }
}

/// Returns those of accounts and groups that are in a group themselves.
async fn members<P: Platform>(platform: &P, group: &str, ids: &[String]) -> Result<Set<String>, Denied> {
    let found = platform.administration().find(By::Members { group, ids }).await?;
    Ok(found.into_iter().filter_map(|entry| entry.document).collect())
}

/// Has accounts and groups come into a group or go, with an audit line that names those for whom that changes anything, and
/// returns how many they are. Who that is is found out by the write itself: of two at once each names whom it has moved.
async fn write<P: Platform>(
    platform: &P,
    call: &mut Call,
    group: &str,
    join: Join,
    (accounts, groups): (&[String], &[String]),
) -> Result<u64, Denied> {
    call.note(
        ResultClass::Succeeded,
        match join {
            Join::Add => "group: members added",
            Join::Remove => "group: members removed",
        },
    );
    call.kept = Kept::WithChange;
    let change = MembersChange { group, join, accounts, groups, audit: &call.line };
    let moved = platform.administration().change_members(change).await?;
    if moved == 0 {
        call.kept = Kept::Audit;
        call.note(ResultClass::Succeeded, "group: nobody comes or goes");
    }
    Ok(moved)
}

/// Returns the ids that were found, and notes what was not, by its place in its list.
fn found(place: &str, entries: Vec<Entry>, flaws: &mut Vec<Flaw>) -> Vec<String> {
    let mut ids = Vec::new();
    for (number, entry) in entries.into_iter().enumerate() {
        match entry.document {
            Some(id) => ids.push(id),
            None => flaws.push(Flaw { place: format!("{place}[{number}]"), words: "there is none".to_owned() }),
        }
    }
    ids
}
