//! Compiles the words of `locales/<language>/*.ftl` (Fluent) into [`latchkey_shared::locale::Catalogue`]s.
//!
//! Runs on the machine that builds: in `cargo xtask build`, in build scripts and in tests. Neither the browser nor the
//! worker contains any of it. The worker's `build.rs` embeds the words of mails in one language like this,
//!
//! and `cargo xtask build` lays the others among the assets:
//!
//! ```no_run
//! # use std::{env, error::Error, fs, path::Path};
//! # fn main() -> Result<(), Box<dyn Error>> {
//! println!("cargo::rerun-if-changed=../locales");
//! let messages = latchkey_locales::read(Path::new("../locales"), "messages.ftl")?;
//! let english = messages.iter().find(|catalogue| catalogue.locale == "en").ok_or("no English")?;
//! fs::write(Path::new(&env::var("OUT_DIR")?).join("messages.json"), serde_json::to_vec(english)?)?;
//! # Ok(())
//! # }
//! ```
//!
//! and reads it once with `protocol::message::Library::new`.

mod agree;
mod compile;
mod error;
mod folder;
mod used;

pub use agree::{Disagreement, arguments, disagreements};
pub use compile::compile;
pub use error::{Error, Errors, Fault};
pub use folder::{lines, read};
pub use used::ids_used;
