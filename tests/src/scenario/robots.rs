//! The check against robots: solved once, spent once (attack A66).

use latchkey_shared::problem::Code;
use latchkey_shared::wire::{BotCheckIssued, Started};
use serde_json::{Value, json};

use crate::claimant::{solved_check, solved_work, written_start};
use crate::driver::{Answer, Call, Driver};

fn start(driver: &dyn Driver, identifier: &str, check: &Value) -> Answer {
    driver.call(&written_start(identifier, check))
}

/// Work done once starts one flow; a lost answer can be asked for again, for a minute.
pub fn work_starts_one_flow(driver: &dyn Driver) {
    let check = solved_work(driver);
    let first: Started = start(driver, "nora", &check).ok();
    let again: Started = start(driver, "nora", &check).ok();
    assert_eq!(first.support_id, again.support_id);
    assert_eq!(start(driver, "mei.tanaka@alderbrook.example", &check).problem().code, Code::BotCheckFailed);
    driver.advance(61);
    assert_eq!(start(driver, "nora", &check).problem().code, Code::BotCheckFailed);
}

/// A wrong solution spends the check.
pub fn a_wrong_solution_spends_the_check(driver: &dyn Driver) {
    let check = solved_check(driver);
    let mut wrong = check.clone();
    *wrong.get_mut("solution").unwrap() = json!("1,2,3");
    assert_eq!(start(driver, "nora", &wrong).problem().code, Code::BotCheckFailed);
    assert_eq!(start(driver, "nora", &check).problem().code, Code::BotCheckFailed);
}

/// A check lives five minutes.
pub fn an_old_check_is_refused(driver: &dyn Driver) {
    let check = solved_check(driver);
    driver.advance(5 * 60);
    assert_eq!(start(driver, "nora", &check).problem().code, Code::BotCheckFailed);
}

/// A picture is read or heard; its answer is not in what the browser gets.
pub fn a_picture_can_be_read_or_heard(driver: &dyn Driver) {
    let issued: BotCheckIssued = driver.call(&Call::post("/bot-check", &json!({"kind": "image"}))).ok();
    let heard = driver.call(&Call::post("/bot-check/audio", &json!({"check": issued.check, "locale": "de"})));
    assert_eq!((heard.status, heard.header("content-type")), (200, Some("audio/wav")));
    assert!(heard.body.starts_with(b"RIFF"));
    let Some(answer) = driver.picture_answer(&issued.check) else { return };
    assert!(!serde_json::to_string(&issued).unwrap().contains(&answer));
    let solved = json!({"check": issued.check, "solution": answer.to_lowercase()});
    assert_eq!(start(driver, "nora", &solved).status, 200);
    let other: BotCheckIssued = driver.call(&Call::post("/bot-check", &json!({"kind": "image"}))).ok();
    let wrong = json!({"check": other.check, "solution": "AAAAA"});
    assert_eq!(start(driver, "nora", &wrong).problem().code, Code::BotCheckFailed);
}

/// A check of work has nothing to hear, and a ticket of another stage is no check (attack A23).
pub fn only_a_picture_can_be_heard(driver: &dyn Driver) {
    let issued: BotCheckIssued = driver.call(&Call::post("/bot-check", &json!({"kind": "pow"}))).ok();
    let heard = driver.call(&Call::post("/bot-check/audio", &json!({"check": issued.check})));
    assert_eq!(heard.problem().code, Code::BotCheckFailed);
    let flow: Started = start(driver, "nora", &solved_check(driver)).ok();
    let as_check = json!({"check": flow.flow, "solution": "1"});
    assert_eq!(start(driver, "nora", &as_check).problem().code, Code::BotCheckFailed);
    let as_flow = driver.call(&Call::post("/reset/extend", &json!({"flow": issued.check})));
    assert_eq!(as_flow.problem().code, Code::FlowEnded);
}

/// One address gets thirty checks in ten minutes.
pub fn an_address_gets_thirty_checks(driver: &dyn Driver) {
    let ask = || driver.call(&Call::post("/bot-check", &json!({"kind": "pow"})));
    for _ in 0..30 {
        assert_eq!(ask().status, 200);
    }
    let refused = ask();
    assert_eq!(refused.problem().code, Code::TooMany);
    assert!(refused.header("retry-after").is_some());
    driver.advance(10 * 60);
    assert_eq!(ask().status, 200);
}
