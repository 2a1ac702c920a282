//! Does the service stay up and cheap under floods and failures? (catalogue §6)

use crate::case::Case;

/// The cases of this section.
pub const CASES: &[Case] = &[];
