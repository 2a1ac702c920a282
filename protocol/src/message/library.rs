//! The catalogues of messages that a deployment carries, and the choice among them.

use latchkey_shared::locale::{Catalogue, negotiate};

use crate::json::{self, Unread};

/// The words of messages in every language there is.
///
/// Compiled by `latchkey-locales` from `locales/<language>/messages.ftl`; the worker's build script embeds them as one
/// JSON array.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Library {
    default: Catalogue,
    others: Vec<Catalogue>,
}

/// What came is no library.
#[derive(Debug, thiserror::Error)]
pub enum NotALibrary {
    /// Not an array of compiled catalogues.
    #[error("expected compiled catalogues: {0}")]
    Form(#[from] Unread),
    /// The default language is not among them.
    #[error("expected a catalogue for {0}")]
    NoDefault(String),
}

impl Library {
    /// Makes a library; `default` is the language for everybody whose own is not there.
    ///
    /// # Errors
    /// [`NotALibrary::NoDefault`] if there is no catalogue of the default language.
    pub fn new(mut catalogues: Vec<Catalogue>, default: &str) -> Result<Self, NotALibrary> {
        let place = catalogues.iter().position(|catalogue| catalogue.locale.eq_ignore_ascii_case(default));
        match place {
            Some(place) => Ok(Self { default: catalogues.swap_remove(place), others: catalogues }),
            None => Err(NotALibrary::NoDefault(default.to_owned())),
        }
    }

    /// Reads the JSON array that the build script wrote.
    ///
    /// # Errors
    /// [`NotALibrary`] if it is something else, or has no catalogue of the default language.
    pub fn from_json(text: &str, default: &str) -> Result<Self, NotALibrary> {
        Self::new(json::read(text.as_bytes())?, default)
    }

    /// Returns the catalogue for a person who reads `locale`.
    #[must_use]
    pub fn in_language(&self, locale: Option<&str>) -> &Catalogue {
        let available = self.locales();
        let chosen = negotiate(&[locale.unwrap_or_default()], &available, &self.default.locale);
        self.others.iter().find(|catalogue| catalogue.locale == chosen).unwrap_or(&self.default)
    }

    /// Returns the languages, the default one first.
    #[must_use]
    pub fn locales(&self) -> Vec<&str> {
        core::iter::once(&self.default).chain(&self.others).map(|catalogue| catalogue.locale.as_str()).collect()
    }
}
