//! The table of administrators' calls: method, path, who may, and what may stand in the query. There is no other.

use crate::account::Role;
use crate::administration::{Action, EVERYBODY, GLOBAL, HELPERS, MANAGERS, READERS};
use crate::api::Unfit;
use crate::api::admin::path::{self, Places};
use crate::ports::Join;

/// How paths end at which tables are imported; their bodies may be longer.
pub(in crate::api) const IMPORT: &str = "/import";
/// What accounts are asked by.
const USERS: &[&str] = &["search", "group", "status", "locked", "frozen", "role", "after", "limit"];
/// What is said of a part of a table.
const PART: &[&str] = &["dry_run", "first_row"];
/// What the audit is asked by.
const TRAIL: &[&str] = &["support_id", "subject", "activity", "result", "from", "to", "after", "limit"];

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
    /// Lists accounts.
    Users,
    /// Adds an account.
    AddUser,
    /// Adds the accounts of a table.
    Import,
    /// Exports accounts as a table.
    ExportUsers,
    /// Reads an account.
    User,
    /// Says whether an account is to be asked for methods.
    Registration,
    /// Gives out a ticket to register them.
    IssueTicket,
    /// Gives a recovery pass, or confirms it.
    IssuePass,
    /// Changes an account.
    Change(Action),
    /// Lists groups.
    Groups,
    /// Adds a group.
    AddGroup,
    /// Adds members to a group, or removes them.
    Members(Join),
    /// Adds the members of a table.
    ImportMembers,
    /// Lists what happened.
    Audit,
    /// The same as lines of JSON.
    ExportAudit,
    /// Counts who could reset.
    Readiness,
    /// Lists who could.
    Registrations,
    /// Counts how resets ended.
    Resets,
}

/// A row of the table of calls.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// HTTP method.
    pub method: &'static str,
    /// Path; a name in braces stands for one segment.
    pub path: &'static str,
    /// What it asks for.
    pub route: AdminRoute,
    /// The roles that may; the operator may everything.
    pub roles: &'static [Role],
    /// What may stand in the query, each at most once.
    pub query: &'static [&'static str],
}

impl AdminRoute {
    /// Every call, and who may make it: the one table of roles and routes.
    pub const ALL: [Row; 34] = [
        row("GET", "/api/v1/admin/policy", Self::ReadPolicy, EVERYBODY),
        row("PUT", "/api/v1/admin/policy", Self::WritePolicy, GLOBAL),
        row("POST", "/api/v1/admin/policy/preview", Self::PreviewPolicy, READERS).asking(&["after"]),
        row("GET", "/api/v1/admin/policy/versions", Self::PolicyVersions, EVERYBODY).asking(&["before"]),
        row("GET", "/api/v1/admin/policy/versions/{version}", Self::PolicyVersion, EVERYBODY),
        row("GET", "/api/v1/admin/users", Self::Users, EVERYBODY).asking(USERS),
        row("POST", "/api/v1/admin/users", Self::AddUser, MANAGERS),
        row("POST", "/api/v1/admin/users/import", Self::Import, MANAGERS).asking(PART),
        row("GET", "/api/v1/admin/users/export", Self::ExportUsers, READERS).asking(USERS),
        row("GET", "/api/v1/admin/users/{id}", Self::User, EVERYBODY),
        row("PUT", "/api/v1/admin/users/{id}", Self::Change(Action::Replace), MANAGERS),
        row("GET", "/api/v1/admin/users/{id}/registration", Self::Registration, EVERYBODY),
        row("POST", "/api/v1/admin/users/{id}/registration-ticket", Self::IssueTicket, GLOBAL),
        row("POST", "/api/v1/admin/users/{id}/recovery-pass", Self::IssuePass, HELPERS),
        change("/api/v1/admin/users/{id}/disable", Action::Disable, MANAGERS),
        change("/api/v1/admin/users/{id}/enable", Action::Enable, MANAGERS),
        change("/api/v1/admin/users/{id}/unlock", Action::Unlock, HELPERS),
        change("/api/v1/admin/users/{id}/thaw", Action::Thaw, HELPERS),
        change("/api/v1/admin/users/{id}/sign-out", Action::SignOut, HELPERS),
        change("/api/v1/admin/users/{id}/force-registration", Action::ForceRegistration, MANAGERS),
        change("/api/v1/admin/users/{id}/role", Action::GiveRole, GLOBAL),
        change("/api/v1/admin/users/{id}/methods", Action::Prefill, MANAGERS),
        change("/api/v1/admin/users/{id}/methods/{method}/remove", Action::RemoveMethod, MANAGERS),
        change("/api/v1/admin/users/{id}/methods/{method}/enable", Action::EnableMethod, HELPERS),
        row("GET", "/api/v1/admin/groups", Self::Groups, EVERYBODY).asking(&["search", "after", "limit"]),
        row("POST", "/api/v1/admin/groups", Self::AddGroup, MANAGERS),
        row("POST", "/api/v1/admin/groups/{id}/add", Self::Members(Join::Add), MANAGERS),
        row("POST", "/api/v1/admin/groups/{id}/remove", Self::Members(Join::Remove), MANAGERS),
        row("POST", "/api/v1/admin/groups/{id}/import", Self::ImportMembers, MANAGERS).asking(PART),
        row("GET", "/api/v1/admin/audit", Self::Audit, EVERYBODY).asking(TRAIL),
        row("GET", "/api/v1/admin/audit/export", Self::ExportAudit, READERS).asking(TRAIL),
        row("GET", "/api/v1/admin/reports/readiness", Self::Readiness, READERS).asking(&["after"]),
        row("GET", "/api/v1/admin/reports/registrations", Self::Registrations, READERS).asking(&["after", "limit"]),
        row("GET", "/api/v1/admin/reports/resets", Self::Resets, READERS).asking(&["from", "to"]),
    ];

