//! What is asked of Cloudflare, when, and what happens if the answer is none.

use latchkey_shared::problem::Code;
use latchkey_shared::wire::{BotCheckKind, Started, Tenant};
use latchkey_tests::driver::{Call, Driver, Failure, Part};
use latchkey_tests::native::Native;
use latchkey_tests::scenario::turnstile::{fetch, prefer, start};
use serde_json::json;

fn world() -> Native {
    let native = Native::new();
    prefer(&native);
    native
}

fn asked(native: &Native) -> Vec<String> {
    native.memory.turnstile.as_ref().unwrap().asked()
}

/// Rule: a check is spent before anybody is asked, so one check has the vendor asked for one token; repeats ask under the
/// same key.
#[test]
fn one_check_is_one_question() {
    let native = world();
    let (check, solved) = fetch(&native);
    let token = native.token(&solved);
    native.fail(Part::Guard, Failure::Down);
    assert_eq!(start(&native, "nora", &check, &token).problem().code, Code::Unavailable);
    assert_eq!(asked(&native), Vec::<String>::new());
    native.fail(Part::Guard, Failure::None);
    let _: Started = start(&native, "nora", &check, &token).ok();
    let _: Started = start(&native, "nora", &check, &token).ok();
    for other in [native.token(&solved), "0.made-up".to_owned()] {
        assert_eq!(start(&native, "nora", &check, &other).problem().code, Code::BotCheckFailed);
    }
    let asked = asked(&native);
    assert!(matches!(asked.as_slice(), [one, again] if one == again), "{asked:?}");
}

/// Rule: an answer that is no verdict lets nobody pass, raises an alarm, and the alarm holds nothing of the token.
#[test]
fn no_verdict_is_an_alarm_and_no_pass() {
    for answer in [
        "",
        "{}",
        "<!doctype html><title>Just a moment…</title>",
        r#"{"success":true}"#,
        r#"{"success":true,"error-codes":["internal-error"]}"#,
        r#"{"success":false,"error-codes":["invalid-input-secret"]}"#,
    ] {
        let native = world();
        native.memory.turnstile.as_ref().unwrap().answer_always(answer);
        let (check, solved) = fetch(&native);
        let token = native.token(&solved);
        assert_eq!(start(&native, "nora", &check, &token).problem().code, Code::BotCheckFailed, "{answer}");
        let alarms = native.memory.log.alarms();
        // A bare yes is an answer: to some other question.
        let is_verdict = answer == r#"{"success":true}"#;
        assert_eq!(alarms.iter().any(|alarm| alarm.contains("turnstile")), !is_verdict, "{answer}: {alarms:?}");
        assert!(!alarms.concat().contains(&token));
    }
}

/// Rule: made-up tokens ring no alarm, or anybody could ring it.
#[test]
fn a_made_up_token_rings_no_alarm() {
    let native = world();
    for token in ["", "0.made-up", "with blanks"] {
        let (check, _) = fetch(&native);
        assert_eq!(start(&native, "nora", &check, token).problem().code, Code::BotCheckFailed);
    }
    assert_eq!(native.memory.log.alarms(), Vec::<String>::new());
}

/// A deployment without a widget offers none, whatever the policy lists, and takes no check that it issued before.
#[test]
fn a_deployment_may_have_no_widget() {
    let mut native = world();
    let (check, solved) = fetch(&native);
    let token = native.token(&solved);
    native.memory.turnstile = None;
    let tenant: Tenant = native.call(&Call::get("/api/v1/tenant")).ok();
    assert_eq!(tenant.bot_checks, [BotCheckKind::Pow]);
    let asked = native.call(&Call::post("/bot-check", &json!({"kind": "turnstile"})));
    assert_eq!(asked.problem().code, Code::NotAllowed);
    assert_eq!(start(&native, "nora", &check, &token).problem().code, Code::BotCheckFailed);
}
