//! Is a new password judged by the server, and by all of its rules? (catalogue §7)

use crate::case::Case;

/// The cases of this section.
pub const CASES: &[Case] = &[];
