//! Randomness of this machine, for what seeds a real database.

use latchkey_protocol::ports::{Entropy, Fault};

/// The operating system's randomness.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemEntropy;

impl Entropy for SystemEntropy {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), Fault> {
        getrandom::fill(bytes).map_err(|error| Fault::new("entropy", error))
    }
}
