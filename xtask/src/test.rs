//! `cargo xtask test`: the tests, with whatever they need.
//!
//! A part that cannot run is a failure, never a silence.

pub mod peers;
mod tally;

use std::env;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::thread;

use anyhow::{Result, bail};

use crate::attack;
use crate::build::{self, Flavour};
use crate::fuzz::{self, Fuzz};
use crate::local::{self, Local, Setup, State};
use crate::schema;
use crate::step;
use crate::tool::Tools;
use crate::workspace::Workspace;

use tally::Tally;

/// How much of a failed part's output is shown.
const TAIL_LINES: usize = 200;

/// One kind of test.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Beside the code.
    Unit,
    /// Whole resets over the in-memory ports.
    Flows,
    /// Whole resets over HTTP, against workerd.
    Edge,
    /// Attacks over HTTP, against workerd.
    Attack,
    /// Requests made up from the API's own description, against workerd.
    Schema,
    /// Whole resets by a browser.
    Browser,
    /// Every fuzz target for a minute.
    Fuzz,
}

impl Part {
    /// Every part there is.
    const ALL: [Self; 7] = [Self::Unit, Self::Flows, Self::Edge, Self::Attack, Self::Schema, Self::Browser, Self::Fuzz];
    /// What runs unless parts are named, quickest first: what every change has to pass.
    pub const EVERY_TIME: [Self; 4] = [Self::Unit, Self::Flows, Self::Edge, Self::Browser];

    /// The part of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.name() == name)
    }

    /// Whether a worker is started for it.
    const fn asks_a_worker(self) -> bool {
        matches!(self, Self::Edge | Self::Attack | Self::Schema | Self::Browser)
    }

    fn name(self) -> &'static str {
        match self {
            Self::Unit => "unit",
            Self::Flows => "flows",
            Self::Edge => "edge",
            Self::Attack => "attack",
            Self::Schema => "schema",
            Self::Browser => "browser",
            Self::Fuzz => "fuzz",
        }
    }
}

