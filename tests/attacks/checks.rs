//! Checks against robots as people get them: asked for, each from an address that nobody has called from, and solved with the
//! worker's own keys. Whoever only wants a flow is spared all that by `people.rs`.

use latchkey_shared::wire::BotCheckIssued;
use latchkey_tests::claimant::written_start;
use latchkey_tests::driver::{Answer, Call, Driver as _};
use latchkey_tests::http::Http;
use serde_json::{Value, json};

use crate::target::Target;

/// By this header a case says from which address it calls.
pub const ADDRESS: &str = "x-test-address";

/// Solves a check from an address nobody has called from.
pub fn solved(target: &Target, http: &Http) -> Value {
    let asked = Call::post("/bot-check", &json!({"kind": "image"})).with(ADDRESS, &target.fresh_address());
    let issued: BotCheckIssued = http.call(&asked).ok();
    let solution = http.picture_answer(&issued.check).expect("the worker's keys open its checks");
    json!({"check": issued.check, "solution": solution})
}

/// Names an account with a check that was solved before.
pub fn name(http: &Http, identifier: &str, check: &Value) -> Answer {
    http.call(&written_start(identifier, check))
}
