//! Makes what is deployed: the worker around its wasm, and the files it serves.

mod asset;
mod bundle;
mod frontend;
mod hush;
mod module;
mod order;
mod page;
mod passwords;
mod words;
mod worker;

use anyhow::Result;

use crate::openapi;
use crate::tool::Tools;
use crate::workspace::Workspace;

pub use worker::Flavour;

/// Makes `dist/` and a worker, unless they are current.
///
/// # Errors
/// What failed, in a sentence.
pub fn build(workspace: &Workspace, tools: &Tools, flavour: Flavour) -> Result<()> {
    build_app(workspace, tools)?;
    worker::build(workspace, tools, flavour)
}

/// Makes `dist/` alone, unless it is current, the API's description included.
///
/// # Errors
/// As above.
pub fn build_app(workspace: &Workspace, tools: &Tools) -> Result<()> {
    openapi::write(workspace)?;
    frontend::build(workspace, tools)?;
    openapi::publish(workspace)
}
