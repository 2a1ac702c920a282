//! Makes what is deployed: the worker around its wasm, and the files it serves.

mod asset;
mod frontend;
mod page;
mod words;
mod worker;

use anyhow::Result;

use crate::tool::Tools;
use crate::workspace::Workspace;

use worker::Flavour;

/// Installs the tools and makes `dist/` and `worker/build/`, unless they are current.
///
/// # Errors
/// What failed, in a sentence.
pub fn production(workspace: &Workspace) -> Result<()> {
    let tools = Tools::install(workspace)?;
    frontend::build(workspace, &tools)?;
    worker::build(workspace, &tools, Flavour::Production)
}

/// Installs the tools and makes `dist/` and the worker of the tests, unless they are current.
///
/// # Errors
/// What failed, in a sentence.
pub fn testing(workspace: &Workspace) -> Result<()> {
    let tools = Tools::install(workspace)?;
    frontend::build(workspace, &tools)?;
    worker::build(workspace, &tools, Flavour::Testing)
}
