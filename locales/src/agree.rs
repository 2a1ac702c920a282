//! Do all languages say the same things? The same ids, in each message the same arguments, and for counts a wording of every
//! kind that the language has.

use std::collections::BTreeSet;

use latchkey_shared::locale::{Catalogue, Piece, PluralCategory, plural_category};

/// Where a language differs from the first one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub enum Disagreement {
    /// It lacks a message.
    #[error("{locale} has no {id}")]
    Missing {
        /// The language.
        locale: String,
        /// The message.
        id: String,
    },
    /// It has a message that the first language has not.
    #[error("only {locale} has {id}")]
    Extra {
        /// The language.
        locale: String,
        /// The message.
        id: String,
    },
    /// It words a count, and lacks a kind of it.
    #[error("{locale}: {id} words {argument}, but not as [{category}]")]
    Plural {
        /// The language.
        locale: String,
        /// The message.
        id: String,
        /// What is counted.
        argument: String,
        /// The plural category.
        category: &'static str,
    },
    /// It uses other arguments.
    #[error("{locale}: {id} uses {here:?}, not {expected:?}")]
    Arguments {
        /// The language.
        locale: String,
        /// The message.
        id: String,
        /// What it uses.
        here: BTreeSet<String>,
        /// What the first language uses.
        expected: BTreeSet<String>,
    },
}

/// Returns the arguments that a message uses in any of its wordings.
#[must_use]
pub fn arguments(pieces: &[Piece]) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for piece in pieces {
        match piece {
            Piece::Text(_) => {}
            Piece::Argument(name) => {
                names.insert(name.clone());
            }
            Piece::Select { on, when, otherwise } => {
                names.insert(on.clone());
                names.extend(when.iter().flat_map(|(_, then)| arguments(then)));
                names.extend(arguments(otherwise));
            }
        }
    }
    names
}

/// Returns the arguments that a message words by plural category.
fn counted(pieces: &[Piece]) -> BTreeSet<String> {
    let is_category = |(key, _): &(String, Vec<Piece>)| PluralCategory::ALL.iter().any(|known| known.as_str() == key);
    let of_piece = |piece: &Piece| match piece {
        Piece::Select { on, when, .. } if when.iter().any(is_category) => Some(on.clone()),
        _ => None,
    };
    pieces.iter().filter_map(of_piece).collect()
}

/// Returns the plural categories of a count that a message has no wording for. The wording for everything else is that of
/// `other`; where no whole number is worded so, as in Polish, it stands for the first category that is left. The millions of
/// the Romance languages are not asked for: nothing here is counted that far.
fn unworded(locale: &str, pieces: &[Piece], argument: &str) -> Vec<&'static str> {
    let wordings = pieces.iter().find_map(|piece| match piece {
        Piece::Select { on, when, .. } if on == argument => Some(when.as_slice()),
        _ => None,
    });
    let has = |key: &str| wordings.is_some_and(|when| when.iter().any(|(known, _)| known == key));
    let mut missing: Vec<&'static str> = Vec::new();
    let mut has_other = false;
    for count in 0..=200 {
        let category = plural_category(locale, count);
        has_other |= category == PluralCategory::Other;
        let is_worded = category == PluralCategory::Other || has(category.as_str()) || has(&count.to_string());
        if !is_worded && !missing.contains(&category.as_str()) {
            missing.push(category.as_str());
        }
    }
    if !has_other && wordings.is_some() && !missing.is_empty() {
        missing.remove(0);
    }
    missing
}

/// Compares every language with the first one.
#[must_use]
pub fn disagreements(catalogues: &[Catalogue]) -> Vec<Disagreement> {
    let Some((first, others)) = catalogues.split_first() else { return Vec::new() };
    let mut found = Vec::new();
    for other in others {
        let locale = || other.locale.clone();
        for (id, pieces) in first.messages.iter() {
            let Some(translated) = other.messages.get(id) else {
                found.push(Disagreement::Missing { locale: locale(), id: id.clone() });
                continue;
            };
            for argument in counted(pieces) {
                let missing = unworded(&other.locale, translated, &argument);
                found.extend(missing.into_iter().map(|category| Disagreement::Plural {
                    locale: locale(),
                    id: id.clone(),
                    argument: argument.clone(),
                    category,
                }));
            }
            let (here, expected) = (arguments(translated), arguments(pieces));
            if here != expected {
                found.push(Disagreement::Arguments { locale: locale(), id: id.clone(), here, expected });
            }
        }
        let extra = other.messages.keys().filter(|id| !first.has(id));
        found.extend(extra.map(|id| Disagreement::Extra { locale: locale(), id: id.clone() }));
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::compile;

    use super::*;

    #[test]
    fn languages_that_differ_are_named() {
        let first = compile("en", "en.ftl", "a = { $x }\nb = x\nc = x").unwrap();
        let other = compile("de", "de.ftl", "a = { $y ->\n [one] x\n *[other] { $x }\n }\nb = y\nd = x").unwrap();
        let found: Vec<String> = disagreements(&[first, other]).iter().map(ToString::to_string).collect();
        assert_eq!(found, [r#"de: a uses {"x", "y"}, not {"x"}"#, "de has no c", "only de has d"]);
    }

    fn check_plurals(locale: &str, source: &str, expected: &[&str]) {
        let first = compile("en", "en.ftl", "a = { $n ->\n [0] x\n [one] x\n *[other] { $n }\n }").unwrap();
        let other = compile(locale, "other.ftl", source).unwrap();
        let found: Vec<String> = disagreements(&[first, other]).iter().map(ToString::to_string).collect();
        assert_eq!(found, expected, "{locale}");
    }

    #[test]
    fn a_count_is_worded_in_every_way_that_a_language_has() {
        check_plurals("ja", "a = { $n }", &[]);
        check_plurals("fr", "a = { $n ->\n [one] x\n *[other] { $n }\n }", &[]);
        check_plurals("pl", "a = { $n ->\n [one] x\n [few] y\n *[many] { $n }\n }", &[]);
        check_plurals("pl", "a = { $n ->\n [one] x\n *[many] { $n }\n }", &["pl: a words n, but not as [few]"]);
        check_plurals("he", "a = { $n }", &["he: a words n, but not as [one]", "he: a words n, but not as [two]"]);
        let arabic = "a = { $n ->\n [0] x\n [one] x\n [two] x\n [few] y\n [many] y\n *[other] { $n }\n }";
        check_plurals("ar", arabic, &[]);
    }
}
