//! Are two samples alike? Medians, and how well a time tells one class from the other.
//!
//! The area under the ROC curve is the chance that a random time of one class is longer than a random time of the other
//! (Mann and Whitney's U, scaled): 0.5 says nothing, 1 says everything.
//! Its error for samples of n and m that are alike is sqrt((n + m + 1) / (12 n m)), about 0.009 for 2,000 each.

/// Returns the middle of a sample, or zero of an empty one.
pub fn median(sample: &[f64]) -> f64 {
    let mut sorted = sample.to_vec();
    sorted.sort_by(f64::total_cmp);
    let at = |place: usize| sorted.get(place).copied().unwrap_or_default();
    match sorted.len() {
        0 => 0.0,
        length if length % 2 == 1 => at(length / 2),
        length => f64::midpoint(at(length / 2 - 1), at(length / 2)),
    }
}

/// Returns the chance that a time of `one` is longer than a time of `other`; equal times count half.
pub fn auc(one: &[f64], other: &[f64]) -> f64 {
    let mut all: Vec<(f64, bool)> =
        one.iter().map(|time| (*time, true)).chain(other.iter().map(|time| (*time, false))).collect();
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    // Equal times share the middle of the ranks that they take.
    let mut sum = 0.0;
    let mut before = 0.0;
    for equal in all.chunk_by(|a, b| a.0.total_cmp(&b.0).is_eq()) {
        let count = f64_of(equal.len());
        let ones = f64_of(equal.iter().filter(|(_, is_one)| *is_one).count());
        sum += ones * (before + f64::midpoint(count, 1.0));
        before += count;
    }
    let (n, m) = (f64_of(one.len()), f64_of(other.len()));
    (sum - n * f64::midpoint(n, 1.0)) / (n * m)
}

/// Returns the standard error of [`auc`] for samples of `n` and `m` that are alike.
pub fn auc_error(n: usize, m: usize) -> f64 {
    let (n, m) = (f64_of(n), f64_of(m));
    ((n + m + 1.0) / (12.0 * n * m)).sqrt()
}

/// Returns the standard error of the difference of two medians, by the middle halves of both samples: what happens to a few
/// does not count.
pub fn median_error(one: &[f64], other: &[f64]) -> f64 {
    // Of a normal sample of n the median strays by sqrt(π / 2n) σ, and its middle half is 1.349 σ wide.
    let error = |sample: &[f64]| {
        let mut sorted = sample.to_vec();
        sorted.sort_by(f64::total_cmp);
        let at = |quarter: usize| sorted.get(sorted.len() * quarter / 4).copied().unwrap_or_default();
        (at(3) - at(1)) / 1.349 * (core::f64::consts::FRAC_PI_2 / f64_of(sample.len()).max(1.0)).sqrt()
    };
    error(one).hypot(error(other))
}

/// Converts a count; samples are far smaller than 2^32.
pub fn f64_of(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::from(u32::MAX), f64::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(one: &[f64], other: &[f64], expected: f64) {
        assert!((auc(one, other) - expected).abs() < 1e-9, "{one:?} {other:?}: {}", auc(one, other));
    }

    #[test]
    fn the_area_is_what_counting_pairs_gives() {
        check(&[1.0, 2.0], &[3.0, 4.0], 0.0);
        check(&[3.0, 4.0], &[1.0, 2.0], 1.0);
        check(&[1.0, 4.0], &[2.0, 3.0], 0.5);
        check(&[1.0, 1.0], &[1.0, 1.0], 0.5);
        // Pairs: 2>1, 2=2, 3>1, 3>2.
        check(&[2.0, 3.0], &[1.0, 2.0], 3.5 / 4.0);
    }

    #[test]
    fn the_error_of_medians_follows_the_middle_half() {
        // 0, 1 … 99, and the same with a few far out: the middle half is 50 wide in both.
        let even: Vec<f64> = (0..100).map(f64_of).collect();
        let odd: Vec<f64> = (0..100).map(|place| if place > 97 { 1e6 } else { f64_of(place) }).collect();
        let expected = 50.0 / 1.349 * (core::f64::consts::PI / 200.0).sqrt() * 2_f64.sqrt();
        assert!((median_error(&even, &odd) - expected).abs() < 1e-9, "{}", median_error(&even, &odd));
        assert!(median_error(&[3.0; 9], &[4.0; 9]).abs() < 1e-9);
    }

    #[test]
    fn the_middle_of_an_even_sample_lies_between() {
        assert!((median(&[4.0, 1.0, 3.0, 2.0]) - 2.5).abs() < 1e-9);
        assert!((median(&[9.0, 1.0, 5.0]) - 5.0).abs() < 1e-9);
        assert!((auc_error(2_000, 2_000) - 0.009).abs() < 0.0005);
    }
}
