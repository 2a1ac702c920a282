//! Numbers the messages of the browser app (`locales/en/ui.ftl`, by their ids in order), for `src/id.rs`.
//!
//! The compiled words carry no ids: a message is the one at its number. An id that no catalogue has does not compile.

use std::error::Error;
use std::fmt::Write;
use std::path::{Path, PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=../locales");
    let catalogues = latchkey_locales::read(Path::new("../locales"), "ui.ftl")?;
    let first = catalogues.iter().find(|catalogue| catalogue.locale == "en").ok_or("there is no locales/en/ui.ftl")?;
    let mut constants = String::new();
    for (number, id) in first.messages.keys().enumerate() {
        let name = id.to_uppercase().replace(['-', '.'], "_");
        writeln!(constants, "/// `{id}`.\npub const {name}: Id = Id({number});")?;
    }
    let out = PathBuf::from(std::env::var("OUT_DIR")?).join("id.rs");
    Ok(std::fs::write(out, constants)?)
}
