//! The administrators' calls in the OpenAPI document: who may call, and what goes over in headers and paths.
//!
//! The policy itself is described as an object only: its rules take several parts at once, and the answer to a document
//! that breaks them says each with its place.

use anyhow::Result;
use latchkey_shared::problem::Code;
use latchkey_shared::wire;
use serde_json::{Map, Value, json};

use super::{Book, NOT_JSON, TOO_LARGE};

/// Nothing lies there.
const NOT_FOUND: u16 = 404;
/// The call does not say which version it was made from.
const NO_CONDITION: u16 = 428;

/// Adds the calls.
///
/// # Errors
/// When two calls lie at one path.
pub(super) fn describe(book: &mut Book) -> Result<()> {
    book.schemas.insert(
        "PolicyDocument".to_owned(),
        json!({
            "type": "object",
            "description": "Everything an organisation decides. A part that is left out has its default; an unknown one is refused. `version` is counted by the service.",
        }),
    );
    book.security.insert("operator".to_owned(), json!({ "type": "http", "scheme": "bearer" }));
    let cookie = json!({ "type": "apiKey", "in": "cookie", "name": "__Host-latchkey" });
    book.security.insert("session".to_owned(), cookie);
    let policy = json!({ "application/json": { "schema": { "$ref": "#/components/schemas/PolicyDocument" } } });
    let mut read = operation("readPolicy", "The policy in force.", &policy, &[Code::Malformed.status()]);
    set(&mut read, "/responses/200", "headers", tag());
    let refusals = [
        Code::Malformed.status(),
        Code::Outdated.status(),
        Code::PolicyRejected.status(),
        TOO_LARGE,
        NOT_JSON,
        NO_CONDITION,
    ];
    let mut write = operation("writePolicy", "Replaces the policy that was read.", &policy, &refusals);
    set(&mut write, "/responses/200", "headers", tag());
    set(&mut write, "", "requestBody", json!({ "required": true, "content": policy }));
    set(&mut write, "", "parameters", json!([condition()]));
    book.add("/admin/policy", json!({ "get": read, "put": write }))?;

    let told = book.body::<wire::PolicyPreview>("application/json")?;
    let refusals = [Code::Malformed.status(), Code::PolicyRejected.status(), TOO_LARGE, NOT_JSON];
    let mut preview =
        operation("previewPolicy", "What a policy would change for people, without changing it.", &told, &refusals);
    set(&mut preview, "", "requestBody", json!({ "required": true, "content": policy }));
    set(&mut preview, "", "parameters", json!([parameter("after", "query", false, &json!({ "type": "string" }))]));
    book.add("/admin/policy/preview", json!({ "post": preview }))?;

    let number = json!({ "type": "integer", "minimum": 1 });
    let listed = book.body::<wire::PolicyVersions>("application/json")?;
    let mut list = operation(
        "listPolicyVersions",
        "Versions of the policy, the newest first.",
        &listed,
        &[Code::Malformed.status()],
    );
    set(&mut list, "", "parameters", json!([parameter("before", "query", false, &number)]));
    book.add("/admin/policy/versions", json!({ "get": list }))?;

    users(book)?;
    records(book)?;

    let refusals = [Code::Malformed.status(), NOT_FOUND];
    let mut one = operation("readPolicyVersion", "One version of the policy, as it was stored.", &policy, &refusals);
    set(&mut one, "", "parameters", json!([parameter("version", "path", true, &number)]));
    book.add("/admin/policy/versions/{version}", json!({ "get": one }))
}

