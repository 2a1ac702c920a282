//! The check against robots: what is asked, and whether it was solved.
//!
//! Stateless: the task, answer included, travels sealed in the check ticket, and the browser gets only what it must
//! solve. Pure; that a check is spent by its first answer is the guard's ([`crate::guard`]).
//! A hurdle against mass guessing, no proof of a person: the guard's budgets hold without it.

mod picture;
mod work;

use serde::{Deserialize, Serialize};

use latchkey_shared::pow::SALT_BYTES;
use latchkey_shared::wire::Puzzle;

pub use picture::{ALPHABET, ANSWER_LENGTH};
pub use work::{Load, SLOW_PHONE_HASHES_PER_S, Work, pow_task};

/// What a claimant has to solve. Lives only inside a sealed check ticket.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Task {
    /// Find numbers ([`latchkey_shared::pow`]).
    Pow {
        /// Random, so that nothing can be computed before.
        salt: [u8; SALT_BYTES],
        /// Leading zero bits of each hash.
        bits: u8,
        /// How many numbers.
        count: u8,
    },
    /// Read or hear characters.
    Picture {
        /// The characters.
        answer: String,
    },
}

impl core::fmt::Debug for Task {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            Self::Pow { bits, count, .. } => write!(f, "Pow({count} × 2^{bits})"),
            Self::Picture { .. } => f.write_str("Picture(…)"),
        }
    }
}

impl Task {
    /// Returns what the browser gets of a task of work; a picture's puzzle needs its adapter.
    #[must_use]
    pub fn puzzle(&self) -> Option<Puzzle> {
        match self {
            Self::Pow { salt, bits, count } => Some(work::puzzle(salt, Work { bits: *bits, count: *count })),
            Self::Picture { .. } => None,
        }
    }
}

/// Tells whether `solution` solves the task: for work the numbers, decimal, joined with commas; for a picture the
/// characters, case ignored.
#[must_use]
pub fn is_solved(task: &Task, solution: &str) -> bool {
    match task {
        Task::Pow { salt, bits, count } => work::is_done(salt, Work { bits: *bits, count: *count }, solution),
        Task::Picture { answer } => picture::is_answer(answer, solution),
    }
}
