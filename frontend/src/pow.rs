//! Solves a proof of work, a little at a time, by the rule of [`latchkey_shared::pow`].
//!
//! Runs in the Web Worker, and on the page's own thread between two frames where there is no worker.
//! Not here: how hard the puzzle is; the edge decides that.

use data_encoding::BASE64URL_NOPAD;
use latchkey_shared::pow::{MAX_BITS, MAX_COUNT, SALT_BYTES, has_leading_zeros, preimage};
use sha2::{Digest, Sha256};

/// Hashes of one step: a few milliseconds on a phone, so that a page stays responsive between two.
pub const HASHES_PER_STEP: u64 = 2_048;

/// A search that has not found all its numbers yet.
#[derive(Debug)]
pub struct Search {
    salt: [u8; SALT_BYTES],
    bits: u8,
    count: u8,
    found: Vec<String>,
    next: u64,
}

/// What a step led to.
#[derive(Debug, PartialEq, Eq)]
pub enum Step {
    /// Not done; about this many percent are.
    Going(u8),
    /// Done: the numbers as the edge wants them, decimal and joined with commas.
    Found(String),
}

impl Search {
    /// Begins a search, or returns nothing if the puzzle is not one of ours.
    #[must_use]
    pub fn new(salt: &str, bits: u8, count: u8) -> Option<Self> {
        let salt = BASE64URL_NOPAD.decode(salt.as_bytes()).ok()?.try_into().ok()?;
        let is_sane = bits <= MAX_BITS && (1..=MAX_COUNT).contains(&count);
        is_sane.then(|| Self { salt, bits, count, found: Vec::new(), next: 0 })
    }

    /// Tries [`HASHES_PER_STEP`] numbers at most.
    pub fn step(&mut self) -> Step {
        for _ in 0..HASHES_PER_STEP {
            let search = u8::try_from(self.found.len()).unwrap_or(MAX_COUNT);
            if search >= self.count {
                return Step::Found(self.found.join(","));
            }
            let hash = Sha256::digest(preimage(&self.salt, search, self.next));
            if has_leading_zeros(&hash.into(), self.bits) {
                self.found.push(self.next.to_string());
                self.next = 0;
            } else {
                self.next += 1;
            }
        }
        Step::Going(self.percent())
    }

    /// Searches found, and for the running one the share of its expected length, never the whole of it.
    fn percent(&self) -> u8 {
        let expected = 1_u64 << self.bits;
        let running = (self.next * 100 / expected).min(95);
        let whole = u64::try_from(self.found.len()).unwrap_or(0) * 100;
        u8::try_from((whole + running) / u64::from(self.count)).unwrap_or(100).min(99)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SALT: &str = "AAECAwQFBgcICQoLDA0ODw";

    fn solve(bits: u8, count: u8) -> String {
        let mut search = Search::new(SALT, bits, count).unwrap();
        loop {
            if let Step::Found(solution) = search.step() {
                return solution;
            }
        }
    }

    #[test]
    fn every_number_found_is_the_least_that_fits() {
        let solution = solve(8, 3);
        let salt: [u8; SALT_BYTES] = std::array::from_fn(|i| u8::try_from(i).unwrap());
        for (search, number) in solution.split(',').enumerate() {
            let number: u64 = number.parse().unwrap();
            let fits =
                |n| has_leading_zeros(&Sha256::digest(preimage(&salt, u8::try_from(search).unwrap(), n)).into(), 8);
            assert!(fits(number));
            assert!(!(0..number).any(fits));
        }
        assert_eq!(solution.split(',').count(), 3);
    }

    #[test]
    fn a_puzzle_out_of_bounds_is_not_begun() {
        assert!(Search::new(SALT, MAX_BITS + 1, 1).is_none());
        assert!(Search::new(SALT, 8, 0).is_none());
        assert!(Search::new(SALT, 8, MAX_COUNT + 1).is_none());
        assert!(Search::new("AAEC", 8, 1).is_none());
    }

    #[test]
    fn progress_never_goes_back_and_never_says_done_too_early() {
        let mut search = Search::new(SALT, 14, 4).unwrap();
        let mut last = 0;
        while let Step::Going(percent) = search.step() {
            assert!((last..100).contains(&percent));
            last = percent;
        }
    }
}
