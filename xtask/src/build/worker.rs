//! The worker: wasm, the JavaScript around it, and for tests a second one with their hooks.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use super::bundle::WASM_FEATURES;
use super::order::named_in_order;
use crate::stamp::Stamp;
use crate::step;
use crate::tool::Tools;
use crate::workspace::Workspace;

/// Which worker is built, and where to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flavour {
    /// What is deployed, in `worker/build/`.
    Production,
    /// With the tests' hooks (feature `testing`), in a folder that is never deployed.
    Testing,
}

/// What a worker is made of.
const INPUTS: [&str; 10] = [
    "worker",
    "protocol",
    "unicode",
    "shared",
    "locales",
    "Cargo.toml",
    "Cargo.lock",
    "xtask/src/build/worker.rs",
    "xtask/src/build/order.rs",
    "xtask/src/build/bundle.rs",
];

impl Flavour {
    /// The folder that holds `entry.mjs` and `build/`.
    pub fn folder(self, workspace: &Workspace) -> PathBuf {
        match self {
            Self::Production => workspace.path("worker"),
            Self::Testing => workspace.state("testing/worker"),
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Production => "worker",
            Self::Testing => "worker-testing",
        }
    }
}

/// Builds a worker unless it is current.
///
/// # Errors
/// When it does not compile.
pub fn build(workspace: &Workspace, tools: &Tools, flavour: Flavour) -> Result<()> {
    let stamp = Stamp::of(workspace, flavour.name(), &INPUTS, &[&tools.versions])?;
    let folder = flavour.folder(workspace);
    if stamp.is_current() && folder.join("build/index.js").is_file() {
        return Ok(());
    }
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;

    let mut command = Command::new(Tools::worker_build(workspace)?);
    // worker-build would download these helpers unless it is told where they are.
    command
        .env("WASM_BINDGEN_BIN", &tools.wasm_bindgen)
        .env("WASM_OPT_BIN", tools.node.program("wasm-opt"))
        .env("ESBUILD_BIN", tools.node.program("esbuild"))
        .env("PATH", tools.node.search_path())
        .current_dir(workspace.root())
        .args(["--release", "worker"]);
    let name = match flavour {
        Flavour::Production => "building the worker",
        Flavour::Testing => {
            // The entry point imports `./build/`, so the tests' worker needs one of its own.
            let entry = folder.join("entry.mjs");
            fs::copy(workspace.path("worker/entry.mjs"), &entry).context("cannot copy worker/entry.mjs")?;
            // Optimising takes a minute and changes no answer; sizes are judged on the production build.
            // worker-build reads the folder relative to the crate.
            command.args(["--no-opt", "--out-dir", "../.latchkey/testing/worker/build", "--", "--features", "testing"]);
            "building the worker for tests"
        }
    };
    step::run(workspace, name, &mut command)?;
    if flavour == Flavour::Production {
        let module = folder.join("build/index_bg.wasm");
        let named = workspace.state("worker-in-order.wasm");
        let read = fs::read(&module).with_context(|| format!("cannot read {}", module.display()))?;
        fs::write(&named, named_in_order(&read)?).with_context(|| format!("cannot write {}", named.display()))?;
        let mut reorder = tools.node.command("wasm-opt");
        reorder.args(WASM_FEATURES).arg("--reorder-functions-by-name").arg(&named).arg("-o").arg(&module);
        step::run(workspace, "ordering the worker's functions", &mut reorder)?;
    }
    stamp.remember()
}
