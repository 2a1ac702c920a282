//! Turnstile on workerd: what Cloudflare is asked, answers that are none, and the page that shows the widget.

use std::fs;
use std::time::{Duration, Instant};

use latchkey_shared::problem::Code;
use latchkey_tests::driver::{Answer, Driver};
use latchkey_tests::http::{Http, agent, send, until, variable};
use latchkey_tests::scenario::turnstile::{fetch, prefer, start};
use serde_json::Value;

/// The worker's own limit is 4 s; the rest is the machine's.
const PATIENCE: Duration = Duration::from_secs(9);

fn world() -> Http {
    let http = Http::new();
    prefer(&http);
    http
}

/// Asks for a document of an origin.
fn document(origin: &str, path: &str) -> Answer {
    send(&agent(), origin, "GET", path, &[], b"")
}

fn policy(answer: &Answer) -> &str {
    answer.header("content-security-policy").expect("a policy")
}

/// The origin of the widget's page: another name of the same machine.
fn widgets_origin() -> String {
    variable("LATCHKEY_ORIGIN").replace("localhost", "127.0.0.1")
}

/// Rule: nothing about the claimant is said, and one token is asked about under one UUID.
#[test]
fn cloudflare_hears_of_the_token_and_nothing_else() {
    let http = world();
    let _: Vec<Value> = http.stand_in("/turnstile/asked", b"").ok();
    let (check, solved) = fetch(&http);
    let token = http.token(&solved);
    for _ in 0..2 {
        assert_eq!(start(&http, "nora", &check, &token).status, 200);
    }
    let asked: Vec<Value> = http.stand_in("/turnstile/asked", b"").ok();
    let [first, again] = asked.as_slice() else { panic!("asked twice: {asked:?}") };
    assert_eq!(first["names"], serde_json::json!(["idempotency_key", "response", "secret"]));
    assert_eq!(first["key"], again["key"]);
    let headers: Vec<&str> = first["headers"].as_array().expect("names").iter().filter_map(Value::as_str).collect();
    let known = [
        "accept",
        "accept-encoding",
        "cdn-loop",
        "connection",
        "content-length",
        "content-type",
        "host",
        "mf-loop",
        "transfer-encoding",
        "user-agent",
    ];
    let more: Vec<&&str> = headers.iter().filter(|name| !known.contains(name) && !name.starts_with("cf-")).collect();
    assert!(more.is_empty(), "{more:?}");
}

/// Rule: whatever is no verdict lets nobody pass, in bounded time, and rings; what is rung holds nothing of the token.
#[test]
fn a_vendor_that_answers_otherwise_lets_nobody_pass() {
    let http = world();
    let log = variable("LATCHKEY_WORKER_LOG");
    for (mode, cause) in [
        ("down", "answered 503"),
        ("html", "expected JSON that says success, or why not"),
        ("moved", "answered 307"),
        ("slow", "no answer within 4 s"),
        ("long", "answered more than 16384 bytes"),
        ("cut", "expected JSON that says success, or why not"),
        ("unwell", "answered internal-error"),
        ("stranger", "answered invalid-input-secret"),
    ] {
        http.stand_in("/turnstile/mode", mode.as_bytes());
        let (check, solved) = fetch(&http);
        let token = http.token(&solved);
        let before = fs::read_to_string(&log).expect("the worker's log").len();
        let since = Instant::now();
        assert_eq!(start(&http, "nora", &check, &token).problem().code, Code::BotCheckFailed, "{mode}");
        assert!(since.elapsed() < PATIENCE, "{mode}: {:?}", since.elapsed());
        let alarm = format!(r#""part":"turnstile","cause":"{cause}""#);
        let said = || fs::read_to_string(&log).expect("the worker's log").split_off(before);
        until(PATIENCE, &format!("{mode}: {alarm}"), || said().contains(&alarm));
        let said = said();
        assert!(said.contains(r#""level":"alarm""#) && !said.contains(&token), "{mode}: {said}");
    }
    http.stand_in("/turnstile/mode", b"well");
    let (check, solved) = fetch(&http);
    assert_eq!(start(&http, "nora", &check, &http.token(&solved)).status, 200);
}

/// Rule: the widget's script runs on an origin where nothing is typed, framed by our page alone; and our page loads no
/// script from there.
#[test]
fn the_widget_has_an_origin_of_its_own() {
    let _http = world();
    let (own, other) = (variable("LATCHKEY_ORIGIN"), widgets_origin());
    let frame = document(&other, "/turnstile");
    assert_eq!((frame.status, frame.header("content-type")), (200, Some("text/html; charset=utf-8")));
    let allowed: Vec<&str> = policy(&frame).split("; ").collect();
    assert_eq!(
        allowed,
        [
            "default-src 'none'",
            "script-src 'self' https://challenges.cloudflare.com",
            "frame-src https://challenges.cloudflare.com",
            "style-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            &format!("frame-ancestors {own}"),
            "sandbox allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox",
        ]
    );
    assert!(frame.text().contains(&format!("data-page=\"{own}\"")), "{}", frame.text());
    // Neither there what is ours, nor here what is the widget's.
    for (origin, path) in [
        (&other, "/"),
        (&other, "/en.html"),
        (&other, "/turnstile.html"),
        (&own, "/turnstile"),
        (&own, "/turnstile.html"),
    ] {
        assert_eq!(document(origin, path).status, 404, "{origin}{path}");
    }
    let page = document(&own, "/");
    let policy = policy(&page);
    assert!(policy.contains("script-src 'self' 'wasm-unsafe-eval'; ") && !policy.contains("challenges"), "{policy}");
    assert!(policy.ends_with(&format!("; frame-src {other}")), "{policy}");
}