    /// Finds the row of a call, and what stands in the places of its path.
    pub(super) fn find(method: &str, path: &str) -> Result<(Row, Places), Unfit> {
        // A path that stands in the table as it is names nobody: no account is called `import`.
        let is_fixed = Self::ALL.iter().any(|row| row.path == path);
        let rows = Self::ALL.into_iter().filter(|row| !is_fixed || row.path == path);
        let at_path = rows.filter_map(|row| Some((row, path::places(row.path, path)?)));
        let mut allowed = None;
        for (row, places) in at_path {
            if row.method == method {
                return Ok((row, places));
            }
            allowed = Some(with(allowed, row.method));
        }
        Err(allowed.map_or(Unfit::Path, Unfit::Method))
    }
}

/// Adds a method to those that a path allows, as `Allow` lists them (RFC 9110 §10.2.1). No path takes three.
fn with(allowed: Option<&'static str>, method: &'static str) -> &'static str {
    match (allowed, method) {
        (None, _) | (Some("GET"), "GET") | (Some("POST"), "POST") => method,
        (Some(_), "PUT") => "GET, PUT",
        (Some(_), _) => "GET, POST",
    }
}

const fn row(method: &'static str, path: &'static str, route: AdminRoute, roles: &'static [Role]) -> Row {
    Row { method, path, route, roles, query: &[] }
}

const fn change(path: &'static str, action: Action, roles: &'static [Role]) -> Row {
    row("POST", path, AdminRoute::Change(action), roles)
}

