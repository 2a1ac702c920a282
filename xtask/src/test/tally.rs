//! Counts of tests, read from what the test programs print.

use std::fmt;
use std::ops::AddAssign;

/// How many tests passed and failed, and how many said that they could not run.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    passed: usize,
    failed: usize,
    skipped: usize,
}

impl Tally {
    /// What counts for a part that could not run.
    pub fn one_failure() -> Self {
        Self { failed: 1, ..Self::default() }
    }

    /// Adds up the summaries in a program's output: cargo's, one for each binary, and our own browser tests'.
    pub fn of(output: &str) -> Self {
        let mut total = Self::default();
        for tally in output.lines().filter_map(summary) {
            total += tally;
        }
        total
    }

    /// Makes the count agree with the exit code: a program that failed without a failed test did not compile or
    /// crashed, and one that passed without any test tested nothing.
    pub fn judged_with(self, succeeded: bool) -> Self {
        let is_believable = if succeeded { self.passed > 0 } else { self.failed > 0 };
        if is_believable { self } else { Self { failed: self.failed + 1, ..self } }
    }

    /// Whether something passed and nothing failed.
    pub fn is_success(self) -> bool {
        self.passed > 0 && self.failed == 0
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)?;
        if self.skipped > 0 { write!(f, ", {} skipped", self.skipped) } else { Ok(()) }
    }
}

/// Reads `test result: ok. 3 passed; 0 failed; …`, `3 passed, 0 failed` and `3 passed, 0 failed, 1 skipped`.
fn summary(line: &str) -> Option<Tally> {
    let counts = match line.strip_prefix("test result: ") {
        Some(rest) => rest.split_once(". ")?.1,
        None => line,
    };
    let (passed, rest) = counts.split_once(" passed")?;
    let failed = rest.strip_prefix("; ").or_else(|| rest.strip_prefix(", "))?;
    let (failed, rest) = failed.split_once(" failed")?;
    let skipped = rest.strip_prefix(", ").and_then(|rest| rest.strip_suffix(" skipped"));
    let skipped = skipped.map_or(Some(0), |count| count.parse().ok())?;
    Some(Tally { passed: passed.parse().ok()?, failed: failed.parse().ok()?, skipped })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(output: &str, succeeded: bool, expected: &str) {
        assert_eq!(Tally::of(output).judged_with(succeeded).to_string(), expected, "{output}");
    }

    #[test]
    fn every_summary_counts() {
        let one = "test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.03s\n";
        let two = "test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out\n";
        check(one, true, "12 passed, 0 failed");
        check(&[one, two].concat(), false, "13 passed, 2 failed");
        check("5 passed, 0 failed, 2 skipped\n", true, "5 passed, 0 failed, 2 skipped");
        check("a step: 9 passed, 0 failed\n7 passed, 0 failed\n", true, "7 passed, 0 failed");
    }

    #[test]
    fn a_program_that_says_nothing_has_failed() {
        check("error: could not compile", false, "0 passed, 1 failed");
        check("", true, "0 passed, 1 failed");
        check("7 passed, 0 failed\n", false, "7 passed, 1 failed");
    }
}
