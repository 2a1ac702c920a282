//! Numbers the messages of the pages, by their ids in order and catalogue after catalogue, for `src/id.rs`.
//!
//! The compiled words carry no ids: a message is the one at its number. An id that no catalogue has does not compile.

use std::error::Error;
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// The catalogues in the order in which a page lays them together; the reset page has the first alone.
const CATALOGUES: [&str; 2] = ["ui.ftl", "account.ftl"];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=../locales");
    if std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32") {
        // Every object of the data stays a piece of its own, so that `cargo xtask build` knows where each ends.
        println!("cargo::rustc-link-arg-bins=--no-merge-data-segments");
    }
    let mut constants = String::new();
    let mut number = 0;
    for file in CATALOGUES {
        let languages = latchkey_locales::read(Path::new("../locales"), file)?;
        let first = languages.iter().find(|language| language.locale == "en").ok_or("there are no English words")?;
        for id in first.messages.keys() {
            let name = id.to_uppercase().replace(['-', '.'], "_");
            writeln!(constants, "/// `{id}` of `{file}`.\npub const {name}: Id = Id({number});")?;
            number += 1;
        }
    }
    let out = PathBuf::from(std::env::var("OUT_DIR")?).join("id.rs");
    Ok(std::fs::write(out, constants)?)
}
