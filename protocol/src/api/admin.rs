//! `/api/v1/admin/…`: who calls, whether they may, and what comes back.
//!
//! The order is another than a claimant's: who comes before what, so that a stranger learns nothing, not even which paths
//! there are; then the origin, the call, the right to it, and only then what it says. There is no CORS: no foreign page may
//! call, listed or not. Not here: what the calls do (`administration`).

mod path;
mod reading;
mod table;

use latchkey_shared::opaque::SupportId;
use latchkey_shared::problem::{Code, Problem};
use latchkey_shared::wire::Written;

use crate::administration::{self, Actor, Denied, EVERYBODY};
use crate::api::origin::Caller;
use crate::api::{RETRY_AFTER_S, Request, Response, UNANSWERED, Unfit, body};
use crate::audit::{Activity, ResultClass};
use crate::flow::{self, Call, Kept, Stop};
use crate::ids::SubjectId;
use crate::platform::{Log, Platform};
use crate::policy::Policy;
use crate::ports::{AuditSink, Clock};

use path::{Places, Query, number};

pub(super) use table::IMPORT;
pub use table::{AdminRoute, Row};

/// What lies below is an administrator's.
const BASE: &str = "/api/v1/admin";

/// Why a call has no answer but a problem.
enum Failure {
    Unfit(Unfit),
    Denied(Denied),
}

impl From<Unfit> for Failure {
    fn from(unfit: Unfit) -> Self {
        Self::Unfit(unfit)
    }
}

impl From<Denied> for Failure {
    fn from(denied: Denied) -> Self {
        Self::Denied(denied)
    }
}

