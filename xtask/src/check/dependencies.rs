//! The law of dependencies (`docs/ARCHITECTURE.md`): who may name whom.
//!
//! `unicode ← shared ← protocol ← worker`, `shared ← frontend`, and nothing else. What is forbidden is forbidden through any
//! number of steps: `protocol` must not reach `web-sys` by way of a third crate either.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::workspace::Workspace;

/// A crate of ours, and the crates it must never contain.
const FORBIDDEN: [(&str, &[&str]); 5] = [
    (
        "latchkey-unicode",
        &[
            "latchkey-shared",
            "latchkey-protocol",
            "latchkey-worker",
            "latchkey-frontend",
            "latchkey-locales",
            "worker",
            "getrandom",
        ],
    ),
    (
        "latchkey-shared",
        &[
            "latchkey-protocol",
            "latchkey-worker",
            "latchkey-frontend",
            "latchkey-locales",
            "worker",
            "wasm-bindgen",
            "web-sys",
            "js-sys",
            "getrandom",
        ],
    ),
    (
        "latchkey-protocol",
        &["latchkey-worker", "latchkey-frontend", "latchkey-locales", "worker", "wasm-bindgen", "web-sys", "js-sys"],
    ),
    ("latchkey-worker", &["latchkey-frontend", "latchkey-locales", "yew"]),
    ("latchkey-frontend", &["latchkey-protocol", "latchkey-worker", "latchkey-locales", "worker"]),
];

/// Crates that only a crate in this list may name directly.
const RESERVED: [(&str, &[&str]); 2] = [("worker", &["latchkey-worker"]), ("yew", &["latchkey-frontend"])];

/// Crates that are not looked behind: the token library draws its own nonces, through getrandom, which asks
/// the platform for them by way of `wasm-bindgen`; and what Unicode says of a text, which is a pure function of it,
/// is asked of the platform by the one crate that does nothing else.
const NOT_FOLLOWED: [&str; 2] = ["getrandom", "latchkey-unicode"];

