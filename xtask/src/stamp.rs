//! Skips a build whose inputs have not changed since it last succeeded.
//!
//! A stamp is the digest of the inputs' names and contents. Contents, not times: switching branches touches files
//! without changing them, and a fresh clone has no useful times at all.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use data_encoding::HEXLOWER;
use sha2::{Digest as _, Sha256};

use crate::workspace::Workspace;

/// The state of a build's inputs, and where it is remembered.
#[derive(Debug)]
pub struct Stamp {
    digest: String,
    file: PathBuf,
}

impl Stamp {
    /// Reads the inputs of the build `name`: files and folders of the checkout, missing ones counting as empty, and
    /// `facts` that are not files (versions of tools, features).
    ///
    /// # Errors
    /// When an input cannot be read.
    pub fn of(workspace: &Workspace, name: &str, inputs: &[&str], facts: &[&str]) -> Result<Self> {
        Self::in_file(workspace.state("stamp").join(name), workspace, inputs, facts)
    }

    /// The same, remembered in a file of one's own.
    ///
    /// # Errors
    /// When an input cannot be read.
    pub fn in_file(file: PathBuf, workspace: &Workspace, inputs: &[&str], facts: &[&str]) -> Result<Self> {
        let mut digest = Sha256::new();
        for fact in facts {
            digest.update(fact.as_bytes());
            digest.update([0]);
        }
        for input in inputs {
            for file in files_under(&workspace.path(input))? {
                let content = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
                digest.update(file.strip_prefix(workspace.root()).unwrap_or(&file).as_os_str().as_encoded_bytes());
                digest.update([0]);
                digest.update(Sha256::digest(&content));
            }
        }
        let digest = HEXLOWER.encode(&digest.finalize());
        Ok(Self { digest, file })
    }

    /// Whether the build last succeeded with these inputs.
    pub fn is_current(&self) -> bool {
        fs::read_to_string(&self.file).is_ok_and(|last| last == self.digest)
    }

    /// Remembers that the build has succeeded.
    ///
    /// # Errors
    /// When the stamp cannot be written.
    pub fn remember(&self) -> Result<()> {
        let folder = self.file.parent().context("a stamp lies in a folder")?;
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
        fs::write(&self.file, &self.digest).with_context(|| format!("cannot write {}", self.file.display()))
    }
}

/// All files under a path in a fixed order; a missing path has none. Folders made by builds are left out.
pub fn files_under(path: &Path) -> Result<Vec<PathBuf>> {
    if path.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    if !path.is_dir() {
        return Ok(Vec::new());
    }
    let mut entries = Vec::new();
    for entry in fs::read_dir(path).with_context(|| format!("cannot list {}", path.display()))? {
        entries.push(entry?.path());
    }
    entries.sort();
    let mut files = Vec::new();
    for entry in entries {
        let made = ["build", "target", "node_modules"].iter().any(|name| entry.ends_with(name) && entry.is_dir());
        // `xtask/src/build` is source, not something made.
        if !made || entry.ends_with("src/build") {
            files.extend(files_under(&entry)?);
        }
    }
    Ok(files)
}
