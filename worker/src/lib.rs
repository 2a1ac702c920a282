//! The edge: Latchkey on Cloudflare Workers. Routes, configuration, and an adapter for every port of `latchkey-protocol`.
//!
//! Nothing is decided here that a claimant could gain by: what a request means is `protocol::api`, what is counted is
//! `protocol::guard`. See `docs/ARCHITECTURE.md`.

pub mod config;
mod document;
mod edge;
mod entry;
mod http;
mod log;
mod time;

mod administration;
mod audit;
mod database;
mod directory;
mod enrolments;
mod policy_store;
mod reseal;
mod retention;

mod courier;
mod guard;
mod outbox;

mod breaches;
mod passwords;
mod signatures;
mod turnstile;
mod upstream;
mod words;

mod chance;
pub mod picture;
pub mod voice;

#[cfg(feature = "testing")]
mod testing;
