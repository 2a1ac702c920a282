//! `cargo xtask doctor`: says what is wrong with a deployment before its users do.
//!
//! Each part looks at one thing and returns [`Finding`]s; nothing is changed, and no secret is printed. The variables are
//! judged by the worker's own reader, so that the doctor and the deployment can never disagree.

mod deployment;
mod keys;
mod records;
mod variables;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, Result};

use crate::database::{Database, Which};
use crate::secrets::{SecretsFile, unix_now};
use crate::tool::Node;
use crate::workspace::Workspace;

/// What to look at. Everything is optional but the variables.
#[derive(Debug, PartialEq, Eq)]
pub struct Doctor {
    /// A file with the secrets, and the variables that `wrangler.toml` does not say.
    pub file: Option<PathBuf>,
    /// Where the deployment answers.
    pub url: Option<String>,
    /// Its database.
    pub database: Option<Which>,
}

/// One thing that was looked at.
#[derive(Debug, PartialEq, Eq)]
pub enum Finding {
    /// As it should be.
    Good(String),
    /// Works, and deserves a look.
    Care(String),
    /// Wrong, and how to mend it.
    Wrong(String),
}

/// Looks at everything that was named and prints what was found, a line each.
///
/// # Errors
/// When something could not be looked at.
pub fn run(workspace: &Workspace, asked: &Doctor) -> Result<ExitCode> {
    let file = match &asked.file {
        Some(path) => {
            let path = workspace.path(path);
            Some(SecretsFile::read(&path)?.with_context(|| format!("there is no {}", path.display()))?)
        }
        None => None,
    };
    let mut findings = variables::look(workspace, file.as_ref())?;
    if let Some(file) = &file {
        findings.extend(keys::look(file, unix_now()?)?);
    }
    if let Some(url) = &asked.url {
        findings.extend(deployment::look(&Node::install(workspace)?, url)?);
    }
    if let Some(which) = &asked.database {
        let database = Database::open(workspace, Node::install(workspace)?, which.clone());
        findings.extend(records::look(workspace, &database, file.as_ref(), unix_now()?)?);
    }
    for finding in &findings {
        println!("{finding}");
    }
    let is_well = !findings.iter().any(|finding| matches!(finding, Finding::Wrong(_)));
    Ok(if is_well { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

impl std::fmt::Display for Finding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Good(what) => write!(f, "ok     {what}"),
            Self::Care(what) => write!(f, "care   {what}"),
            Self::Wrong(what) => write!(f, "wrong  {what}"),
        }
    }
}
