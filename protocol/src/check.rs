//! The check against robots: what is asked, and whether it was solved.
//!
//! Stateless: the task, answer included, travels sealed in the check ticket, and the browser gets only what it must
//! solve. Pure; that a check is spent by its first answer is the guard's ([`crate::guard`]).
//! A hurdle against mass guessing, no proof of a person: the guard's budgets hold without it.

mod picture;
pub mod turnstile;
mod work;

use serde::{Deserialize, Serialize};

use latchkey_shared::pow::SALT_BYTES;
use latchkey_shared::wire::Puzzle;

pub use picture::{ALPHABET, ANSWER_LENGTH, draw_answer};
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
    /// Bring a token that Cloudflare confirms for this very check ([`turnstile`]).
    Turnstile,
}

impl core::fmt::Debug for Task {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            Self::Pow { bits, count, .. } => write!(f, "Pow({count} × 2^{bits})"),
            Self::Picture { .. } => f.write_str("Picture(…)"),
            Self::Turnstile => f.write_str("Turnstile"),
        }
    }
}

impl Task {
    /// Returns what the browser gets of a task of work; the puzzles of the others need their adapters.
    #[must_use]
    pub fn puzzle(&self) -> Option<Puzzle> {
        match self {
            Self::Pow { salt, bits, count } => Some(work::puzzle(salt, Work { bits: *bits, count: *count })),
            Self::Picture { .. } | Self::Turnstile => None,
        }
    }
}

/// Tells whether `solution` solves the task: for work the numbers, decimal, joined with commas; for a picture the
/// characters, case ignored. A token of Turnstile solves nothing here: only its vendor can tell.
#[must_use]
pub fn is_solved(task: &Task, solution: &str) -> bool {
    match task {
        Task::Pow { salt, bits, count } => work::is_done(salt, Work { bits: *bits, count: *count }, solution),
        Task::Picture { answer } => picture::is_answer(answer, solution),
        Task::Turnstile => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{ProptestConfig, proptest};

    use super::*;
    use crate::ports::{Entropy, Fault};

    /// Counts up, so that two draws are never the same.
    struct Counting(core::cell::Cell<u8>);

    impl Entropy for Counting {
        fn fill(&self, bytes: &mut [u8]) -> Result<(), Fault> {
            for byte in bytes {
                *byte = self.0.get();
                self.0.set(self.0.get().wrapping_add(1));
            }
            Ok(())
        }
    }

    fn picture() -> Task {
        Task::Picture { answer: "34LMXY".to_owned() }
    }

    #[test]
    fn every_task_of_work_has_a_salt_of_its_own() {
        let entropy = Counting(core::cell::Cell::new(0));
        let draw = || pow_task(&entropy, Load::default()).unwrap();
        assert_ne!(draw(), draw());
    }

    /// Rule: the browser gets what it must solve; of a picture, that is nothing but the picture.
    #[test]
    fn a_puzzle_never_holds_an_answer() {
        let task = Task::Pow { salt: [0; 16], bits: 13, count: 16 };
        let puzzle = Puzzle::Pow { salt: "AAAAAAAAAAAAAAAAAAAAAA".to_owned(), bits: 13, count: 16 };
        assert_eq!(task.puzzle(), Some(puzzle));
        assert_eq!(picture().puzzle(), None);
        assert_eq!(format!("{:?}", picture()), "Picture(…)");
    }

    #[test]
    fn a_solution_of_one_kind_solves_no_other() {
        assert!(is_solved(&picture(), "34lmxy"));
        assert!(!is_solved(&picture(), "0,0,0"));
        assert!(!is_solved(&Task::Pow { salt: [0; 16], bits: 8, count: 3 }, "34LMXY"));
        assert!(!is_solved(&Task::Turnstile, "34LMXY") && !is_solved(&Task::Turnstile, ""));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn whatever_comes_as_a_solution_nothing_panics(any in "\\PC{0,80}", numbers in "[0-9,]{0,80}") {
            let work = Task::Pow { salt: [0; 16], bits: 24, count: 4 };
            assert!(!is_solved(&work, &any) && !is_solved(&work, &numbers));
            assert!(!is_solved(&picture(), &any));
        }
    }
}
