//! `cargo xtask bench`: what Latchkey costs, against a worker that does nothing and against the same flow in JavaScript.
//!
//! Sizes and rows read are gates and decide the exit code; speed is reported and never a gate. A part whose A/A check is
//! off is measured again and then left out: figures that noise has made are worse than none.
//! What is measured lies in `tests/bench`; here it is built, set up, and written down (`docs/PERFORMANCE.md`).

mod machine;
mod report;
mod stage;

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::build::{self, Flavour};
use crate::check::sizes;
use crate::step;
use crate::test::peers;
use crate::tool::Tools;
use crate::workspace::Workspace;

use report::Outcome;
use stage::Stage;

/// How often a part is measured before it is given up for noise.
const TRIES: u32 = 3;

/// One kind of figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// What is loaded and uploaded.
    Sizes,
    /// Server CPU of every route.
    Routes,
    /// Server CPU of a whole reset.
    Reset,
    /// The same with more accounts, and with more resets at once.
    Growth,
    /// From nothing to the first answer.
    Startup,
    /// From nothing to the first key that can be pressed.
    Page,
}

/// What to measure.
#[derive(Debug, PartialEq, Eq)]
pub struct Bench {
    /// The parts.
    pub parts: Vec<Part>,
    /// How long.
    pub rounds: Rounds,
}

/// How many rounds are measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rounds {
    /// Enough to report.
    Full,
    /// Only so many that everything has run once or twice. Says whether the bench works, and nothing of speed.
    Smoke,
}

impl Part {
    /// Every part, in the order in which they are reported.
    pub const ALL: [Self; 6] = [Self::Sizes, Self::Routes, Self::Reset, Self::Growth, Self::Startup, Self::Page];

    /// The part of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.name() == name)
    }

    fn name(self) -> &'static str {
        match self {
            Self::Sizes => "sizes",
            Self::Routes => "routes",
            Self::Reset => "reset",
            Self::Growth => "growth",
            Self::Startup => "startup",
            Self::Page => "page",
        }
    }
}

/// Measures, prints, and writes `docs/PERFORMANCE.md` unless the rounds say nothing.
///
/// # Errors
/// When something cannot be built, started or measured at all.
pub fn run(workspace: &Workspace, bench: &Bench) -> Result<ExitCode> {
    let tools = Tools::install(workspace)?;
    build::build(workspace, &tools, Flavour::Production)?;
    let mut outcomes = Vec::new();
    for part in &bench.parts {
        let outcome = measure(workspace, &tools, *part, bench.rounds)?;
        print!("{}", report::section(*part, &outcome));
        outcomes.push((*part, outcome));
    }
    let machine = machine::describe(workspace, &tools)?;
    println!("{machine}");
    if bench.rounds == Rounds::Full {
        report::write(workspace, &machine, &outcomes)?;
    }
    let broken = outcomes.iter().any(|(_, outcome)| outcome.breaks_a_gate());
    Ok(if broken { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn measure(workspace: &Workspace, tools: &Tools, part: Part, rounds: Rounds) -> Result<Outcome> {
    if part == Part::Sizes {
        return Ok(Outcome::Sizes(sizes::measure(workspace).map_err(|error| format!("{error:#}"))));
    }
    let mut measured = Value::Null;
    for _ in 0..TRIES {
        measured = measure_once(workspace, tools, part, rounds)?;
        if rounds == Rounds::Smoke || report::is_quiet(&measured) {
            break;
        }
        eprintln!("measuring {}: A against itself is off, the machine is not quiet", part.name());
    }
    Ok(Outcome::measured(measured, rounds))
}

fn measure_once(workspace: &Workspace, tools: &Tools, part: Part, rounds: Rounds) -> Result<Value> {
    let folder = workspace.state("bench");
    let stage = Stage::set(workspace, tools, &folder)?;
    let result = folder.join(format!("{}.json", part.name()));
    remove(&result)?;
    let mut node = tools.node.command("node");
    node.arg(workspace.path("tests/bench/main.mjs"))
        .arg(part.name())
        .arg(&result)
        .current_dir(workspace.root())
        .env("LATCHKEY_STAGE", stage.description().to_string());
    if part == Part::Page {
        node.env("CHROMIUM", peers::browser(workspace)?);
    }
    if rounds == Rounds::Smoke {
        node.env("LATCHKEY_SMOKE", "1");
    }
    step::run(workspace, &format!("measuring {}", part.name()), &mut node)?;
    let text = fs::read_to_string(&result).context("the measurement left no result")?;
    serde_json::from_str(&text).context("the measurement's result is not JSON")
}

fn remove(file: &Path) -> Result<()> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove {}", file.display()))
        }
        _ => Ok(()),
    }
}
