//! Uniform answers: the same status, headers, body and length, whatever was asked about whom.

use std::collections::BTreeMap;

use latchkey_tests::driver::Answer;
use latchkey_tests::scenario::disclosure::{Masked, masked};

/// An answer without what is opaque or random, and the length of its body.
pub type Seen = (Masked, usize);

/// Masks an answer.
pub fn seen(answer: &Answer) -> Seen {
    (masked(answer), answer.body.len())
}

/// What was seen at each step, by whom; alike as long as nobody differs from whoever came first.
#[derive(Debug, Default)]
pub struct Uniformity {
    first: BTreeMap<String, (String, Seen)>,
    compared: usize,
    differences: Vec<String>,
}

impl Uniformity {
    /// Compares an answer at a step with the first one there.
    pub fn compare(&mut self, step: &str, who: &str, answer: &Answer) {
        let seen = seen(answer);
        self.compared += 1;
        match self.first.get(step) {
            None => drop(self.first.insert(step.to_owned(), (who.to_owned(), seen))),
            Some((first, expected)) if *expected != seen => {
                self.differences.push(format!("{step}: {who} got {seen:?}, {first} got {expected:?}"));
            }
            Some(_) => {}
        }
    }

    /// Returns how many answers were compared.
    pub const fn compared(&self) -> usize {
        self.compared
    }

    /// Returns what was seen first at a step.
    pub fn status(&self, step: &str) -> Option<u16> {
        self.first.get(step).map(|(_, ((status, _, _), _))| *status)
    }

    /// Returns every difference.
    pub fn differences(&self) -> &[String] {
        &self.differences
    }
}
