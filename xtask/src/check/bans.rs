//! Licences, sources and banned crates, judged by cargo-deny (`deny.toml`, `frontend/deny.toml`).
//!
//! Offline: what is judged is what `Cargo.lock` says. Advisories are not asked for (see `deny.toml`).

use std::process::Command;

use anyhow::Result;

use crate::step;
use crate::tool::CargoTool;
use crate::workspace::Workspace;

/// The version whose configuration format ours is.
const VERSION: &str = "0.20.2";

/// Runs cargo-deny over the workspace, and over what the browser loads.
///
/// # Errors
/// When a crate is not allowed.
pub fn check(workspace: &Workspace) -> Result<()> {
    let deny = CargoTool::new("cargo-deny", "cargo-deny", VERSION.to_owned()).install(workspace)?;
    let run = |name: &str, manifest: &str, config: &str, what: &[&str]| {
        let mut command = Command::new(&deny);
        command
            .args(["--offline", "--locked", "--manifest-path"])
            .arg(workspace.path(manifest))
            .arg("--config")
            .arg(workspace.path(config))
            .arg("check")
            .args(what)
            .current_dir(workspace.root());
        step::run(workspace, name, &mut command)
    };
    run("cargo-deny", "Cargo.toml", "deny.toml", &["bans", "licenses", "sources"])?;
    run("cargo-deny for the browser", "frontend/Cargo.toml", "frontend/deny.toml", &["bans"])
}
