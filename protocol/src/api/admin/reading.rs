//! Reads what administrators' calls take: bodies, queries, conditions. Decides by form alone, before anything is looked up.

use latchkey_shared::method::MethodKind;
use latchkey_shared::wire::{Role, RoleChange};

use crate::administration::import::Part;
use crate::administration::{Action, Asked, Denied, Page};
use crate::api::admin::Failure;
use crate::api::admin::path::{Query, number};
use crate::api::{Request, RequestHeaders, Unfit, body};
use crate::ids::EnrolmentId;
use crate::ports::{AuditQuery, UserQuery};
use crate::time::UnixSeconds;

/// The longest span of a report, in seconds: a month, every line of which is read.
const MOST_DAYS_S: u64 = 31 * 24 * 60 * 60;
/// Behind every second there will be: the database counts no further.
const MOST_SECONDS: u64 = u64::MAX >> 1;

/// Reads what a change takes: its body, or the method in its path. A body that it does not take is empty.
pub(super) fn asked(action: Action, request: &Request, method: String) -> Result<Asked, Failure> {
    let takes_body = matches!(action, Action::GiveRole | Action::Prefill | Action::Replace);
    if !takes_body && !matches!(request.body.as_slice(), b"" | b"{}") {
        return Err(Unfit::Json.into());
    }
    Ok(match action {
        Action::GiveRole => Asked::GiveRole(body::read::<RoleChange>(&request.headers, &request.body)?.role),
        Action::Replace => {
            let details = body::read(&request.headers, &request.body)?;
            Asked::Replace { expected: expected(&request.headers)?, details }
        }
        Action::Prefill => Asked::Prefill(body::read(&request.headers, &request.body)?),
        Action::RemoveMethod => Asked::RemoveMethod(EnrolmentId(method)),
        Action::EnableMethod => Asked::EnableMethod(MethodKind::from_name(&method).ok_or(Unfit::Path)?),
        Action::Disable => Asked::Disable,
        Action::Enable => Asked::Enable,
        Action::Unlock => Asked::Unlock,
        Action::Thaw => Asked::Thaw,
        Action::SignOut => Asked::SignOut,
        Action::ForceRegistration => Asked::ForceRegistration,
    })
}

/// Reads which accounts are asked for.
pub(super) fn user_query(query: &Query) -> Result<UserQuery<'_>, Unfit> {
    let part = |name| query.get(name).unwrap_or_default();
    let one_of = |name, known: &[&str]| match query.get(name) {
        None => Ok(""),
        Some(word) if known.contains(&word) => Ok(word),
        Some(_) => Err(Unfit::Query),
    };
    Ok(UserQuery {
        search: part("search"),
        group: part("group"),
        status: one_of("status", &["enabled", "disabled"])?,
        locked: one_of("locked", &["true", "false"])?,
        frozen: one_of("frozen", &["true", "false"])?,
        role: one_of("role", &Role::ALL.map(Role::as_str))?,
    })
}

/// Reads which lines of the audit are asked for.
pub(super) fn audit_query(query: &Query) -> Result<AuditQuery<'_>, Unfit> {
    let part = |name| query.get(name).unwrap_or_default();
    let (from, to) = span(query)?;
    let (support_id, subject) = (part("support_id"), part("subject"));
    Ok(AuditQuery { support_id, subject, activity: part("activity"), result: part("result"), from, to })
}

/// Reads the span of a report: a month at most, and the one before its end where no beginning is named.
pub(super) fn month(query: &Query, now: UnixSeconds) -> Result<(UnixSeconds, UnixSeconds), Unfit> {
    let to = query.number("to")?.map_or_else(|| now.plus(1), UnixSeconds);
    let from = query.number("from")?.map_or_else(|| to.minus(MOST_DAYS_S), UnixSeconds);
    if from.plus(MOST_DAYS_S) < to { Err(Unfit::Query) } else { Ok((from, to)) }
}

/// Reads a span of time; without an end it has none.
fn span(query: &Query) -> Result<(UnixSeconds, UnixSeconds), Unfit> {
    let (from, to) = (query.number("from")?, query.number("to")?);
    Ok((UnixSeconds(from.unwrap_or_default()), UnixSeconds(to.unwrap_or(MOST_SECONDS))))
}

/// Reads which page of a list is asked for.
pub(super) fn page(query: &Query) -> Result<Page, Unfit> {
    let limit = query.number("limit")?.unwrap_or(Page::USUAL);
    let page = Page::new(query.get("after").unwrap_or_default(), limit);
    page.ok_or(Unfit::Query)
}

/// Reads which part of a table comes, and whether it is to be written. Who says nothing writes.
pub(super) fn part(query: &Query) -> Result<Part, Unfit> {
    let is_rehearsal = match query.get("dry_run") {
        None | Some("false") => false,
        Some("true") => true,
        Some(_) => return Err(Unfit::Query),
    };
    // The first row names the columns.
    Ok(Part { first_row: query.number("first_row")?.unwrap_or(2), is_rehearsal })
}

/// Reads `If-Match`: exactly the one tag of a policy, never `*`, for nobody may overwrite what they have not read.
pub(super) fn expected(headers: &RequestHeaders) -> Result<u64, Denied> {
    let tag = headers.if_match.as_deref().ok_or(Denied::NoCondition)?;
    let version = tag.trim().strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).and_then(number);
    version.ok_or(Denied::NoCondition)
}