/// The calls about accounts.
fn users(book: &mut Book) -> Result<()> {
    let text = json!({ "type": "string" });
    let malformed = Code::Malformed.status();
    let listed = book.body::<wire::Users>("application/json")?;
    let mut list =
        operation("listUsers", "Accounts, page by page, by how one of their names begins.", &listed, &[malformed]);
    let roles = wire::Role::ALL.map(wire::Role::as_str);
    let query = ["search", "group", "after"].map(|name| parameter(name, "query", false, &text)).into_iter().chain([
        parameter("status", "query", false, &json!({ "enum": ["enabled", "disabled"] })),
        parameter("locked", "query", false, &json!({ "type": "boolean" })),
        parameter("frozen", "query", false, &json!({ "type": "boolean" })),
        parameter("role", "query", false, &json!({ "enum": roles })),
        parameter("limit", "query", false, &json!({ "type": "integer", "minimum": 1, "maximum": 200 })),
    ]);
    let list_parameters: Value = query.collect();
    set(&mut list, "", "parameters", list_parameters.clone());
    let written = book.body::<wire::Written>("application/json")?;
    let refusals = [malformed, Code::Rejected.status(), TOO_LARGE, NOT_JSON];
    let mut add = operation("addUser", "Adds an account without a password.", &written, &refusals);
    set(
        &mut add,
        "",
        "requestBody",
        json!({ "required": true, "content": book.body::<wire::NewUser>("application/json")? }),
    );
    book.add("/admin/users", json!({ "get": list, "post": add }))?;

    let rows = json!({ "text/csv": { "schema": text } });
    let told = book.body::<wire::Imported>("application/json")?;
    let summary = "Adds the accounts of a table, a thousand rows at a time; who is there is left alone.";
    let mut import = operation("importUsers", summary, &told, &refusals);
    set(&mut import, "", "parameters", part());
    set(&mut import, "", "requestBody", json!({ "required": true, "content": rows }));
    book.add("/admin/users/import", json!({ "post": import }))?;
    let mut export = operation("exportUsers", "The same list as a table.", &rows, &[malformed]);
    set(&mut export, "", "parameters", list_parameters);
    let next = json!({ "X-Next": { "description": "`after` of the next page, if there may be one.", "schema": text } });
    set(&mut export, "/responses/200", "headers", next);
    book.add("/admin/users/export", json!({ "get": export }))?;

    let read = book.body::<wire::User>("application/json")?;
    let mut one = operation(
        "readUser",
        "An account: its state, its methods, and what it may do now.",
        &read,
        &[malformed, NOT_FOUND],
    );
    set(&mut one, "", "parameters", json!([parameter("id", "path", true, &text)]));
    set(&mut one, "/responses/200", "headers", tag());
    let refusals = [
        malformed,
        NOT_FOUND,
        Code::Busy.status(),
        Code::Outdated.status(),
        Code::Rejected.status(),
        TOO_LARGE,
        NOT_JSON,
        NO_CONDITION,
    ];
    let summary = "Replaces what an account is called, its address and its language, as they were read.";
    let mut replace = operation("replaceUser", summary, &written, &refusals);
    let details = book.body::<wire::UserDetails>("application/json")?;
    set(&mut replace, "", "parameters", json!([parameter("id", "path", true, &text), condition()]));
    set(&mut replace, "", "requestBody", json!({ "required": true, "content": details }));
    book.add("/admin/users/{id}", json!({ "get": one, "put": replace }))?;

    let need = book.body::<wire::RegistrationNeed>("application/json")?;
    let summary = "Whether an account is to be asked for methods, and what is missing.";
    let mut one = operation("readRegistration", summary, &need, &[malformed, NOT_FOUND]);
    set(&mut one, "", "parameters", json!([parameter("id", "path", true, &text)]));
    book.add("/admin/users/{id}/registration", json!({ "get": one }))?;
    let ticket = book.body::<wire::RegistrationTicket>("application/json")?;
    let asked = book.body::<wire::RegistrationTicketRequest>("application/json")?;
    let refusals = [malformed, NOT_FOUND, Code::Rejected.status(), TOO_LARGE, NOT_JSON];
    let summary =
        "Gives out a ticket with which an account's owner registers what is missing; good once, for five minutes.";
    let mut issue = operation("issueRegistrationTicket", summary, &ticket, &refusals);
    set(&mut issue, "", "parameters", json!([parameter("id", "path", true, &text)]));
    set(&mut issue, "", "requestBody", json!({ "required": true, "content": asked }));
    book.add("/admin/users/{id}/registration-ticket", json!({ "post": issue }))?;
    let pass = book.body::<wire::RecoveryPass>("application/json")?;
    let asked = book.body::<wire::ReviewRequest>("application/json")?;
    let refusals = [malformed, NOT_FOUND, Code::Busy.status(), Code::Rejected.status(), TOO_LARGE, NOT_JSON];
    let summary = "Gives a pass to whoever has lost everything, or confirms the one that somebody else has given; good once, for an hour.";
    let mut give = operation("issueRecoveryPass", summary, &pass, &refusals);
    set(&mut give, "", "parameters", json!([parameter("id", "path", true, &text)]));
    set(&mut give, "", "requestBody", json!({ "required": true, "content": asked }));
    book.add("/admin/users/{id}/recovery-pass", json!({ "post": give }))?;

    changes(book, &written)
}

