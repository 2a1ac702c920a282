//! The pages a claimant sees, as a Yew app.
//!
//! [`flow`] decides, [`step`] shows, [`client`] talks to the edge. Nothing here knows the protocol beyond the wire
//! types of `latchkey-shared`.

pub mod app;
pub mod pow;
