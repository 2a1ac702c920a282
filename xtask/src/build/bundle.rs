//! One binary of the frontend as the browser loads it: an optimised module, and the script that binds it to the page.
//!
//! wasm-bindgen names every function that passes between the two after itself and a hash, in both files; hashes do not
//! compress. Here they get names of one or two letters, in both files at once. What only a panic says leaves the module
//! around that ([`super::hush`]).

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use serde::Deserialize;

use super::asset::Assets;
use super::frontend::{read, remove};
use super::hush::hushed;
use super::module::without_file_names;
use crate::stamp::Stamp;
use crate::step;
use crate::tool::Tools;
use crate::workspace::Workspace;

/// What the browsers of the baseline can run, named one by one: `--all-features` makes modules that Firefox and Safari
/// refuse. These are also what rustc itself assumes of wasm32.
pub const WASM_FEATURES: [&str; 6] = [
    "--enable-mutable-globals",
    "--enable-sign-ext",
    "--enable-nontrapping-float-to-int",
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-reference-types",
];

/// How wasm-opt makes a module small once it is compressed (docs/decisions/0127). Twice, for the second pass finds what the
/// first one left. Nothing lies at the lowest addresses but the end of the stack, so an offset may become part of an access.
const OPTIMISING: [&str; 5] = [
    "-Oz",
    "-Oz",
    "--one-caller-inline-max-function-size=0",
    "--low-memory-unused",
    "--minify-imports-and-exports-and-modules",
];

/// What wasm-opt calls the module that every import comes from, once it has shortened the names.
const SHORT_MODULE: &str = "a";

/// Publishes `<name>.wasm` and its glue `<name>.js`.
///
/// # Errors
/// When a tool fails, or a file cannot be written.
pub fn publish(workspace: &Workspace, tools: &Tools, name: &str, assets: &mut Assets) -> Result<()> {
    let folder = workspace.state("bundle").join(name);
    let module = format!("target/wasm32-unknown-unknown/release/{name}.wasm");
    let small = folder.join("small.wasm");
    let glue = folder.join("glue.min.js");

    // A change of words or styles leaves the module as it was, and optimising is the slow part.
    let stamp = Stamp::in_file(
        folder.join("stamp"),
        workspace,
        &[&module, "xtask/src/build/hush.rs", "xtask/src/build/hush", "xtask/src/build/module.rs"],
        &[&tools.versions, &WASM_FEATURES.concat(), &OPTIMISING.concat()],
    )?;
    if !stamp.is_current() {
        remove(&folder)?;
        let mut bindgen = Command::new(&tools.wasm_bindgen);
        bindgen
            .args(["--target", "web", "--no-typescript", "--remove-producers-section", "--out-dir"])
            .arg(&folder)
            .arg(workspace.path(&module));
        step::run(workspace, &format!("binding {name}"), &mut bindgen)?;

        let bound = folder.join(format!("{name}_bg.wasm"));
        let (quiet, said) = hushed(&read(&bound)?).with_context(|| format!("cannot hush {name}"))?;
        write(&bound, &quiet)?;
        let mut optimise = tools.node.command("wasm-opt");
        optimise.args(OPTIMISING).args(WASM_FEATURES).arg("-o").arg(&small).arg(&bound);
        let names = ShortNames::parse(&step::said(workspace, &format!("optimising {name}"), &mut optimise)?)?;
        write(&small, &without_file_names(said.forget(&read(&small)?)?))?;

        let cache = folder.join("names.json");
        write(&cache, &serde_json::to_vec(&names.0)?)?;
        let renaming = [
            format!("--mangle-props={}", names.pattern()),
            "--mangle-quoted".to_owned(),
            format!("--mangle-cache={}", cache.display()),
        ];
        minify(workspace, tools, &folder.join(format!("{name}.js")), &glue, &renaming)?;
        stamp.remember()?;
    }
    assets.publish(&format!("{name}.wasm"), &read(&small)?)?;
    assets.publish(&format!("{name}.js"), &read(&glue)?)
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))
}

/// Minifies a script with everything it imports.
///
/// # Errors
/// When esbuild fails.
pub fn minify(workspace: &Workspace, tools: &Tools, source: &Path, to: &Path, more: &[String]) -> Result<()> {
    let mut esbuild = tools.node.command("esbuild");
    esbuild
        .arg(source)
        .args([
            "--bundle",
            "--minify",
            "--format=esm",
            "--target=es2022",
            "--legal-comments=none",
            "--log-level=warning",
        ])
        .args(more)
        .arg(format!("--outfile={}", to.display()));
    let name = source.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    step::run(workspace, &format!("minifying {name}"), &mut esbuild)
}

/// The short name of everything that passes between module and glue, by its long one.
#[derive(Debug)]
struct ShortNames(BTreeMap<String, String>);

/// What wasm-opt says about the names it gave.
#[derive(Debug, Deserialize)]
struct Renamed {
    /// Module, long name, short name.
    imports: Vec<(String, String, String)>,
    /// Long name, short name.
    exports: Vec<(String, String)>,
}

impl ShortNames {
    fn parse(said: &str) -> Result<Self> {
        let renamed: Renamed = serde_json::from_str(said).context("wasm-opt did not say which names it gave")?;
        let modules = renamed.imports.iter().map(|(module, ..)| (module.clone(), SHORT_MODULE.to_owned()));
        let imports = renamed.imports.iter().map(|(_, long, short)| (long.clone(), short.clone()));
        Ok(Self(modules.chain(imports).chain(renamed.exports.iter().cloned()).collect()))
    }

    /// A regular expression of exactly the long names.
    fn pattern(&self) -> String {
        let long: Vec<String> = self.0.keys().map(|name| name.replace('.', r"\.").replace('$', r"\$")).collect();
        format!("^({})$", long.join("|"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn module_imports_and_exports_are_renamed_and_nothing_else() {
        let said = r#"{"imports": [["./reset_bg.js", "__wbg_now_1", "b"]], "exports": [["memory", "c"]]}"#;
        let names = ShortNames::parse(said).unwrap();
        let short = |long: &str| names.0.get(long).map(String::as_str);
        assert_eq!([short("./reset_bg.js"), short("__wbg_now_1"), short("memory")], [Some("a"), Some("b"), Some("c")]);
        assert_eq!(names.pattern(), r"^(\./reset_bg\.js|__wbg_now_1|memory)$");
    }

    #[test]
    fn silence_is_an_error() {
        assert!(ShortNames::parse("").is_err());
    }
}
