//! One long step: says what it is doing and for how long, keeps the output in a file, shows its end when it fails.

use std::fs::{self, File};
use std::io::{IsTerminal as _, Write as _};
use std::path::PathBuf;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::process::Running;
use crate::workspace::Workspace;

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

/// Runs a command as a named step ("building the worker").
///
/// # Errors
/// One sentence with the step's name, after the end of the command's output was shown.
pub fn run(workspace: &Workspace, name: &str, command: &mut Command) -> Result<()> {
    let log = log_path(workspace, name)?;
    let output = File::create(&log).with_context(|| format!("cannot write {}", log.display()))?;
    command.stdout(output.try_clone()?).stderr(output);

    let started = Instant::now();
    let terminal = std::io::stderr().is_terminal();
    if !terminal {
        eprintln!("{name} …");
    }
    let mut running = Running::start(command)?;
    let mut reminded = started;
    let status = loop {
        if let Some(status) = running.ended()? {
            break status;
        }
        if terminal {
            eprint!("\r{name} … {} s ", started.elapsed().as_secs());
            std::io::stderr().flush()?;
        } else if reminded.elapsed() >= REMINDER {
            reminded = Instant::now();
            eprintln!("{name} … {} s", started.elapsed().as_secs());
        }
        thread::sleep(TICK);
    };
    let start_of_line = if terminal { "\r" } else { "" };
    let seconds = started.elapsed().as_secs_f32();
    if status.success() {
        eprintln!("{start_of_line}{name}: done in {seconds:.1} s");
        return Ok(());
    }
    eprintln!("{start_of_line}{name}: failed after {seconds:.1} s");
    let written = fs::read_to_string(&log).unwrap_or_default();
    let lines: Vec<&str> = written.lines().collect();
    for line in lines.iter().skip(lines.len().saturating_sub(TAIL_LINES)) {
        eprintln!("  {line}");
    }
    if NO_NETWORK.iter().any(|sign| written.contains(sign)) {
        bail!("{name} failed because a package registry cannot be reached: connect to the network and run this again");
    }
    bail!("{name} failed; its whole output is in {}", log.strip_prefix(workspace.root()).unwrap_or(&log).display())
}

fn log_path(workspace: &Workspace, name: &str) -> Result<PathBuf> {
    let folder = workspace.state("log");
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let slug: String = name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    Ok(folder.join(format!("{slug}.log")))
}
