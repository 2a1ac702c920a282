//! What asks for leaked passwords, against a service that answers as described, late, or not at all.

use latchkey_tests::http::{Http, variable};
use serde_json::{Value, json};

/// Asks the stand-in in a mode about a password and returns `true`, `false` or the fault.
fn ask(http: &Http, mode: &str, password: &str) -> Value {
    let base = format!("{}/breaches/{mode}/range/", variable("LATCHKEY_STAND_INS"));
    http.ask_for_leaks(&json!({"base": base, "password": password}))
}

fn asked(http: &Http) -> Vec<Value> {
    http.stand_in("/breaches/asked", b"").ok()
}

/// Rule: five digits, with padding, and nothing else leaves; the same digits are not asked for twice in a day.
#[test]
fn only_a_prefix_is_asked_for_and_only_once() {
    let http = Http::new();
    http.stand_in("/breaches/leak", b"a leaked password of the edge tests");
    let _ = asked(&http);
    for _ in 0..3 {
        assert_eq!(ask(&http, "well", "a leaked password of the edge tests"), json!(true));
    }
    let asked = asked(&http);
    let [question] = asked.as_slice() else { panic!("asked once: {asked:?}") };
    assert_eq!(
        (&question["method"], &question["padding"], &question["body"]),
        (&json!("GET"), &json!("true"), &json!(""))
    );
    assert_eq!(question["prefix"].as_str().map(str::len), Some(5));
    let names: Vec<&str> = question["names"].as_array().expect("names").iter().filter_map(Value::as_str).collect();
    let plain = |name: &&str| !matches!(*name, "accept" | "accept-encoding" | "add-padding" | "host" | "user-agent");
    let more: Vec<&str> = names.into_iter().filter(plain).filter(|name| !name.starts_with("cf-")).collect();
    assert!(more.iter().all(|name| matches!(*name, "connection" | "mf-loop" | "cdn-loop")), "{more:?}");
    assert_eq!(ask(&http, "well", "a password that has not leaked"), json!(false));
}

/// Rule: what is no answer is a fault and is not kept.
#[test]
fn a_service_that_answers_otherwise_is_an_outage() {
    let http = Http::new();
    let check = |mode: &str, expected: &str| {
        for _ in 0..2 {
            assert_eq!(ask(&http, mode, "some password of the edge tests"), json!({"fault": expected}), "{mode}");
        }
    };
    check("html", "row 1: expected 35 hex digits, a colon and a count");
    check("error", "answered 503");
    check("moved", "answered 302");
    check("slow", "no answer within 2 s");
    check("long", "answered more than 262144 bytes");
    check("empty", "expected at least one row");
    let cut = ask(&http, "cut", "some password of the edge tests");
    assert!(cut["fault"].as_str().is_some_and(|fault| fault.contains("expected 35 hex digits")), "{cut}");
}
