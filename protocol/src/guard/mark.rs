//! What a bad password is recognised by, so that the same one is not counted again.
//!
//! 16 bits of a keyed digest: two different passwords of an account are taken for one in 65,536 times, which spares an
//! attacker nothing worth having. Whoever holds the guard's rows and its key can strike most candidates off a list by them;
//! what is left still costs a hash each, and the account's own hash lies in another place.

use serde::{Deserialize, Serialize};

/// The mark of a password of one account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PasswordMark(pub u16);
