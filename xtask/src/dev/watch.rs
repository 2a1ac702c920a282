//! What the source looks like now, cheap enough to ask twice a second.

use std::fs;
use std::path::PathBuf;
use std::time::SystemTime;

use anyhow::Result;

use crate::stamp::files_under;
use crate::workspace::Workspace;

const WATCHED: [&str; 9] =
    ["unicode", "shared", "protocol", "worker", "frontend", "locales", "index.html", "Cargo.toml", "Cargo.lock"];

/// The files and when each was last written.
pub type Snapshot = Vec<(PathBuf, SystemTime)>;

/// Looks at the source.
///
/// # Errors
/// When a folder cannot be listed.
pub fn snapshot(workspace: &Workspace) -> Result<Snapshot> {
    let mut files = Vec::new();
    for watched in WATCHED {
        files.extend(files_under(&workspace.path(watched))?);
    }
    // A file that an editor is just replacing has no time; the next look sees it.
    let time = |file: &PathBuf| fs::metadata(file).and_then(|data| data.modified()).unwrap_or(SystemTime::UNIX_EPOCH);
    Ok(files.into_iter().map(|file| (file.clone(), time(&file))).collect())
}
