//! The independent programs that browser tests need: Debian's Chromium, and oathtool as somebody else's authenticator.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::step;
use crate::workspace::Workspace;

/// Where the programs lie.
#[derive(Debug)]
pub struct Peers {
    /// The browser.
    pub chromium: PathBuf,
}

/// Finds the programs; installs Debian's packages when that is possible.
///
/// # Errors
/// A sentence that names what is missing and what to do.
pub fn install(workspace: &Workspace) -> Result<Peers> {
    if let (Some(chromium), Some(_)) = (chromium(), in_path("oathtool")) {
        return Ok(Peers { chromium });
    }
    if !rustix::process::geteuid().is_root() || in_path("apt-get").is_none() {
        bail!(
            "Chromium or oathtool is missing: install the packages chromium and oathtool, or name a Chromium in CHROMIUM"
        );
    }
    for (name, arguments) in [
        ("listing Debian's packages", &["update"][..]),
        ("installing Chromium and oathtool", &["install", "--yes", "--no-install-recommends", "chromium", "oathtool"]),
    ] {
        let mut apt = Command::new("apt-get");
        step::run(workspace, name, apt.args(arguments).env("DEBIAN_FRONTEND", "noninteractive"))?;
    }
    match chromium() {
        Some(chromium) => Ok(Peers { chromium }),
        None => bail!("apt-get installed no Chromium: install one and name it in CHROMIUM"),
    }
}

fn chromium() -> Option<PathBuf> {
    let named = env::var_os("CHROMIUM").map(PathBuf::from);
    named.filter(|path| path.is_file()).or_else(|| in_path("chromium")).or_else(|| in_path("chromium-browser"))
}

fn in_path(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder: PathBuf| folder.join(program)).find(|file: &PathBuf| Path::is_file(file))
}
