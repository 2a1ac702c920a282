//! The guard's rows in memory, decided by the same pure function and stored in the same form as in a Durable Object.

use core::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use crate::guard::{self, GuardKey, RowEvent, State};
use crate::ports::{Clock, Fault, GuardStore};
use crate::testing::clock::TestClock;
use crate::testing::executor::take_turns;
use crate::testing::fault::FaultSwitch;
use crate::time::UnixSeconds;

/// Rows of names nobody has that one object keeps, before the oldest gives way.
const MAX_UNKNOWN_ROWS: usize = 100;

/// A stored row.
#[derive(Debug)]
struct Row {
    stored: String,
    unknown: bool,
    used: u64,
}

/// The guard in memory: one map for all 256 objects, which share nothing anyway but the cap on unknown rows.
#[derive(Debug)]
pub struct MemoryGuard {
    rows: RefCell<BTreeMap<GuardKey, Row>>,
    /// The objects' own clock: apart from the worker's, so that a test can set them apart.
    pub clock: TestClock,
    calls: Cell<u64>,
    /// Makes calls fail. After a lost answer the event has been counted, as on the real wire.
    pub faults: FaultSwitch,
}

impl MemoryGuard {
    /// Makes a guard without rows that decides by `clock`.
    #[must_use]
    pub fn new(clock: TestClock) -> Self {
        Self { rows: RefCell::default(), clock, calls: Cell::new(0), faults: FaultSwitch::default() }
    }

    /// Returns how many calls there were.
    #[must_use]
    pub fn calls(&self) -> u64 {
        self.calls.get()
    }

    /// Returns how many rows are stored.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows.borrow().len()
    }

    /// Returns a row as it is stored.
    #[must_use]
    pub fn stored(&self, key: &GuardKey) -> Option<String> {
        self.rows.borrow().get(key).map(|row| row.stored.clone())
    }

    /// Deletes what has expired, as the objects' alarms do.
    pub fn sweep(&self) {
        let now = self.clock.now();
        let is_over = |row: &Row| {
            let state = State::from_stored(&row.stored).ok();
            state.and_then(|state| state.expires()).is_some_and(|end| end <= now)
        };
        self.rows.borrow_mut().retain(|_, row| !is_over(row));
    }

    /// Reads, decides and writes in one step: no await in between, so that parallel calls are decided one by one.
    fn decide(&self, key: &GuardKey, event: &guard::Event, now: UnixSeconds) -> Result<guard::Verdict, Fault> {
        let fault = |cause: guard::StateError| Fault::new("guard", cause);
        let mut rows = self.rows.borrow_mut();
        let state = rows.get(key).map(|row| State::from_stored(&row.stored)).transpose().map_err(fault)?;
        let (state, verdict) = guard::decide(state, event, now).map_err(fault)?;
        match state {
            Some(state) => {
                let row = Row {
                    stored: state.to_stored().map_err(fault)?,
                    unknown: event.is_unknown(),
                    used: self.calls.get(),
                };
                rows.insert(*key, row);
            }
            None => {
                rows.remove(key);
            }
        }
        displace(&mut rows, key.object());
        Ok(verdict)
    }
}

impl GuardStore for MemoryGuard {
    async fn call<E: RowEvent>(&self, key: &GuardKey, event: E) -> Result<E::Verdict, Fault> {
        take_turns().await;
        self.faults.enter("guard").await?;
        self.calls.set(self.calls.get() + 1);
        let verdict = self.decide(key, &event.into(), self.clock.now())?;
        self.faults.leave("guard").await?;
        E::Verdict::try_from(verdict).map_err(|cause| Fault::new("guard", cause))
    }
}

/// Lets the row of an unknown name go that was unused longest, if its object has too many of them. No other row ever.
fn displace(rows: &mut BTreeMap<GuardKey, Row>, object: u8) {
    let unknown = || rows.iter().filter(|(key, row)| row.unknown && key.object() == object);
    if unknown().count() > MAX_UNKNOWN_ROWS {
        let oldest = unknown().min_by_key(|(_, row)| row.used).map(|(key, _)| *key);
        if let Some(oldest) = oldest {
            rows.remove(&oldest);
        }
    }
}
