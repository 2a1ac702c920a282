//! The verifier's mind: what a request means, what it may do, and what is said about it.
//!
//! Everything here is pure or speaks through the ports of [`ports`]; it names no platform. Decisions are synchronous
//! functions; the flows above them fetch, decide and store. See `docs/ARCHITECTURE.md`.

pub mod account;
pub mod administration;
pub mod api;
pub mod audit;
pub mod breach;
pub mod check;
pub mod code;
pub mod contact;
pub mod cookie;
pub mod credential;
pub mod digest;
pub mod enrolment;
pub mod flow;
pub mod gate;
pub mod guard;
pub mod ids;
pub mod json;
pub mod keys;
pub mod limits;
pub mod message;
pub mod name;
pub mod notice;
pub mod pass;
pub mod platform;
pub mod policy;
pub mod ports;
pub mod question;
pub mod saved;
pub mod seal;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
pub mod ticket;
pub mod time;
pub mod totp;
pub mod webauthn;