/// Runs the parts and ends with a line `N passed, N failed` on standard output.
///
/// Those that ask a worker run one after the other, for they wait more than they work; the others run beside them.
pub fn run(workspace: &Workspace, parts: &[Part]) -> ExitCode {
    let (asking, alone): (Vec<Part>, Vec<Part>) = parts.iter().partition(|part| part.asks_a_worker());
    if !asking.is_empty() && !alone.is_empty() {
        step::several_at_once();
    }
    let tallies = thread::scope(|scope| {
        let beside = scope.spawn(|| tallies(workspace, &alone));
        let mut all = tallies(workspace, &asking);
        // A part that panicked has not passed.
        all.extend(beside.join().unwrap_or_else(|_| vec![(Part::Unit, Tally::one_failure())]));
        all
    });
    let mut total = Tally::default();
    // Only now, so that the summary stands together at the end of a long log.
    for part in Part::ALL {
        for (_, tally) in tallies.iter().filter(|(tested, _)| *tested == part) {
            println!("{}: {tally}", part.name());
            total += *tally;
        }
    }
    println!("{total}");
    if total.is_success() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Runs parts one after the other.
fn tallies(workspace: &Workspace, parts: &[Part]) -> Vec<(Part, Tally)> {
    let tally = |part| {
        run_part(workspace, part).unwrap_or_else(|error| {
            eprintln!("error: {error:#}");
            Tally::one_failure()
        })
    };
    parts.iter().map(|part| (*part, tally(*part))).collect()
}

fn run_part(workspace: &Workspace, part: Part) -> Result<Tally> {
    match part {
        Part::Unit => {
            let arguments = ["--workspace", "--exclude", "latchkey-tests", "--all-features"];
            judge(workspace, part, cargo_test(workspace).args(arguments))
        }
        Part::Flows => {
            let arguments = ["--package", "latchkey-tests", "--lib", "--bins", "--test", "flows"];
            judge(workspace, part, cargo_test(workspace).args(arguments))
        }
        Part::Edge => {
            let (_, local) = serve(workspace)?;
            let mut tests = cargo_test(workspace);
            tests.args(["--package", "latchkey-tests", "--test", "edge"]);
            judge(workspace, part, tell_place(&mut tests, &local))
        }
        Part::Attack => {
            let (_, local) = serve_direct(workspace)?;
            judge(workspace, part, tell_place(&mut attack::program(workspace), &local))
        }
        Part::Schema => {
            let tester = schema::install(workspace)?;
            let (_, local) = serve_direct(workspace)?;
            judge(workspace, part, tell_place(&mut schema::program(workspace, &tester, &local.origin), &local))
        }
        Part::Fuzz => {
            let outcomes = fuzz::outcomes(workspace, &Fuzz::default())?;
            for outcome in &outcomes {
                eprintln!("{}", outcome.line);
            }
            Ok(Tally::of(&fuzz::summary(&outcomes)))
        }
        Part::Browser => {
            let chromium = peers::browser(workspace)?;
            let script = workspace.path("tests/browser/run.mjs");
            if !script.is_file() {
                bail!("tests/browser/run.mjs is missing");
            }
            let (tools, local) = serve(workspace)?;
            let mut tests = tools.node.command("node");
            tests.arg(script).current_dir(workspace.root()).env("CHROMIUM", &chromium);
            judge(workspace, part, tell_place(&mut tests, &local))
        }
    }
}

/// Starts the worker that has the tests' hooks, with a database nobody has used.
///
/// # Errors
/// When it does not come up.
pub fn serve(workspace: &Workspace) -> Result<(Tools, Local)> {
    serve_by(Local::start, workspace)
}

/// Starts the same without wrangler's proxy, for whoever measures times or asks by the thousand.
///
/// # Errors
/// As above.
pub fn serve_direct(workspace: &Workspace) -> Result<(Tools, Local)> {
    serve_by(Local::start_direct, workspace)
}

fn serve_by(start: fn(&Workspace, &Tools, &Setup) -> Result<Local>, workspace: &Workspace) -> Result<(Tools, Local)> {
    peers::openssl(workspace)?;
    let tools = Tools::install(workspace)?;
    build::build(workspace, &tools, Flavour::Testing)?;
    let setup = Setup { flavour: Flavour::Testing, port: local::free_port()?, state: State::Fresh };
    let local = start(workspace, &tools, &setup)?;
    Ok((tools, local))
}

/// Tells tests where the worker is and where its mail goes, who its accounts are, and which keys seal its database.
pub fn tell_place<'a>(tests: &'a mut Command, local: &Local) -> &'a mut Command {
    // None of the folders has a colon in its name: they are ours.
    let state = env::join_paths(&local.state).unwrap_or_default();
    tests
        .env("LATCHKEY_ORIGIN", &local.origin)
        .env("LATCHKEY_MAIL", &local.mail)
        .env("LATCHKEY_MAIL_SERVERS", local.mail_servers.to_string())
        .env("LATCHKEY_WORKER_LOG", &local.log)
        .env("LATCHKEY_STAND_INS", local.stand_ins.as_deref().unwrap_or_default())
        .env("LATCHKEY_ACCOUNTS", &local.accounts_file)
        .env("LATCHKEY_SECRETS", &local.secrets_file)
        .env("LATCHKEY_STATE", state)
        .env("LATCHKEY_LAUNCH", local.launch.as_deref().unwrap_or(Path::new("")))
        .env("LATCHKEY_XTASK", std::env::current_exe().unwrap_or_default())
        .env("LATCHKEY_RESTARTS", local.restarts.map(|address| address.to_string()).unwrap_or_default())
}

fn cargo_test(workspace: &Workspace) -> Command {
    let mut command = Command::new("cargo");
    command.args(["test", "--no-fail-fast"]).current_dir(workspace.root());
    command
}

/// Runs a part and counts what it says; what it says and how it ends must agree.
fn judge(workspace: &Workspace, part: Part, command: &mut Command) -> Result<Tally> {
    let finished = step::attempt(workspace, &format!("testing {}", part.name()), command)?;
    let tally = Tally::of(&finished.output);
    if !finished.succeeded || !tally.is_success() {
        let lines: Vec<&str> = finished.output.lines().collect();
        for line in lines.iter().skip(lines.len().saturating_sub(TAIL_LINES)) {
            eprintln!("  {line}");
        }
    }
    Ok(tally.judged_with(finished.succeeded))
}
