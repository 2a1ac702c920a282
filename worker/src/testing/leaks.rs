//! Asks one service for leaked passwords, as the deployment of the test does not.

use latchkey_protocol::breach;
use latchkey_protocol::ports::{Breaches, Fault};
use latchkey_shared::password::Password;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::breaches::RangeService;

/// A service and a password.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LeakRequest {
    base: String,
    password: Password,
}

/// Asks and returns whether it leaked, or the fault.
pub async fn ask(request: &LeakRequest) -> Value {
    let (prefix, suffix) = breach::query(&request.password);
    let answered = RangeService { base: request.base.clone() }.range(&prefix).await;
    match answered.and_then(|answer| suffix.is_in(&answer).map_err(|error| Fault::new("breaches", error))) {
        Ok(has_leaked) => Value::Bool(has_leaked),
        Err(fault) => json!({"fault": fault.cause}),
    }
}
