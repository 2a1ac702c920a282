//! What administrators replace (S07): only what they have read, and only one of those who have read the same.

use latchkey_shared::problem::Code;
use latchkey_shared::wire::User;
use latchkey_tests::driver::{Answer, Call, Driver as _};
use latchkey_tests::http::Http;
use latchkey_tests::scenario::administration::{POLICY, as_operator};
use serde_json::{Value, json};

use crate::books;
use crate::case::Verdict;
use crate::people::VICTIM;
use crate::target::Target;
use crate::train;

const MANY: usize = 40;

/// Something that is read with a tag and replaced over it.
struct Place {
    path: String,
    /// What the `number`th administrator makes of what was read.
    edit: fn(&Value, usize) -> Value,
    /// Whose edit is in force.
    in_force: fn(&Value) -> String,
}

fn put(http: &Http, path: &str, tag: Option<&str>, body: &Value) -> Call {
    let call = as_operator(http, "PUT", path).with("content-type", "application/json");
    let call = Call { body: Some(body.to_string().into_bytes()), ..call };
    match tag {
        Some(tag) => call.with("if-match", tag),
        None => call,
    }
}

fn places() -> [Place; 2] {
    [
        Place {
            path: format!("/api/v1/admin/users/{VICTIM}"),
            edit: |read, number| json!({"display_name": format!("Nora {number}"), "aliases": read.get("aliases")}),
            in_force: |read| read.get("display_name").and_then(Value::as_str).unwrap_or_default().to_owned(),
        },
        Place {
            path: POLICY.to_owned(),
            edit: |read, number| {
                let mut policy = read.clone();
                *policy.pointer_mut("/help_desk/name").expect("a name") = json!(format!("Nora {number}"));
                policy
            },
            in_force: |read| read.pointer("/help_desk/name").and_then(Value::as_str).unwrap_or_default().to_owned(),
        },
    ]
}

/// Forty over one tag, then tags that nobody was given.
pub fn over_what_was_read(target: &Target) -> Verdict {
    let (mut wrong, mut tried) = (Vec::new(), 0);
    for Place { path, edit, in_force } in places() {
        let http = target.world();
        let read = http.call(&as_operator(&http, "GET", &path));
        let (tag, shown): (String, Value) = (read.header("etag").unwrap_or_default().to_owned(), read.ok());
        let calls: Vec<Call> = (0..MANY).map(|number| put(&http, &path, Some(&tag), &edit(&shown, number))).collect();
        let answers = train::send(target, &calls);
        let winners: Vec<usize> =
            answers.iter().enumerate().filter(|(_, answer)| answer.status == 200).map(|(number, _)| number).collect();
        // Whoever is told "busy" may ask again, and hears of the winner then.
        let is_expected = |answer: &&Answer| matches!(answer.status, 200 | 412) || answer.problem().code == Code::Busy;
        if let Some(answer) = answers.iter().find(|answer| !is_expected(answer)) {
            wrong.push(format!("{path}: {}", answer.text()));
        }
        let now: Value = http.call(&as_operator(&http, "GET", &path)).ok();
        let expected: Vec<String> = winners.iter().map(|number| format!("Nora {number}")).collect();
        if expected != [in_force(&now)] {
            wrong.push(format!("{path}: {expected:?} were told so, and {} is in force", in_force(&now)));
        }
        // A tag is the one that was given: nothing else is one, and whoever names none has read nothing.
        let current = http.call(&as_operator(&http, "GET", &path)).header("etag").unwrap_or_default().to_owned();
        let bare = current.trim_matches('"').to_owned();
        let other = edit(&shown, MANY + 1);
        let none = [
            None,
            Some("*".to_owned()),
            Some(String::new()),
            Some(bare.clone()),
            Some(format!("W/{current}")),
            Some(format!("{current}, \"x\"")),
            Some(format!("\"x\", {current}")),
            Some(format!("\"0{bare}\"")),
            Some(format!("\"+{bare}\"")),
            Some(format!("\"{bare}.0\"")),
            Some(format!("\"{bare} \"")),
            Some(format!("'{bare}'")),
            Some("\"18446744073709551616\"".to_owned()),
            Some("\"-1\"".to_owned()),
            Some(tag.clone()),
        ];
        for odd in none {
            tried += 1;
            let answer = http.call(&put(&http, &path, odd.as_deref(), &other));
            if !matches!(answer.status, 400 | 412 | 428) {
                wrong.push(format!("{path}: over the tag {odd:?} was answered {}", answer.text()));
            }
        }
        let after: Value = http.call(&as_operator(&http, "GET", &path)).ok();
        if in_force(&after) != in_force(&now) {
            wrong.push(format!("{path}: replaced over a tag that is none"));
        }
    }
    wrong.extend(while_somebody_else_changes(target));
    Verdict::of(&wrong, format!("2 × {MANY} at once: 1 each; {tried} tags that are none: {} were taken", wrong.len()))
}

/// Whoever has read an account before it was disabled does not bring it back by replacing its names.
fn while_somebody_else_changes(target: &Target) -> Option<String> {
    let http = target.world();
    let path = format!("/api/v1/admin/users/{VICTIM}");
    let read = http.call(&as_operator(&http, "GET", &path));
    let tag = read.header("etag").unwrap_or_default().to_owned();
    let disable = latchkey_tests::scenario::users::changing(&http, VICTIM, "disable", &Value::Null);
    assert_eq!(http.call(&disable).status, 200, "a disable");
    let shown: User = read.ok();
    let late = http.call(&put(&http, &path, Some(&tag), &json!({"display_name": "Nora", "aliases": shown.aliases})));
    let rows = books::rows(&http, &format!("SELECT status FROM accounts WHERE id = '{VICTIM}'"));
    let status = rows.first().and_then(|row| row.get("status")).and_then(Value::as_str).unwrap_or_default().to_owned();
    (status != "disabled").then(|| format!("after a late replacement ({}) the account is {status}", late.status))
}
