//! No sentence stands outside the catalogues: not in a page, and not in the code that draws one.

use std::fs;
use std::path::{Path, PathBuf};

/// What pages say in every language alike: names.
const NAMES: [&str; 1] = ["Cloudflare Turnstile"];
/// Attributes whose value is read out or shown.
const SPOKEN: [&str; 5] = ["aria-label=\"", "alt=\"", "title=\"", "placeholder=\"", "aria-description=\""];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Every file below a folder with this ending.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for path in fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.extension().is_some_and(|extension| extension == ending) {
            found.push(path);
        }
    }
    found
}

/// Takes out everything between two marks, the marks included.
fn without(text: &str, open: &str, close: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(open) {
        out.push_str(before);
        rest = after.split_once(close).map_or("", |(_, after)| after);
    }
    out + rest
}

/// Returns the words that stand in a page, outside of elements and placeholders, and in attributes that are read out.
fn words_of_page(page: &str) -> Vec<String> {
    let page = without(page, "<!--", "-->");
    let spoken = SPOKEN.iter().flat_map(|attribute| page.split(attribute).skip(1));
    let spoken = spoken.filter_map(|value| value.split('"').next()).collect::<Vec<_>>().join(" ");
    let text = without(&page, "<", ">") + "\n" + &spoken;
    let text = NAMES.iter().fold(without(&text, "{{", "}}"), |text, name| text.replace(name, ""));
    text.lines().map(str::trim).filter(|line| line.contains(char::is_alphabetic)).map(str::to_owned).collect()
}

/// Returns the literals of a source that read like sentences: words with a blank between them, the first of which begins with a
/// capital, or an end with a full stop or question mark. Comments, attributes and what a test holds do not count.
fn sentences_of(source: &str) -> Vec<String> {
    let code = source.split("#[cfg(test)]").next().unwrap_or_default();
    let is_code = |line: &&str| !line.trim_start().starts_with("//") && !line.contains("reason = \"");
    let code: String = code.lines().filter(is_code).map(|line| line.split(" // ").next().unwrap_or_default()).collect();
    let code = code.replace("\\\"", "\u{201c}").replace("'\"'", "''");
    let literals = code.split('"').skip(1).step_by(2);
    let reads_like_one = |text: &&str| {
        let begins = text.starts_with(char::is_uppercase);
        let ends = text.ends_with(['.', '?', '!']) && text.len() > 1;
        let word = |part: &str| {
            part.chars().count() > 1 && part.trim_end_matches(['.', ',', '?', '!']).chars().all(char::is_alphabetic)
        };
        text.split(' ').filter(|part| word(part)).count() > 1 && (begins || ends)
    };
    literals.filter(reads_like_one).map(str::to_owned).collect()
}

#[test]
fn pages_take_every_word_from_a_catalogue() {
    let mut pages = files(&root().join("frontend/pages"), "html");
    pages.push(root().join("index.html"));
    for page in pages {
        let words = words_of_page(&fs::read_to_string(&page).unwrap());
        assert!(words.is_empty(), "{}: {words:?}", page.display());
    }
}

#[test]
fn code_takes_every_sentence_from_a_catalogue() {
    for path in files(&root().join("frontend/src"), "rs") {
        if path.to_string_lossy().contains("tests") {
            continue;
        }
        let sentences = sentences_of(&fs::read_to_string(&path).unwrap());
        assert!(sentences.is_empty(), "{}: {sentences:?}", path.display());
    }
    for file in ["code.rs", "notice.rs", "page.rs", "moment.rs"] {
        let path = root().join("protocol/src/message").join(file);
        let sentences = sentences_of(&fs::read_to_string(&path).unwrap());
        assert!(sentences.is_empty(), "{}: {sentences:?}", path.display());
    }
}

#[test]
fn a_sentence_is_known_by_its_looks() {
    assert_eq!(words_of_page("<p>{{text:a}}</p><!-- why --><svg aria-hidden=\"true\"></svg>"), Vec::<String>::new());
    assert_eq!(words_of_page("<p>Sign in</p>"), ["Sign in"]);
    assert_eq!(words_of_page("<nav aria-label=\"Progress\"></nav>"), ["Progress"]);
    assert_eq!(
        sentences_of("html! { <p class=\"hint late\">{\"Please wait\"}</p> } // \"Not this one.\""),
        ["Please wait"]
    );
    assert_eq!(sentences_of("let a = \"one moment.\"; let b = \"notice warn\"; let c = \"Name\";"), ["one moment."]);
}
