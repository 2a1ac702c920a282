//! The guard at the edge: 256 Durable Objects with SQLite, and the way to them.
//!
//! What is counted and when it is refused is `protocol::guard`; here it is only stored and carried.

mod client;
mod object;
mod rows;

use latchkey_protocol::guard::{Event, Verdict};
use serde::{Deserialize, Serialize};

pub use client::GuardClient;
#[cfg(feature = "testing")]
pub use client::{clear, rehearse};

/// What the worker asks an object.
#[derive(Debug, Serialize, Deserialize)]
struct Question {
    /// The row, hex.
    row: String,
    /// What happened.
    event: Event,
    /// Seconds the test's clock is ahead. Objects keep their own time; in tests it has to move with the worker's.
    #[cfg(feature = "testing")]
    clock_offset_s: i64,
}

/// What the object answers.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Answer {
    /// It decided.
    Verdict(Verdict),
    /// The stored row does not fit the event; nothing was changed. A constant text, for the log.
    Broken(String),
}
