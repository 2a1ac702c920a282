//! Proof of work: how much is asked of whom, and whether it was done.
//!
//! Calibration. A mid-range phone of 2019 is taken to compute [`SLOW_PHONE_HASHES_PER_S`] in WebAssembly, the lower
//! end of what such phones reach.
//! `count` searches of `bits` zero bits take `count · 2^bits` hashes on average, with a spread of one part in
//! √count, so that 99 of 100 need less than `1 + 2.33 / √count` times as many:
//!
//! | step | asked | hashes | that phone, on average | 99 of 100 |
//! |---|---|---|---|---|
//! | 0 | 16 × 2^13 | 131,072 | 0.3 s | 0.5 s |
//! | 1 | 16 × 2^14 | 262,144 | 0.7 s | 1.0 s |
//! | 2 | 16 × 2^15 | 524,288 | 1.3 s | 2.1 s |
//! | 3 | 24 × 2^15 | 786,432 | 2.0 s | 2.9 s |
//!
//! The last step is the ceiling of the design: 3 seconds. Checking costs `count` hashes.

use data_encoding::BASE64URL_NOPAD;
use sha2::{Digest, Sha256};

use latchkey_shared::pow::{SALT_BYTES, has_leading_zeros, preimage};
use latchkey_shared::wire::Puzzle;

use super::Task;
use crate::ports::{Entropy, Fault};

/// What is known about who asks for a check.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Load {
    /// Checks that this network address asked for in the last ten minutes.
    pub recent: u32,
    /// Whether the organisation is under attack (its budget of failures is used up).
    pub elevated: bool,
}

/// An amount of work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Work {
    /// Leading zero bits of each hash.
    pub bits: u8,
    /// How many numbers to find.
    pub count: u8,
}

/// The steps of the table above.
const STEPS: [Work; 4] =
    [Work { bits: 13, count: 16 }, Work { bits: 14, count: 16 }, Work { bits: 15, count: 16 }, HARDEST];
/// The last step, which everything beyond the table gets.
const HARDEST: Work = Work { bits: 15, count: 24 };

/// SHA-256 a second that the table is made for: a mid-range phone of 2019, the lower end.
pub const SLOW_PHONE_HASHES_PER_S: u64 = 400_000;

/// Steps that an organisation under attack begins higher.
const ELEVATED_STEPS: usize = 2;

/// Numbers beyond 2^53 − 1 are refused: a browser could not have counted them exactly.
const MAX_NUMBER: u64 = (1 << 53) - 1;

impl Work {
    /// Returns what is asked under a load.
    #[must_use]
    pub fn under(load: Load) -> Self {
        // A household or a small office shares an address: its first checks are easy.
        let by_address = match load.recent {
            0..=2 => 0,
            3..=9 => 1,
            10..=19 => 2,
            _ => 3,
        };
        let step = if load.elevated { by_address + ELEVATED_STEPS } else { by_address };
        STEPS.get(step).copied().unwrap_or(HARDEST)
    }

    /// Returns how many hashes it takes on average.
    #[must_use]
    pub fn expected_hashes(self) -> u64 {
        u64::from(self.count).checked_shl(u32::from(self.bits)).unwrap_or(u64::MAX)
    }
}

/// Makes a task of work under a load, with a fresh salt.
///
/// # Errors
/// A [`Fault`] without randomness.
pub fn pow_task(entropy: &impl Entropy, load: Load) -> Result<Task, Fault> {
    let mut salt = [0; SALT_BYTES];
    entropy.fill(&mut salt)?;
    let Work { bits, count } = Work::under(load);
    Ok(Task::Pow { salt, bits, count })
}

/// Returns what the browser gets of a task of work.
pub(super) fn puzzle(salt: &[u8; SALT_BYTES], work: Work) -> Puzzle {
    Puzzle::Pow { salt: BASE64URL_NOPAD.encode(salt), bits: work.bits, count: work.count }
}

/// Tells whether the numbers do the work: exactly as many as asked, each in its place.
pub(super) fn is_done(salt: &[u8; SALT_BYTES], work: Work, solution: &str) -> bool {
    let mut numbers = solution.split(',');
    let all_fit = (0..work.count).all(|i| {
        let number = numbers.next().and_then(parse_number);
        number.is_some_and(|n| has_leading_zeros(&Sha256::digest(preimage(salt, i, n)).into(), work.bits))
    });
    all_fit && work.count > 0 && numbers.next().is_none()
}

