//! The words of the pages: `ui.ftl`, `account.ftl` and `questions.ftl` of every language, compiled, and `not-me.ftl`, which stands
//! in its page alone; and those that the worker reads out of the assets.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow, bail};
use latchkey_shared::locale::{Catalogue, Direction, Phrases, Piece};

use crate::workspace::Workspace;

/// The catalogues of the pages, and what they are called when published, if they are.
const CATALOGUES: [(&str, Option<&str>); 4] = [
    ("ui.ftl", Some("words")),
    ("account.ftl", Some("account")),
    ("questions.ftl", Some("questions")),
    ("not-me.ftl", None),
];

/// The language of `index.html` itself.
pub const FIRST_LOCALE: &str = "en";
/// The message that names a language in itself.
const NAME: &str = "lang-name";

/// Writes what the worker reads (`worker/src/words.rs`): messages in each language, and the questions in all of them.
///
/// # Errors
/// When one does not compile, says other things than the others, or cannot be written.
pub fn write_for_worker(workspace: &Workspace, folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let write = |name: &str, content: &[u8]| fs::write(folder.join(name), content).context("words cannot be written");
    let messages = compiled(workspace, "messages.ftl")?;
    for catalogue in &messages {
        write(&format!("{}.json", catalogue.locale), &serde_json::to_vec(catalogue)?)?;
    }
    write("questions.txt", latchkey_locales::lines(&compiled(workspace, "questions.ftl")?).as_bytes())
}

/// Compiles a file of every language, and compares them.
fn compiled(workspace: &Workspace, file: &str) -> Result<Vec<Catalogue>> {
    let catalogues = latchkey_locales::read(&workspace.path("locales"), file)?;
    match latchkey_locales::disagreements(&catalogues).first() {
        Some(difference) => bail!("{file}: {difference}"),
        None => Ok(catalogues),
    }
}

/// One language.
#[derive(Debug)]
pub struct Words {
    /// As [`CATALOGUES`].
    catalogues: Vec<Catalogue>,
}

impl Words {
    /// Compiles every language that has words for the browser.
    ///
    /// # Errors
    /// When one does not compile, or says other things than the others: a page finds its words by their place.
    pub fn all(workspace: &Workspace) -> Result<Vec<Self>> {
        let mut languages: Vec<Self> = Vec::new();
        for (file, _) in CATALOGUES {
            let catalogues = compiled(workspace, file)?;
            if languages.is_empty() {
                languages.extend(catalogues.iter().map(|_| Self { catalogues: Vec::new() }));
            }
            if languages.len() != catalogues.len() {
                bail!("{file} is not there in every language");
            }
            for (language, catalogue) in languages.iter_mut().zip(catalogues) {
                if language.catalogues.first().is_some_and(|first| first.locale != catalogue.locale) {
                    bail!("{file} is not there in {}", language.locale());
                }
                language.catalogues.push(catalogue);
            }
        }
        // English first, for it is what there is where nothing else fits; then by tag.
        languages.sort_by_key(|words| words.locale() != FIRST_LOCALE);
        Ok(languages)
    }

    /// The language, as in BCP 47.
    pub fn locale(&self) -> &str {
        self.catalogues.first().map_or("", |catalogue| catalogue.locale.as_str())
    }

    /// `ltr` or `rtl`.
    pub fn direction(&self) -> &'static str {
        Direction::of(self.locale()).as_str()
    }

    /// What the language calls itself.
    ///
    /// # Errors
    /// When it does not.
    pub fn name(&self) -> Result<String> {
        self.plain(NAME)
    }

    /// The words as the pages load them, each with the name of its file.
    ///
    /// # Errors
    /// When one cannot be written as JSON.
    pub fn compiled(&self) -> Result<Vec<(String, Vec<u8>)>> {
        let all = CATALOGUES.iter().zip(&self.catalogues);
        let named = all.filter_map(|((_, name), catalogue)| Some(((*name)?, catalogue)));
        named
            .map(|(name, catalogue)| {
                let json = serde_json::to_vec(&Phrases::from(catalogue.clone())).context("words cannot be written")?;
                Ok((format!("{name}-{}.json", catalogue.locale), json))
            })
            .collect()
    }

    /// A message without arguments, for the page that stands before the app runs.
    ///
    /// # Errors
    /// When there is no such message, or it takes arguments.
    pub fn plain(&self, id: &str) -> Result<String> {
        let locale = self.locale();
        let message = self.catalogues.iter().find_map(|catalogue| catalogue.messages.get(id));
        let message = message.ok_or_else(|| anyhow!("no page has a message {id} in {locale}"))?;
        let mut text = String::new();
        for piece in message {
            let Piece::Text(words) = piece else { bail!("{id} takes arguments in {locale}, the page has none") };
            text.push_str(words);
        }
        Ok(text)
    }

    #[cfg(test)]
    pub fn for_tests(locale: &str, messages: &[(&str, &str)]) -> Self {
        let message = |(id, text): &(&str, &str)| ((*id).to_owned(), vec![Piece::Text((*text).to_owned())]);
        let messages = messages.iter().map(message).collect();
        Self { catalogues: vec![Catalogue { locale: locale.to_owned(), messages }] }
    }
}
