//! Does anything leak into logs, storage or errors? (catalogue §9)

use crate::case::Case;

/// The cases of this section.
pub const CASES: &[Case] = &[];
