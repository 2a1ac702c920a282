//! Reads a deployment's variables as the worker does and lists what is wrong, for `cargo xtask doctor`.
//!
//! A JSON object of variables on standard input; a JSON list of sentences on standard output, none of them with a value.

use std::collections::BTreeMap;
use std::error::Error;
use std::io;

use latchkey_worker::config::Config;

fn main() -> Result<(), Box<dyn Error>> {
    let variables: BTreeMap<String, String> = serde_json::from_reader(io::stdin())?;
    let read = Config::parse(|name| variables.get(name).cloned());
    let problems: Vec<String> = read.err().into_iter().flatten().map(|problem| problem.to_string()).collect();
    println!("{}", serde_json::to_string(&problems)?);
    Ok(())
}