/// The calls that change one account.
fn changes(book: &mut Book, written: &Value) -> Result<()> {
    let text = json!({ "type": "string" });
    let malformed = Code::Malformed.status();
    let none = None::<Value>;
    let role = Some(book.body::<wire::RoleChange>("application/json")?);
    let prefill = Some(book.body::<wire::Prefill>("application/json")?);
    for (path, id, summary, body) in [
        ("disable", "disableUser", "Switches an account off; ends its sessions and resets.", &none),
        ("enable", "enableUser", "Switches an account on again.", &none),
        ("unlock", "unlockUser", "Clears the directory's lock and the pause of the sign-in.", &none),
        ("thaw", "liftFreeze", "Lets resets go on that were frozen by an owner's word.", &none),
        ("sign-out", "signOutUser", "Ends every session of an account.", &none),
        (
            "force-registration",
            "forceRegistration",
            "Removes every method, and has others registered at the next sign-in.",
            &none,
        ),
        ("role", "giveRole", "Gives an account a role.", &role),
        ("methods", "fillInMethod", "Fills in a mail address that its owner has not proved.", &prefill),
        ("methods/{method}/remove", "removeMethod", "Removes a method.", &none),
        (
            "methods/{method}/enable",
            "enableMethod",
            "Lets a kind of method that was switched off take answers again.",
            &none,
        ),
    ] {
        let refusals = [malformed, NOT_FOUND, Code::Busy.status(), Code::Rejected.status(), TOO_LARGE, NOT_JSON];
        let mut operation = operation(id, summary, written, &refusals);
        let places = ["id", "method"].into_iter().filter(|place| *place == "id" || path.contains("{method}"));
        let places = places.map(|place| parameter(place, "path", true, &text));
        set(&mut operation, "", "parameters", places.collect());
        if let Some(content) = body {
            set(&mut operation, "", "requestBody", json!({ "required": true, "content": content }));
        }
        book.add(&format!("/admin/users/{{id}}/{path}"), json!({ "post": operation }))?;
    }
    Ok(())
}

