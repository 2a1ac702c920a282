//! The catalogues of messages: one that is always there, and those that were fetched since.
//!
//! Pure bookkeeping. Where the others lie and how they are read is the deployment's (`worker/src/words.rs`).

use core::cell::RefCell;
use std::rc::Rc;

use latchkey_shared::locale::{Catalogue, negotiate};

use crate::json::{self, Unread};

/// The words of messages in one language that is always there, and in those fetched in the life of an isolate.
///
/// Compiled by `latchkey-locales` from `locales/<language>/messages.ftl`.
#[derive(Debug)]
pub struct Library {
    first: Rc<Catalogue>,
    locales: Vec<String>,
    fetched: RefCell<Vec<Rc<Catalogue>>>,
}

/// What came is no catalogue of this library.
#[derive(Debug, thiserror::Error)]
pub enum NotInLibrary {
    /// Not a compiled catalogue.
    #[error("expected a compiled catalogue: {0}")]
    Form(#[from] Unread),
    /// A catalogue of another language.
    #[error("expected the catalogue of {0}")]
    Language(String),
    /// A catalogue of another build: it lacks a message.
    #[error("expected a message {0}")]
    Message(String),
}

impl Library {
    /// Makes a library of the catalogue that is always there, and the names of all that can be fetched.
    ///
    /// # Errors
    /// [`NotInLibrary::Form`] if it is no compiled catalogue.
    pub fn new(first: &str, locales: impl IntoIterator<Item = String>) -> Result<Self, NotInLibrary> {
        let first: Catalogue = json::read(first.as_bytes())?;
        let mut known = vec![first.locale.clone()];
        known.extend(locales.into_iter().filter(|locale| *locale != first.locale));
        Ok(Self { first: Rc::new(first), locales: known, fetched: RefCell::default() })
    }

    /// Returns the languages, the one that is always there first.
    #[must_use]
    pub fn locales(&self) -> &[String] {
        &self.locales
    }

    /// Chooses the language for a person who reads the first of `wanted` best.
    #[must_use]
    pub fn choose(&self, wanted: &[&str]) -> &str {
        negotiate(wanted, &self.locales, &self.first.locale)
    }

    /// Returns the catalogue that is always there.
    #[must_use]
    pub fn first(&self) -> Rc<Catalogue> {
        Rc::clone(&self.first)
    }

    /// Returns the catalogue of a language, if it is here.
    #[must_use]
    pub fn kept(&self, locale: &str) -> Option<Rc<Catalogue>> {
        if self.first.locale == locale {
            return Some(self.first());
        }
        self.fetched.borrow().iter().find(|catalogue| catalogue.locale == locale).map(Rc::clone)
    }

    /// Keeps a catalogue that was fetched, if it is that of `locale` and says all that a message needs.
    ///
    /// # Errors
    /// [`NotInLibrary`] if it is anything else; nothing is kept then.
    pub fn keep(&self, locale: &str, text: &[u8]) -> Result<Rc<Catalogue>, NotInLibrary> {
        let catalogue: Catalogue = json::read(text)?;
        if catalogue.locale != locale {
            return Err(NotInLibrary::Language(locale.to_owned()));
        }
        if let Some(id) = self.first.messages.keys().find(|id| !catalogue.has(id)) {
            return Err(NotInLibrary::Message(id.clone()));
        }
        let catalogue = Rc::new(catalogue);
        let mut fetched = self.fetched.borrow_mut();
        // Two messages may have fetched it at once.
        fetched.retain(|known| known.locale != locale);
        fetched.push(Rc::clone(&catalogue));
        Ok(catalogue)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH: &str = r#"{"locale":"en","messages":{"a":[{"t":"x"}],"b":[{"t":"y"}]}}"#;

    fn library() -> Library {
        Library::new(ENGLISH, ["de", "en", "pt-BR"].map(str::to_owned)).unwrap()
    }

    #[test]
    fn the_first_language_is_always_there() {
        let library = library();
        assert_eq!(library.locales(), ["en", "de", "pt-BR"]);
        assert_eq!(library.kept("en"), Some(library.first()));
        assert_eq!(library.kept("de"), None);
        for (wanted, expected) in
            [(&["de-AT"][..], "de"), (&["fr", "de"], "de"), (&["pt"], "pt-BR"), (&["fr"], "en"), (&[], "en")]
        {
            assert_eq!(library.choose(wanted), expected, "{wanted:?}");
        }
    }

    // Rule: a catalogue of another build or language is not kept, so no message goes out with a hole in it.
    #[test]
    fn only_a_whole_catalogue_of_the_language_is_kept() {
        let library = library();
        let german = br#"{"locale":"de","messages":{"a":[{"t":"u"}],"b":[{"t":"v"}]}}"#;
        for text in [
            &br#"{"locale":"de","messages":{"a":[{"t":"u"}]}}"#[..],
            br#"{"locale":"fr","messages":{"a":[{"t":"u"}],"b":[{"t":"v"}]}}"#,
            b"[]",
            b"",
        ] {
            assert!(library.keep("de", text).is_err(), "{}", String::from_utf8_lossy(text));
            assert_eq!(library.kept("de"), None);
        }
        let kept = library.keep("de", german).unwrap();
        assert_eq!(kept.render("b", &[]), "v");
        drop(library.keep("de", german).unwrap());
        assert_eq!((library.kept("de"), library.fetched.borrow().len()), (Some(kept), 1));
    }
}
