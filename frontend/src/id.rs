//! The messages of the app by name: `id::IDENTIFY_TITLE` is `identify-title` of `locales/*/ui.ftl`.

/// A message, by its place in the compiled words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Id(usize);

impl Id {
    /// Returns its place in the compiled words.
    #[must_use]
    pub const fn place(self) -> usize {
        self.0
    }
}

include!(concat!(env!("OUT_DIR"), "/id.rs"));
