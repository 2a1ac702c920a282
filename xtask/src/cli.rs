//! The command line, parsed once.

use anyhow::{Result, bail};

/// What `cargo xtask help` prints.
pub const USAGE: &str = "\
usage: cargo xtask <command>

  build    makes what is deployed: dist/ and worker/build/";

/// What was asked for.
#[derive(Debug, PartialEq, Eq)]
pub enum Command {
    /// Print the usage.
    Help,
    /// Make the production artefacts.
    Build,
}

/// Reads the arguments.
///
/// # Errors
/// A sentence that says which argument is not understood.
pub fn parse(mut arguments: lexopt::Parser) -> Result<Command> {
    use lexopt::prelude::{Long, Short, Value};

    let command = match arguments.next()? {
        None | Some(Short('h') | Long("help")) => return Ok(Command::Help),
        Some(Value(word)) if word == "help" => return Ok(Command::Help),
        Some(Value(word)) => word,
        Some(other) => return Err(other.unexpected().into()),
    };
    let parsed = match command.to_str() {
        Some("build") => Command::Build,
        _ => bail!("there is no command {}\n\n{USAGE}", command.display()),
    };
    match arguments.next()? {
        None => Ok(parsed),
        Some(extra) => Err(extra.unexpected().into()),
    }
}
