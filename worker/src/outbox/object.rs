//! The Durable Object whose alarm drives the outbox. It holds no notice, only the time to look next.

use core::time::Duration;
use std::rc::Rc;

use latchkey_protocol::ports::{Clock, Fault};
use latchkey_protocol::time::UnixSeconds;
use worker::{DurableObject, Env, Request, Response, State, durable_object};

use crate::database::Database;
use crate::log::EdgeLog;
use crate::outbox::{delivery, rows};
use crate::time::EdgeClock;

/// Seconds during which an announced change may still be written: the lease of a commit and some.
const ARMED_S: u64 = 60;
/// How soon the object looks after an announcement, in milliseconds: most changes are written by then.
const FIRST_LOOK_MS: u64 = 1_000;
/// How often it looks again while a change is announced, in milliseconds.
const LOOK_EVERY_MS: u64 = 10_000;
/// How long the object waits after a fault of its own, in milliseconds.
const RETRY_MS: u64 = 30_000;
/// Under this key the object remembers until when changes are announced.
const ARMED_UNTIL: &str = "armed_until";

/// Looks for notices and delivers them.
#[durable_object]
pub struct Outbox {
    state: State,
    env: Env,
}

impl DurableObject for Outbox {
    fn new(state: State, env: Env) -> Self {
        Self { state, env }
    }

    async fn fetch(&self, request: Request) -> worker::Result<Response> {
        if request.path() == "/arm" {
            self.state.storage().put(ARMED_UNTIL, EdgeClock.now().plus(ARMED_S).0).await?;
            self.look_within(FIRST_LOOK_MS).await?;
        } else {
            self.look_within(0).await?;
        }
        Ok(Response::empty()?.with_status(204))
    }

    async fn alarm(&self) -> worker::Result<Response> {
        let now = EdgeClock.now();
        let armed_until = self.state.storage().get::<u64>(ARMED_UNTIL).await?.unwrap_or(0);
        let wait = match self.deliver().await {
            Err(fault) => {
                EdgeLog::default().fault("outbox: round failed", &fault);
                Some(RETRY_MS)
            }
            Ok(next) => {
                // Neither lies further ahead unless the clock was set back meanwhile.
                let due = next.map(|at| u64::from(now.until_s(at)).min(rows::MAX_BACKOFF_S) * 1_000 + FIRST_LOOK_MS);
                let is_announced = (now.0..=now.plus(ARMED_S).0).contains(&armed_until);
                let announced = is_announced.then_some(LOOK_EVERY_MS);
                due.into_iter().chain(announced).min()
            }
        };
        if let Some(wait) = wait {
            self.look_within(wait).await?;
        }
        Response::empty()
    }
}

impl Outbox {
    async fn deliver(&self) -> Result<Option<UnixSeconds>, Fault> {
        #[cfg(feature = "testing")]
        let _under_way = crate::testing::UnderWay::begin();
        let config = crate::entry::config(&self.env).map_err(|_| Fault::new("configuration", "misconfigured"))?;
        let binding = self.env.d1("DB").map_err(|error| Fault::new("configuration", error))?;
        let log = EdgeLog::default();
        let database = Database::new(&binding);
        #[cfg(feature = "testing")]
        let database = database.of_the_outbox();
        let next = delivery::run(&Rc::new(database), &config, &log).await;
        log.flush(config.alarm_webhook.as_deref()).await;
        next
    }

    /// Sets the alarm, unless it will ring earlier anyway.
    async fn look_within(&self, wait_ms: u64) -> worker::Result<()> {
        let storage = self.state.storage();
        let at = i64::try_from(worker::Date::now().as_millis().saturating_add(wait_ms)).unwrap_or(i64::MAX);
        match storage.get_alarm().await? {
            Some(set) if set <= at => Ok(()),
            _ => storage.set_alarm(Duration::from_millis(wait_ms)).await,
        }
    }
}
