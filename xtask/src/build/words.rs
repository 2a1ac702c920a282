//! The words of the browser app: every `locales/<lang>/ui.ftl`, compiled.

use anyhow::{Context, Result, anyhow, bail};
use latchkey_shared::locale::{Catalogue, Direction, Phrases, Piece};

use crate::workspace::Workspace;

/// The catalogue of the browser app.
const FILE: &str = "ui.ftl";

/// One language.
#[derive(Debug)]
pub struct Words {
    catalogue: Catalogue,
}

impl Words {
    /// Compiles every language that has words for the browser.
    ///
    /// # Errors
    /// When one does not compile, or says other things than the others: the app finds its words by their place.
    pub fn all(workspace: &Workspace) -> Result<Vec<Self>> {
        let catalogues = latchkey_locales::read(&workspace.path("locales"), FILE)?;
        if let Some(difference) = latchkey_locales::disagreements(&catalogues).first() {
            bail!("{FILE}: {difference}");
        }
        Ok(catalogues.into_iter().map(|catalogue| Self { catalogue }).collect())
    }

    /// The language, as in BCP 47.
    pub fn locale(&self) -> &str {
        &self.catalogue.locale
    }

    /// `ltr` or `rtl`.
    pub fn direction(&self) -> &'static str {
        Direction::of(self.locale()).as_str()
    }

    /// The words as the app loads them.
    ///
    /// # Errors
    /// When it cannot be written as JSON.
    pub fn compiled(&self) -> Result<Vec<u8>> {
        serde_json::to_vec(&Phrases::from(self.catalogue.clone())).context("a catalogue cannot be written as JSON")
    }

    /// A message without arguments, for the page that stands before the app runs.
    ///
    /// # Errors
    /// When there is no such message, or it takes arguments.
    pub fn plain(&self, id: &str) -> Result<String> {
        let locale = self.locale();
        let message = self.catalogue.messages.get(id).ok_or_else(|| anyhow!("{locale}/{FILE} has no message {id}"))?;
        let mut text = String::new();
        for piece in message {
            let Piece::Text(words) = piece else { bail!("{locale}/{FILE}: {id} takes arguments, the page has none") };
            text.push_str(words);
        }
        Ok(text)
    }

    #[cfg(test)]
    pub fn for_tests(locale: &str, messages: &[(&str, &str)]) -> Self {
        let message = |(id, text): &(&str, &str)| ((*id).to_owned(), vec![Piece::Text((*text).to_owned())]);
        let messages = messages.iter().map(message).collect();
        Self { catalogue: Catalogue { locale: locale.to_owned(), messages } }
    }
}
