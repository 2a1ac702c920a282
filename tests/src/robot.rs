//! Solves checks against robots, as the browser does.

use data_encoding::BASE64URL_NOPAD;
use latchkey_shared::pow::{has_leading_zeros, preimage};
use latchkey_shared::wire::Puzzle;
use sha2::{Digest, Sha256};

/// Finds the numbers of a puzzle of work.
#[must_use]
pub fn solve(puzzle: &Puzzle) -> String {
    let Puzzle::Pow { salt, bits, count } = puzzle else { panic!("a robot reads no pictures") };
    let salt = BASE64URL_NOPAD.decode(salt.as_bytes()).expect("a salt is base64url");
    let salt = salt.try_into().expect("a salt has 16 bytes");
    let found = (0..*count).map(|i| {
        let is_found = |n: &u64| has_leading_zeros(&Sha256::digest(preimage(&salt, i, *n)).into(), *bits);
        (0..=u64::MAX).find(is_found).expect("some number does").to_string()
    });
    found.collect::<Vec<_>>().join(",")
}
