//! The sizes of what was built, against their budgets (`docs/PERFORMANCE.md`). Sizes are gates; speed is not.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};

use crate::stamp::files_under;
use crate::tool::Tools;
use crate::workspace::Workspace;

/// A compression, as Node's zlib names it.
#[derive(Debug, Clone, Copy)]
enum Compression {
    /// What a browser gets.
    Brotli,
    /// What the platform counts.
    Gzip,
}

/// Everything a browser loads before the first field can be typed in and sent, brotli: 130 kB.
const RESET_BUDGET: u64 = 130_000;
/// The same of the account page, brotli: 150 kB. Nobody is locked out while it loads, and it holds what is registered.
const ACCOUNT_BUDGET: u64 = 150_000;
/// The worker with every method, gzip: 700 kB.
const WORKER_BUDGET: u64 = 700_000;

/// The files of the app besides its page, by the start of their names: the app itself, a passkey's ceremony, and one
/// language. Solver and judge come later.
const RESET_FILES: [&str; 6] = ["boot.", "reset.", "passkey.", "tokens.", "look.", "words-en."];
/// The files of the account page likewise.
const ACCOUNT_FILES: [&str; 7] = ["boot.", "account.", "passkey.", "tokens.", "look.", "words-en.", "account-en."];

/// Checks what was built.
///
/// # Errors
/// When a budget is exceeded, or what is measured is missing.
pub fn check(workspace: &Workspace) -> Result<()> {
    eprintln!("{}", measure(workspace)?);
    Ok(())
}

/// Measures what was built, and says the sizes.
///
/// # Errors
/// With the sizes when a budget is exceeded; or when what is measured is missing.
pub fn measure(workspace: &Workspace) -> Result<String> {
    let tools = Tools::install(workspace)?;
    let reset = compressed(&tools, Compression::Brotli, &page(workspace, "index.html", &RESET_FILES)?)?;
    let account = compressed(&tools, Compression::Brotli, &page(workspace, "me.en.html", &ACCOUNT_FILES)?)?;
    let worker = compressed(&tools, Compression::Gzip, &shipped(&workspace.path("worker/build"))?)?;
    let sizes = format!(
        "reset app: {reset} of {RESET_BUDGET} bytes (brotli); account page: {account} of {ACCOUNT_BUDGET} (brotli); \
         worker: {worker} of {WORKER_BUDGET} (gzip)"
    );
    if reset > RESET_BUDGET || account > ACCOUNT_BUDGET || worker > WORKER_BUDGET {
        bail!("a size budget is exceeded: {sizes}");
    }
    Ok(sizes)
}

/// A page, and the files it loads.
fn page(workspace: &Workspace, document: &str, starts: &[&str]) -> Result<Vec<PathBuf>> {
    let mut page = vec![workspace.path("dist").join(document)];
    for start in starts {
        page.extend(starting_with(&workspace.path("dist/assets"), start)?);
    }
    Ok(page)
}

/// The files of a folder whose names begin so; at least one.
fn starting_with(folder: &Path, start: &str) -> Result<Vec<PathBuf>> {
    let named = |file: &PathBuf| file.file_name().is_some_and(|name| name.to_string_lossy().starts_with(start));
    let files: Vec<PathBuf> = files_under(folder)?.into_iter().filter(named).collect();
    if files.is_empty() {
        bail!("{} has no file {start}*", folder.display());
    }
    Ok(files)
}

/// What wrangler uploads of a build: the script and the modules it imports.
fn shipped(build: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(build).with_context(|| format!("cannot list {}", build.display()))? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "js" || extension == "wasm") {
            files.push(path);
        }
    }
    Ok(files)
}

/// The sum of the files' compressed sizes, each compressed by itself as a server does.
fn compressed(tools: &Tools, compression: Compression, files: &[PathBuf]) -> Result<u64> {
    let function = match compression {
        Compression::Brotli => "brotliCompressSync",
        Compression::Gzip => "gzipSync",
    };
    let script = format!(
        "const {{ {function}: shrink }} = require('node:zlib'), {{ readFileSync: read }} = require('node:fs');\
         console.log(process.argv.slice(1).reduce((sum, file) => sum + shrink(read(file)).length, 0))"
    );
    let output = tools.node.command("node").arg("--eval").arg(script).args(files).output()?;
    let text = String::from_utf8_lossy(&output.stdout);
    text.trim().parse().map_err(|_| anyhow!("cannot compress: {}", String::from_utf8_lossy(&output.stderr)))
}