/// Checks the law on what cargo resolved.
///
/// # Errors
/// With every dependency that breaks the law.
pub fn check(workspace: &Workspace) -> Result<()> {
    let output = Command::new("cargo")
        .args(["metadata", "--format-version", "1", "--filter-platform", "wasm32-unknown-unknown"])
        .current_dir(workspace.root())
        .output()
        .context("cannot run cargo metadata")?;
    if !output.status.success() {
        bail!("cargo metadata failed: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    let graph = Graph::of(&serde_json::from_slice(&output.stdout).context("cargo metadata wrote no JSON")?);
    let breaches = graph.breaches();
    if !breaches.is_empty() {
        bail!("{}", breaches.join("; "));
    }
    Ok(())
}

/// Crates by name, and the crates each is linked with (neither those its tests use nor those its build script uses).
#[derive(Debug, Default)]
struct Graph {
    links: BTreeMap<String, BTreeSet<String>>,
}

impl Graph {
    fn of(metadata: &Value) -> Self {
        // An id is opaque, so names come from the list of packages.
        let list = |value: &Value, name: &str| value.get(name).and_then(Value::as_array).cloned().unwrap_or_default();
        let text = |value: &Value, name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        let names: BTreeMap<String, String> =
            list(metadata, "packages").iter().map(|package| (text(package, "id"), text(package, "name"))).collect();
        let name_of = |id: &str| names.get(id).cloned().unwrap_or_default();

        let mut links: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let nodes = metadata.get("resolve").map(|resolve| list(resolve, "nodes")).unwrap_or_default();
        for node in nodes {
            let linked = links.entry(name_of(&text(&node, "id"))).or_default();
            for dependency in list(&node, "deps") {
                // The kind of an ordinary dependency is null; others are "dev" and "build".
                if list(&dependency, "dep_kinds").iter().any(|kind| kind.get("kind").is_some_and(Value::is_null)) {
                    linked.insert(name_of(&text(&dependency, "pkg")));
                }
            }
        }
        Self { links }
    }

    fn breaches(&self) -> Vec<String> {
        let mut breaches = Vec::new();
        for (krate, forbidden) in FORBIDDEN {
            let reached = self.reached_from(krate);
            for name in forbidden.iter().filter(|name| reached.contains(**name)) {
                breaches.push(format!("{krate} must not depend on {name}"));
            }
        }
        for (reserved, owners) in RESERVED {
            for (krate, linked) in &self.links {
                let ours = krate.starts_with("latchkey-") || krate == "xtask";
                if ours && linked.contains(reserved) && !owners.contains(&krate.as_str()) {
                    breaches.push(format!("{krate} must not name {reserved}"));
                }
            }
        }
        breaches
    }

    fn reached_from(&self, krate: &str) -> BTreeSet<&str> {
        let mut reached = BTreeSet::new();
        let mut open = vec![krate];
        while let Some(next) = open.pop() {
            for linked in self.links.get(next).into_iter().flatten() {
                if reached.insert(linked.as_str()) && !NOT_FOLLOWED.contains(&linked.as_str()) {
                    open.push(linked);
                }
            }
        }
        reached
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(links: &[(&str, &[&str])], expected: &[&str]) {
        let links =
            links.iter().map(|(krate, linked)| ((*krate).to_owned(), linked.iter().map(|&l| l.to_owned()).collect()));
        assert_eq!(Graph { links: links.collect() }.breaches(), expected);
    }

    #[test]
    fn the_lawful_graph_has_no_breach() {
        check(
            &[
                ("latchkey-protocol", &["latchkey-shared", "hmac"]),
                ("latchkey-worker", &["latchkey-protocol", "worker"]),
                ("latchkey-frontend", &["latchkey-shared", "yew"]),
                ("worker", &["web-sys"]),
                ("yew", &["web-sys"]),
            ],
            &[],
        );
    }

    #[test]
    fn a_forbidden_crate_is_found_behind_another() {
        check(
            &[("latchkey-protocol", &["clock"]), ("clock", &["js-sys"])],
            &["latchkey-protocol must not depend on js-sys"],
        );
    }

    #[test]
    fn the_token_library_may_draw_its_nonces() {
        check(&[("latchkey-protocol", &["pasetors"]), ("pasetors", &["getrandom"]), ("getrandom", &["js-sys"])], &[]);
        check(&[("latchkey-shared", &["getrandom"])], &["latchkey-shared must not depend on getrandom"]);
    }

    #[test]
    fn what_unicode_says_may_be_asked_of_the_platform() {
        check(&[("latchkey-shared", &["latchkey-unicode"]), ("latchkey-unicode", &["js-sys", "web-sys"])], &[]);
        check(
            &[("latchkey-shared", &["latchkey-unicode", "js-sys"]), ("latchkey-unicode", &["js-sys"])],
            &["latchkey-shared must not depend on js-sys"],
        );
        check(&[("latchkey-unicode", &["latchkey-shared"])], &["latchkey-unicode must not depend on latchkey-shared"]);
    }

    #[test]
    fn the_frontend_never_names_the_protocol() {
        check(
            &[("latchkey-frontend", &["latchkey-protocol"])],
            &["latchkey-frontend must not depend on latchkey-protocol"],
        );
    }

    #[test]
    fn only_the_worker_names_the_platform() {
        check(&[("latchkey-tests", &["worker"])], &["latchkey-tests must not name worker"]);
    }

    #[test]
    fn a_build_script_and_tests_may_use_what_the_crate_may_not() {
        let metadata = serde_json::json!({
            "packages": [{ "id": "1", "name": "latchkey-worker" }, { "id": "2", "name": "latchkey-locales" }],
            "resolve": { "nodes": [{ "id": "1", "deps": [{ "pkg": "2", "dep_kinds": [{ "kind": "build" }] }] }] },
        });
        assert!(Graph::of(&metadata).breaches().is_empty());
    }
}
