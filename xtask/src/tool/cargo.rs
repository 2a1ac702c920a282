//! Tools built from crates, kept outside the checkout so that a clean one does not build them again.

use std::fmt;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use crate::step;
use crate::workspace::{self, Workspace};

/// A program that a crate installs, at one version.
#[derive(Debug)]
pub struct CargoTool {
    krate: &'static str,
    program: &'static str,
    version: String,
}

impl CargoTool {
    /// Names the tool.
    pub fn new(krate: &'static str, program: &'static str, version: String) -> Self {
        Self { krate, program, version }
    }

    /// Builds the tool unless the cache has it, and returns the program's path.
    ///
    /// # Errors
    /// When the crate cannot be fetched or built.
    pub fn install(&self, workspace: &Workspace) -> Result<PathBuf> {
        let cache = workspace::cache()?;
        let program = self.program_in(&cache);
        if !program.is_file() {
            let name = format!("building {} {} (once; minutes)", self.krate, self.version);
            step::run(workspace, &name, &mut self.install_command(&cache))?;
        }
        Ok(program)
    }

    fn folder_in(&self, cache: &Path) -> PathBuf {
        cache.join(format!("{}-{}", self.krate, self.version))
    }

    fn program_in(&self, cache: &Path) -> PathBuf {
        self.folder_in(cache).join("bin").join(self.program)
    }

    /// The command that builds the tool.
    ///
    /// Unoptimised, because building is the slow part and running is not; with one target folder for all tools, because
    /// they share most of their crates; without `--locked`, because a tool's own lock may name versions a mirror lacks.
    fn install_command(&self, cache: &Path) -> Command {
        let mut command = Command::new("cargo");
        command
            .args(["install", "--debug", "--version", &format!("={}", self.version), self.krate])
            .arg("--root")
            .arg(self.folder_in(cache))
            .arg("--target-dir")
            .arg(cache.join("target"))
            // Outside the checkout: its toolchain file and its aliases are not meant for the tools.
            .current_dir("/")
            .env("CARGO_PROFILE_DEV_DEBUG", "0");
        command
    }
}

impl fmt::Display for CargoTool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.krate, self.version)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tool_is_built_unoptimised_at_its_version_into_a_folder_named_after_both() {
        let tool = CargoTool::new("wasm-bindgen-cli", "wasm-bindgen", "0.2.130".to_owned());
        let command = tool.install_command(Path::new("/cache"));
        let arguments: Vec<_> = command.get_args().map(|argument| argument.to_string_lossy().into_owned()).collect();
        assert_eq!(
            arguments.join(" "),
            "install --debug --version =0.2.130 wasm-bindgen-cli --root /cache/wasm-bindgen-cli-0.2.130 --target-dir /cache/target"
        );
        assert_eq!(tool.program_in(Path::new("/cache")), Path::new("/cache/wasm-bindgen-cli-0.2.130/bin/wasm-bindgen"));
    }
}
