//! Scenarios over the whole system, written once and driven twice: natively over the ports in memory, and over HTTP
//! against the worker on workerd.
//!
//! [`scenario`] lists them; [`driver`] says what they may do; [`claimant`] is the person in them.

#![expect(
    clippy::panic,
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a scenario fails by panicking"
)]
#![expect(clippy::missing_panics_doc, clippy::must_use_candidate, reason = "a scenario fails by panicking")]

pub mod claimant;
pub mod clocks;
pub mod driver;
pub mod entropy;
pub mod faults;
pub mod http;
pub mod mail;
pub mod native;
pub mod owner;
pub mod passkey;
pub mod race;
pub mod robot;
pub mod scenario;
pub mod secrets;
pub mod seed;
