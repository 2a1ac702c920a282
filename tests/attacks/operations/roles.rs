//! Administrators who reach further than they may (A98): every role at every call, roles and passwords in bodies, accounts
//! above one's own and one's own, other people's methods, and what reading shows.

use latchkey_protocol::account::Role;
use latchkey_tests::claimant::{address_of, attempt, person};
use latchkey_tests::driver::{Call, Driver as _};
use latchkey_tests::http::Http;
use latchkey_tests::owner::Owner;
use latchkey_tests::scenario::administration::as_operator;
use latchkey_tests::scenario::roles::signed_in;
use serde_json::{Value, json};

use crate::books;
use crate::calls::{self, Form, Who};
use crate::case::Verdict;
use crate::target::Target;

/// The roles, in the columns of the matrix.
const ROLES: [Role; 5] = [Role::User, Role::Reader, Role::HelpDesk, Role::UserAdministrator, Role::GlobalAdministrator];
/// Which of them may (`x`), written down once more, by hand: a call that is not here is a broken case.
const MATRIX: &[(&str, &str)] = &[
    ("GET /admin/policy", "-xxxx"),
    ("PUT /admin/policy", "----x"),
    ("POST /admin/policy/preview", "-x-xx"),
    ("GET /admin/policy/versions", "-xxxx"),
    ("GET /admin/policy/versions/1", "-xxxx"),
    ("GET /admin/users", "-xxxx"),
    ("POST /admin/users", "---xx"),
    ("POST /admin/users/import", "---xx"),
    ("GET /admin/users/export", "-x-xx"),
    ("GET /admin/users/s-viktor.sand", "-xxxx"),
    ("PUT /admin/users/s-viktor.sand", "---xx"),
    ("GET /admin/users/s-viktor.sand/registration", "-xxxx"),
    ("POST /admin/users/s-viktor.sand/registration-ticket", "----x"),
    ("POST /admin/users/s-viktor.sand/recovery-pass", "--xxx"),
    ("POST /admin/users/s-viktor.sand/disable", "---xx"),
    ("POST /admin/users/s-viktor.sand/enable", "---xx"),
    ("POST /admin/users/s-viktor.sand/unlock", "--xxx"),
    ("POST /admin/users/s-viktor.sand/thaw", "--xxx"),
    ("POST /admin/users/s-viktor.sand/sign-out", "--xxx"),
    ("POST /admin/users/s-viktor.sand/force-registration", "---xx"),
    ("POST /admin/users/s-viktor.sand/role", "----x"),
    ("POST /admin/users/s-viktor.sand/methods", "---xx"),
    ("POST /admin/users/s-mei.tanaka/methods/s-mei.tanaka-1/remove", "---xx"),
    ("POST /admin/users/s-mei.tanaka/methods/mail/enable", "--xxx"),
    ("GET /admin/groups", "-xxxx"),
    ("POST /admin/groups", "---xx"),
    ("POST /admin/groups/staff/add", "---xx"),
    ("POST /admin/groups/staff/remove", "---xx"),
    ("POST /admin/groups/staff/import", "---xx"),
    ("GET /admin/audit", "-xxxx"),
    ("GET /admin/audit/export", "-x-xx"),
    ("GET /admin/reports/readiness", "-x-xx"),
    ("GET /admin/reports/registrations", "-x-xx"),
    ("GET /admin/reports/resets", "-x-xx"),
];
/// Whom nobody but a global administrator may touch.
const ABOVE: &str = "s-astrid.holm";
const PASSWORD: &str = "quiet-otters-paddle-upstream";

/// What the books say of who may what, and what lets people in.
fn powers(http: &Http) -> Vec<Value> {
    let query = "SELECT id, name, display_name, mail, role, status, locked, password_hash FROM accounts ORDER BY id";
    let methods = "SELECT id, account, kind FROM enrolments ORDER BY id";
    [books::rows(http, query), books::rows(http, methods)].concat()
}

