//! Compiles the words of `locales/<language>/*.ftl` (Fluent) into [`latchkey_shared::locale::Catalogue`]s.
//!
//! Runs on the machine that builds: in `cargo xtask build`, in build scripts and in tests. Neither the browser nor the
//! worker contains any of it. The worker's `build.rs` embeds the words of mails like this:
//!
//! ```no_run
//! # use std::{env, error::Error, fs, path::Path};
//! # fn main() -> Result<(), Box<dyn Error>> {
//! println!("cargo::rerun-if-changed=../locales");
//! let messages = latchkey_locales::bundle(Path::new("../locales"), "messages.ftl")?;
//! fs::write(Path::new(&env::var("OUT_DIR")?).join("messages.json"), messages)?;
//! # Ok(())
//! # }
//! ```
//!
//! and reads them once with `protocol::message::Library::from_json`, out of
//! `include_str!(concat!(env!("OUT_DIR"), "/messages.json"))`.

mod agree;
mod compile;
mod error;
mod folder;
mod used;

pub use agree::{Disagreement, arguments, disagreements};
pub use compile::compile;
pub use error::{Error, Errors, Fault};
pub use folder::{bundle, read};
pub use used::ids_used;
