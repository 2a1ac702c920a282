//! The catalogues themselves: every file compiles, and all languages say the same things.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use latchkey_locales::{disagreements, read};

/// The languages that every catalogue is in.
const LANGUAGES: [&str; 15] =
    ["ar", "de", "en", "es", "fr", "he", "hi", "it", "ja", "ko", "nl", "pl", "pt-BR", "tr", "zh-Hans"];

fn folder() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The names of all catalogue files in any language.
fn files() -> BTreeSet<String> {
    let below = |path: &Path| fs::read_dir(path).into_iter().flatten().flatten().map(|entry| entry.path());
    below(folder())
        .flat_map(|language| below(&language))
        .filter(|path| path.extension().is_some_and(|extension| extension == "ftl"))
        .filter_map(|path| Some(path.file_name()?.to_str()?.to_owned()))
        .collect()
}

#[test]
fn every_language_has_the_same_messages_with_the_same_arguments() {
    for file in files() {
        let catalogues = read(folder(), &file).unwrap_or_else(|errors| panic!("{errors}"));
        let languages: Vec<_> = catalogues.iter().map(|catalogue| catalogue.locale.as_str()).collect();
        assert_eq!(languages, LANGUAGES, "{file}");
        assert_eq!(disagreements(&catalogues), [], "{file}");
    }
}

// A straight quotation mark or three dots is a slip of the keyboard, not a choice.
#[test]
fn words_are_set_with_care() {
    for file in files() {
        for catalogue in read(folder(), &file).unwrap() {
            for (id, pieces) in catalogue.messages.iter() {
                let text = serde_json::to_string(pieces).unwrap().replace("\\\"", "\u{22}");
                for slip in ["...", "  ", "!!", "Please", "Oops"] {
                    assert!(!text.contains(slip), "{} {id} in {file} has {slip:?}", catalogue.locale);
                }
            }
        }
    }
}

/// Every Rust file below a folder.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for path in fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}

// That no message is missing, the compiler knows: `frontend/src/id.rs` has a constant for each.
#[test]
fn the_pages_ask_for_every_message() {
    let mut asking = fs::read_to_string(folder().join("../index.html")).unwrap();
    for page in fs::read_dir(folder().join("../frontend/pages")).unwrap() {
        asking.push_str(&fs::read_to_string(page.unwrap().path()).unwrap());
    }
    for path in sources(&folder().join("../frontend/src")) {
        asking.push_str(&fs::read_to_string(&path).unwrap());
    }
    // The build asks every language for its own name.
    let built = fs::read_to_string(folder().join("../xtask/src/build/words.rs")).unwrap();
    let asks_for = |id: &str| {
        let constant = id.to_uppercase().replace(['-', '.'], "_");
        let in_code = asking.match_indices(&format!("id::{constant}")).any(|(at, found)| {
            !asking[at + found.len()..].starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_')
        });
        in_code || asking.contains(&format!("{{{{text:{id}}}}}")) || built.contains(&format!("\"{id}\""))
    };
    for catalogue in ["ui.ftl", "account.ftl", "not-me.ftl"].iter().flat_map(|file| read(folder(), file).unwrap()) {
        let unused: Vec<&String> = catalogue.messages.keys().filter(|id| !asks_for(id)).collect();
        assert!(unused.is_empty(), "{}: nobody asks for {unused:?}", catalogue.locale);
    }
}

// A number names its question for ever: answers hang on it, and both the pages and the edge find the words by their place.
#[test]
fn the_questions_are_numbered_without_a_gap() {
    let numbers: Vec<String> = (1..=35).map(|number| format!("question-{number:02}")).collect();
    for catalogue in read(folder(), "questions.ftl").unwrap() {
        assert!(catalogue.messages.keys().eq(&numbers), "{}", catalogue.locale);
        let words: BTreeSet<String> = catalogue.messages.values().map(|pieces| format!("{pieces:?}")).collect();
        assert_eq!(words.len(), numbers.len(), "{} asks something twice", catalogue.locale);
    }
}
