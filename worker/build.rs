//! Compiles the words of messages (`locales/*/messages.ftl`) in the one language that the worker embeds, and names all there
//! are. `cargo xtask build` lays the others among the assets.

use std::error::Error;
use std::path::{Path, PathBuf};

/// The language that is always there, whatever the assets do.
const EMBEDDED: &str = "en";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=../locales");
    let catalogues = latchkey_locales::read(Path::new("../locales"), "messages.ftl")?;
    let first = catalogues.iter().find(|catalogue| catalogue.locale == EMBEDDED).ok_or("there is no English")?;
    let names: Vec<&str> = catalogues.iter().map(|catalogue| catalogue.locale.as_str()).collect();
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    std::fs::write(out.join("messages.json"), serde_json::to_vec(first)?)?;
    Ok(std::fs::write(out.join("locales.txt"), names.join(" "))?)
}
