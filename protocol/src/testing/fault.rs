//! A switch that makes a port fail the way real ones do: before it did anything, or after, with the answer lost.

use core::cell::Cell;

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

/// The switch of one port.
#[derive(Debug, Default)]
pub struct FaultSwitch(Cell<Failing>);

impl FaultSwitch {
    /// Sets how the port fails from now on.
    pub fn set(&self, failing: Failing) {
        self.0.set(failing);
    }

    /// Fails a call that has not been carried out.
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

    /// Fails a call that has been carried out.
    pub(super) fn after(&self, part: &'static str) -> Result<(), Fault> {
        if self.0.get() == Failing::NextAfter {
            self.0.set(Failing::Never);
            return Err(Fault::new(part, "answer lost after the call"));
        }
        Ok(())
    }
}
