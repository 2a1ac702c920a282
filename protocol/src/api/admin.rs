//! `/api/v1/admin/…`: who calls, whether they may, and what comes back.
//!
//! The order is another than a claimant's: who comes before what, so that a stranger learns nothing, not even which paths
//! there are; then the origin, the call, the right to it, and only then what it says. There is no CORS: no foreign page may
//! call, listed or not. Not here: what the calls do (`administration`).

use latchkey_shared::opaque::SupportId;
use latchkey_shared::problem::{Code, Problem};

use crate::account::Role;
use crate::administration::{self, Actor, Denied, EVERYBODY, GLOBAL, READERS};
use crate::api::origin::Caller;
use crate::api::{RETRY_AFTER_S, Request, RequestHeaders, Response, UNANSWERED, Unfit, body};
use crate::audit::{Activity, ResultClass};
use crate::flow::{Call, Kept};
use crate::platform::{Log, Platform};
use crate::policy::Policy;
use crate::ports::Clock;

/// What lies below is an administrator's.
const BASE: &str = "/api/v1/admin";
/// What stands for a number at the end of a path.
const NUMBER: &str = "{version}";

/// An administrator's call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AdminRoute {
    /// Reads the policy in force.
    ReadPolicy,
    /// Replaces it.
    WritePolicy,
    /// Says what replacing it would change for people.
    PreviewPolicy,
    /// Lists its versions.
    PolicyVersions,
    /// Reads one version.
    PolicyVersion,
}

/// A row of the table of calls.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// HTTP method.
    pub method: &'static str,
    /// Path; `{version}` at its end stands for a number.
    pub path: &'static str,
    /// What it asks for.
    pub route: AdminRoute,
    /// The roles that may; the operator may everything.
    pub roles: &'static [Role],
}

impl AdminRoute {
    /// Every call, and who may make it: the one table of roles and routes.
    pub const ALL: [Row; 5] = [
        row("GET", "/api/v1/admin/policy", Self::ReadPolicy, EVERYBODY),
        row("PUT", "/api/v1/admin/policy", Self::WritePolicy, GLOBAL),
        row("POST", "/api/v1/admin/policy/preview", Self::PreviewPolicy, READERS),
        row("GET", "/api/v1/admin/policy/versions", Self::PolicyVersions, EVERYBODY),
        row("GET", "/api/v1/admin/policy/versions/{version}", Self::PolicyVersion, EVERYBODY),
    ];
}

const fn row(method: &'static str, path: &'static str, route: AdminRoute, roles: &'static [Role]) -> Row {
    Row { method, path, route, roles }
}

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
        Ok(response) => response,
        Err(failure) => refuse(platform, &mut call, failure),
    };
    response.after = call.close(platform.log());
    response
}

/// 1. Who calls. 2. From where. 3. What. 4. Whether they may. 5. The call itself.
async fn answer<P: Platform>(platform: &P, call: &mut Call, request: &Request) -> Result<Response, Failure> {
    // 1.
    let actor = identify(platform, &request.headers)?;
    call.line.actor = Some(actor.clone());
    call.kept = Kept::Audit;
    // 2.
    if request.headers.origin.as_deref().is_some_and(|origin| !Caller::is_own(origin, platform.settings())) {
        return Err(Unfit::Origin.into());
    }
    // 3.
    let (row, number) = find(&request.method, &request.path)?;
    // 4.
    if !actor.has_one_of(row.roles) {
        return Err(Denied::NotAllowed.into());
    }
    // 5.
    dispatch(platform, call, &actor, row.route, number, request).await
}

/// Tells who calls: whoever presents the operator's token. A missing, malformed and wrong one are alike.
fn identify<P: Platform>(platform: &P, headers: &RequestHeaders) -> Result<Actor, Denied> {
    let presented = headers.authorization.as_ref().map_or("", |header| header.0.as_str());
    let (scheme, token) = presented.split_once(' ').unwrap_or_default();
    let is_token = platform.keys().operator.as_ref().is_some_and(|operator| operator.is(token));
    // RFC 9110 §11.1: the name of a scheme has no case.
    if is_token && scheme.eq_ignore_ascii_case("bearer") { Ok(Actor::Operator) } else { Err(Denied::SignInNeeded) }
}

/// Finds the row of a call, and the number in its path.
fn find(method: &str, path: &str) -> Result<(Row, u64), Unfit> {
    let at_path = AdminRoute::ALL.into_iter().filter_map(|row| Some((row, number_in(row.path, path)?)));
    let mut at_path = at_path.peekable();
    let first = at_path.peek().map(|(row, _)| row.method).ok_or(Unfit::Path)?;
    at_path.find(|(row, _)| row.method == method).ok_or(Unfit::Method(first))
}

/// Compares a path with that of a row, and returns the number in it, or zero where there is none.
fn number_in(pattern: &str, path: &str) -> Option<u64> {
    match pattern.strip_suffix(NUMBER) {
        None => (path == pattern).then_some(0),
        Some(before) => number(path.strip_prefix(before)?),
    }
}

/// Reads a number in the one form it has: digits without sign or leading zero, within what the database counts to.
fn number(text: &str) -> Option<u64> {
    let is_plain = !text.starts_with('0') && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse::<i64>().ok().filter(|_| is_plain).and_then(|number| u64::try_from(number).ok())
}

