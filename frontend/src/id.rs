//! The messages of the pages by name: `id::IDENTIFY_TITLE` is `identify-title` of `locales/*/ui.ftl`.
//! Those of `account.ftl` follow, for the account page, which lays both together.

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
