//! The words of the browser app: every `locales/<lang>/ui.ftl`, compiled.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result, anyhow};

use crate::workspace::Workspace;

/// Languages written from right to left.
const RIGHT_TO_LEFT: [&str; 4] = ["ar", "fa", "he", "ur"];

/// One language.
#[derive(Debug)]
pub struct Words {
    locale: String,
    messages: BTreeMap<String, String>,
    compiled: Vec<u8>,
}

impl Words {
    /// Compiles every language that has words for the browser.
    ///
    /// # Errors
    /// When there is none, or one does not compile.
    pub fn all(workspace: &Workspace) -> Result<Vec<Self>> {
        let folder = workspace.path("locales");
        let mut languages = Vec::new();
        for entry in fs::read_dir(&folder).context("cannot list locales")? {
            let entry = entry?;
            let source = entry.path().join("ui.ftl");
            if source.is_file() {
                let locale = entry.file_name().to_string_lossy().into_owned();
                let ftl = fs::read_to_string(&source).with_context(|| format!("cannot read {}", source.display()))?;
                languages.push(Self::compile(locale, &ftl)?);
            }
        }
        languages.sort_by(|a, b| a.locale.cmp(&b.locale));
        Ok(languages)
    }

    fn compile(locale: String, ftl: &str) -> Result<Self> {
        let messages: BTreeMap<String, String> = ftl
            .lines()
            .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
            .filter_map(|line| line.split_once(" = "))
            .map(|(id, text)| (id.to_owned(), text.to_owned()))
            .collect();
        let compiled = serde_json::to_vec(&messages)?;
        Ok(Self { locale, messages, compiled })
    }

    /// The language, as in BCP 47.
    pub fn locale(&self) -> &str {
        &self.locale
    }

    /// `ltr` or `rtl`.
    pub fn direction(&self) -> &'static str {
        if RIGHT_TO_LEFT.contains(&self.locale.as_str()) { "rtl" } else { "ltr" }
    }

    /// The catalogue as the app loads it.
    pub fn compiled(&self) -> &[u8] {
        &self.compiled
    }

    /// A message without arguments.
    ///
    /// # Errors
    /// When there is no such message.
    pub fn plain(&self, id: &str) -> Result<&str> {
        self.messages
            .get(id)
            .map(String::as_str)
            .ok_or_else(|| anyhow!("locales/{}/ui.ftl has no message {id}", self.locale))
    }

    #[cfg(test)]
    pub fn for_tests(locale: &str, messages: &[(&str, &str)]) -> Self {
        let messages = messages.iter().map(|(id, text)| ((*id).to_owned(), (*text).to_owned())).collect();
        Self { locale: locale.to_owned(), messages, compiled: Vec::new() }
    }
}
