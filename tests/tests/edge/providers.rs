//! The couriers that are vendors' services: Resend over HTTP, and Cloudflare's Email Service through its binding, which
//! workerd brings along.
//!
//! A mail counts as handed over only if the vendor says so; everything else is a fault that names no address and no key.

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use latchkey_tests::http::{Http, until, variable};
use serde_json::{Value, json};

/// Whom the messages are for.
const RECIPIENT: &str = "courier@alderbrook.example";
/// The only key the stand-in takes.
const KEY: &str = "re_standin_0123456789";
/// How long the local Email Service may take to write a mail down.
const PATIENCE: Duration = Duration::from_secs(10);

fn over_resend(http: &Http, mode: &str, key: &str) -> Option<String> {
    let url = format!("{}/resend/{mode}/emails", variable("LATCHKEY_STAND_INS"));
    let variables = json!({"MAIL_COURIER": "resend", "RESEND_API_KEY": key, "RESEND_URL": url});
    http.send_over(&json!({"variables": variables, "to": RECIPIENT}))
}

fn taken(http: &Http) -> Vec<Value> {
    http.stand_in("/resend/taken", b"").ok()
}

/// A mode in which nothing is taken, and what the fault says.
fn fails(mode: &str, key: &str, expected: &str) {
    let http = Http::new();
    http.stand_in("/resend/forget", b"");
    assert_eq!(over_resend(&http, mode, key).as_deref(), Some(expected), "{mode}");
    assert_eq!(taken(&http).len(), 0, "{mode}: something was taken");
}

#[test]
fn resend_takes_a_mail_as_its_description_says() {
    let http = Http::new();
    http.stand_in("/resend/forget", b"");
    assert_eq!(over_resend(&http, "well", KEY), None);
    let taken = taken(&http);
    let [mail] = taken.as_slice() else { panic!("one mail: {taken:?}") };
    assert_eq!(mail["from"], "\"Alderbrook Hospital\" <password-reset@alderbrook.example>");
    assert_eq!(mail["to"], json!([RECIPIENT]));
    assert_eq!(mail["headers"]["Auto-Submitted"], "auto-generated");
    let key = mail["key"].as_str().expect("an idempotency key");
    assert_eq!((key.len(), &mail["headers"]["X-Latchkey-Id"]), (26, &json!(key)));
    assert!(mail["text"].as_str().is_some_and(|text| text.contains("Alderbrook Hospital")));
}

#[test]
fn what_resend_does_not_take_is_a_fault() {
    fails("well", "re_another", "Resend answered 401 validation_error");
    fails("refused", KEY, "Resend answered 422 validation_error");
    fails("limited", KEY, "Resend answered 429 rate_limit_exceeded");
    fails("down", KEY, "Resend answered 503");
    fails("html", KEY, "Resend answered 200 without an id");
    fails("moved", KEY, "Resend answered 307");
    fails("slow", KEY, "no answer within 15 s");
}

#[test]
fn a_courier_without_its_variables_is_misconfigured() {
    let http = Http::new();
    let send = |variables: Value| http.send_over(&json!({"variables": variables, "to": RECIPIENT})).unwrap_or_default();
    assert_eq!(send(json!({"MAIL_COURIER": "resend"})), "RESEND_API_KEY: expected an API key of Resend");
    assert_eq!(send(json!({"MAIL_COURIER": "pigeon"})), "MAIL_COURIER: expected smtp, cloudflare or resend");
}

#[test]
fn cloudflares_email_service_takes_a_mail() {
    let http = Http::new();
    let log = variable("LATCHKEY_WORKER_LOG");
    let before = fs::read_to_string(&log).expect("the worker's log").len();
    assert_eq!(http.send_over(&json!({"variables": {"MAIL_COURIER": "cloudflare"}, "to": RECIPIENT})), None);
    // The local service writes each part of a mail into a file and names it in the log.
    let said = || fs::read_to_string(&log).expect("the worker's log").split_off(before);
    let file = |said: &str| said.lines().find_map(|line| line.trim().strip_prefix("Text: ").map(PathBuf::from));
    until(PATIENCE, "the mail is in the log", || {
        let said = said();
        file(&said).is_some() && said.contains(&format!("To: {RECIPIENT}"))
    });
    let said = said();
    assert!(said.contains("password-reset@alderbrook.example"), "{said}");
    let text = fs::read_to_string(file(&said).expect("a file")).expect("the text of the mail");
    assert!(text.contains("Alderbrook Hospital"), "{text}");
}

#[test]
fn what_cloudflares_email_service_refuses_is_a_fault() {
    let variables = json!({"MAIL_COURIER": "cloudflare", "MAIL_FROM": "stranger@elsewhere.example"});
    let fault = Http::new().send_over(&json!({"variables": variables, "to": RECIPIENT}));
    assert_eq!(fault.as_deref(), Some("the Email Service refused"));
}
