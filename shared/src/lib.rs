//! The contract between the browser and the edge.
//!
//! Wire types, their validation, the password policy and the problem codes exist once, here, and are compiled
//! into both sides. No IO, no clock, no randomness, no cryptography.

pub mod answer;
pub mod identifier;
pub mod light;
pub mod locale;
pub mod method;
pub mod opaque;
pub mod otp;
pub mod password;
pub mod pow;
pub mod problem;
pub mod recovery;
pub mod sorted;
pub mod wire;
