//! A release has no test hooks: its wasm lacks the string that every build with them carries.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::build::Flavour;
use crate::stamp::files_under;
use crate::workspace::Workspace;

/// What `worker/src/testing.rs` answers with; nothing else may contain it.
const MARKER: &str = "latchkey-testing-hooks";
/// Where the hooks are defined.
const DEFINED_IN: &str = "worker/src/testing.rs";

/// Looks for the marker in what is deployed.
///
/// # Errors
/// When it is there, or when the search would find nothing because the marker was renamed.
pub fn check(workspace: &Workspace) -> Result<()> {
    let source = fs::read_to_string(workspace.path(DEFINED_IN)).with_context(|| format!("cannot read {DEFINED_IN}"))?;
    if !source.contains(MARKER) {
        bail!("{DEFINED_IN} does not carry the marker {MARKER}, so its absence from a release would prove nothing");
    }
    let release = Flavour::Production.folder(workspace).join("build");
    if !has_wasm(&release)? {
        bail!("there is no wasm in {}", release.display());
    }
    if contains(&release, MARKER)? {
        bail!("the release in {} contains the hooks of the tests", release.display());
    }
    // Where the tests' worker has been built, it shows that the search finds what it looks for.
    let testing = Flavour::Testing.folder(workspace).join("build");
    if has_wasm(&testing)? && !contains(&testing, MARKER)? {
        bail!("the worker of the tests lacks the marker {MARKER}, so its absence from a release proves nothing");
    }
    Ok(())
}

fn has_wasm(folder: &Path) -> Result<bool> {
    Ok(files_under(folder)?.iter().any(|file| file.extension().is_some_and(|extension| extension == "wasm")))
}

fn contains(folder: &Path, marker: &str) -> Result<bool> {
    for file in files_under(folder)? {
        let content = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
        if content.windows(marker.len()).any(|window| window == marker.as_bytes()) {
            return Ok(true);
        }
    }
    Ok(false)
}
