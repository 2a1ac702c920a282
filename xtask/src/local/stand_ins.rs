//! Starts the stand-ins for vendors nobody can run (`tests/stand-ins`); for tests only.

use std::process::Stdio;

use anyhow::{Context, Result, anyhow};

use crate::process::Running;
use crate::tool::Tools;
use crate::workspace::Workspace;

/// Running stand-ins.
#[derive(Debug)]
pub struct StandIns {
    /// Where they listen.
    pub origin: String,
    /// The process.
    pub running: Running,
}

/// Starts them.
///
/// # Errors
/// When they do not come up.
pub fn start(workspace: &Workspace, tools: &Tools) -> Result<StandIns> {
    let mut command = tools.node.command("node");
    command.arg(workspace.path("tests/stand-ins/main.mjs")).stdout(Stdio::piped());
    let mut running = Running::start(&mut command)?;
    let ready = running.first_line()?.context("the stand-ins did not start; they say why above")?;
    let ready: serde_json::Value =
        serde_json::from_str(&ready).context("the stand-ins do not say where they listen")?;
    let origin = ready.get("origin").and_then(|origin| origin.as_str()).ok_or_else(|| anyhow!("no stand-ins"))?;
    Ok(StandIns { origin: origin.to_owned(), running })
}
