//! `cargo xtask mutants`: changes the protocol's decisions one by one (cargo-mutants), and runs its unit tests on each.
//!
//! A change that no test notices is a rule that nobody checks. It takes hours on two cores, so it is no part of
//! `cargo xtask test`, and can be done file by file or in shares.

use std::path::Path;
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
/// The decisions that keep an account safe.
const FILES: [&str; 17] = [
    "protocol/src/ticket.rs",
    "protocol/src/ticket/**/*.rs",
    "protocol/src/code.rs",
    "protocol/src/gate.rs",
    "protocol/src/guard.rs",
    "protocol/src/guard/**/*.rs",
    "protocol/src/policy.rs",
    "protocol/src/policy/**/*.rs",
    "protocol/src/keys.rs",
    "protocol/src/keys/**/*.rs",
    "protocol/src/limits.rs",
    "protocol/src/question.rs",
    "protocol/src/saved.rs",
    "protocol/src/totp.rs",
    "protocol/src/administration/actor.rs",
    "protocol/src/administration/change.rs",
    "protocol/src/administration/page.rs",
];

/// What to mutate.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Mutants {
    /// These files only; all that matter if none is named.
    pub files: Vec<String>,
    /// One share of them, as `1/8`, from 0.
    pub shard: Option<String>,
}

/// Mutates, and fails for whatever no test noticed.
///
/// # Errors
/// When cargo-mutants cannot be built or started.
pub fn run(workspace: &Workspace, asked: &Mutants) -> Result<ExitCode> {
    let mutants = CargoTool::new("cargo-mutants", "cargo-mutants", VERSION.to_owned()).install(workspace)?;
    let mut running = Running::start(&mut command(workspace, &mutants, asked))?;
    loop {
        if let Some(status) = running.ended()? {
            return Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE });
        }
        thread::sleep(POLL);
    }
}

fn command(workspace: &Workspace, program: &Path, asked: &Mutants) -> Command {
    let mut command = Command::new(program);
    command.args(["mutants", "--package", "latchkey-protocol", "--jobs", "1", "--no-shuffle", "--output"]);
    command.arg(workspace.state("mutants"));
    let named = asked.files.iter().map(String::as_str);
    let all = FILES.into_iter().filter(|_| asked.files.is_empty());
    for file in named.chain(all) {
        command.args(["--file", file]);
    }
    if let Some(shard) = &asked.shard {
        command.args(["--shard", shard]);
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

    fn check(asked: &Mutants, expected: &[&str]) {
        let workspace = Workspace::find().unwrap();
        let command = command(&workspace, Path::new("cargo-mutants"), asked);
        let arguments: Vec<_> = command.get_args().map(|argument| argument.to_string_lossy().into_owned()).collect();
        let at = arguments.iter().position(|argument| argument == "--file").unwrap();
        assert_eq!(arguments.get(at..).unwrap(), expected);
    }

    // Rule: nothing but the named files, or each of a whole round, in every share of it.
    #[test]
    fn files_and_shares_narrow_what_is_mutated() {
        let gate = Mutants { files: vec!["protocol/src/gate.rs".to_owned()], shard: None };
        check(&gate, &["--file", "protocol/src/gate.rs"]);
        let all: Vec<&str> = FILES.into_iter().flat_map(|file| ["--file", file]).chain(["--shard", "1/8"]).collect();
        check(&Mutants { files: Vec::new(), shard: Some("1/8".to_owned()) }, &all);
    }
}
