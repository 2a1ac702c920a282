//! What a bad password is recognised by, so that the same one is not counted again.
//!
//! 16 bits of a keyed digest: two different passwords of an account are taken for one in 65,536 times, which spares an
//! attacker nothing worth having, and the bits lead nobody back to a password, not even with the key.

use serde::{Deserialize, Serialize};

/// The mark of a password of one account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PasswordMark(pub u16);
