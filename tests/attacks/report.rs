//! What came of it: a line a case for people, the same as JSON for programs, and the counts.

use core::time::Duration;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::case::{Fault, Verdict};
use crate::options::Size;

/// One case that was judged.
#[derive(Debug)]
pub struct Line {
    /// The case.
    pub id: &'static str,
    /// Its section.
    pub section: &'static str,
    /// What was tried.
    pub tried: &'static str,
    /// The fault it was tried under.
    pub under: Option<Fault>,
    /// How it ended.
    pub verdict: Verdict,
    /// How long it took.
    pub took: Duration,
}

/// Every case so far.
#[derive(Debug)]
pub struct Report {
    origin: String,
    size: Size,
    lines: Vec<Line>,
}

impl Line {
    const fn word(&self) -> &'static str {
        match self.verdict {
            Verdict::Held { .. } => "held",
            Verdict::Broken { .. } => "BROKEN",
            Verdict::NotRun { .. } => "not run",
        }
    }

    /// Says it to people: what was tried, and under it the figure.
    fn print(&self) {
        let under = self.under.map(|fault| format!(" [{fault}]")).unwrap_or_default();
        println!("{:<6}{:<9}{}{under} ({:.1} s)", self.id, self.word(), self.tried, self.took.as_secs_f32());
        let (said, figure) = match &self.verdict {
            Verdict::Held { figure } => ("", figure),
            Verdict::Broken { how, figure } => (how.as_str(), figure),
            Verdict::NotRun { why } => (why.as_str(), &String::new()),
        };
        for line in said.lines().chain(figure.lines()) {
            println!("               {line}");
        }
    }

    fn json(&self) -> Value {
        let (verdict, how, figure) = match &self.verdict {
            Verdict::Held { figure } => ("held", None, Some(figure)),
            Verdict::Broken { how, figure } => ("broken", Some(how), Some(figure)),
            Verdict::NotRun { why } => ("not_run", Some(why), None),
        };
        json!({
            "id": self.id,
            "section": self.section,
            "tried": self.tried,
            "under": self.under.map(|fault| fault.to_string()),
            "verdict": verdict,
            "how": how,
            "figure": figure,
            "seconds": self.took.as_secs_f64(),
        })
    }
}

impl Report {
    /// Begins a report about the worker at `origin`.
    pub fn new(origin: &str, size: Size) -> Self {
        Self { origin: origin.to_owned(), size, lines: Vec::new() }
    }

    /// Prints a line and keeps it.
    pub fn add(&mut self, line: Line) {
        line.print();
        self.lines.push(line);
    }

    /// Writes the report as JSON.
    ///
    /// # Errors
    /// A sentence that says why not.
    pub fn write(&self, file: &Path) -> Result<(), String> {
        let [passed, failed, skipped] = self.counts();
        let report = json!({
            "origin": self.origin,
            "size": match self.size { Size::Quick => "quick", Size::Full => "full" },
            "passed": passed,
            "failed": failed,
            "skipped": skipped,
            "cases": self.lines.iter().map(Line::json).collect::<Vec<_>>(),
        });
        fs::write(file, format!("{report:#}\n")).map_err(|error| format!("cannot write {}: {error}", file.display()))
    }

    /// Returns the last line, which `cargo xtask test` counts.
    pub fn summary(&self) -> String {
        let [passed, failed, skipped] = self.counts();
        format!("{passed} passed, {failed} failed, {skipped} skipped")
    }

    /// Tells whether something was tried and nothing is broken.
    pub fn is_success(&self) -> bool {
        let [passed, failed, _] = self.counts();
        passed > 0 && failed == 0
    }

    fn counts(&self) -> [usize; 3] {
        let count = |word: &str| self.lines.iter().filter(|line| line.word() == word).count();
        [count("held"), count("BROKEN"), count("not run")]
    }
}
