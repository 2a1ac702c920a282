//! Builds the targets with the coverage that libFuzzer follows, on any toolchain.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::step;
use crate::workspace::Workspace;

/// The profile of the root `Cargo.toml`, and its folder.
const PROFILE: &str = "fuzz";

/// What rustc is told: `cfg(fuzzing)` for the entry points and libFuzzer itself, and LLVM's coverage of edges, compared
/// values included (LLVM `SanitizerCoverage`).
const FLAGS: [&str; 6] = [
    "--cfg=fuzzing",
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
];

/// Builds every target and returns the folder they lie in.
///
/// # Errors
/// When they do not compile; libFuzzer itself needs a C++ compiler.
pub fn programs(workspace: &Workspace) -> Result<PathBuf> {
    let host = host(workspace)?;
    let mut cargo = Command::new("cargo");
    cargo
        .args(["build", "--package", "latchkey-fuzz", "--bins", "--profile", PROFILE])
        // With a target named, build scripts and macros are built without these flags.
        .args(["--target", &host])
        .env("CARGO_ENCODED_RUSTFLAGS", FLAGS.join("\x1f"))
        .current_dir(workspace.root());
    step::run(workspace, "building the fuzz targets", &mut cargo)?;
    Ok(workspace.path("target").join(host).join(PROFILE))
}

/// The platform this machine's rustc builds for.
fn host(workspace: &Workspace) -> Result<String> {
    let output = Command::new("rustc").args(["--print", "host-tuple"]).current_dir(workspace.root()).output();
    let output = output.context("cannot run rustc")?;
    if !output.status.success() {
        bail!("rustc does not name its platform: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}