impl Row {
    const fn asking(self, query: &'static [&'static str]) -> Self {
        Self { query, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::Role::{GlobalAdministrator, HelpDesk, Reader, User, UserAdministrator};
    use crate::administration::Actor;
    use crate::ids::SubjectId;

    // Rule: a role may what its row says, and nothing else. Every pair of role and route stands here once more.
    #[test]
    fn each_role_may_what_its_row_says() {
        let all = [User, Reader, HelpDesk, UserAdministrator, GlobalAdministrator];
        let may = |row: Row| {
            all.map(|role| {
                let actor = Actor::Administrator { id: SubjectId("a".to_owned()), role, epoch: 1 };
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
            (AdminRoute::Users, "-xxxx"),
            (AdminRoute::AddUser, "---xx"),
            (AdminRoute::Import, "---xx"),
            (AdminRoute::ExportUsers, "-x-xx"),
            (AdminRoute::User, "-xxxx"),
            (AdminRoute::Change(Action::Replace), "---xx"),
            (AdminRoute::Registration, "-xxxx"),
            (AdminRoute::IssueTicket, "----x"),
            (AdminRoute::IssuePass, "--xxx"),
            (AdminRoute::Change(Action::Disable), "---xx"),
            (AdminRoute::Change(Action::Enable), "---xx"),
            (AdminRoute::Change(Action::Unlock), "--xxx"),
            (AdminRoute::Change(Action::Thaw), "--xxx"),
            (AdminRoute::Change(Action::SignOut), "--xxx"),
            (AdminRoute::Change(Action::ForceRegistration), "---xx"),
            (AdminRoute::Change(Action::GiveRole), "----x"),
            (AdminRoute::Change(Action::Prefill), "---xx"),
            (AdminRoute::Change(Action::RemoveMethod), "---xx"),
            (AdminRoute::Change(Action::EnableMethod), "--xxx"),
            (AdminRoute::Groups, "-xxxx"),
            (AdminRoute::AddGroup, "---xx"),
            (AdminRoute::Members(Join::Add), "---xx"),
            (AdminRoute::Members(Join::Remove), "---xx"),
            (AdminRoute::ImportMembers, "---xx"),
            (AdminRoute::Audit, "-xxxx"),
            (AdminRoute::ExportAudit, "-x-xx"),
            (AdminRoute::Readiness, "-x-xx"),
            (AdminRoute::Registrations, "-x-xx"),
            (AdminRoute::Resets, "-x-xx"),
        ];
        assert_eq!(table, expected.map(|(route, may)| (route, may.to_owned())));
        assert!(AdminRoute::ALL.into_iter().all(|row| Actor::Operator.has_one_of(row.roles)));
        let nobody = Actor::Administrator { id: SubjectId("a".to_owned()), role: User, epoch: 1 };
        assert!(!nobody.has_one_of(&[User]), "no table lets a user administer");
    }

    #[test]
    fn a_call_is_found_by_method_and_path_alone() {
        let check = |method: &str, path: &str, expected: Result<(AdminRoute, [&str; 2]), Unfit>| {
            let found = AdminRoute::find(method, path).map(|(row, places)| (row.route, places));
            assert_eq!(found, expected.map(|(route, places)| (route, places.map(str::to_owned))), "{method} {path}");
        };
        check("GET", "/api/v1/admin/policy", Ok((AdminRoute::ReadPolicy, ["", ""])));
        check("PUT", "/api/v1/admin/policy", Ok((AdminRoute::WritePolicy, ["", ""])));
        check("DELETE", "/api/v1/admin/policy", Err(Unfit::Method("GET, PUT")));
        check("GET", "/api/v1/admin/policy/", Err(Unfit::Path));
        check("GET", "/api/v1/admin/policy/versions/12", Ok((AdminRoute::PolicyVersion, ["12", ""])));
        for odd in ["0", "012", "+1", "-1", "1.0", " 1", "1/", "", "9223372036854775808", "{version}", "%31"] {
            check("GET", &format!("/api/v1/admin/policy/versions/{odd}"), Err(Unfit::Path));
        }
        check("GET", "/api/v1/admin/users/s-j%C3%BCrgen", Ok((AdminRoute::User, ["s-jürgen", ""])));
        check("GET", "/api/v1/admin/users/..%2fpolicy", Ok((AdminRoute::User, ["../policy", ""])));
        check("GET", "/api/v1/admin/users/", Err(Unfit::Path));
        check("GET", "/api/v1/admin/users/import", Err(Unfit::Method("POST")));
        check("PUT", "/api/v1/admin/users/export", Err(Unfit::Method("GET")));
        check("GET", "/api/v1/admin/users/%69mport", Ok((AdminRoute::User, ["import", ""])));
        check("GET", "/api/v1/admin/users/a/disable", Err(Unfit::Method("POST")));
        check("POST", "/api/v1/admin/users/a/disable", Ok((AdminRoute::Change(Action::Disable), ["a", ""])));
        let removal = AdminRoute::Change(Action::RemoveMethod);
        check("POST", "/api/v1/admin/users/a/methods/b/remove", Ok((removal, ["a", "b"])));
        check("POST", "/api/v1/admin/users/a/methods/b/remove/", Err(Unfit::Path));
    }

    // RFC 9110 §15.5.6: whoever comes with another method hears which there are, all of them.
    #[test]
    fn every_method_of_a_path_is_allowed() {
        for row in AdminRoute::ALL {
            let path = row.path.replace("{version}", "1").replace("{id}", "a").replace("{method}", "b");
            let here = |other: &&Row| other.path == row.path && path::places(other.path, &path).is_some();
            let mut methods: Vec<_> = AdminRoute::ALL.iter().filter(here).map(|other| other.method).collect();
            methods.sort_unstable();
            methods.dedup();
            let Err(Unfit::Method(allowed)) = AdminRoute::find("DELETE", &path) else { panic!("{path} takes DELETE") };
            assert_eq!(allowed, methods.join(", "), "{path}");
        }
    }
}