/// The calls about groups, the audit and the reports.
fn records(book: &mut Book) -> Result<()> {
    let text = json!({ "type": "string" });
    let number = json!({ "type": "integer", "minimum": 1 });
    let malformed = Code::Malformed.status();
    let limit = || parameter("limit", "query", false, &json!({ "type": "integer", "minimum": 1, "maximum": 200 }));
    let after = || parameter("after", "query", false, &text);

    let listed = book.body::<wire::Groups>("application/json")?;
    let mut list = operation("listGroups", "Groups, page by page, by how their name begins.", &listed, &[malformed]);
    set(&mut list, "", "parameters", json!([parameter("search", "query", false, &text), after(), limit()]));
    let written = book.body::<wire::Written>("application/json")?;
    let refusals = [malformed, NOT_FOUND, Code::Rejected.status(), TOO_LARGE, NOT_JSON];
    let mut add = operation("addGroup", "Adds a group without members.", &written, &refusals);
    let new = book.body::<wire::NewGroup>("application/json")?;
    set(&mut add, "", "requestBody", json!({ "required": true, "content": new }));
    book.add("/admin/groups", json!({ "get": list, "post": add }))?;
    let changed = book.body::<wire::MembersChanged>("application/json")?;
    let members = book.body::<wire::Members>("application/json")?;
    for (path, id, summary) in [
        ("add", "addMembers", "Adds accounts and groups to a group."),
        ("remove", "removeMembers", "Removes accounts and groups from a group."),
    ] {
        let mut operation = operation(id, summary, &changed, &refusals);
        set(&mut operation, "", "parameters", json!([parameter("id", "path", true, &text)]));
        set(&mut operation, "", "requestBody", json!({ "required": true, "content": members }));
        book.add(&format!("/admin/groups/{{id}}/{path}"), json!({ "post": operation }))?;
    }

    let told = book.body::<wire::Imported>("application/json")?;
    let summary = "Adds the accounts that a table names to a group, a thousand rows at a time.";
    let mut import = operation("importMembers", summary, &told, &refusals);
    let places =
        [parameter("id", "path", true, &text)].into_iter().chain(part().as_array().cloned().unwrap_or_default());
    set(&mut import, "", "parameters", places.collect());
    set(&mut import, "", "requestBody", json!({ "required": true, "content": { "text/csv": { "schema": text } } }));
    book.add("/admin/groups/{id}/import", json!({ "post": import }))?;

    book.schemas.insert(
        "AuditEvent".to_owned(),
        json!({
            "type": "object",
            "description": "One line of the audit, as it was stored: `at`, `support_id`, `subject`, `activity`, `result`, `method`, `detail`, `policy_version`, and `actor` and `changes` where an administrator did it.",
        }),
    );
    let line = json!({ "$ref": "#/components/schemas/AuditEvent" });
    let events = json!({ "application/json": { "schema": {
        "type": "object",
        "properties": { "events": { "type": "array", "items": line }, "next": text },
        "required": ["events"],
    } } });
    let lines = json!({ "application/x-ndjson": { "schema": line } });
    let trail = || -> Value {
        let texts = ["support_id", "subject", "activity", "result"].map(|name| parameter(name, "query", false, &text));
        let numbers = ["from", "to"].map(|name| parameter(name, "query", false, &number));
        texts.into_iter().chain(numbers).chain([after(), limit()]).collect()
    };
    let mut list = operation("listAudit", "What happened, the newest first.", &events, &[malformed]);
    set(&mut list, "", "parameters", trail());
    book.add("/admin/audit", json!({ "get": list }))?;
    let mut export = operation("exportAudit", "The same as lines of JSON.", &lines, &[malformed]);
    set(&mut export, "", "parameters", trail());
    let next = json!({ "X-Next": { "description": "`after` of the next page, if there may be one.", "schema": text } });
    set(&mut export, "/responses/200", "headers", next);
    book.add("/admin/audit/export", json!({ "get": export }))?;

    let told = book.body::<wire::Readiness>("application/json")?;
    let mut readiness =
        operation("readiness", "How many could reset now, and what they have registered.", &told, &[malformed]);
    set(&mut readiness, "", "parameters", json!([after()]));
    book.add("/admin/reports/readiness", json!({ "get": readiness }))?;
    let told = book.body::<wire::Registrations>("application/json")?;
    let mut list = operation("listRegistrations", "What everybody has registered, page by page.", &told, &[malformed]);
    set(&mut list, "", "parameters", json!([after(), limit()]));
    book.add("/admin/reports/registrations", json!({ "get": list }))?;
    let told = book.body::<wire::Resets>("application/json")?;
    let mut resets = operation(
        "resets",
        "How the resets of a span ended; a month at most, and the last one if nothing is said.",
        &told,
        &[malformed],
    );
    let numbers = ["from", "to"].map(|name| parameter(name, "query", false, &number));
    set(&mut resets, "", "parameters", json!(numbers));
    book.add("/admin/reports/resets", json!({ "get": resets }))
}

/// An operation with its answer, the statuses peculiar to it, and those that every administrator's call may answer.
fn operation(id: &str, summary: &str, answer: &Value, statuses: &[u16]) -> Value {
    let problem = json!({ "$ref": "#/components/responses/Problem" });
    let mut responses = Map::new();
    responses.insert("200".to_owned(), json!({ "description": "Done.", "content": answer }));
    let always = [Code::SignInNeeded, Code::NotAllowed, Code::Unavailable].map(Code::status);
    for status in statuses.iter().chain(&always) {
        responses.insert(status.to_string(), problem.clone());
    }
    json!({ "operationId": id, "summary": summary, "security": [{ "operator": [] }, { "session": [] }], "responses": responses })
}

/// The tag of the version that is answered, and the condition that it is still in force.
fn tag() -> Value {
    json!({ "ETag": { "description": "Names the version.", "schema": { "type": "string" } } })
}

fn condition() -> Value {
    parameter("If-Match", "header", true, &json!({ "type": "string", "pattern": "^\"[1-9][0-9]*\"$" }))
}

/// What is said of a part of a table.
fn part() -> Value {
    json!([
        parameter("dry_run", "query", false, &json!({ "type": "boolean" })),
        parameter("first_row", "query", false, &json!({ "type": "integer", "minimum": 1 })),
    ])
}

fn parameter(name: &str, place: &str, required: bool, schema: &Value) -> Value {
    json!({ "name": name, "in": place, "required": required, "schema": schema })
}

/// Sets a member of the object at a place; the places are those made above.
fn set(operation: &mut Value, place: &str, name: &str, value: Value) {
    if let Some(object) = operation.pointer_mut(place).and_then(Value::as_object_mut) {
        object.insert(name.to_owned(), value);
    }
}
