//! `cargo xtask check`: everything that must hold before a change is shared, tests aside.
//!
//! Runs every check even after one failed, so that one run tells the whole story.

mod bans;
mod dependencies;
mod doc_paths;
mod hooks;
pub mod sizes;

use std::process::{Command, ExitCode};

use anyhow::{Result, bail};

use crate::build::{self, Flavour};
use crate::openapi;
use crate::step;
use crate::tool::Tools;
use crate::workspace::Workspace;

/// A check: its name, and what it does.
type Check = (&'static str, fn(&Workspace) -> Result<()>);

/// Cheap ones first.
const CHECKS: [Check; 10] = [
    ("formatting", formatting),
    ("paths named in documents", doc_paths::check),
    ("law of dependencies", dependencies::check),
    ("bans and licences", bans::check),
    ("OpenAPI document", openapi::check),
    ("clippy", clippy_native),
    ("clippy on wasm32", clippy_wasm),
    ("production build", build_production),
    ("sizes", sizes::check),
    ("absence of test hooks", hooks::check),
];

/// Runs every check and says which failed.
pub fn run(workspace: &Workspace) -> ExitCode {
    let mut failed = Vec::new();
    for (name, check) in CHECKS {
        match check(workspace) {
            Ok(()) => eprintln!("check {name}: ok"),
            Err(error) => {
                eprintln!("check {name}: {error:#}");
                failed.push(name);
            }
        }
    }
    if failed.is_empty() {
        println!("all {} checks hold", CHECKS.len());
        return ExitCode::SUCCESS;
    }
    println!("{} of {} checks fail: {}", failed.len(), CHECKS.len(), failed.join(", "));
    ExitCode::FAILURE
}

fn formatting(workspace: &Workspace) -> Result<()> {
    let output = Command::new("cargo").args(["fmt", "--all", "--check"]).current_dir(workspace.root()).output()?;
    if !output.status.success() {
        eprint!("{}", String::from_utf8_lossy(&output.stdout));
        bail!("the code is not formatted: run `cargo fmt`");
    }
    Ok(())
}

fn clippy_native(workspace: &Workspace) -> Result<()> {
    clippy(workspace, "clippy", &["--workspace", "--all-targets", "--all-features"])
}

/// The platform crates once more for the platform they are for, with and without the tests' hooks.
fn clippy_wasm(workspace: &Workspace) -> Result<()> {
    let target = ["--target", "wasm32-unknown-unknown", "--package", "latchkey-worker"];
    clippy(workspace, "clippy on wasm32", &[&target[..], &["--package", "latchkey-frontend"]].concat())?;
    clippy(workspace, "clippy on wasm32 with test hooks", &[&target[..], &["--features", "testing"]].concat())
}

fn clippy(workspace: &Workspace, name: &str, arguments: &[&str]) -> Result<()> {
    let mut command = Command::new("cargo");
    command.arg("clippy").args(arguments).args(["--", "--deny", "warnings"]).current_dir(workspace.root());
    step::run(workspace, name, &mut command)
}

fn build_production(workspace: &Workspace) -> Result<()> {
    build::build(workspace, &Tools::install(workspace)?, Flavour::Production)
}