/// Tells whether a path is an administrator's, there or not.
pub(super) fn covers(path: &str) -> bool {
    path.strip_prefix(BASE).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Answers an administrator's call.
pub(super) async fn handle<P: Platform>(platform: &P, request: Request) -> Response {
    let mut call = Call::new(platform.clock().now(), super::support_id(platform));
    call.line.activity = Activity::AdministratorRead;
    let mut response = match answer(platform, &mut call, &request).await {
        Ok(mut response) => {
            if let Some(cookie) = &call.cookie {
                response.set("set-cookie", &cookie.header(platform.settings()));
            }
            response
        }
        Err(failure) => refuse(platform, &mut call, failure),
    };
    response.after = call.close(platform.log());
    response
}

/// 1. Who calls. 2. From where. 3. Whether they administer anything, with more than a password. 4. What. 5. Whether they may. 6. The call itself.
async fn answer<P: Platform>(platform: &P, call: &mut Call, request: &Request) -> Result<Response, Failure> {
    // 1.
    let (actor, is_proved) = identify(platform, call, request).await?;
    // The line is about whoever the call is about; who makes it is said apart.
    call.line.subject = None;
    // 2.
    if request.headers.origin.as_deref().is_some_and(|origin| !Caller::is_own(origin, platform.settings())) {
        return Err(Unfit::Origin.into());
    }
    // 3.
    if !actor.has_one_of(EVERYBODY) {
        return Err(Denied::NotAllowed.into());
    }
    if !is_proved {
        return Err(Denied::ProofNeeded.into());
    }
    // Whoever administers nothing fills no audit.
    call.line.actor = Some(actor.clone());
    call.kept = Kept::Audit;
    // 4.
    let (row, places) = AdminRoute::find(&request.method, &request.path)?;
    // 5.
    if !actor.has_one_of(row.roles) {
        call.line.detail = row.path;
        return Err(Denied::NotAllowed.into());
    }
    // 6.
    let query = Query::read(&request.query, row.query)?;
    let response = dispatch(platform, call, &actor, row.route, places, &query, request).await?;
    // What leaves in bulk is on record before it leaves.
    if matches!(row.route, AdminRoute::ExportUsers | AdminRoute::ExportAudit) {
        platform.audit().record(core::slice::from_ref(&call.line)).await.map_err(Denied::from)?;
        call.kept = Kept::WithChange;
    }
    Ok(response)
}

/// Tells who calls, whoever presents the operator's token, or else somebody signed in; and whether more was proved for that
/// than a password. Whatever is wrong is one answer.
///
/// A cookie travels with every request of a browser, so it counts only where our own page shows itself, as at `/me`. One
/// that comes beside a token is not looked at: a call has one caller.
async fn identify<P: Platform>(platform: &P, call: &mut Call, request: &Request) -> Result<(Actor, bool), Denied> {
    let headers = &request.headers;
    if let Some(presented) = &headers.authorization {
        let (scheme, token) = presented.0.split_once(' ').unwrap_or_default();
        let is_token = platform.keys().operator.as_ref().is_some_and(|operator| operator.is(token));
        // RFC 9110 §11.1: the name of a scheme has no case.
        let is_operator = is_token && scheme.eq_ignore_ascii_case("bearer");
        return if is_operator { Ok((Actor::Operator, true)) } else { Err(Denied::SignInNeeded) };
    }
    let is_change = request.method != "GET";
    if headers.own_page.is_none() || (is_change && headers.origin.is_none()) {
        return Err(Denied::SignInNeeded);
    }
    // Sessions are sealed for our own origin; a call from another one is refused next.
    platform.settings().public_origin.clone_into(&mut call.origin);
    match flow::me::enter(platform, call, headers).await {
        Ok(me) => {
            let epoch = me.account.session_epoch;
            let actor = Actor::Administrator { id: me.account.id, role: me.account.role, epoch };
            Ok((actor, me.session.proved_by.is_some()))
        }
        Err(Stop::Refused(_)) => Err(Denied::SignInNeeded),
        Err(Stop::Failed(fault)) => Err(fault.into()),
    }
}

async fn dispatch<P: Platform>(
    platform: &P,
    call: &mut Call,
    actor: &Actor,
    route: AdminRoute,
    places: Places,
    query: &Query,
    request: &Request,
) -> Result<Response, Failure> {
    let [first, second] = places;
    match route {
        AdminRoute::ReadPolicy => Ok(document(&administration::policy::read(platform, call).await?)),
        AdminRoute::WritePolicy => {
            let text = body::text(&request.headers, &request.body)?;
            let expected = reading::expected(&request.headers)?;
            Ok(document(&administration::policy::write(platform, call, actor, expected, text).await?))
        }
        AdminRoute::PreviewPolicy => {
            let text = body::text(&request.headers, &request.body)?;
            let page = reading::page(query)?;
            Ok(Response::json(&administration::policy::preview(platform, call, text, &page).await?))
        }
        AdminRoute::PolicyVersions => {
            let before = query.number("before")?;
            Ok(Response::json(&administration::policy::versions(platform, call, before).await?))
        }
        AdminRoute::PolicyVersion => {
            let number = number(&first).ok_or(Unfit::Path)?;
            Ok(written_json(administration::policy::version(platform, call, number).await?))
        }
        AdminRoute::Users => {
            let page = reading::page(query)?;
            Ok(written_json(administration::users::list(platform, call, reading::user_query(query)?, &page).await?))
        }
        AdminRoute::AddUser => {
            let asked = body::read(&request.headers, &request.body)?;
            Ok(written(administration::users::add(platform, call, actor, asked).await?))
        }
        AdminRoute::Import => {
            let table = body::table(&request.headers, &request.body)?;
            Ok(Response::json(&administration::import::import(platform, call, table, reading::part(query)?).await?))
        }
        AdminRoute::ExportUsers => {
            let page = reading::page(query)?;
            let (rows, next) =
                administration::users::export(platform, call, reading::user_query(query)?, &page).await?;
            Ok(exported("text/csv; charset=utf-8; header=present", rows, next))
        }
        AdminRoute::User => {
            let id = SubjectId(first);
            let (user, version) = administration::users::read(platform, call, &id).await?;
            Ok(tagged(Response::json(&user), version))
        }
        AdminRoute::Registration => {
            let id = SubjectId(first);
            Ok(Response::json(&administration::registration::need(platform, call, &id).await?))
        }
        AdminRoute::IssueTicket | AdminRoute::IssuePass => {
            give(platform, call, actor, route, &SubjectId(first), request).await
        }
        AdminRoute::Change(action) => {
            let asked = reading::asked(action, request, second)?;
            let id = SubjectId(first);
            Ok(written(administration::users::change(platform, call, actor, &id, &asked).await?))
        }
        AdminRoute::Groups => {
            let (search, page) = (query.get("search").unwrap_or_default(), reading::page(query)?);
            Ok(written_json(administration::groups::list(platform, call, search, &page).await?))
        }
        AdminRoute::AddGroup => {
            let asked = body::read(&request.headers, &request.body)?;
            Ok(written(administration::groups::add(platform, call, asked).await?))
        }
        AdminRoute::Members(join) => {
            let asked = body::read_within(&request.headers, &request.body, body::MAX_DOCUMENT_BYTES)?;
            Ok(Response::json(&administration::groups::change(platform, call, first, join, asked).await?))
        }
        AdminRoute::ImportMembers => {
            let table = body::table(&request.headers, &request.body)?;
            let part = reading::part(query)?;
            Ok(Response::json(&administration::groups::import(platform, call, first, table, part).await?))
        }
        AdminRoute::Audit => {
            let (page, asked) = (reading::page(query)?, reading::audit_query(query)?);
            Ok(written_json(administration::trail::list(platform, call, asked, &page).await?))
        }
        AdminRoute::ExportAudit => {
            let (page, asked) = (reading::page(query)?, reading::audit_query(query)?);
            let (lines, next) = administration::trail::export(platform, call, asked, &page).await?;
            Ok(exported("application/x-ndjson", lines, next))
        }
        AdminRoute::Readiness => {
            let page = reading::page(query)?;
            Ok(Response::json(&administration::reports::readiness(platform, call, &page).await?))
        }
        AdminRoute::Registrations => {
            let page = reading::page(query)?;
            Ok(written_json(administration::reports::registrations(platform, call, &page).await?))
        }
        AdminRoute::Resets => {
            let (from, to) = reading::month(query, call.now)?;
            Ok(written_json(administration::reports::resets(platform, call, from, to).await?))
        }
    }
}

/// Gives something out for an account, to be handed to its owner.
async fn give<P: Platform>(
    platform: &P,
    call: &mut Call,
    actor: &Actor,
    route: AdminRoute,
    id: &SubjectId,
    request: &Request,
) -> Result<Response, Failure> {
    if route == AdminRoute::IssuePass {
        let asked = body::read(&request.headers, &request.body)?;
        return Ok(Response::json(&administration::pass::issue(platform, call, actor, id, asked).await?));
    }
    let asked = body::read(&request.headers, &request.body)?;
    Ok(Response::json(&administration::registration::ticket(platform, call, actor, id, asked).await?))
}

/// Answers with a page of an export, and where the next one begins.
fn exported(media_type: &str, text: String, next: Option<String>) -> Response {
    let mut response = Response::new(200, media_type, text.into_bytes());
    if let Some(next) = next {
        response.set("x-next", &next);
    }
    response
}

/// Answers with JSON that is written already.
fn written_json(text: String) -> Response {
    Response::new(200, "application/json", text.into_bytes())
}

fn written(id: String) -> Response {
    Response::json(&Written { id })
}

/// Answers with a policy.
fn document(policy: &Policy) -> Response {
    tagged(Response::json(policy), policy.version)
}

/// Adds the tag of the version that is answered (RFC 9110 §8.8.3).
fn tagged(mut response: Response, version: u64) -> Response {
    response.set("etag", &tag(version));
    response
}

fn tag(version: u64) -> String {
    format!("\"{version}\"")
}

/// Turns a failure into its problem document and its audit line.
fn refuse<P: Platform>(platform: &P, call: &mut Call, failure: Failure) -> Response {
    match failure {
        Failure::Unfit(unfit) => {
            call.note(ResultClass::Failed, unfit.reason());
            super::unfit(unfit, call.line.support_id)
        }
        Failure::Denied(Denied::Failed(fault)) => {
            platform.log().alarm(call.line.support_id, &fault);
            call.failed(&fault);
            unanswered(call.line.support_id)
        }
        Failure::Denied(denied) => {
            let mut response = Response::problem(&denied.problem(call.line.support_id));
            let detail = match &denied {
                Denied::SignInNeeded => {
                    // RFC 9110 §11.6.1 asks for a challenge. Logged, never audited: anybody can make this line.
                    response.set("www-authenticate", "Bearer");
                    "administration: nobody who may"
                }
                Denied::ProofNeeded => "administration: by a password alone",
                // The call that its row keeps from this role, where there was one.
                Denied::NotAllowed if call.line.detail.is_empty() => "administration: role",
                Denied::NotAllowed => call.line.detail,
                Denied::Absent => "administration: nothing there",
                Denied::NoCondition => "administration: no If-Match",
                Denied::Outdated { version } => {
                    response.set("etag", &tag(*version));
                    "policy: outdated"
                }
                Denied::Rejected(_) => "policy: rejected",
                Denied::Invalid(_) => "administration: rejected",
                Denied::Moved => "administration: the account changed meanwhile",
                Denied::Failed(_) => "",
            };
            call.note(ResultClass::Failed, detail);
            if call.line.actor.is_some() {
                call.kept = Kept::Audit;
            }
            response
        }
    }
}

fn unanswered(support_id: SupportId) -> Response {
    let mut problem = Problem::new(Code::Unavailable, UNANSWERED, support_id);
    problem.retry_after = Some(RETRY_AFTER_S);
    Response::problem(&problem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_below_the_base_are_an_administrators() {
        for path in ["/api/v1/admin", "/api/v1/admin/", "/api/v1/admin/policy", "/api/v1/admin/nothing"] {
            assert!(covers(path), "{path}");
        }
        for path in ["/api/v1/administer", "/api/v1", "/admin", "/api/v1/Admin/policy", ""] {
            assert!(!covers(path), "{path}");
        }
    }
}