/// Every way up.
pub fn beyond_ones_role(target: &Target) -> Verdict {
    let mut wrong = Vec::new();
    let forms: Vec<Form> = calls::all().into_iter().filter(|form| form.who == Who::Operator).collect();
    for form in &forms {
        if !MATRIX.iter().any(|(name, _)| *name == form.name()) {
            wrong.push(format!("{} is in no row of the matrix", form.name()));
        }
    }
    for (column, role) in ROLES.into_iter().enumerate() {
        let http = target.world();
        let mut somebody = signed_in(&http, role);
        for form in &forms {
            let golden = MATRIX.iter().find(|(name, _)| *name == form.name()).map(|(_, row)| row.chars().nth(column));
            let answer = somebody.send(form.call(form.body().as_ref(), None));
            let may = answer.status != 403;
            if answer.status == 401 || answer.status >= 500 || golden.is_some_and(|golden| may != (golden == Some('x')))
            {
                wrong.push(format!("{role:?} at {} was answered {}", form.name(), answer.text()));
            }
        }
    }
    wrong.extend(upwards(target));
    wrong.extend(sideways(target));
    let shown = shown(target);
    wrong.extend(shown);
    Verdict::of(
        &wrong,
        format!("{} roles at {} calls; 5 ways up and sideways: {} led further", ROLES.len(), forms.len(), wrong.len()),
    )
}

/// Roles and passwords in bodies that take none, and every change of an account above one's own, or of one's own.
fn upwards(target: &Target) -> Vec<String> {
    let mut wrong = Vec::new();
    for (role, own) in [(Role::HelpDesk, "s-felix.brandt"), (Role::UserAdministrator, "s-bruno.ricci")] {
        let http = target.world();
        let mut somebody = signed_in(&http, role);
        let before = powers(&http);
        let name = "king@alderbrook.example";
        let add = |field: &str, value: Value| {
            let mut body = json!({"attempt": attempt(), "name": name, "display_name": "King"});
            body.as_object_mut().expect("an object").insert(field.to_owned(), value);
            Call::post("/admin/users", &body)
        };
        let table = "name,display_name,role\nking@alderbrook.example,King,global_administrator\n";
        let import = Call::post("/admin/users/import", &Value::Null).with("content-type", "text/csv");
        let mut calls = vec![
            add("role", json!("global_administrator")),
            add("role", json!("reader")),
            add("password", json!(PASSWORD)),
            add("password_hash", json!("$argon2id$v=19$m=8,t=1,p=1$AAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA")),
            add("status", json!("enabled")),
            Call { body: Some(table.as_bytes().to_vec()), ..import },
        ];
        for whom in [ABOVE, own] {
            let at = |action: &str, body: &Value| {
                Call::post(format!("/admin/users/{whom}/{action}").trim_end_matches('/'), body)
            };
            let none = json!({});
            let renamed = json!({"display_name": "King", "aliases": ["king@alderbrook.example"]});
            calls.push(Call { method: "PUT", ..at("", &renamed) }.with("if-match", "\"1\""));
            for action in
                ["disable", "enable", "unlock", "thaw", "sign-out", "force-registration", "methods/mail/enable"]
            {
                calls.push(at(action, &none));
            }
            calls.push(at(&format!("methods/{whom}-1/remove"), &none));
            calls.push(at("role", &json!({"role": "global_administrator"})));
            calls.push(at("methods", &json!({"attempt": attempt(), "mail": "nora.lindqvist@evil.example"})));
            calls.push(at("registration-ticket", &none));
            calls.push(at("recovery-pass", &json!({"attempt": attempt()})));
            calls.push(at("password", &json!({"password": PASSWORD})));
            calls.push(at("reset", &none));
        }
        calls.push(Call::post("/admin/users/s-petra.novak/password", &json!({"password": PASSWORD})));
        calls.push(Call::post("/admin/users/s-petra.novak/role", &json!({"role": "reader"})));
        calls.push(Call::post("/admin/users/s-petra.novak/disable", &json!({"role": "global_administrator"})));
        calls.push(Call::post(
            "/admin/users/s-petra.novak/methods",
            &json!({"attempt": attempt(), "mail": "petra@post.example", "role": "reader", "verified": true}),
        ));
        for call in calls {
            let answer = somebody.send(call.clone());
            if answer.status == 200 {
                wrong.push(format!("{role:?} at {} was answered {}", call.path, answer.text()));
            }
        }
        if powers(&http) != before {
            wrong.push(format!("{role:?} changed what somebody may, or is let in by"));
        }
        if !http.mails("nora.lindqvist@evil.example").is_empty() {
            wrong.push(format!("{role:?} had the attacker's address written to"));
        }
    }
    wrong
}

