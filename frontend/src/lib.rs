//! The pages a claimant sees, as a Yew app.
//!
//! [`flow`] decides, [`step`] shows, [`client`] talks to the edge. Nothing here knows the protocol beyond the wire
//! types of `latchkey-shared`.

pub mod account;
pub mod app;
pub mod around;
pub mod call;
pub mod chrome;
pub mod client;
pub mod flow;
pub mod id;
pub mod judge;
pub mod locale;
pub mod machine;
pub mod mount;
pub mod page;
pub mod pow;
pub mod questions;
pub mod random;
pub mod run;
pub mod settings;
pub mod solver;
pub mod step;
pub mod store;
pub mod theme;
#[cfg(test)]
mod told;
pub mod ui;
