//! Variables and secrets, judged by the worker's own reader (`worker/examples/configuration.rs`).

use std::fs;
use std::io::Write as _;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, anyhow, bail};
use serde_json::{Map, Value};

use super::Finding;
use crate::secrets::SecretsFile;
use crate::workspace::Workspace;

/// Judges the variables of `wrangler.toml` and of a file, which wins where both name one.
///
/// # Errors
/// When `wrangler.toml` cannot be read or the worker's reader does not run.
pub fn look(workspace: &Workspace, file: Option<&SecretsFile>) -> Result<Vec<Finding>> {
    let text = fs::read_to_string(workspace.path("wrangler.toml")).context("cannot read wrangler.toml")?;
    let variables = merged(&text, file)?;
    let mut reader = Command::new("cargo")
        .args(["run", "--quiet", "--package", "latchkey-worker", "--example", "configuration"])
        .current_dir(workspace.root())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("cannot run cargo")?;
    // Over a pipe: arguments and environments can be seen by others on the machine.
    let mut input = reader.stdin.take().context("the worker's reader has no input")?;
    input.write_all(Value::Object(variables).to_string().as_bytes())?;
    drop(input);
    let output = reader.wait_with_output()?;
    if !output.status.success() {
        bail!("the worker's reader of variables does not run");
    }
    let problems: Vec<String> = serde_json::from_slice(&output.stdout).context("the worker's reader lists problems")?;
    if problems.is_empty() {
        return Ok(vec![Finding::Good("variables and secrets: complete".to_owned())]);
    }
    Ok(problems.into_iter().map(Finding::Wrong).collect())
}

/// Returns the variables of a deployment; an empty one of the file does not hide one of `wrangler.toml`.
fn merged(wrangler: &str, file: Option<&SecretsFile>) -> Result<Map<String, Value>> {
    let document: toml::Table = wrangler.parse().map_err(|error| anyhow!("wrangler.toml: {error}"))?;
    let stated = document.get("vars").and_then(toml::Value::as_table).cloned().unwrap_or_default();
    let text = |value: &toml::Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let mut variables: Map<String, Value> =
        stated.iter().map(|(name, value)| (name.clone(), Value::String(text(value)))).collect();
    let filled = file.map(SecretsFile::variables).unwrap_or_default();
    variables.extend(filled.into_iter().filter(|(_, value)| !value.is_empty()).map(|(k, v)| (k, Value::String(v))));
    Ok(variables)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_wins_over_wrangler_toml_where_it_says_something() {
        let path = std::env::temp_dir().join(format!("latchkey-doctor-{}", std::process::id()));
        fs::write(&path, "A=file\nB=\n").unwrap();
        let file = SecretsFile::read(&path).unwrap();
        fs::remove_file(&path).unwrap();
        let merged = merged("[vars]\nA = \"stated\"\nB = \"kept\"\nC = 3\n", file.as_ref()).unwrap();
        let of = |name: &str| merged.get(name).and_then(Value::as_str);
        assert_eq!((of("A"), of("B"), of("C")), (Some("file"), Some("kept"), Some("3")));
    }
}
