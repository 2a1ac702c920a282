//! Compiles the words of `locales/<language>/*.ftl` (Fluent) into [`latchkey_shared::locale::Catalogue`]s.
//!
//! Runs on the machine that builds: in `cargo xtask build`, in build scripts and in tests. Neither the browser nor the
//! worker contains any of it. A build script embeds the words of messages like this:
//!
//! ```no_run
//! # fn main() -> Result<(), latchkey_locales::Errors> {
//! let catalogues = latchkey_locales::read(std::path::Path::new("../locales"), "messages.ftl")?;
//! // Write each as JSON below OUT_DIR and `include_str!` it, with `cargo::rerun-if-changed=../locales`.
//! # Ok(())
//! # }
//! ```

mod agree;
mod compile;
mod error;
mod folder;
mod used;

pub use agree::{Disagreement, arguments, disagreements};
pub use compile::compile;
pub use error::{Error, Errors, Fault};
pub use folder::read;
pub use used::ids_used;
