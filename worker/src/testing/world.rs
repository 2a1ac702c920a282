//! The world around a test: filled anew, and quiet before anybody looks at it.

use core::cell::{Cell, RefCell};
use core::time::Duration;
use std::collections::{BTreeMap, BTreeSet};

use latchkey_protocol::platform::Platform;
use latchkey_protocol::ports::{Clock, Fault};
use serde::Deserialize;
use worker::{D1Database, Date, Delay, Env};

use super::{PART, faults, set_clock};
use crate::edge::Edge;
use crate::time::EdgeClock;
use crate::{guard, outbox};

/// How often it is looked whether work has come to its end.
const LOOK_EVERY: Duration = Duration::from_millis(5);
/// How long such work may take: somewhat longer than a courier whose server says nothing.
const PATIENCE_MS: u64 = 20_000;
/// How long somebody else's delivery is waited for; one that died never ends.
const DELIVERY_MS: u64 = 3_000;

thread_local! {
    static UNDER_WAY: Cell<u32> = const { Cell::new(0) };
    /// Guard objects that may hold rows; `None` after a start, when nobody knows.
    static USED: RefCell<Option<BTreeSet<u8>>> = const { RefCell::new(None) };
    static LIFE: Cell<u64> = const { Cell::new(0) };
}

/// Work that nobody waits for and that has not come to its end: after an answer, or a round of the outbox's object. Tests
/// wait until there is none.
#[derive(Debug)]
pub struct UnderWay(());

impl UnderWay {
    /// Notes that work begins; it ends when this is dropped.
    #[must_use]
    pub fn begin() -> Self {
        UNDER_WAY.set(UNDER_WAY.get().saturating_add(1));
        Self(())
    }
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        UNDER_WAY.set(UNDER_WAY.get().saturating_sub(1));
    }
}

/// Returns how much work is under way that nobody waits for.
#[must_use]
pub fn under_way() -> u32 {
    UNDER_WAY.get()
}

/// Notes that a guard object is asked something.
pub fn uses_object(object: u8) {
    USED.with_borrow_mut(|used| used.as_mut().map(|used| used.insert(object)));
}

/// Names this life of the module: another one has another name.
///
/// # Errors
/// A [`Fault`] without randomness.
pub fn life() -> Result<String, Fault> {
    if LIFE.get() == 0 {
        let drawn = getrandom::u64().map_err(|error| Fault::new(PART, error))?;
        LIFE.set(drawn.max(1));
    }
    Ok(LIFE.get().to_string())
}

/// What a test's world is filled with.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct World {
    statements: Vec<String>,
}

/// Rights clock and parts, lets work end, and fills database and guard anew.
///
/// A round of the outbox that begins while the outbox is emptied may have taken a row before: it is waited for as well, so
/// that nothing of the world before is sent into this one.
///
/// # Errors
/// A [`Fault`] of a statement or an object.
pub async fn make(env: &Env, world: &World) -> Result<(), Fault> {
    faults::set(BTreeMap::new());
    faults::plan(None);
    set_clock(0);
    be_quiet().await?;
    super::sql(env, &["DELETE FROM outbox".to_owned()]).await?;
    be_quiet().await?;
    super::sql(env, &world.statements).await?;
    let used = USED.replace(Some(BTreeSet::new()));
    let objects = used.unwrap_or_else(|| (0..=u8::MAX).collect());
    let namespace = env.durable_object("GUARD").map_err(|error| Fault::new(PART, error))?;
    guard::clear(&namespace, objects).await
}

/// Waits until no work is under way that nobody waits for.
///
/// # Errors
/// A [`Fault`] if it does not end.
pub async fn be_quiet() -> Result<(), Fault> {
    let since = real_ms();
    while UNDER_WAY.get() > 0 {
        if real_ms().saturating_sub(since) > PATIENCE_MS {
            return Err(Fault::new(PART, "work that nobody waits for does not end"));
        }
        Delay::from(LOOK_EVERY).await;
    }
    Ok(())
}

/// What lies in the outbox.
#[derive(Deserialize)]
struct Outbox {
    waiting: u32,
    /// Taken by somebody who delivers just now.
    claimed: u32,
}

/// Lets the work after answers come to its end and delivers what is due; returns how many notices wait all the same.
///
/// # Errors
/// A [`Fault`] of the database.
pub async fn settle(env: &Env, edge: &Edge) -> Result<u32, Fault> {
    be_quiet().await?;
    let database = env.d1("DB").map_err(|error| Fault::new(PART, error))?;
    let since = real_ms();
    loop {
        let (config, shared) = edge.shared();
        outbox::flush(shared, config, edge.log()).await?;
        let found = look(&database).await?;
        if found.claimed == 0 || real_ms().saturating_sub(since) > DELIVERY_MS {
            return Ok(found.waiting);
        }
        Delay::from(LOOK_EVERY).await;
    }
}

async fn look(database: &D1Database) -> Result<Outbox, Fault> {
    let now = EdgeClock.now();
    let sql = format!("SELECT count(*) AS waiting, coalesce(sum(claimed_until > {now}), 0) AS claimed FROM outbox");
    let row = database.prepare(sql).first::<Outbox>(None).await.map_err(|error| Fault::new(PART, error))?;
    row.ok_or_else(|| Fault::new(PART, "expected a count"))
}

/// The time without the tests' offset, in milliseconds.
fn real_ms() -> u64 {
    Date::now().as_millis()
}
