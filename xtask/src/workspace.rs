//! Where things lie: the checkout, and the cache that outlives it.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};

/// The checkout and the paths in it that several commands share.
#[derive(Debug, Clone)]
pub struct Workspace {
    root: PathBuf,
}

impl Workspace {
    /// Finds the checkout that cargo runs this program in, or without cargo the one that it was built from. They may differ:
    /// a checkout that was copied with its `target` has nothing to build.
    ///
    /// # Errors
    /// When the checkout has moved since.
    pub fn find() -> Result<Self> {
        let folder =
            std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
        let root = folder.parent().unwrap_or(Path::new("."));
        let root = root.canonicalize().with_context(|| format!("{} is gone", root.display()))?;
        Ok(Self { root })
    }

    /// The root of the checkout.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// A path in the checkout.
    pub fn path(&self, relative: impl AsRef<Path>) -> PathBuf {
        self.root.join(relative)
    }

    /// A path in `.latchkey/`: state of this checkout that is never committed.
    pub fn state(&self, relative: impl AsRef<Path>) -> PathBuf {
        self.root.join(".latchkey").join(relative)
    }

    /// The version of a crate that `Cargo.lock` chose.
    ///
    /// # Errors
    /// When the lock cannot be read or does not name the crate.
    pub fn locked_version(&self, krate: &str) -> Result<String> {
        let lock = fs::read_to_string(self.path("Cargo.lock")).context("cannot read Cargo.lock")?;
        locked_version(&lock, krate).ok_or_else(|| anyhow!("Cargo.lock does not name the crate {krate}"))
    }
}

/// The folder of built tools, shared by all checkouts of this user: `${XDG_CACHE_HOME:-~/.cache}/latchkey`.
///
/// # Errors
/// When neither variable is set.
pub fn cache() -> Result<PathBuf> {
    let folder = match env::var_os("XDG_CACHE_HOME").filter(|value| !value.is_empty()) {
        Some(cache) => PathBuf::from(cache),
        None => PathBuf::from(env::var_os("HOME").context("HOME is not set: no place for built tools")?).join(".cache"),
    };
    Ok(folder.join("latchkey"))
}

fn locked_version(lock: &str, krate: &str) -> Option<String> {
    let mut lines = lock.lines();
    let wanted = format!("name = \"{krate}\"");
    lines.find(|line| *line == wanted)?;
    let version = lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')?;
    Some(version.to_owned())
}

#[cfg(test)]
mod tests {
    use super::locked_version;

    #[test]
    fn the_locked_version_is_that_of_the_crate_and_not_of_a_namesake() {
        let lock = "[[package]]\nname = \"worker-macros\"\nversion = \"0.1.0\"\n\n[[package]]\nname = \"worker\"\nversion = \"0.8.7\"\n";
        assert_eq!(locked_version(lock, "worker").as_deref(), Some("0.8.7"));
        assert_eq!(locked_version(lock, "yew"), None);
    }
}
