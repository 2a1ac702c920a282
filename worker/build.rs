//! Compiles the words of messages (`locales/*/messages.ftl`) into one JSON array that the worker embeds.

use std::error::Error;
use std::path::{Path, PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=../locales");
    let catalogues = latchkey_locales::read(Path::new("../locales"), "messages.ftl")?;
    let out = PathBuf::from(std::env::var("OUT_DIR")?).join("messages.json");
    Ok(std::fs::write(out, serde_json::to_vec(&catalogues)?)?)
}
