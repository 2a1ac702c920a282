//! The local D1 database: migrations, and the demo organisation in a new one.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, anyhow};

use super::server::{TENANT, wrangler};
use crate::database::NAME;
use crate::stamp::Stamp;
use crate::step;
use crate::tool::Tools;
use crate::workspace::Workspace;

/// Applies the migrations that are missing, and fills a new database with the demo organisation.
///
/// # Errors
/// When a migration or the organisation is refused.
pub fn prepare(workspace: &Workspace, tools: &Tools, folder: &Path, secrets: &[(String, String)]) -> Result<()> {
    let state = folder.join("state");
    let applied = Stamp::in_file(folder.join("migrations.stamp"), workspace, &["worker/migrations"], &[])?;
    if !applied.is_current() || !state.is_dir() {
        let mut migrate = wrangler(workspace, &tools.node, "d1");
        migrate.args(["migrations", "apply", NAME, "--local", "--persist-to"]).arg(&state);
        step::run(workspace, "applying migrations", &mut migrate)?;
        applied.remember()?;
    }

    // The accounts are written last: a database without them is not complete.
    let accounts = folder.join("accounts.json");
    if accounts.is_file() {
        return Ok(());
    }
    let seed = folder.join("seed.json");
    let mut describe = Command::new("cargo");
    describe
        .args(["run", "--quiet", "--package", "latchkey-tests", "--bin", "organisation", "--", "demo"])
        .arg(&seed)
        .env("TENANT_ID", TENANT)
        .envs(secrets.iter().map(|(name, value)| (name, value)))
        .current_dir(workspace.root());
    step::run(workspace, "describing the demo organisation", &mut describe)?;
    let text = fs::read_to_string(&seed).context("cannot read the demo organisation")?;
    let seed: serde_json::Value = serde_json::from_str(&text).context("the demo organisation is not JSON")?;
    let part = |name: &str| seed.get(name).ok_or_else(|| anyhow!("the demo organisation has no {name}"));

    let sql = folder.join("seed.sql");
    fs::write(&sql, part("sql")?.as_str().context("the demo organisation's SQL is not text")?)?;
    let mut fill = wrangler(workspace, &tools.node, "d1");
    fill.args(["execute", NAME, "--local", "--yes", "--persist-to"]).arg(&state).arg("--file").arg(&sql);
    step::run(workspace, "filling the demo organisation in", &mut fill)?;
    fs::write(&accounts, part("accounts")?.to_string()).context("cannot write the demo accounts")
}
