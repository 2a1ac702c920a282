//! The wasm32 target of the Rust toolchain.

use std::process::Command;

use anyhow::{Result, bail};

use crate::step;
use crate::workspace::Workspace;

const TARGET: &str = "wasm32-unknown-unknown";

/// Adds the wasm32 target when the toolchain lacks it.
///
/// # Errors
/// When it is missing and there is no rustup, or rustup cannot fetch it.
pub fn install_wasm_target(workspace: &Workspace) -> Result<()> {
    let library = Command::new("rustc")
        .args(["--print", "target-libdir", "--target", TARGET])
        .current_dir(workspace.root())
        .output()
        .ok()
        .map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned());
    if library.is_some_and(|folder| std::path::Path::new(&folder).is_dir()) {
        return Ok(());
    }
    if Command::new("rustup").arg("--version").output().is_err() {
        bail!(
            "the Rust target {TARGET} is missing and there is no rustup: install rustup, or the target, and run this again"
        );
    }
    let mut add = Command::new("rustup");
    add.args(["target", "add", TARGET]).current_dir(workspace.root());
    step::run(workspace, "adding the wasm32 target", &mut add)
}
