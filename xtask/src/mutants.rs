//! `cargo xtask mutants`: changes the protocol's decisions one by one (cargo-mutants), and runs its unit tests on each.
//!
//! A change that no test notices is a rule that nobody checks. Which files matter, and the few changes that change
//! nothing, are in `.cargo/mutants.toml`. It takes hours on two cores, so it is no part of `cargo xtask test`.

use std::process::{Command, ExitCode};
use std::thread;
use std::time::Duration;

use anyhow::Result;

use crate::process::Running;
use crate::tool::CargoTool;
use crate::workspace::Workspace;

/// The version whose mutants ours are.
const VERSION: &str = "27.0.0";
/// Cases of a property, as proptest reads it: a 64th of the usual. A mutant is caught by many of them or by none.
const CASES: &str = "4";
const POLL: Duration = Duration::from_millis(200);

/// Mutates these files, or those of `.cargo/mutants.toml`.
///
/// # Errors
/// When cargo-mutants cannot be built or started.
pub fn run(workspace: &Workspace, files: &[String]) -> Result<ExitCode> {
    let mutants = CargoTool::new("cargo-mutants", "cargo-mutants", VERSION.to_owned()).install(workspace)?;
    let mut running = Running::start(&mut command(workspace, &mutants, files))?;
    loop {
        if let Some(status) = running.ended()? {
            return Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE });
        }
        thread::sleep(POLL);
    }
}

fn command(workspace: &Workspace, program: &std::path::Path, files: &[String]) -> Command {
    let mut command = Command::new(program);
    command.args(["mutants", "--package", "latchkey-protocol", "--jobs", "1", "--no-shuffle", "--output"]);
    command.arg(workspace.state("mutants"));
    for file in files {
        command.args(["--file", file]);
    }
    command
        .env("PROPTEST_CASES", CASES)
        // A failure is a failure; nobody reads its smallest form.
        .env("PROPTEST_MAX_SHRINK_ITERS", "0")
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .current_dir(workspace.root());
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_narrow_what_is_mutated() {
        let workspace = Workspace::find().unwrap();
        let command = command(&workspace, std::path::Path::new("cargo-mutants"), &["protocol/src/gate.rs".to_owned()]);
        let arguments: Vec<_> = command.get_args().map(|argument| argument.to_string_lossy().into_owned()).collect();
        assert!(arguments.ends_with(&["--file".to_owned(), "protocol/src/gate.rs".to_owned()]), "{arguments:?}");
    }
}
