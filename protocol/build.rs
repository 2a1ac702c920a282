//! Computes on the developer's machine which code points a user name may hold (RFC 8264 §8), for `src/name/class.rs`.
//!
//! The library that knows them compares each with its compatibility form, for which it needs tables of 80 kB (gzip). The
//! answer fits into three.

use std::error::Error;
use std::fmt::Write;
use std::path::PathBuf;

use precis_core::{DerivedPropertyValue, IdentifierClass, StringClass};

#[expect(clippy::disallowed_methods, reason = "cargo tells a build script its folder by the environment")]
fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    let class = IdentifierClass::default();
    let mut table = String::new();
    let mut before = None;
    for c in '\0'..=char::MAX {
        let value = match class.get_value_from_char(c) {
            DerivedPropertyValue::PValid | DerivedPropertyValue::SpecClassPval => "Allowed",
            DerivedPropertyValue::ContextJ => "ContextJ",
            DerivedPropertyValue::ContextO => "ContextO",
            _ => "Disallowed",
        };
        if before != Some(value) {
            writeln!(table, "('{}', Value::{value}),", c.escape_unicode())?;
            before = Some(value);
        }
    }
    let out = PathBuf::from(std::env::var("OUT_DIR")?).join("identifier_class.rs");
    Ok(std::fs::write(out, format!("[{table}]"))?)
}
