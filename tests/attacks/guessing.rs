//! Do budgets hold, in sequence, in parallel and around corners? (catalogue §4)

use crate::case::Case;

/// The cases of this section.
pub const CASES: &[Case] = &[];
