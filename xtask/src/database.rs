//! Asks a deployment's database through wrangler: the one at the edge, or one on this machine.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::local::wrangler;
use crate::tool::Node;
use crate::workspace::Workspace;

/// The database's name in `wrangler.toml`.
pub const NAME: &str = "latchkey";

/// Which database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Which {
    /// The one at the edge; wrangler must be signed in.
    Remote,
    /// The one in a folder of local state, as `wrangler dev --persist-to` makes it.
    Local(PathBuf),
}

/// A database that can be asked.
#[derive(Debug)]
pub struct Database<'a> {
    workspace: &'a Workspace,
    node: Node,
    which: Which,
}

impl<'a> Database<'a> {
    /// Names the database to ask.
    pub const fn open(workspace: &'a Workspace, node: Node, which: Which) -> Self {
        Self { workspace, node, which }
    }

    /// Returns the rows of a query that reads.
    ///
    /// # Errors
    /// When wrangler cannot ask, with what it said.
    pub fn rows(&self, query: &str) -> Result<Vec<Value>> {
        let mut command = wrangler(self.workspace, &self.node, "d1");
        command.args(["execute", NAME, "--json", "--command", query]);
        match &self.which {
            Which::Remote => command.arg("--remote"),
            Which::Local(folder) => command.args(["--local", "--persist-to"]).arg(folder),
        };
        let output = command.output().context("cannot run wrangler")?;
        let answer: Option<Value> = serde_json::from_slice(&output.stdout).ok();
        match answer.as_ref().and_then(|answer| answer.pointer("/0/results")).and_then(Value::as_array) {
            Some(rows) if output.status.success() => Ok(rows.clone()),
            _ => bail!(
                "the database does not answer: {}{}",
                String::from_utf8_lossy(&output.stdout).trim(),
                String::from_utf8_lossy(&output.stderr).trim()
            ),
        }
    }

    /// Counts what is sealed with the contact key that starts then.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn sealed_with(&self, start: u64) -> Result<u64> {
        Ok(self.sealed()?.into_iter().filter(|(known, _)| *known == Some(start)).map(|(_, count)| count).sum())
    }

    /// Counts what is sealed, by the start of its key; `None` is no form that we know.
    ///
    /// # Errors
    /// When the database does not answer.
    pub fn sealed(&self) -> Result<Vec<(Option<u64>, u64)>> {
        // `v1.<key id of ten digits>.…`, see `protocol/src/seal.rs`.
        let rows = self.rows(
            "SELECT iif(substr(sealed, 1, 3) = 'v1.', substr(sealed, 4, 10), '') AS kid, count(*) AS sealed FROM \
             (SELECT sealed FROM enrolments UNION ALL SELECT sealed FROM outbox) GROUP BY kid",
        )?;
        let count = |row: &Value| row.get("sealed").and_then(Value::as_u64).context("wrangler counts no rows");
        let start = |row: &Value| row.get("kid").and_then(Value::as_str).and_then(|kid| kid.parse().ok());
        rows.iter().map(|row| Ok((start(row), count(row)?))).collect()
    }
}
