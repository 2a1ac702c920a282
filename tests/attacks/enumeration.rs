//! Does anything tell whether an account exists? (catalogue §1)

use crate::case::Case;

/// The cases of this section.
pub const CASES: &[Case] = &[];
