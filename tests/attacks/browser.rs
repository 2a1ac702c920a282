//! Do other sites and frames stay outside? (catalogue §8)

use crate::case::Case;

/// The cases of this section.
pub const CASES: &[Case] = &[];
