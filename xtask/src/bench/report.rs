//! The figures as Markdown: on standard output, and in `docs/PERFORMANCE.md` between its markers.
//!
//! Says what the budgets of the design are and whether they hold. Only sizes and rows read can break a gate.

mod growth;
mod page;
mod reset;
mod routes;
mod startup;

use std::fs;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::{Part, Rounds};
use crate::workspace::Workspace;

/// How far A may be from itself before nothing is reported.
const ITSELF: f64 = 0.05;
/// Where the figures are written down.
const PAGE: &str = "docs/PERFORMANCE.md";

/// What became of a part.
#[derive(Debug)]
pub enum Outcome {
    /// Sizes, or which budget they exceed.
    Sizes(Result<String, String>),
    /// Figures.
    Measured(Value),
    /// Figures that noise has made, off by so much.
    Noise(Value, f64),
}

impl Outcome {
    /// Judges what was measured. A trial of the bench itself is never noise.
    pub fn measured(value: Value, rounds: Rounds) -> Self {
        let off = off(&value);
        if rounds == Rounds::Smoke || off <= ITSELF { Self::Measured(value) } else { Self::Noise(value, off) }
    }

    /// Whether sizes or rows read are beyond what is allowed.
    pub fn breaks_a_gate(&self) -> bool {
        match self {
            Self::Sizes(sizes) => sizes.is_err(),
            // Rows are counted, not timed: noise is no excuse.
            Self::Measured(value) | Self::Noise(value, _) => !growth::surprises(value).is_empty(),
        }
    }
}

/// Whether A was itself within the tolerance.
pub fn is_quiet(value: &Value) -> bool {
    off(value) <= ITSELF
}

fn off(value: &Value) -> f64 {
    (number(value, "/itself") - 1.0).abs()
}

/// The section of a part.
pub fn section(part: Part, outcome: &Outcome) -> String {
    let (title, body) = match part {
        Part::Sizes => ("Sizes", String::new()),
        Part::Routes => ("Routes", routes::table(outcome.value())),
        Part::Reset => ("A whole reset", reset::table(outcome.value())),
        Part::Growth => ("Growth", growth::table(outcome.value())),
        Part::Startup => ("Start-up", startup::table(outcome.value())),
        Part::Page => ("The page", page::table(outcome.value())),
    };
    let body = match outcome {
        Outcome::Sizes(Ok(sizes) | Err(sizes)) => format!("- {}\n", sizes.replace("; ", "\n- ")),
        Outcome::Measured(value) => format!("{body}\n{}", itself(value)),
        Outcome::Noise(value, off) => {
            let refused = format!("Not reported: A against itself is off by {:.1} %.\n", off * 100.0);
            let surprises = growth::surprises(value);
            if surprises.is_empty() { refused } else { format!("{refused}\n{}\n", surprises.join("\n")) }
        }
    };
    format!("### {title}\n\n{body}\n")
}

/// Replaces the sections of these parts in the page; the others stay as they were measured last.
///
/// # Errors
/// When the page lacks a marker or cannot be written.
pub fn write(workspace: &Workspace, machine: &str, outcomes: &[(Part, Outcome)]) -> Result<()> {
    let file = workspace.path(PAGE);
    let mut page = fs::read_to_string(&file).with_context(|| format!("cannot read {PAGE}"))?;
    for (part, outcome) in outcomes {
        if !matches!(outcome, Outcome::Noise(..)) {
            let text = format!("{}{machine}\n", section(*part, outcome));
            page = replaced(&page, part.name(), &text)?;
        }
    }
    fs::write(&file, page).with_context(|| format!("cannot write {PAGE}"))
}

/// Replaces what stands between the markers of a part.
fn replaced(page: &str, part: &str, text: &str) -> Result<String> {
    let (begin, end) = (format!("<!-- bench {part} -->\n"), format!("<!-- /bench {part} -->"));
    let Some((before, rest)) = page.split_once(&begin) else { bail!("{PAGE} has no marker {}", begin.trim()) };
    let Some((_, after)) = rest.split_once(&end) else { bail!("{PAGE} has no marker {end}") };
    Ok(format!("{before}{begin}{text}{end}{after}"))
}

impl Outcome {
    fn value(&self) -> &Value {
        match self {
            Self::Measured(value) | Self::Noise(value, _) => value,
            Self::Sizes(_) => &Value::Null,
        }
    }
}

fn itself(value: &Value) -> String {
    format!("A against itself: {:.3}.\n", number(value, "/itself"))
}

/// The entries of a list.
fn list<'a>(value: &'a Value, pointer: &str) -> &'a [Value] {
    value.pointer(pointer).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// A number, or what no figure is.
fn number(value: &Value, pointer: &str) -> f64 {
    value.pointer(pointer).and_then(Value::as_f64).unwrap_or(f64::NAN)
}

fn text<'a>(value: &'a Value, pointer: &str) -> &'a str {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_default()
}

/// Median and quartiles in milliseconds.
fn spread(value: &Value, pointer: &str) -> String {
    let at = |name: &str| number(value, &format!("{pointer}/{name}"));
    format!("{:.2} ({:.2}–{:.2})", at("median"), at("q1"), at("q3"))
}

/// Whether a figure is within its budget, for people.
fn verdict(figure: f64, budget: f64) -> &'static str {
    if figure <= budget { "holds" } else { "**does not hold**" }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    // Rule: a machine that is not quiet reports nothing.
    #[test]
    fn figures_are_left_out_when_a_is_not_itself() {
        let noise = Outcome::measured(json!({"itself": 1.06, "routes": []}), Rounds::Full);
        assert!(section(Part::Routes, &noise).contains("Not reported: A against itself is off by 6.0 %"));
        let quiet = Outcome::measured(json!({"itself": 0.96, "routes": []}), Rounds::Full);
        assert!(section(Part::Routes, &quiet).contains("A against itself: 0.960"));
        assert!(matches!(Outcome::measured(json!({}), Rounds::Full), Outcome::Noise(..)), "no check is no quiet");
    }

    #[test]
    fn a_part_is_written_between_its_own_markers() {
        let page = "a\n<!-- bench page -->\nold\n<!-- /bench page -->\nb\n";
        let expected = "a\n<!-- bench page -->\nnew\n<!-- /bench page -->\nb\n";
        assert_eq!(replaced(page, "page", "new\n").unwrap(), expected);
        assert!(replaced(page, "reset", "new\n").is_err());
    }
}
