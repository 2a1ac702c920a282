//! Time and randomness that a test holds in its hand.

use core::cell::Cell;
use std::rc::Rc;

use sha2::{Digest, Sha256};

use crate::ports::{Clock, Entropy, Fault};
use crate::testing::fault::FaultSwitch;
use crate::time::UnixSeconds;

/// A clock that stands still until it is moved. Clones share their time.
#[derive(Clone, Debug)]
pub struct TestClock(Rc<Cell<UnixSeconds>>);

impl TestClock {
    /// Makes a clock that shows `now`.
    #[must_use]
    pub fn at(now: UnixSeconds) -> Self {
        Self(Rc::new(Cell::new(now)))
    }

    /// Moves the clock on.
    pub fn advance(&self, seconds: u64) {
        self.0.set(self.0.get().plus(seconds));
    }

    /// Sets the clock.
    pub fn set(&self, now: UnixSeconds) {
        self.0.set(now);
    }
}

impl Clock for TestClock {
    fn now(&self) -> UnixSeconds {
        self.0.get()
    }
}

/// Randomness that is the same in every run: SHA-256 of a counter. Never twice the same bytes within a run.
#[derive(Debug, Default)]
pub struct TestEntropy {
    drawn: Cell<u64>,
    /// Makes drawing fail.
    pub faults: FaultSwitch,
}

impl Entropy for TestEntropy {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), Fault> {
        self.faults.before("entropy")?;
        for chunk in bytes.chunks_mut(32) {
            let count = self.drawn.get();
            self.drawn.set(count + 1);
            let block = Sha256::digest(count.to_be_bytes());
            for (byte, drawn) in chunk.iter_mut().zip(block) {
                *byte = drawn;
            }
        }
        Ok(())
    }
}
