//! Node and the npm packages of `package.json`.
//!
//! wrangler wants a newer Node than most machines have, so a fitting one is itself an npm package; whatever Node is
//! installed only has to be able to run npm. Install scripts never run: nothing we use needs them.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};
use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};

use crate::step;
use crate::workspace::Workspace;

/// The oldest Node that wrangler accepts (major, minor).
const OLDEST: (u32, u32) = (22, 12);

/// The installed npm packages.
#[derive(Debug)]
pub struct Node {
    modules: PathBuf,
    lock_digest: String,
}

impl Node {
    /// Installs the npm packages unless those of this `package-lock.json` are there.
    ///
    /// # Errors
    /// When npm is missing, the registry cannot be reached, or no fitting Node is to be had.
    pub fn install(workspace: &Workspace) -> Result<Self> {
        let modules = workspace.path("node_modules");
        let lock = fs::read(workspace.path("package-lock.json")).context("cannot read package-lock.json")?;
        let lock_digest = HEXLOWER.encode(&Sha256::digest(&lock));
        let node = Self { modules, lock_digest };

        let installed = node.modules.join(".latchkey");
        if !fs::read_to_string(&installed).is_ok_and(|digest| digest == node.lock_digest) {
            let mut npm = Command::new("npm");
            // `npm ci` would refuse the lock on a mirror that lacks the packages of other platforms.
            npm.args(["install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])
                .current_dir(workspace.root());
            step::run(workspace, "installing npm packages", &mut npm)?;
            fs::write(&installed, &node.lock_digest).context("cannot write into node_modules")?;
        }
        node.check_version()?;
        Ok(node)
    }

    /// A command of an npm package, with our Node first in its `PATH`.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(self.program(program));
        command.env("PATH", self.search_path());
        command
    }

    /// Where the command of an npm package lies.
    pub fn program(&self, program: &str) -> PathBuf {
        self.modules.join(".bin").join(program)
    }

    /// `PATH` with the npm packages' commands first.
    pub fn search_path(&self) -> OsString {
        let mut path = self.modules.join(".bin").into_os_string();
        if let Some(rest) = env::var_os("PATH") {
            path.push(":");
            path.push(rest);
        }
        path
    }

    /// The digest of `package-lock.json`: stands for the versions of all packages.
    pub fn lock_digest(&self) -> &str {
        &self.lock_digest
    }

    fn check_version(&self) -> Result<()> {
        let output = Command::new("node").arg("--version").env("PATH", self.search_path()).output();
        let version = output.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned());
        let version = version.unwrap_or_default();
        let (major, minor) = OLDEST;
        if parse_version(&version).is_none_or(|found| found < OLDEST) {
            bail!(
                "Node {major}.{minor} or newer is needed and npm has none for this machine (found: {version:?}): install one and run this again"
            );
        }
        Ok(())
    }
}

fn parse_version(text: &str) -> Option<(u32, u32)> {
    let mut parts = text.strip_prefix('v')?.split('.');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn node_versions_compare_by_number() {
        assert_eq!(parse_version("v22.23.3"), Some((22, 23)));
        assert!(parse_version("v20.20.2") < Some(OLDEST));
        assert!(parse_version("v22.9.0") < Some(OLDEST));
        assert!(parse_version("v24.0.0") > Some(OLDEST));
        assert_eq!(parse_version(""), None);
    }
}
