//! What the figures were measured on: without it they mean nothing.

use std::fs;
use std::process::Command;
use std::thread;

use anyhow::Result;

use crate::tool::Tools;
use crate::workspace::Workspace;

/// One sentence: processor, cores, system and versions.
///
/// # Errors
/// When a tool cannot be asked for its version.
pub fn describe(workspace: &Workspace, tools: &Tools) -> Result<String> {
    let cores = thread::available_parallelism().map_or(0, usize::from);
    let memory = field("/proc/meminfo", "MemTotal").unwrap_or_default();
    Ok(format!(
        "Machine: {}, {cores} cores, {memory} of memory, Linux {}; workerd {}, Node {}, {}; commit {}.",
        field("/proc/cpuinfo", "model name").unwrap_or_else(|| "unknown processor".to_owned()),
        fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default().trim(),
        first_line(
            tools.node.command("node").args(["--print", "require('workerd').version"]).current_dir(workspace.root())
        )?,
        first_line(tools.node.command("node").arg("--version"))?,
        first_line(Command::new("rustc").arg("--version"))?,
        first_line(Command::new("git").args(["describe", "--always", "--dirty"]).current_dir(workspace.root()))?,
    ))
}

fn field(file: &str, name: &str) -> Option<String> {
    let text = fs::read_to_string(file).ok()?;
    let line = text.lines().find(|line| line.starts_with(name))?;
    Some(line.split_once(':')?.1.trim().to_owned())
}

fn first_line(command: &mut Command) -> Result<String> {
    let output = command.output()?;
    Ok(String::from_utf8_lossy(&output.stdout).lines().next().unwrap_or("unknown").trim().to_owned())
}