async fn dispatch<P: Platform>(
    platform: &P,
    call: &mut Call,
    actor: &Actor,
    route: AdminRoute,
    number: u64,
    request: &Request,
) -> Result<Response, Failure> {
    let parameter = parameter(route, &request.query)?;
    match route {
        AdminRoute::ReadPolicy => Ok(document(&administration::policy::read(platform, call).await?)),
        AdminRoute::WritePolicy => {
            let text = body::text(&request.headers, &request.body)?;
            let expected = expected(&request.headers)?;
            Ok(document(&administration::policy::write(platform, call, actor, expected, text).await?))
        }
        AdminRoute::PreviewPolicy => {
            let text = body::text(&request.headers, &request.body)?;
            Ok(Response::json(&administration::policy::preview(platform, call, text).await?))
        }
        AdminRoute::PolicyVersions => {
            Ok(Response::json(&administration::policy::versions(platform, call, parameter).await?))
        }
        AdminRoute::PolicyVersion => {
            let text = administration::policy::version(platform, call, number).await?;
            Ok(Response::new(200, "application/json", text.into_bytes()))
        }
    }
}

/// Reads the query: `before` with a number where a list is asked for, nothing anywhere else.
fn parameter(route: AdminRoute, query: &str) -> Result<Option<u64>, Unfit> {
    match (route, query) {
        (_, "") => Ok(None),
        (AdminRoute::PolicyVersions, query) => {
            let before = query.strip_prefix("before=").and_then(number);
            before.map(Some).ok_or(Unfit::Query)
        }
        _ => Err(Unfit::Query),
    }
}

/// Reads `If-Match`: exactly the one tag of a policy, never `*`, for nobody may overwrite what they have not read.
fn expected(headers: &RequestHeaders) -> Result<u64, Denied> {
    let tag = headers.if_match.as_deref().ok_or(Denied::NoCondition)?;
    let version = tag.trim().strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).and_then(number);
    version.ok_or(Denied::NoCondition)
}

/// Answers with a policy and the tag of its version (RFC 9110 §8.8.3).
fn document(policy: &Policy) -> Response {
    let mut response = Response::json(policy);
    response.set("etag", &tag(policy.version));
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
                Denied::NotAllowed => "administration: role",
                Denied::Absent => "administration: nothing there",
                Denied::NoCondition => "administration: no If-Match",
                Denied::Outdated { version } => {
                    response.set("etag", &tag(*version));
                    "policy: outdated"
                }
                Denied::Rejected(_) => "policy: rejected",
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
    use crate::account::Role::{GlobalAdministrator, HelpDesk, Reader, User, UserAdministrator};
    use crate::ids::SubjectId;

    // Rule: a role may what its row says, and nothing else. Every pair of role and route stands here once more.
    #[test]
    fn each_role_may_what_its_row_says() {
        let all = [User, Reader, HelpDesk, UserAdministrator, GlobalAdministrator];
        let may = |row: Row| {
            all.map(|role| {
                let actor = Actor::Administrator { id: SubjectId("a".to_owned()), role };
                if actor.has_one_of(row.roles) { 'x' } else { '-' }
            })
            .iter()
            .collect::<String>()
        };
        let table: Vec<_> = AdminRoute::ALL.into_iter().map(|row| (row.route, may(row))).collect();
        let expected = [
            // user, reader, help desk, user administrator, global administrator
            (AdminRoute::ReadPolicy, "-xxxx"),
            (AdminRoute::WritePolicy, "----x"),
            (AdminRoute::PreviewPolicy, "-x-xx"),
            (AdminRoute::PolicyVersions, "-xxxx"),
            (AdminRoute::PolicyVersion, "-xxxx"),
        ];
        assert_eq!(table, expected.map(|(route, may)| (route, may.to_owned())));
        assert!(AdminRoute::ALL.into_iter().all(|row| Actor::Operator.has_one_of(row.roles)));
        let nobody = Actor::Administrator { id: SubjectId("a".to_owned()), role: User };
        assert!(!nobody.has_one_of(&[User]), "no table lets a user administer");
    }

    #[test]
    fn a_call_is_found_by_method_and_path_alone() {
        let check = |method: &str, path: &str, expected: Result<(AdminRoute, u64), Unfit>| {
            assert_eq!(find(method, path).map(|(row, number)| (row.route, number)), expected, "{method} {path}");
        };
        check("GET", "/api/v1/admin/policy", Ok((AdminRoute::ReadPolicy, 0)));
        check("PUT", "/api/v1/admin/policy", Ok((AdminRoute::WritePolicy, 0)));
        check("DELETE", "/api/v1/admin/policy", Err(Unfit::Method("GET")));
        check("GET", "/api/v1/admin/policy/", Err(Unfit::Path));
        check("GET", "/api/v1/admin/policy/versions/12", Ok((AdminRoute::PolicyVersion, 12)));
        for odd in ["0", "012", "+1", "-1", "1.0", " 1", "1/", "", "9223372036854775808", "{version}", "%31"] {
            check("GET", &format!("/api/v1/admin/policy/versions/{odd}"), Err(Unfit::Path));
        }
    }

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
