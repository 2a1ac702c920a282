//! The guard: counts tries, and lets things happen once.

mod key;

pub use key::GuardKey;
