//! Reads `locales/`: a folder for each language, named by its BCP 47 tag.

use std::fs;
use std::path::Path;

use latchkey_shared::locale::Catalogue;

use crate::compile::compile;
use crate::error::{Error, Errors, Fault};

/// Compiles `<folder>/<language>/<file>` of every language that has it, in the order of their tags.
///
/// # Errors
/// [`Errors`] with every mistake of every language; none at all is one, too.
pub fn read(folder: &Path, file: &str) -> Result<Vec<Catalogue>, Errors> {
    let unreadable = |path: &Path, cause: &dyn core::fmt::Display| {
        let fault = Fault::Unreadable(cause.to_string());
        Error { file: path.display().to_string(), line: 1, fault }
    };
    let entries = fs::read_dir(folder).map_err(|error| Errors(vec![unreadable(folder, &error)]))?;
    let mut languages: Vec<_> = entries.flatten().filter(|entry| entry.path().join(file).is_file()).collect();
    languages.sort_by_key(fs::DirEntry::file_name);
    let mut catalogues = Vec::new();
    let mut errors = Vec::new();
    for language in languages {
        let path = language.path().join(file);
        let locale = language.file_name().to_string_lossy().into_owned();
        match fs::read_to_string(&path) {
            Ok(source) => match compile(&locale, &path.display().to_string(), &source) {
                Ok(catalogue) => catalogues.push(catalogue),
                Err(Errors(more)) => errors.extend(more),
            },
            Err(error) => errors.push(unreadable(&path, &error)),
        }
    }
    if catalogues.is_empty() && errors.is_empty() {
        errors.push(unreadable(&folder.join(file), &"no language has it"));
    }
    if errors.is_empty() { Ok(catalogues) } else { Err(Errors(errors)) }
}

/// Writes every message out as a line, catalogue after catalogue: for words without arguments.
#[must_use]
pub fn lines(catalogues: &[Catalogue]) -> String {
    let of_language = |catalogue: &Catalogue| -> Vec<String> {
        catalogue.messages.keys().map(|id| catalogue.render(id, &[]).replace('\n', " ")).collect()
    };
    catalogues.iter().flat_map(of_language).collect::<Vec<_>>().join("\n")
}
