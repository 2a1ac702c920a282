//! Requests made up from the API's own description, against a running worker: schemathesis, in a Python of its own.
//!
//! What is asked and what counts as a failure is in `tests/schemathesis`. The versions are pinned there; they are
//! installed once, outside the checkout, like the other tools.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};
use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};

use crate::step;
use crate::workspace::{self, Workspace};

/// What is installed, at which versions.
const REQUIREMENTS: &str = "tests/schemathesis/requirements.txt";
/// The program that asks and judges.
const PROGRAM: &str = "tests/schemathesis/run.py";
/// Hex digits of the requirements' digest in the folder's name.
const DIGITS: usize = 12;

/// Installs schemathesis unless the cache has these versions, and returns the Python that has it.
///
/// # Errors
/// When there is no Python, or the package registry cannot be reached.
pub fn install(workspace: &Workspace) -> Result<PathBuf> {
    let requirements = workspace.path(REQUIREMENTS);
    let text = fs::read(&requirements).with_context(|| format!("cannot read {REQUIREMENTS}"))?;
    let digest = HEXLOWER.encode(&Sha256::digest(&text));
    let folder = workspace::cache()?.join(format!("schemathesis-{}", digest.get(..DIGITS).unwrap_or(&digest)));
    let (python, done) = (folder.join("bin/python"), folder.join("complete"));
    if done.is_file() {
        return Ok(python);
    }
    let has_venv = Command::new("python3").args(["-c", "import ensurepip, venv"]).output();
    if !has_venv.is_ok_and(|output| output.status.success()) {
        bail!(
            "Python 3.10 or newer with its venv module is needed: install python3 and python3-venv and run this again"
        );
    }
    let mut venv = Command::new("python3");
    venv.args(["-m", "venv", "--clear"]).arg(&folder);
    step::run(workspace, "making a Python for schemathesis", &mut venv)?;
    let mut pip = Command::new(&python);
    pip.args(["-m", "pip", "install", "--no-deps", "--disable-pip-version-check", "--requirement"]).arg(&requirements);
    step::run(workspace, "installing schemathesis (once)", &mut pip)?;
    fs::write(&done, digest).context("cannot write into the cache")?;
    Ok(python)
}

/// The program that asks a worker and ends with a line `N passed, N failed`.
pub fn program(workspace: &Workspace, python: &PathBuf, origin: &str) -> Command {
    let mut command = Command::new(python);
    command.arg(workspace.path(PROGRAM)).arg(origin).arg(workspace.state("schemathesis"));
    command.current_dir(workspace.path("tests/schemathesis"));
    command
}
