//! Starts the mail catcher (`tests/mail-catcher`).

use std::process::Stdio;

use anyhow::{Context, Result, anyhow};

use super::certificates::Certificates;
use super::port;
use crate::process::Running;
use crate::tool::Tools;
use crate::workspace::Workspace;

/// A running mail catcher.
#[derive(Debug)]
pub struct Mail {
    /// Its page and REST API.
    pub web: String,
    /// Where the worker delivers.
    pub smtp_port: u16,
    /// The mail servers that want TLS and a log-in, as JSON; null where there are none.
    pub guarded: serde_json::Value,
    /// The process.
    pub running: Running,
}

/// Starts the mail catcher, on the two ports after the worker's if they are free; with certificates also the servers that
/// show them.
///
/// # Errors
/// When it does not come up.
pub fn start(
    workspace: &Workspace,
    tools: &Tools,
    worker_port: u16,
    certificates: Option<&Certificates>,
) -> Result<Mail> {
    let web_port = port::preferably(worker_port.checked_add(1))?;
    let smtp_port = port::preferably(worker_port.checked_add(2))?;
    let mut command = tools.node.command("node");
    command
        .arg(workspace.path("tests/mail-catcher/main.mjs"))
        .args(["--web-port", &web_port.to_string(), "--smtp-port", &smtp_port.to_string()])
        .stdout(Stdio::piped());
    if let Some(certificates) = certificates {
        command.arg("--certificates").arg(&certificates.folder);
    }
    let mut running = Running::start(&mut command)?;
    let ready = running.first_line()?.context("the mail catcher did not start; it says why above")?;
    let ready: serde_json::Value =
        serde_json::from_str(&ready).context("the mail catcher does not say where it listens")?;
    let web = ready.get("web").and_then(|web| web.as_str()).ok_or_else(|| anyhow!("the mail catcher names no page"))?;
    let guarded = ready.get("guarded").cloned().unwrap_or_default();
    Ok(Mail { web: web.to_owned(), smtp_port, guarded, running })
}
