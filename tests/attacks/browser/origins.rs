//! Calls from other sites (A83, A84): no answer may be read there, and none may do anything there.

use latchkey_protocol::api::OWN_PAGE_HEADER;
use latchkey_protocol::policy::Origin;
use latchkey_shared::problem::Code;
use latchkey_tests::claimant::Claimant;
use latchkey_tests::driver::{Answer, Call, Driver as _};
use latchkey_tests::http::Http;
use latchkey_tests::scenario::administration::as_operator;
use latchkey_tests::scenario::users::user;
use serde_json::json;

use crate::books;
use crate::calls::{self, Pass, Who};
use crate::case::Verdict;
use crate::people;
use crate::target::Target;

/// The two listed origins; one is the other's suffix.
const LISTED: [&str; 2] = ["https://corp.example", "https://portal.corp.example"];

/// What a sloppy comparison would take for a listed one.
const LOOKALIKES: [&str; 29] = [
    "null",
    "https://evilcorp.example",
    "https://evil-corp.example",
    "https://corp.example.evil.example",
    "https://corp.example.evil",
    "https://corp.exampleevil",
    "https://corpxexample",
    "https://corp-example",
    "http://corp.example",
    "https://corp.example:443",
    "https://corp.example:8443",
    "https://corp.example:0",
    "https://CORP.example",
    "https://Corp.Example",
    "HTTPS://corp.example",
    "https://corp.example.",
    "https://.corp.example",
    "https://a.corp.example",
    "https://a.portal.corp.example",
    "https://corp.example@evil.example",
    "https://evil.example@corp.example",
    "https://corp.example/",
    "https://corp.example/path",
    "https://corp.example?",
    "https://corp.example#",
    "https://corp.example, https://evil.example",
    "https://evil.example https://corp.example",
    "https://corp%2eexample",
    "wss://corp.example",
];

/// Only the exact origins on the list are answered with their own name; every answer says that it depends on the origin.
pub fn lookalikes(target: &Target) -> Verdict {
    let mut wrong = Vec::new();
    let http = target.world();
    http.edit_policy(&|policy| {
        policy.origins.api = LISTED.map(|origin| Origin::try_from(origin.to_owned()).expect("an origin")).into();
    });
    let (forms, pass) = (calls::all(), Pass::new(&http));
    let mut tried = 0;
    for origin in LOOKALIKES {
        for form in &forms {
            let call = form.call(form.body().as_ref(), Some(&pass)).with("origin", origin);
            let asked = Call { method: "OPTIONS", body: None, headers: Vec::new(), path: form.path.clone() };
            let asked = asked.with("origin", origin).with("access-control-request-method", form.method);
            // A browser asks without saying who it asks for: an administrator's call is then a stranger's.
            let asked_refused: &[u16] = if form.who == Who::Operator { &[401] } else { &[403, 405] };
            for (call, refused) in [(call, &[403][..]), (asked, asked_refused)] {
                tried += 1;
                let answer = http.call(&call);
                if !refused.contains(&answer.status) || is_shared(&answer) || !varies(&answer) {
                    wrong.push(format!("{origin} at {}: {} {:?}", form.name(), answer.status, answer.headers));
                }
            }
        }
    }
    for origin in LISTED {
        for form in &forms {
            let answer = http.call(&form.call(form.body().as_ref(), Some(&pass)).with("origin", origin));
            let is_named = answer.header("access-control-allow-origin") == Some(origin);
            // What is our own pages' alone is refused to a listed page, too.
            if form.is_own && answer.status != 403 {
                wrong.push(format!("{origin} is listed, and may call {}: {}", form.name(), answer.status));
            }
            if !form.is_own && (!is_named || answer.status == 403 && !is_refused_by_itself(&answer)) {
                wrong.push(format!("{origin} is listed, and cannot read {}: {:?}", form.name(), answer.headers));
            }
            if answer.header("access-control-allow-credentials").is_some() || !varies(&answer) {
                wrong.push(format!("{origin} at {}: {:?}", form.name(), answer.headers));
            }
        }
    }
    Verdict::of(
        &wrong,
        format!("{} origins, {tried} calls: 0 answered; the 2 listed ones by their exact names", LOOKALIKES.len()),
    )
}

/// Tells whether it is the call that refuses, and not the door: a check against robots that is none is refused so.
fn is_refused_by_itself(answer: &Answer) -> bool {
    answer.problem().code == Code::BotCheckFailed
}

fn is_shared(answer: &Answer) -> bool {
    answer.headers.iter().any(|(name, _)| name.starts_with("access-control-"))
}

fn varies(answer: &Answer) -> bool {
    answer.header("vary").is_some_and(|vary| vary.split(',').any(|name| name.trim().eq_ignore_ascii_case("origin")))
}

