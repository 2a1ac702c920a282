//! The database: whether its tables are those of this release, and whether every sealed value can still be opened.

use std::collections::BTreeSet;

use anyhow::{Context as _, Result};
use serde_json::Value;

use super::Finding;
use crate::database::Database;
use crate::rotate::RingName;
use crate::secrets::SecretsFile;
use crate::stamp::files_under;
use crate::workspace::Workspace;

/// Looks at migrations, policy and sealed values; at the latter's keys only if there is a file of secrets.
///
/// # Errors
/// When the database does not answer.
pub fn look(
    workspace: &Workspace,
    database: &Database<'_>,
    file: Option<&SecretsFile>,
    now: u64,
) -> Result<Vec<Finding>> {
    let mut findings = vec![migrations(workspace, database)?];
    if matches!(findings.as_slice(), [Finding::Wrong(_)]) {
        // Without its tables nothing else can be asked.
        return Ok(findings);
    }
    let policies = database.rows("SELECT count(*) AS n FROM policies")?;
    findings.push(match policies.first().and_then(|row| row.get("n")).and_then(Value::as_u64) {
        Some(1..) => Finding::Good("policy: there is one".to_owned()),
        _ => Finding::Wrong("policy: there is none, so nothing is served: fill the organisation in".to_owned()),
    });
    if let Some(file) = file {
        let starts = RingName::Contacts.slots(file)?;
        for (start, count) in database.sealed()? {
            findings.push(sealed(&starts, start, count, now));
        }
    }
    Ok(findings)
}

fn migrations(workspace: &Workspace, database: &Database<'_>) -> Result<Finding> {
    let name = |file: &std::path::PathBuf| file.file_name().map(|name| name.to_string_lossy().into_owned());
    let ours: BTreeSet<String> = files_under(&workspace.path("worker/migrations"))?.iter().filter_map(name).collect();
    let table = database.rows("SELECT name FROM sqlite_master WHERE name = 'd1_migrations'")?;
    let applied = if table.is_empty() { Vec::new() } else { database.rows("SELECT name FROM d1_migrations")? };
    let applied: BTreeSet<String> = applied
        .iter()
        .map(|row| row.get("name").and_then(Value::as_str).map(str::to_owned).context("a migration has a name"))
        .collect::<Result<_>>()?;
    let missing: Vec<&str> = ours.difference(&applied).map(String::as_str).collect();
    Ok(if missing.is_empty() {
        Finding::Good(format!("migrations: all {} applied", ours.len()))
    } else {
        Finding::Wrong(format!("migrations: not applied: {}", missing.join(", ")))
    })
}

/// Judges the values that one key has sealed.
fn sealed(starts: &[Option<u64>; 2], start: Option<u64>, count: u64, now: u64) -> Finding {
    let begun = starts.iter().flatten().filter(|start| **start <= now).max();
    let current = begun.or_else(|| starts.iter().flatten().min());
    match start {
        Some(start) if current == Some(&start) => Finding::Good(format!("{count} values sealed with the present key")),
        Some(start) if starts.contains(&Some(start)) => {
            Finding::Care(format!("{count} values wait to be sealed anew; the worker does so, some every five minutes"))
        }
        Some(start) => Finding::Wrong(format!(
            "{count} values are sealed with the key that starts at {start}, which neither CONTACT_KEY slot holds: put it \
             back, or those people must register anew"
        )),
        None => Finding::Wrong(format!("{count} values are in no form that this release knows")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(starts: [Option<u64>; 2], start: Option<u64>, expected: &str) {
        let found = sealed(&starts, start, 7, 100).to_string();
        assert_eq!(found.split_whitespace().next(), Some(expected), "{starts:?} {start:?}: {found}");
    }

    #[test]
    fn a_value_is_judged_by_the_key_that_seals_now() {
        check([Some(10), None], Some(10), "ok");
        check([Some(10), Some(90)], Some(90), "ok");
        check([Some(10), Some(90)], Some(10), "care");
        check([Some(10), Some(110)], Some(10), "ok");
        check([Some(110), None], Some(110), "ok");
        check([Some(10), Some(90)], Some(20), "wrong");
        check([Some(10), Some(90)], None, "wrong");
    }
}
