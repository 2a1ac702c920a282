//! The browser's files: one wasm module for each binary of the frontend, styles, words, and a page for each language.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use super::asset::Assets;
use super::bundle;
use super::page;
use super::passwords;
use super::words::{self, FIRST_LOCALE, Words};
use crate::stamp::{Stamp, files_under};
use crate::step;
use crate::tool::Tools;
use crate::workspace::Workspace;

/// What the browser's files are made of.
const INPUTS: [&str; 11] = [
    "frontend",
    "unicode",
    "shared",
    "locales",
    "index.html",
    "worker/voices",
    passwords::SOURCE,
    "Cargo.toml",
    "Cargo.lock",
    "xtask/src/build",
    "xtask/src/build.rs",
];

/// Headers of files that are served without the worker (pages get theirs from the worker). A Web Worker takes its
/// content security policy from its own script's response, hence the policy here.
const HEADERS: &str = "\
/assets/*
  Cache-Control: public, max-age=31536000, immutable
  Content-Security-Policy: default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'
  Cross-Origin-Resource-Policy: same-origin
  Referrer-Policy: no-referrer
  X-Content-Type-Options: nosniff
";

/// The page that is shown in a frame, in one language: its words are the widget's.
const FRAME: &str = "frontend/pages/turnstile.html";

/// Builds `dist/` unless it is current.
///
/// # Errors
/// When something does not compile, or a page cannot be filled in.
pub fn build(workspace: &Workspace, tools: &Tools) -> Result<()> {
    let dist = workspace.path("dist");
    let stamp = Stamp::of(workspace, "frontend", &INPUTS, &[&tools.versions])?;
    if stamp.is_current() && dist.join("index.html").is_file() {
        return Ok(());
    }

    let mut cargo = Command::new("cargo");
    cargo
        .args(["build", "--release", "--target", "wasm32-unknown-unknown", "--package", "latchkey-frontend", "--bins"])
        .current_dir(workspace.root());
    step::run(workspace, "building the browser app", &mut cargo)?;

    // Made beside the old one and swapped in, so that a server never serves half of each.
    let fresh = workspace.state("dist");
    remove(&fresh)?;
    let mut assets = Assets::in_folder(&fresh)?;
    for name in bundles(workspace)? {
        bundle::publish(workspace, tools, &name, &mut assets)?;
    }
    publish_scripts(workspace, tools, &mut assets)?;
    let languages = Words::all(workspace)?;
    for words in &languages {
        for (name, json) in words.compiled()? {
            assets.publish(&name, &json)?;
        }
    }
    write_pages(workspace, &fresh, &assets, &languages)?;
    words::write_for_worker(workspace, &fresh.join("messages"))?;
    copy_voices(workspace, &fresh)?;
    write_passwords(workspace, tools, &fresh)?;
    fs::write(fresh.join("_headers"), HEADERS).context("cannot write _headers")?;

    remove(&dist)?;
    fs::rename(&fresh, &dist).context("cannot move the new dist into its place")?;
    stamp.remember()
}

/// Copies the recordings that the worker speaks picture checks with: too many bytes for its module.
fn copy_voices(workspace: &Workspace, dist: &Path) -> Result<()> {
    let folder = dist.join("voices");
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    for voice in files_under(&workspace.path("worker/voices"))? {
        let name = voice.file_name().context("a voice has a name")?;
        fs::copy(&voice, folder.join(name)).with_context(|| format!("cannot copy {}", voice.display()))?;
    }
    Ok(())
}

/// Writes the list of common passwords, which the worker reads: too many bytes for its module, too.
fn write_passwords(workspace: &Workspace, tools: &Tools, dist: &Path) -> Result<()> {
    let file = dist.join(passwords::FILE);
    let folder = file.parent().context("a list lies in a folder")?;
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    fs::write(&file, passwords::build(workspace, tools)?).with_context(|| format!("cannot write {}", file.display()))
}

/// The frontend's binaries: one file each in `frontend/src/bin`.
fn bundles(workspace: &Workspace) -> Result<Vec<String>> {
    let files = files_under(&workspace.path("frontend/src/bin"))?;
    Ok(files.iter().filter_map(|file| file.file_stem()).map(|stem| stem.to_string_lossy().into_owned()).collect())
}

/// Publishes the hand-written scripts and the styles, minified.
fn publish_scripts(workspace: &Workspace, tools: &Tools, assets: &mut Assets) -> Result<()> {
    let folder = workspace.state("bundle/scripts");
    let mut sources = files_under(&workspace.path("frontend/styles"))?;
    sources.extend(files_under(&workspace.path("frontend/boot"))?);
    for source in sources {
        let file = source.file_name().context("a script has a name")?.to_string_lossy().into_owned();
        // `pow.js` is the glue of the binary of that name; the script that loads it is the solver.
        let name = if file == "pow.js" { "solver.js" } else { file.as_str() };
        let small = folder.join(name);
        bundle::minify(workspace, tools, &source, &small, &[])?;
        assets.publish(name, &read(&small)?)?;
    }
    Ok(())
}

/// The pages by their templates, with what stands before the language in the names of their files.
const PAGES: [(&str, &str); 3] =
    [("index.html", ""), ("frontend/pages/account.html", "me."), ("frontend/pages/not-me.html", "not-me.")];

/// Every page in every language, the first language's reset page again as `index.html`, and the page of Turnstile's
/// widget, which has no words.
fn write_pages(workspace: &Workspace, dist: &Path, assets: &Assets, languages: &[Words]) -> Result<()> {
    let text = |path: &str| fs::read_to_string(workspace.path(path)).with_context(|| format!("cannot read {path}"));
    let part = |name: &str| text(&format!("frontend/pages/{name}"));
    for (source, prefix) in PAGES {
        let template = text(source)?;
        for words in languages {
            let locale = words.locale();
            let page = page::fill(&template, &part, assets, (words, languages))
                .with_context(|| format!("{source} in {locale}"))?;
            fs::write(dist.join(format!("{prefix}{locale}.html")), &page).context("cannot write a page")?;
            if prefix.is_empty() && locale == FIRST_LOCALE {
                fs::write(dist.join("index.html"), &page).context("cannot write index.html")?;
                let frame =
                    page::fill(&text(FRAME)?, &part, assets, (words, languages)).with_context(|| FRAME.to_owned())?;
                fs::write(dist.join("turnstile.html"), frame).context("cannot write turnstile.html")?;
            }
        }
    }
    Ok(())
}

pub(super) fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}

pub(super) fn remove(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove {}", folder.display()))
        }
        _ => Ok(()),
    }
}
