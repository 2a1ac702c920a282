//! `cargo xtask attack`: attacks a worker and says which attacks failed, as they must (`tests/attacks`).
//!
//! Without `--base` it starts the worker that has the tests' hooks, with its mail catcher, so that every case can be run.

use std::process::{Command, ExitCode};
use std::thread;
use std::time::Duration;

use anyhow::Result;

use crate::process::Running;
use crate::test;
use crate::workspace::Workspace;

const POLL: Duration = Duration::from_millis(100);

/// What is to be attacked, and how.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Attack {
    /// A worker that already runs; one of our own if none is named.
    pub base: Option<String>,
    /// Arguments for the program that attacks, as they are.
    pub arguments: Vec<String>,
}

/// Attacks, and ends with a line `N passed, N failed, N skipped` on standard output.
///
/// # Errors
/// When there is no worker to attack.
pub fn run(workspace: &Workspace, attack: &Attack) -> Result<ExitCode> {
    let mut command = program(workspace);
    command.args(&attack.arguments);
    if let Some(base) = &attack.base {
        command.args(["--base", base]);
        return watch(&mut command);
    }
    // Wrangler's proxy would drown what is to be measured, and take most of the time of everything else.
    let (_, local) = test::serve_direct(workspace)?;
    watch(test::tell_place(&mut command, &local))
}

/// The program that attacks; cargo builds it when it is run.
pub fn program(workspace: &Workspace) -> Command {
    let mut command = Command::new("cargo");
    command
        .args(["run", "--quiet", "--package", "latchkey-tests", "--bin", "attacks", "--"])
        .current_dir(workspace.root());
    command
}

/// Runs the program with its output on ours.
fn watch(command: &mut Command) -> Result<ExitCode> {
    let mut running = Running::start(command)?;
    loop {
        if let Some(status) = running.ended()? {
            return Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE });
        }
        thread::sleep(POLL);
    }
}
