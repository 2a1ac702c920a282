//! Makes ports fail the way real ones do: before they did anything, after, with the answer lost, or with the whole worker
//! dead from then on.
//!
//! A [`FaultSwitch`] belongs to one port and lasts. The plan of [`trip`] names one call among those of every port of this
//! thread, counted since [`watch`]: so a test can go through all calls of a flow, those that are added later included.

use core::cell::{Cell, RefCell};

use crate::ports::Fault;

/// How a port fails.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Failing {
    /// It does not.
    #[default]
    Never,
    /// The next call fails, and did nothing.
    NextBefore,
    /// The next call is carried out, and its answer lost.
    NextAfter,
    /// Every call fails, and does nothing.
    Always,
}

/// How one call of a plan goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hitch {
    /// It fails, and did nothing.
    Down,
    /// It is carried out, and its answer lost.
    LosesAnswer,
    /// The worker dies before it.
    DiesBefore,
    /// The worker dies after it.
    DiesAfter,
}

thread_local! {
    static STEPS: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
    static PLAN: Cell<Option<(usize, Hitch)>> = const { Cell::new(None) };
    static IS_DEAD: Cell<bool> = const { Cell::new(false) };
}

/// Begins to count the calls of every port of this thread, and forgets any plan.
pub fn watch() {
    STEPS.take();
    PLAN.set(None);
    IS_DEAD.set(false);
}

/// Returns which ports were called since [`watch`], in order.
#[must_use]
pub fn steps() -> Vec<&'static str> {
    STEPS.with_borrow(Clone::clone)
}

/// Plans that the call with this number, from 0 and counted anew, goes wrong.
pub fn trip(step: usize, hitch: Hitch) {
    watch();
    PLAN.set(Some((step, hitch)));
}

/// Tells whether the worker is dead: the future that it was running in has to be dropped.
#[must_use]
pub fn is_dead() -> bool {
    IS_DEAD.get()
}

/// The switch of one port.
#[derive(Debug, Default)]
pub struct FaultSwitch(Cell<Failing>);

impl FaultSwitch {
    /// Sets how the port fails from now on.
    pub fn set(&self, failing: Failing) {
        self.0.set(failing);
    }

    /// Counts a call that has not been carried out, and fails it where that is wanted.
    pub(super) async fn enter(&self, part: &'static str) -> Result<(), Fault> {
        STEPS.with_borrow_mut(|steps| steps.push(part));
        match planned() {
            Some(Hitch::Down) => return Err(Fault::new(part, "down, as planned")),
            Some(Hitch::DiesBefore) => die().await,
            _ => {}
        }
        self.before(part)
    }

    /// Fails a call that has been carried out, where that is wanted. Nothing may have been called in between.
    pub(super) async fn leave(&self, part: &'static str) -> Result<(), Fault> {
        match planned() {
            Some(Hitch::LosesAnswer) => return Err(Fault::new(part, "answer lost, as planned")),
            Some(Hitch::DiesAfter) => die().await,
            _ => {}
        }
        if self.0.get() == Failing::NextAfter {
            self.0.set(Failing::Never);
            return Err(Fault::new(part, "answer lost after the call"));
        }
        Ok(())
    }

    /// Fails a call that has not been carried out; for what is no call over a wire and cannot be planned.
    pub(super) fn before(&self, part: &'static str) -> Result<(), Fault> {
        match self.0.get() {
            Failing::Never | Failing::NextAfter => Ok(()),
            Failing::NextBefore => {
                self.0.set(Failing::Never);
                Err(Fault::new(part, "switched off before the call"))
            }
            Failing::Always => Err(Fault::new(part, "switched off")),
        }
    }
}

/// Returns what is planned for the call that was counted last.
fn planned() -> Option<Hitch> {
    let count = STEPS.with_borrow(Vec::len);
    PLAN.get().filter(|(step, _)| step + 1 == count).map(|(_, hitch)| hitch)
}

/// Never comes back.
async fn die() {
    IS_DEAD.set(true);
    core::future::pending::<()>().await;
}
