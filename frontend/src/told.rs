//! What the edge is made to say in tests of the pages' machines.

use latchkey_shared::opaque::{Attempt, SupportId};
use latchkey_shared::problem::{Code, Problem};

use crate::flow::{Failure, Moment};

/// When every story begins.
pub const START: Moment = Moment::from_unix(1_800_000_000);

/// The n-th action of a story.
pub fn attempt(n: u8) -> Attempt {
    Attempt::from_bytes([n; 16])
}

/// What the edge calls a story by.
pub fn support_id() -> SupportId {
    SupportId::from_bytes([9; 5])
}

/// A refusal.
pub fn refused(code: Code) -> Failure {
    Failure::Refused(Box::new(Problem::new(code, "told by a test", support_id())))
}
