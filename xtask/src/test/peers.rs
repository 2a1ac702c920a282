//! The independent programs that tests need: Debian's Chromium, oathtool as somebody else's authenticator, and openssl
//! as the authority of mail servers.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, anyhow, bail};

use crate::step;
use crate::workspace::Workspace;

/// Finds the browser and the authenticator; installs Debian's packages when that is possible.
///
/// Returns where the browser lies.
///
/// # Errors
/// A sentence that names what is missing and what to do.
pub fn browser(workspace: &Workspace) -> Result<PathBuf> {
    let missing = [("chromium", chromium()), ("oathtool", in_path("oathtool"))];
    install(workspace, &missing)?;
    chromium().ok_or_else(|| anyhow!("apt-get installed no Chromium: install one and name it in CHROMIUM"))
}

/// Finds openssl, or installs Debian's.
///
/// # Errors
/// A sentence that says what to do.
pub fn openssl(workspace: &Workspace) -> Result<()> {
    install(workspace, &[("openssl", in_path("openssl"))])
}

/// Installs those of Debian's packages whose program was not found.
fn install(workspace: &Workspace, packages: &[(&str, Option<PathBuf>)]) -> Result<()> {
    let missing: Vec<&str> =
        packages.iter().filter(|(_, program)| program.is_none()).map(|(package, _)| *package).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let names = missing.join(" and ");
    if !rustix::process::geteuid().is_root() || in_path("apt-get").is_none() {
        bail!("missing: {names}; install what is named so, and name a Chromium of your own in CHROMIUM");
    }
    for (name, arguments) in [
        ("listing Debian's packages".to_owned(), vec!["update"]),
        (format!("installing {names}"), [&["install", "--yes", "--no-install-recommends"], &missing[..]].concat()),
    ] {
        let mut apt = Command::new("apt-get");
        step::run(workspace, &name, apt.args(arguments).env("DEBIAN_FRONTEND", "noninteractive"))?;
    }
    Ok(())
}

fn chromium() -> Option<PathBuf> {
    let named = env::var_os("CHROMIUM").map(PathBuf::from);
    named.filter(|path| path.is_file()).or_else(|| in_path("chromium")).or_else(|| in_path("chromium-browser"))
}

fn in_path(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder: PathBuf| folder.join(program)).find(|file: &PathBuf| Path::is_file(file))
}
