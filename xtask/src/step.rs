//! One long step: says what it is doing and for how long, keeps the output in a file, shows its end when it fails.

use std::fs::{self, File};
use std::io::{IsTerminal as _, Write as _};
use std::path::PathBuf;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::process::Running;
use crate::workspace::Workspace;

/// Whether several steps run at once, so that no line of a terminal belongs to one of them.
static SEVERAL_AT_ONCE: AtomicBool = AtomicBool::new(false);

/// How often a terminal shows the time again.
const TICK: Duration = Duration::from_millis(100);
/// How often a log shows that a step still runs.
const REMINDER: Duration = Duration::from_secs(20);
/// How much of a failed step's output is shown.
const TAIL_LINES: usize = 40;

/// What a registry's client says when it cannot reach the registry.
const NO_NETWORK: [&str; 7] = [
    "ENOTFOUND",
    "EAI_AGAIN",
    "ECONNREFUSED",
    "ETIMEDOUT",
    "Could not resolve host",
    "failed to download from",
    "failed to query replaced source",
];

/// How a command ended.
#[derive(Debug)]
pub struct Finished {
    /// Whether it says that it succeeded.
    pub succeeded: bool,
    /// What it wrote, both streams together.
    pub output: String,
    log: PathBuf,
}

/// Lets every step from now on write lines of its own, as in a log.
pub fn several_at_once() {
    SEVERAL_AT_ONCE.store(true, Ordering::Relaxed);
}

/// Runs a command as a named step ("building the worker").
///
/// # Errors
/// One sentence with the step's name, after the end of the command's output was shown.
pub fn run(workspace: &Workspace, name: &str, command: &mut Command) -> Result<()> {
    said(workspace, name, command).map(drop)
}

/// Runs a command as a named step, and returns what it wrote.
///
/// # Errors
/// As [`run`].
pub fn said(workspace: &Workspace, name: &str, command: &mut Command) -> Result<String> {
    let finished = attempt(workspace, name, command)?;
    if finished.succeeded {
        return Ok(finished.output);
    }
    let lines: Vec<&str> = finished.output.lines().collect();
    for line in lines.iter().skip(lines.len().saturating_sub(TAIL_LINES)) {
        eprintln!("  {line}");
    }
    if NO_NETWORK.iter().any(|sign| finished.output.contains(sign)) {
        bail!("{name} failed because a package registry cannot be reached: connect to the network and run this again");
    }
    let log = finished.log.strip_prefix(workspace.root()).unwrap_or(&finished.log).display();
    bail!("{name} failed; its whole output is in {log}")
}

/// Runs a command as a named step whose failure is the caller's to judge.
///
/// # Errors
/// Only when the command cannot be run at all.
pub fn attempt(workspace: &Workspace, name: &str, command: &mut Command) -> Result<Finished> {
    let log = log_path(workspace, name)?;
    let output = File::create(&log).with_context(|| format!("cannot write {}", log.display()))?;
    command.stdout(output.try_clone()?).stderr(output);

    let progress = Progress::of(name);
    let mut running = Running::start(command)?;
    let mut reminded = progress.started;
    let status = loop {
        if let Some(status) = running.ended()? {
            break status;
        }
        if reminded.elapsed() >= progress.every {
            reminded = Instant::now();
            progress.show()?;
        }
        thread::sleep(TICK);
    };
    progress.end(if status.success() { "done in" } else { "failed after" });
    let output = fs::read(&log).with_context(|| format!("cannot read {}", log.display()))?;
    Ok(Finished { succeeded: status.success(), output: String::from_utf8_lossy(&output).into_owned(), log })
}

/// Shows that a step runs: on a terminal one line that counts, in a log a line now and then.
struct Progress<'a> {
    name: &'a str,
    started: Instant,
    every: Duration,
    start_of_line: &'static str,
    end_of_line: &'static str,
}

impl<'a> Progress<'a> {
    fn of(name: &'a str) -> Self {
        let started = Instant::now();
        if std::io::stderr().is_terminal() && !SEVERAL_AT_ONCE.load(Ordering::Relaxed) {
            return Self { name, started, every: TICK, start_of_line: "\r", end_of_line: "" };
        }
        eprintln!("{name} …");
        Self { name, started, every: REMINDER, start_of_line: "", end_of_line: "\n" }
    }

    fn show(&self) -> Result<()> {
        let Self { name, started, start_of_line, end_of_line, .. } = self;
        eprint!("{start_of_line}{name} … {} s {end_of_line}", started.elapsed().as_secs());
        std::io::stderr().flush().context("cannot write to standard error")
    }

    fn end(&self, how: &str) {
        eprintln!("{}{}: {how} {:.1} s", self.start_of_line, self.name, self.started.elapsed().as_secs_f32());
    }
}

fn log_path(workspace: &Workspace, name: &str) -> Result<PathBuf> {
    let folder = workspace.state("log");
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let slug: String = name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    Ok(folder.join(format!("{slug}.log")))
}
