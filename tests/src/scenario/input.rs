//! What is refused before anything is looked up, and what every answer carries.

use latchkey_shared::problem::Code;
use serde_json::json;

use crate::claimant::{Claimant, attempt};
use crate::driver::{Call, Driver};

/// The strict table: status for each odd request (attacks A11, A70, A84).
pub fn odd_requests_are_refused(driver: &dyn Driver) {
    let raw = |body: &str| Call {
        method: "POST",
        path: "/api/v1/reset/extend".to_owned(),
        headers: vec![("content-type", "application/json".to_owned())],
        body: Some(body.as_bytes().to_vec()),
    };
    let get = |path: &str| Call::get(path);
    let large = format!(r#"{{"flow":"{}"}}"#, "x".repeat(16 * 1024));
    let start = |identifier: &str| Call {
        path: "/api/v1/reset/start".to_owned(),
        ..raw(&format!(r#"{{"identifier":{identifier},"bot_check":{{"check":"c","solution":"s"}}}}"#))
    };
    for (call, status) in [
        (raw(r#"{"flow":"t","more":1}"#), 400),
        (raw(r#"{"flow":"t","flow":"t"}"#), 400),
        (raw(r#"{"flow":["t"]}"#), 400),
        (raw(r#"["t"]"#), 400),
        (raw(r#"{"flow":7}"#), 400),
        (raw(r#"{"flow":"t"} {}"#), 400),
        (raw(r#"{"flow":"#), 400),
        (raw(""), 400),
        (raw("flow=t"), 400),
        (raw(&large), 413),
        (raw(r#"{"flow":"t"}"#).with("content-type", "text/plain"), 415),
        (raw(r#"{"flow":"t"}"#).with("content-type", "application/x-www-form-urlencoded"), 415),
        (raw(r#"{"flow":"t"}"#).with("content-encoding", "gzip"), 415),
        (raw(r#"{"flow":"t"}"#).with("content-type", "application/json; charset=utf-8"), 410),
        (raw(r#"{"flow":"t"}"#), 410),
        (start(r#"["nora"]"#), 400),
        (start(r#"{"a":"nora"}"#), 400),
        (start(r#""no\u0000ra""#), 400),
        (start(r#""   ""#), 400),
        (start("null"), 400),
        (get("/api/v1/reset/start"), 405),
        (get("/api/v1/nothing"), 404),
        (get("/api/v1/tenant/"), 404),
        (Call { method: "DELETE", ..get("/api/v1/tenant") }, 405),
        (Call { method: "PUT", ..raw(r#"{"flow":"t"}"#) }, 405),
    ] {
        let answer = driver.call(&call);
        assert_eq!(answer.status, status, "{call:?}: {}", answer.text());
        let problem = answer.problem();
        let expected = if status == 410 { Code::FlowEnded } else { Code::Malformed };
        assert_eq!(problem.code, expected, "{call:?}");
        assert_eq!(answer.header("allow").is_some(), status == 405, "{call:?}");
    }
}

/// Attempts, codes and passwords have one form.
pub fn odd_fields_are_refused(driver: &dyn Driver) {
    let claimant = Claimant::start(driver, "nora");
    let flow = &claimant.flow;
    for (path, body) in [
        ("/reset/challenge", json!({"flow": flow, "attempt": "short", "method": "mail"})),
        ("/reset/challenge", json!({"flow": flow, "attempt": attempt(), "method": "mail", "contact": ["a@b.example"]})),
        ("/reset/password", json!({"flow": flow, "attempt": attempt(), "password": ""})),
        ("/reset/password", json!({"flow": flow, "attempt": attempt(), "password": "x".repeat(1025)})),
        ("/reset/verify", json!({"flow": flow, "challenge": "c", "attempt": attempt(), "answer": {"code": "12a456"}})),
        ("/reset/verify", json!({"flow": flow, "challenge": "c", "attempt": attempt(), "answer": "123456"})),
        ("/reset/close", json!({"flow": flow, "reason": "bored"})),
        ("/bot-check", json!({"kind": "riddle"})),
    ] {
        let answer = driver.call(&Call::post(path, &body));
        assert_eq!((answer.status, answer.problem().code), (400, Code::Malformed), "{path} {body}");
    }
}

/// Addresses that could carry more than an address are none (attack A15).
pub fn odd_addresses_are_refused(driver: &dyn Driver) {
    let mut claimant = Claimant::start(driver, "nora");
    for typed in ["a,b@post.example", "a@b@post.example", "x\r\nBcc: y@post.example", "<x@post.example>", ""] {
        assert_eq!(claimant.ask("mail", Some(typed)).problem().code, Code::Malformed, "{typed:?}");
    }
}

/// Only our own origin may call; no origin is ours (attack A83).
pub fn foreign_origins_are_refused(driver: &dyn Driver) {
    let tenant = |origin: &str| driver.call(&Call::get("/api/v1/tenant").with("origin", origin));
    assert_eq!(tenant(&driver.origin()).status, 200);
    for foreign in ["https://evil.example", "null", "http://reset.alderbrook.example.evil", "https://intranet.example/"]
    {
        let answer = tenant(foreign);
        assert_eq!((answer.status, answer.problem().code), (403, Code::NotAllowed), "{foreign}");
        assert_eq!(answer.header("access-control-allow-origin"), None);
    }
}

/// A listed origin is answered exactly, and its tickets are its own.
pub fn a_listed_origin_may_call(driver: &dyn Driver) {
    use latchkey_protocol::policy::Origin;
    let listed = "https://portal.alderbrook.example";
    driver.edit_policy(&|policy| {
        policy.origins.api.insert(Origin::try_from(listed.to_owned()).unwrap());
    });
    let answer = driver.call(&Call::get("/api/v1/tenant").with("origin", listed));
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("access-control-allow-origin"), Some(listed));
    assert_eq!(answer.header("access-control-allow-credentials"), None);
    assert!(answer.header("vary").is_some_and(|vary| vary.contains("Origin")));
    let preflight = Call { method: "OPTIONS", ..Call::get("/api/v1/reset/start") }.with("origin", listed);
    let preflight = driver.call(&preflight);
    assert_eq!((preflight.status, preflight.header("access-control-allow-methods")), (204, Some("POST")));
    let own = Claimant::start(driver, "nora");
    let stolen = Call::post("/reset/extend", &json!({"flow": own.flow})).with("origin", listed);
    assert_eq!(driver.call(&stolen).problem().code, Code::FlowEnded, "a ticket works where it was sealed for");
}

/// Every answer of the API says the same about itself.
pub fn every_answer_has_its_headers(driver: &dyn Driver) {
    for call in [Call::get("/api/v1/tenant"), Call::get("/api/v1/nothing"), Call::get("/healthz")] {
        let answer = driver.call(&call);
        for (name, value) in [
            ("cache-control", "no-store"),
            ("referrer-policy", "no-referrer"),
            ("x-content-type-options", "nosniff"),
            ("content-security-policy", "default-src 'none'; frame-ancestors 'none'"),
        ] {
            assert_eq!(answer.header(name), Some(value), "{call:?}");
        }
        assert_eq!(answer.header("set-cookie"), None);
    }
}
