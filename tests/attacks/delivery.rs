//! Can a message be sent elsewhere, or made to carry something else? (catalogue §2)

use crate::case::Case;

/// The cases of this section.
pub const CASES: &[Case] = &[];
