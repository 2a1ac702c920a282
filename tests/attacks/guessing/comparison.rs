//! Does the time of a comparison tell how much of a code is right? (A49)
//!
//! Measured on the comparison itself, natively: over the network its nanoseconds drown in a thousand times as much noise, so
//! an attacker sees less than this. The wrong codes of a class share a beginning of one length with the right one, and the
//! classes take turns in an order drawn anew for every round.

use core::hint::black_box;
use std::time::Instant;

use latchkey_protocol::code;
use latchkey_protocol::ports::Entropy as _;
use latchkey_shared::otp::OtpCode;
use latchkey_tests::entropy::SystemEntropy;

use crate::case::Verdict;
use crate::target::Target;
use crate::timing::auc;

/// Comparisons timed together, so that a clock of some 20 ns can see them.
const BATCH: usize = 32;
/// Digits of a code that is mailed.
const DIGITS: usize = 8;
/// Rounds that warm up caches and the branch predictor, and are thrown away.
const WARM: usize = 500;

/// Wrong codes with 0 to 7 right digits in front take as long as each other.
pub fn prefixes(target: &Target) -> Verdict {
    let samples = target.size.pick(20_000, 100_000);
    // Six times the error of samples of this size that are alike; 0.01 for the full size.
    let bound = if samples >= 100_000 { 0.01 } else { 0.02 };
    let right = OtpCode::try_from("48151623".to_owned()).expect("a code");
    let classes: Vec<OtpCode> = (0..DIGITS).map(|shared| sharing(&right, shared)).collect();
    let mut times: Vec<Vec<f64>> = (0..DIGITS).map(|_| Vec::with_capacity(samples)).collect();
    let mut order: Vec<usize> = (0..DIGITS).collect();
    for round in 0..samples + WARM {
        shuffle(&mut order);
        for class in &order {
            let (Some(wrong), Some(sample)) = (classes.get(*class), times.get_mut(*class)) else { continue };
            let since = Instant::now();
            for _ in 0..BATCH {
                black_box(code::matches(black_box(&right), black_box(wrong)));
            }
            let took = since.elapsed();
            if round >= WARM {
                sample.push(took.as_secs_f64());
            }
        }
    }
    let mut broken = Vec::new();
    let mut figures = Vec::new();
    let Some((nothing, rest)) = times.split_first() else { return Verdict::of(&[], "") };
    for (shared, sample) in (1..).zip(rest) {
        let area = auc(sample, nothing);
        figures.push(format!("{shared}: {area:.4}"));
        if (area - 0.5).abs() > bound {
            broken.push(format!("{shared} right digits can be told from none: AUC {area:.4}"));
        }
    }
    let figure = format!(
        "{samples} samples of {BATCH} comparisons a class; AUC against no right digit, bound 0.5 ± {bound}: {}",
        figures.join(", ")
    );
    Verdict::of(&broken, figure)
}

/// A wrong code whose first digits are right.
fn sharing(right: &OtpCode, shared: usize) -> OtpCode {
    let digits = right.digits().chars().enumerate();
    let digits = digits.map(|(place, digit)| {
        if place < shared {
            digit
        } else if digit == '7' {
            '3'
        } else {
            '7'
        }
    });
    OtpCode::try_from(digits.collect::<String>()).expect("a code")
}

/// Draws a new order (Fisher and Yates).
fn shuffle(order: &mut [usize]) {
    let mut bytes = [0; DIGITS];
    SystemEntropy.fill(&mut bytes).expect("randomness");
    for (last, byte) in (1..order.len()).rev().zip(bytes) {
        order.swap(last, usize::from(byte) % (last + 1));
    }
}