/// Somebody signed in, at what is somebody else's.
fn sideways(target: &Target) -> Vec<String> {
    let http = target.world();
    let (nora, mei) = (person(&http, "s-nora.lindqvist"), person(&http, "s-mei.tanaka"));
    let mut owner = Owner::sign_in(&http, &nora, &nora.password);
    let mut other = Owner::sign_in(&http, &mei, &mei.password);
    let before = powers(&http);
    let (registration, seed) = other.begin_app();
    let code = latchkey_protocol::totp::code_at(&seed, http.now());
    let by_id = |id: &str| json!({"attempt": attempt(), "id": id});
    let replacing =
        json!({"attempt": attempt(), "kind": "mail", "contact": "x@evil.example", "replaces": "s-mei.tanaka-1"});
    let theirs = [
        ("/me/security-info/remove", by_id("s-mei.tanaka-1")),
        ("/me/security-info/default", by_id("s-mei.tanaka-1")),
        ("/me/security-info/name", json!({"attempt": attempt(), "id": "s-mei.tanaka-2", "name": "Mine"})),
        ("/me/security-info/begin", replacing),
        ("/me/security-info/confirm", json!({"registration": registration, "attempt": attempt(), "code": code})),
        ("/me/proof/challenge", json!({"attempt": attempt(), "method": "s-mei.tanaka-1"})),
    ];
    let mut wrong = Vec::new();
    for (path, body) in theirs {
        let answer = owner.post(path, &body);
        if answer.status == 200 {
            wrong.push(format!("somebody else's at {path} was answered {}", answer.text()));
        }
    }
    if powers(&http) != before {
        wrong.push("somebody else's methods were changed".to_owned());
    }
    wrong
}

/// Whatever is read: no code that is under way, no password, no secret and no private address in it.
fn shown(target: &Target) -> Vec<String> {
    let http = target.world();
    let nora = person(&http, "s-nora.lindqvist");
    let mut claimant = latchkey_tests::claimant::Claimant::start(&http, &nora.name);
    let code = claimant.mail_code(&address_of(&nora));
    http.settle();
    let mut secrets = vec![("a code", code), ("a ticket", claimant.flow.clone()), ("a hash", "$argon2".to_owned())];
    for enrolment in http.organisation().accounts.iter().flat_map(|person| &person.enrolments) {
        let held = &enrolment.authenticator;
        secrets.extend(held.address().map(|address| ("an address", address.as_str().to_owned())));
        secrets.extend(held.seed().map(|seed| ("a seed", seed.to_base32())));
    }
    secrets.extend(http.organisation().accounts.iter().map(|person| ("a password", person.password.clone())));
    // What the organisation writes to is no secret.
    let known: Vec<_> = http.organisation().accounts.iter().filter_map(|person| person.mail.clone()).collect();
    secrets.retain(|(_, secret)| known.iter().all(|mail| mail.as_str() != secret));
    let reading = calls::all().into_iter().filter(|form| form.who == Who::Operator && form.method == "GET");
    let everybody = http.organisation().accounts.iter().map(|person| format!("/api/v1/admin/users/{}", person.id));
    let paths = reading.map(|form| form.path).chain(everybody);
    let mut wrong = Vec::new();
    for path in paths {
        let is_list = path.ends_with("users") || path.ends_with("audit") || path.ends_with("export");
        let query = if is_list { "?limit=200" } else { "" };
        let text = http.call(&as_operator(&http, "GET", &format!("{path}{query}"))).text();
        for (what, _) in secrets.iter().filter(|(_, secret)| text.contains(secret.as_str())) {
            wrong.push(format!("{path} shows {what}"));
        }
    }
    wrong
}
