//! The command line, parsed once.

use anyhow::{Result, bail};
use lexopt::prelude::{Long, Short, Value};

/// What `cargo xtask help` prints.
pub const USAGE: &str = "\
usage: cargo xtask <command>

  build    makes what is deployed: dist/ and worker/build/
           --testing makes the worker of the tests instead, in .latchkey/testing/";

/// What was asked for.
#[derive(Debug, PartialEq, Eq)]
pub enum Command {
    /// Print the usage.
    Help,
    /// Make the production artefacts.
    Build,
    /// Make the worker that the tests use.
    BuildTesting,
}

/// Reads the arguments.
///
/// # Errors
/// A sentence that says which argument is not understood.
pub fn parse(mut arguments: lexopt::Parser) -> Result<Command> {
    let command = match arguments.next()? {
        None | Some(Short('h') | Long("help")) => return Ok(Command::Help),
        Some(Value(word)) if word == "help" => return Ok(Command::Help),
        Some(Value(word)) => word,
        Some(other) => return Err(other.unexpected().into()),
    };
    match command.to_str() {
        Some("build") => parse_build(arguments),
        _ => bail!("there is no command {}\n\n{USAGE}", command.display()),
    }
}

fn parse_build(mut arguments: lexopt::Parser) -> Result<Command> {
    let mut command = Command::Build;
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("testing") => command = Command::BuildTesting,
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(command)
}