/// What a page can send without asking first is no call; and nothing that a browser adds by itself lets anybody in.
pub fn forged_requests(target: &Target) -> Verdict {
    let mut wrong = Vec::new();
    let http = target.world();
    let victim = people::person(&http, "s-nora.lindqvist");
    let mut claimant = Claimant::start(&http, &victim.name);
    claimant.pass_both(&victim);
    let before = books::credential(&http, "s-nora.lindqvist");
    let body = json!({"flow": claimant.flow, "attempt": latchkey_tests::claimant::attempt(), "password": "quiet-otters-paddle-upstream"});
    let plain = Call::post("/reset/password", &body);
    let mut tried = 0;
    let mut refused = |what: &str, call: &Call, statuses: &[u16]| {
        tried += 1;
        let answer = http.call(call);
        if !statuses.contains(&answer.status) || is_shared(&answer) {
            wrong.push(format!("{what}: {} {}", answer.status, answer.text()));
        }
    };
    for media in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=b", ""] {
        refused(media, &plain.clone().with("content-type", media), &[415]);
        let elsewhere = plain.clone().with("content-type", media).with("origin", "https://evil.example");
        refused(media, &elsewhere, &[403]);
    }
    refused("another site", &plain.clone().with("origin", "https://evil.example"), &[403]);
    refused("a sandbox", &plain.clone().with("origin", "null"), &[403]);
    let path = "/api/v1/reset/password";
    let form = Call { body: Some(form_of(&body).into_bytes()), ..plain.clone() };
    refused("a form", &form.clone().with("content-type", "application/x-www-form-urlencoded"), &[415]);
    refused("a form that says it is JSON", &form, &[400]);
    for method in ["GET", "HEAD", "PUT", "PATCH", "DELETE"] {
        let call = Call { method, body: None, headers: Vec::new(), path: path.to_owned() };
        refused(method, &call, &[405]);
        let overriding = plain.clone().with("x-http-method-override", method).with("content-type", "text/plain");
        refused("an overridden method", &overriding, &[415]);
    }
    if books::credential(&http, "s-nora.lindqvist") != before {
        wrong.push("a forged request set the password".to_owned());
    }
    // A cookie is neither taken nor given.
    let answer = http
        .call(&Call::post("/reset/extend", &json!({"flow": claimant.flow})).with("cookie", "session=1; __Host-flow=1"));
    let page = http.call(&Call::get("/"));
    if answer.header("set-cookie").is_some() || page.header("set-cookie").is_some() {
        wrong.push("a cookie was set".to_owned());
    }
    drop(claimant);
    let with_a_cookie = by_somebody(&http, &mut wrong);
    Verdict::of(
        &wrong,
        format!(
            "{tried} forged calls with good tickets: 0 let in; no cookie is set or read; {with_a_cookie} with a good cookie \
             or token, by another page: 0 let in"
        ),
    )
}

/// What another page may have a browser send: the cookie goes along, and a token if somebody were so careless; what only
/// our own pages can add does not.
fn by_somebody(http: &Http, wrong: &mut Vec<String>) -> usize {
    let pass = Pass::new(http);
    // What the forged calls would change, if one of them were let in.
    let changeable = || {
        let policy = http.call(&as_operator(http, "GET", "/api/v1/admin/policy"));
        (
            policy.header("etag").map(str::to_owned),
            user(http, calls::SIGNED_IN),
            user(http, calls::NUMBERED),
            user(http, calls::WITH_METHODS),
        )
    };
    let reads = || -> Vec<(String, u16)> {
        let forms = calls::all();
        let reads = forms.iter().filter(|form| form.who != Who::Anybody && form.method == "GET");
        reads.map(|form| (form.name(), http.call(&form.call(None, Some(&pass))).status)).collect()
    };
    let (before, readable) = (changeable(), reads());
    let mut tried = 0;
    for form in calls::all().iter().filter(|form| form.who != Who::Anybody) {
        let own = form.call(form.body().as_ref(), Some(&pass));
        let without = |name: &str| {
            let mut call = own.clone();
            call.headers.retain(|(known, _)| *known != name);
            call
        };
        let mut forged = vec![
            ("another site", own.clone().with("origin", "https://evil.example"), 403),
            ("a sandbox", own.clone().with("origin", "null"), 403),
        ];
        if form.who == Who::SignedIn {
            forged.push(("a form of ours", without(OWN_PAGE_HEADER), 403));
        }
        if form.who == Who::SignedIn && form.method != "GET" {
            forged.push(("no page at all", without("origin"), 403));
        }
        if own.body.is_some() {
            forged.push(("plain text", own.clone().with("content-type", "text/plain"), 415));
            forged.push(("no media type", without("content-type"), 415));
        }
        for (what, call, status) in forged {
            tried += 1;
            let answer = http.call(&call);
            if answer.status != status || is_shared(&answer) {
                wrong.push(format!("{what} at {}: {} {}", form.name(), answer.status, answer.text()));
            }
        }
    }
    if changeable() != before {
        wrong.push(format!("afterwards {:?}, and before {before:?}", changeable()));
    }
    // Had a sign-out been let in, the session would be over.
    let heard = reads();
    if heard != readable || heard.iter().any(|(_, status)| *status == 401) {
        wrong.push(format!("afterwards {heard:?}, and before {readable:?}"));
    }
    tried
}

fn form_of(body: &serde_json::Value) -> String {
    let fields = body.as_object().into_iter().flatten();
    fields.map(|(name, value)| format!("{name}={}", value.as_str().unwrap_or_default())).collect::<Vec<_>>().join("&")
}
