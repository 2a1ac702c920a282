//! `cargo xtask`: builds, runs, tests and checks Latchkey.
//!
//! Knows tools, files and processes; knows nothing of resets. What it prints about its own progress goes to standard
//! error, so that standard output belongs to whoever reads it.

mod attack;
mod bench;
mod build;
mod check;
mod cli;
mod database;
mod dev;
mod doctor;
mod fuzz;
mod local;
mod mutants;
mod openapi;
mod process;
mod rotate;
mod schema;
mod secrets;
mod stamp;
mod step;
mod test;
mod tool;
mod workspace;

use std::path::Path;
use std::process::ExitCode;

use build::Flavour;
use cli::Command;
use secrets::SecretsFile;
use tool::Tools;
use workspace::Workspace;

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(error) => {
            process::end_all();
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> anyhow::Result<ExitCode> {
    let command = cli::parse(lexopt::Parser::from_env())?;
    process::end_all_on_signal()?;
    let workspace = Workspace::find()?;
    match command {
        Command::Help => {
            println!("{}", cli::USAGE);
            Ok(ExitCode::SUCCESS)
        }
        Command::Dev(options) => dev::run(&workspace, &options).map(|never| match never {}),
        Command::Test(parts) => Ok(test::run(&workspace, &parts)),
        Command::Attack(attack) => attack::run(&workspace, &attack),
        Command::Fuzz(fuzz) => fuzz::run(&workspace, &fuzz),
        Command::Mutants(asked) => mutants::run(&workspace, &asked),
        Command::Check => Ok(check::run(&workspace)),
        Command::Bench(bench) => bench::run(&workspace, &bench),
        Command::Build => {
            let tools = Tools::install(&workspace)?;
            build::build(&workspace, &tools, Flavour::Production).map(|()| ExitCode::SUCCESS)
        }
        Command::Secrets(file) => draw_secrets(&workspace, &file).map(|()| ExitCode::SUCCESS),
        Command::Rotate(asked) => rotate::run(&workspace, &asked).map(|()| ExitCode::SUCCESS),
        Command::Doctor(asked) => doctor::run(&workspace, &asked),
    }
}

/// Draws the secrets of a new deployment; a file that is there is never written over.
fn draw_secrets(workspace: &Workspace, file: &Path) -> anyhow::Result<()> {
    let path = workspace.path(file);
    if SecretsFile::read(&path)?.is_some() {
        anyhow::bail!("{} is there already: its secrets may be all that opens a database", path.display());
    }
    SecretsFile::keep(&path)?;
    println!("drawn into {}; keep a copy in your password safe", path.display());
    println!("upload it: npx wrangler secret bulk {}", file.display());
    Ok(())
}