/// Reads a number in its only form, so that one solution has one text and the guard's digest of it one value.
fn parse_number(text: &str) -> Option<u64> {
    let is_canonical = !text.is_empty()
        && text.len() <= 16
        && text.bytes().all(|byte| byte.is_ascii_digit())
        && (text == "0" || !text.starts_with('0'));
    if is_canonical { text.parse().ok().filter(|n| *n <= MAX_NUMBER) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SALT: [u8; SALT_BYTES] = *b"sixteen bytes ..";
    const SMALL: Work = Work { bits: 8, count: 3 };

    /// Does the work, as a browser would.
    fn solve(work: Work) -> Vec<String> {
        let fits = |i, n| has_leading_zeros(&Sha256::digest(preimage(&SALT, i, n)).into(), work.bits);
        (0..work.count).map(|i| (0..100_000).find(|n| fits(i, *n)).unwrap().to_string()).collect()
    }

    fn check(solution: &str, expected: bool) {
        assert_eq!(is_done(&SALT, SMALL, solution), expected, "{solution:?}");
    }

    #[test]
    fn work_done_is_accepted() {
        check(&solve(SMALL).join(","), true);
    }

    /// Rule: exactly the numbers asked for, each in its place and its only form.
    #[test]
    fn anything_else_is_no_work() {
        let numbers = solve(SMALL);
        let [a, b, c] = numbers.as_slice() else { panic!("three numbers") };
        check("", false);
        check(&format!("{a},{b}"), false);
        check(&format!("{a},{b},{c},{c}"), false);
        check(&format!("{a},{b},{c},"), false);
        check(&format!("{b},{a},{c}"), false);
        check(&format!("{a},{b},0{c}"), false);
        check(&format!("{a},{b},+{c}"), false);
        check(&format!("{a},{b}, {c}"), false);
        check(&format!("{a},{b},-1"), false);
        check(&format!("{a},{b},99999999999999999999"), false);
        let wrong = c.parse::<u64>().unwrap() + 1;
        check(&format!("{a},{b},{wrong}"), false);
    }

    #[test]
    fn numbers_beyond_what_browsers_count_are_refused() {
        assert_eq!(parse_number("9007199254740991"), Some(MAX_NUMBER));
        assert_eq!(parse_number("9007199254740992"), None);
        assert_eq!(parse_number("0"), Some(0));
        assert_eq!(parse_number("00"), None);
    }

    #[test]
    fn no_work_at_all_is_never_done() {
        assert!(!is_done(&SALT, Work { bits: 0, count: 0 }, ""));
    }

    #[test]
    fn another_salt_is_other_work() {
        let solution = solve(SMALL).join(",");
        assert!(!is_done(&[0; SALT_BYTES], SMALL, &solution));
    }

    #[test]
    fn work_grows_with_the_checks_of_an_address_and_under_attack() {
        let hashes = |recent, elevated| Work::under(Load { recent, elevated }).expected_hashes();
        assert_eq!(hashes(0, false), 131_072);
        assert_eq!(hashes(2, false), 131_072);
        assert_eq!(hashes(3, false), 262_144);
        assert_eq!(hashes(10, false), 524_288);
        assert_eq!(hashes(20, false), 786_432);
        assert_eq!(hashes(0, true), 524_288);
        assert_eq!(hashes(3, true), 786_432);
        assert_eq!(hashes(u32::MAX, true), 786_432);
    }

    /// Rule: 3 seconds at most on a mid-range phone of 2019, for 99 of 100.
    #[test]
    fn the_hardest_step_stays_below_three_seconds() {
        for work in STEPS {
            // 1 + 2.33 / sqrt(count), in thousandths.
            let stretch = 1_000 + 2_330_000 / (u64::from(work.count) * 1_000_000).isqrt();
            let milliseconds = work.expected_hashes() * stretch / SLOW_PHONE_HASHES_PER_S;
            assert!(milliseconds <= 3_000, "{work:?}: {milliseconds} ms");
            assert!(work.bits <= latchkey_shared::pow::MAX_BITS && work.count <= latchkey_shared::pow::MAX_COUNT);
        }
    }
}
