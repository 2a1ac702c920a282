//! What a run of libFuzzer came to, read from what it writes.

use std::fmt;

/// A target's run.
#[derive(Debug, PartialEq, Eq)]
pub struct Report {
    target: String,
    executions: u64,
    /// Edges reached by the inputs that were there before, and in the end.
    coverage: (u64, u64),
    new_inputs: u64,
    /// The input that broke the target, if one did.
    broken_by: Option<String>,
    succeeded: bool,
}

impl Report {
    /// Reads the output of a run.
    pub fn of(target: &str, output: &str, succeeded: bool) -> Self {
        let covered = |line: &str| number_after(line, " cov: ");
        let first = output.lines().find(|line| line.contains("\tINITED ")).and_then(covered);
        let last = output.lines().filter(|line| line.starts_with('#')).filter_map(covered).next_back();
        let statistic = |name: &str| output.lines().find_map(|line| number_after(line, &format!("stat::{name}:")));
        let broken_by = output.lines().find_map(|line| {
            let (_, file) = line.split_once("Test unit written to ")?;
            Some(file.trim().to_owned())
        });
        Self {
            target: target.to_owned(),
            executions: statistic("number_of_executed_units").unwrap_or_default(),
            coverage: (first.unwrap_or_default(), last.or(first).unwrap_or_default()),
            new_inputs: statistic("new_units_added").unwrap_or_default(),
            broken_by,
            succeeded,
        }
    }

    /// Whether the target ran, followed coverage, and held.
    pub fn is_success(&self) -> bool {
        let (_, reached) = self.coverage;
        self.succeeded && self.broken_by.is_none() && self.executions > 0 && reached > 0
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { target, executions, coverage: (first, last), new_inputs, .. } = self;
        write!(f, "{target:<10} {executions:>9} executions, coverage {first} to {last}, {new_inputs} new inputs: ")?;
        match &self.broken_by {
            Some(file) => write!(f, "BROKEN by {file}"),
            None if self.is_success() => f.write_str("holds"),
            None => f.write_str("FAILED; its output is in .latchkey/log"),
        }
    }
}

fn number_after(line: &str, mark: &str) -> Option<u64> {
    let (_, rest) = line.split_once(mark)?;
    let digits: String = rest.trim_start().chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const RAN: &str = "#2\tINITED cov: 310 ft: 311 corp: 1/1b exec/s: 0 rss: 40Mb\n\
        #900\tNEW    cov: 322 ft: 340 corp: 9/90b lim: 4 exec/s: 0 rss: 41Mb L: 4/4 MS: 1 ChangeBit-\n\
        #4096\tDONE   cov: 325 ft: 341 corp: 9/90b lim: 4 exec/s: 68 rss: 41Mb\n\
        Done 4096 runs in 60 second(s)\n\
        stat::number_of_executed_units: 4096\nstat::new_units_added:           8\n";

    fn check(output: &str, succeeded: bool, is_success: bool, shown: &str) {
        let report = Report::of("guard", output, succeeded);
        assert_eq!(report.is_success(), is_success, "{report:?}");
        assert_eq!(report.to_string(), shown);
    }

    #[test]
    fn a_run_that_held_says_how_much_it_tried() {
        check(RAN, true, true, "guard           4096 executions, coverage 310 to 325, 8 new inputs: holds");
    }

    #[test]
    fn a_crash_is_named_by_its_input() {
        let broken = format!("{RAN}artifact_prefix='r/'; Test unit written to r/crash-abc\n");
        check(
            &broken,
            false,
            false,
            "guard           4096 executions, coverage 310 to 325, 8 new inputs: BROKEN by r/crash-abc",
        );
    }

    // Rule: a target that ran without following coverage, or not at all, is no success.
    #[test]
    fn a_run_that_tried_nothing_has_failed() {
        let nothing =
            "guard              0 executions, coverage 0 to 0, 0 new inputs: FAILED; its output is in .latchkey/log";
        check("", true, false, nothing);
        assert!(!Report::of("guard", &RAN.replace("cov: ", "ft: "), true).is_success());
    }
}
