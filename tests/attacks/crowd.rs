//! Claimants by the hundred, each calling from a network address of its own, so that the limit of checks per address stops
//! none of them.

use latchkey_protocol::testing::organisation::Person;
use latchkey_shared::wire::BotCheckIssued;
use latchkey_tests::claimant::Claimant;
use latchkey_tests::driver::{Answer, Call, Driver as _};
use latchkey_tests::http::Http;
use serde_json::{Value, json};

use crate::target::Target;

/// By this header a case says from which address it calls.
pub const ADDRESS: &str = "x-test-address";

/// Returns somebody of the organisation by the beginning of their id.
pub fn person(http: &Http, subject: &str) -> Person {
    http.organisation().person(subject).expect("somebody of the organisation").clone()
}

/// Solves a check from an address nobody has called from.
pub fn solved(target: &Target, http: &Http) -> Value {
    let asked = Call::post("/bot-check", &json!({"kind": "image"})).with(ADDRESS, &target.fresh_address());
    let issued: BotCheckIssued = http.call(&asked).ok();
    let solution = http.picture_answer(&issued.check).expect("the worker's keys open its checks");
    json!({"check": issued.check, "solution": solution})
}

/// Names an account with a check that was solved before.
pub fn name(http: &Http, identifier: &str, check: &Value) -> Answer {
    http.call(&Call::post("/reset/start", &json!({"identifier": identifier, "bot_check": check})))
}

/// Begins a reset from an address nobody has called from.
pub fn start<'a>(target: &Target, http: &'a Http, identifier: &str) -> Claimant<'a> {
    Claimant::started(http, &name(http, identifier, &solved(target, http)))
}
