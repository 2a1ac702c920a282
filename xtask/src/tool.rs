//! The tools that builds need, installed when they are missing.

mod cargo;
mod node;
mod rust;

use std::path::PathBuf;

use anyhow::Result;

use crate::workspace::Workspace;

pub use cargo::CargoTool;
pub use node::Node;

/// What every build needs.
#[derive(Debug)]
pub struct Tools {
    /// Node and the npm packages.
    pub node: Node,
    /// Writes the JavaScript around a wasm module.
    pub wasm_bindgen: PathBuf,
    /// The versions of all of them: part of a build's stamp.
    pub versions: String,
}

impl Tools {
    /// Installs what is missing.
    ///
    /// # Errors
    /// A sentence that names the tool and what to do.
    pub fn install(workspace: &Workspace) -> Result<Self> {
        rust::install_wasm_target(workspace)?;
        let node = Node::install(workspace)?;
        let wasm_bindgen =
            CargoTool::new("wasm-bindgen-cli", "wasm-bindgen", workspace.locked_version("wasm-bindgen")?);
        let versions = format!("{wasm_bindgen} {}", node.lock_digest());
        Ok(Self { wasm_bindgen: wasm_bindgen.install(workspace)?, node, versions })
    }

    /// Installs `worker-build`, which is released together with the crate `worker` and speaks its dialect only.
    ///
    /// # Errors
    /// When it cannot be fetched or built.
    pub fn worker_build(workspace: &Workspace) -> Result<PathBuf> {
        CargoTool::new("worker-build", "worker-build", workspace.locked_version("worker")?).install(workspace)
    }
}
