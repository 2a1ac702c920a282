//! Do all languages say the same things? The same ids, and in each message the same arguments.

use std::collections::BTreeSet;

use latchkey_shared::locale::{Catalogue, Piece};

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
}
