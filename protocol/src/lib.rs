//! The verifier's mind: what a request means, what it may do, and what is said about it.
//!
//! Everything here is pure or speaks through the ports of [`ports`]; it names no platform. Decisions are synchronous
//! functions; the flows above them fetch, decide and store. See `docs/ARCHITECTURE.md`.

pub mod account;
pub mod audit;
pub mod contact;
pub mod credential;
pub mod enrolment;
pub mod ids;
pub mod name;
pub mod notice;
pub mod platform;
pub mod ports;
pub mod time;
