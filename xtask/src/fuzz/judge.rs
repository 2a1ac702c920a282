//! The judge of passwords, natively and as the browser's bundle: the same code compiled twice must say the same.
//!
//! An example of `fuzz/` judges the corpus and what it makes of it, and writes question and verdict down; Node asks the
//! bundle of `dist/` the same.

use std::process::Command;

use anyhow::{Context, Result, anyhow, bail};

use crate::build;
use crate::stamp::files_under;
use crate::step;
use crate::tool::Tools;
use crate::workspace::Workspace;

/// How many passwords are judged.
const CASES: u32 = 5_000;

/// Compares, and returns how many passwords were judged.
///
/// # Errors
/// With the first password that is judged differently, or what could not be built.
pub fn compare(workspace: &Workspace) -> Result<u64> {
    let tools = Tools::install(workspace)?;
    build::build_app(workspace, &tools)?;
    let cases = workspace.state("fuzz/judge.jsonl");
    std::fs::create_dir_all(workspace.state("fuzz")).context("cannot make .latchkey/fuzz")?;
    let mut native = Command::new("cargo");
    native
        .args(["run", "--quiet", "--package", "latchkey-fuzz", "--example", "verdicts", "--", &CASES.to_string()])
        .arg(&cases)
        .current_dir(workspace.root());
    step::run(workspace, "judging passwords natively", &mut native)?;

    let bundle = files_under(&workspace.path("dist/assets"))?;
    let part = |ending: &str| {
        let named = bundle.iter().find(|file| {
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with("judge.") && name.ends_with(ending)
        });
        named.ok_or_else(|| anyhow!("dist/assets has no judge{ending}"))
    };
    let mut node = tools.node.command("node");
    node.arg(workspace.path("fuzz/judge.mjs")).args([part(".js")?, part(".wasm")?]).arg(&cases);
    let finished = step::attempt(workspace, "judging passwords by the browser's bundle", &mut node)?;
    let last = finished.output.lines().next_back().unwrap_or_default();
    if !finished.succeeded {
        bail!("{}", finished.output.trim());
    }
    last.strip_suffix(" alike").and_then(|count| count.parse().ok()).with_context(|| format!("Node says {last:?}"))
}
