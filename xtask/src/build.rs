//! Makes what is deployed: the worker around its wasm, and the files it serves.

mod asset;
mod frontend;
mod page;
mod words;
mod worker;

use anyhow::Result;

use crate::tool::Tools;
use crate::workspace::Workspace;

pub use frontend::build as frontend;
pub use worker::{Flavour, build as worker};

/// Installs the tools and makes `dist/` and `worker/build/`, unless they are current.
///
/// # Errors
/// What failed, in a sentence.
pub fn production(workspace: &Workspace) -> Result<()> {
    let tools = Tools::install(workspace)?;
    frontend(workspace, &tools)?;
    worker(workspace, &tools, Flavour::Production)
}
