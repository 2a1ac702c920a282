//! Do tickets and codes hold: forged, swapped, replayed, guessed from others? (catalogue §3)

use crate::case::Case;

/// The cases of this section.
pub const CASES: &[Case] = &[];
