//! Do gates and policy hold when steps are skipped or the world changes? (catalogue §5)

use crate::case::Case;

/// The cases of this section.
pub const CASES: &[Case] = &[];
