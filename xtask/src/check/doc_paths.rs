//! Every path that a document names exists.
//!
//! A path is a word in backticks with a slash in it whose first part is a folder or file of the checkout, or the name of
//! a file at the root. What builds make is left out: it need not exist yet.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::stamp::files_under;
use crate::workspace::Workspace;

/// What builds make, and what is written into a checkout but never committed.
const MADE: [&str; 7] = ["dist", "target", "node_modules", "worker/build", ".latchkey", ".wrangler", ".dev.vars"];
/// Endings by which a name without a slash is taken for a file at the root.
const ENDINGS: [&str; 6] = [".toml", ".md", ".json", ".html", ".lock", ".example"];

/// Checks the documents.
///
/// # Errors
/// With every path that is named and missing.
pub fn check(workspace: &Workspace) -> Result<()> {
    let mut documents = files_under(&workspace.path("docs"))?;
    documents.extend(
        ["README.md", "CHANGELOG.md", "tests/mail-catcher/README.md", "fuzz/README.md"]
            .map(|name| workspace.path(name)),
    );
    let mut missing = Vec::new();
    for document in documents.iter().filter(|file| file.extension().is_some_and(|extension| extension == "md")) {
        let text = fs::read_to_string(document).with_context(|| format!("cannot read {}", document.display()))?;
        let name = document.strip_prefix(workspace.root()).unwrap_or(document).display();
        for path in paths_in(&text) {
            if is_ours(workspace, path) && !workspace.path(path).exists() {
                missing.push(format!("{name} names {path}, which does not exist"));
            }
        }
    }
    if missing.is_empty() { Ok(()) } else { bail!("{}", missing.join("; ")) }
}

/// What stands in backticks and looks like a path.
fn paths_in(text: &str) -> impl Iterator<Item = &str> {
    // Blocks of code are examples; what stands in a line is a claim.
    let prose = text.split("```").step_by(2);
    prose.flat_map(|part| part.split('`').skip(1).step_by(2)).filter(|quoted| looks_like_a_path(quoted))
}

fn looks_like_a_path(quoted: &str) -> bool {
    let plain = quoted.chars().all(|c| c.is_ascii_alphanumeric() || "/._-".contains(c));
    plain && (quoted.contains('/') || ENDINGS.iter().any(|ending| quoted.ends_with(ending)))
}

/// A route (`/healthz`) or a package (`@scope/name`) looks like a path and is none.
fn is_ours(workspace: &Workspace, path: &str) -> bool {
    let first = path.split('/').next().unwrap_or_default();
    let made = MADE.iter().any(|made| path == *made || path.starts_with(&format!("{made}/")));
    !made && !first.is_empty() && (!path.contains('/') || workspace.path(first).exists())
}

#[cfg(test)]
mod tests {
    use super::paths_in;

    fn check(text: &str, expected: &[&str]) {
        assert_eq!(paths_in(text).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn paths_are_found_in_prose_and_not_in_blocks() {
        check("See `protocol/src/gate.rs` and `deny.toml`.", &["protocol/src/gate.rs", "deny.toml"]);
        check("Call `Gate::pass` or run `cargo xtask check`.", &[]);
        check("```\n`made/up.rs`\n```\nthen `docs/a.md`", &["docs/a.md"]);
        check("`locales/<lang>/ui.ftl` has a hole", &[]);
    }
}
