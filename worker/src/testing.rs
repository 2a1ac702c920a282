//! Hooks of the tests: clock offset, faults, direct SQL, caller's address, routes of mail. Only under the cargo feature `testing`, and only on loopback.
//!
//! A release must not hold them: `cargo xtask check` looks for [`MARKER`] in its module.

mod faults;
mod leaks;
mod mail;
mod world;

use core::cell::Cell;

use latchkey_protocol::platform::Platform;
use latchkey_protocol::ports::Fault;
use latchkey_protocol::time::UnixSeconds;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use worker::{Env, Request, Response};

use crate::config::is_loopback;
use crate::edge::Edge;
use crate::guard;

pub use faults::{Errand, decided, enter, enter_for, instead};
pub use world::{UnderWay, uses_object};

/// What a release must not contain.
pub const MARKER: &str = "latchkey-testing-hooks";

/// By this header a test says from which address it calls, since all of them come from one machine.
pub const ADDRESS_HEADER: &str = "x-test-address";

const PART: &str = "testing";

thread_local! {
    static OFFSET_S: Cell<i64> = const { Cell::new(0) };
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClockRequest {
    offset_s: i64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SqlRequest {
    statements: Vec<String>,
}

/// Made-up names for one object of the guard.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FillRequest {
    object: u8,
    from: u32,
    count: u32,
}

/// Seconds that tests have moved the clock ahead.
#[must_use]
pub fn clock_offset_s() -> i64 {
    OFFSET_S.get()
}

/// Moves a time by the tests' offset.
#[must_use]
pub fn shifted(now: UnixSeconds) -> UnixSeconds {
    UnixSeconds(now.0.saturating_add_signed(OFFSET_S.get()))
}

fn set_clock(offset_s: i64) {
    OFFSET_S.set(offset_s);
}

/// Answers a call under `/testing/`; anything but a call from this machine finds nothing there.
///
/// # Errors
/// A [`Fault`] with what went wrong, for the test's log.
pub async fn answer(request: &mut Request, env: &Env, edge: &Edge) -> Result<Response, Fault> {
    let fault = |error: worker::Error| Fault::new(PART, error);
    let host = request.url().map_err(fault)?.host_str().map(str::to_owned).unwrap_or_default();
    if !is_loopback(&host) {
        return Response::error("not found", 404).map_err(fault);
    }
    let answer = match request.path().as_str() {
        "/testing/clock" => {
            let ClockRequest { offset_s } = read(request).await?;
            // Whoever has taken a notice counts by the clock as it was.
            world::be_quiet().await?;
            set_clock(offset_s);
            serde_json::Value::Null
        }
        "/testing/under-way" => serde_json::Value::from(world::under_way()),
        "/testing/life" => serde_json::Value::from(world::life()?),
        "/testing/faults" => {
            faults::set(read(request).await?);
            serde_json::Value::Null
        }
        "/testing/plan" => {
            faults::plan(read(request).await?);
            serde_json::Value::Null
        }
        "/testing/steps" => serde_json::Value::from(faults::steps()),
        "/testing/world" => {
            world::make(env, &read(request).await?).await?;
            serde_json::Value::Null
        }
        "/testing/settle" => serde_json::Value::from(world::settle(env, edge).await?),
        "/testing/sql" => sql(env, &read::<SqlRequest>(request).await?.statements).await?,
        "/testing/mail" => {
            let asked = read::<mail::MailRequest>(request).await?;
            serde_json::Value::from(mail::send(env, edge, &asked).await)
        }
        "/testing/leaks" => leaks::ask(&read::<leaks::LeakRequest>(request).await?).await,
        "/testing/guard/clear" => {
            guard::clear(&env.durable_object("GUARD").map_err(fault)?, 0..=u8::MAX).await?;
            serde_json::Value::Null
        }
        "/testing/guard/spoil" => {
            let objects = env.durable_object("GUARD").map_err(fault)?;
            let spoil = async |object| guard::rehearse(&objects, object, "spoil").await;
            futures_util::future::try_join_all((0..=u8::MAX).map(spoil)).await?;
            serde_json::Value::Null
        }
        "/testing/guard/fill" => {
            let FillRequest { object, from, count } = read(request).await?;
            let objects = env.durable_object("GUARD").map_err(fault)?;
            guard::rehearse(&objects, object, &format!("fill?from={from}&count={count}")).await?
        }
        // What a panic does: the module dies, and every request in it is lost unless somebody outside answers.
        "/testing/throw" => wasm_bindgen::throw_str("as the test asked"),
        "/testing/tidy" => {
            let (config, database) = edge.shared();
            crate::entry::tidy(database, config, edge.log()).await;
            serde_json::Value::Null
        }
        _ => return Response::error("not found", 404).map_err(fault),
    };
    let response = Response::from_json(&answer).map_err(fault)?;
    response.headers().set("x-testing", MARKER).map_err(fault)?;
    Ok(response)
}

async fn read<T: DeserializeOwned>(request: &mut Request) -> Result<T, Fault> {
    let text = request.text().await.map_err(|error| Fault::new(PART, error))?;
    serde_json::from_str(&text).map_err(|error| Fault::new(PART, error))
}

/// Runs statements as one transaction and returns the rows of each.
async fn sql(env: &Env, statements: &[String]) -> Result<serde_json::Value, Fault> {
    let fault = |error: worker::Error| Fault::new(PART, error);
    let database = env.d1("DB").map_err(fault)?;
    let prepared = statements.iter().map(|statement| database.prepare(statement.as_str())).collect();
    let results = database.batch(prepared).await.map_err(fault)?;
    let rows = results.iter().map(|result| result.results::<serde_json::Value>().map(serde_json::Value::Array));
    rows.collect::<worker::Result<Vec<_>>>().map(serde_json::Value::Array).map_err(fault)
}
