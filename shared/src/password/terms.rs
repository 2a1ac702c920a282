//! Banned terms: the words that count one point however long they are. A list for everybody, and one of the organisation.
//!
//! The list for everybody holds words that people build passwords of, not leaked passwords; it is our own.

use core::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::fold::fold_term;
use super::index::TermIndex;
use super::own::OwnTerms;

/// Words for everybody, one a line; `#` begins a comment.
const GLOBAL: &str = include_str!("banned.txt");

/// Everything a password is compared with.
#[derive(Clone, Debug, Default)]
pub struct Terms {
    /// Words that are easy to guess. Shared, for the index outlives a call.
    pub banned: Arc<BannedTerms>,
    /// Names that must not occur.
    pub own: OwnTerms,
}

/// An index of banned terms. Building it costs about a millisecond in an isolate: build it once and keep it.
pub struct BannedTerms(TermIndex);

impl BannedTerms {
    /// Makes the list for everybody and the organisation's own one.
    #[must_use]
    pub fn new(custom: &CustomTerms) -> Self {
        Self::of(global().chain(custom.0.iter().map(String::as_str)))
    }

    /// Makes an index of these terms and no others.
    pub(super) fn of<'a>(terms: impl IntoIterator<Item = &'a str>) -> Self {
        Self(TermIndex::new(terms.into_iter().map(fold_term)))
    }

    pub(super) const fn index(&self) -> &TermIndex {
        &self.0
    }
}

/// The list for everybody.
impl Default for BannedTerms {
    fn default() -> Self {
        Self::of(global())
    }
}

impl fmt::Debug for BannedTerms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("BannedTerms(…)")
    }
}

/// Returns the words for everybody.
pub(super) fn global<'a>() -> impl Iterator<Item = &'a str> {
    GLOBAL.lines().filter_map(|line| line.split('#').next()).flat_map(str::split_whitespace)
}

/// An organisation's own banned terms: at most 1,000, each of 4 to 64 characters once folded.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(value_type = Vec<String>, max_items = 1000))]
#[serde(try_from = "Vec<String>", into = "Vec<String>")]
pub struct CustomTerms(Vec<String>);

/// What came cannot be an organisation's list.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotCustomTerms {
    /// More than [`CustomTerms::MAX`].
    #[error("expected at most 1000 terms")]
    TooMany,
    /// This one is shorter than 4 or longer than 64 characters.
    #[error("expected terms of 4 to 64 characters, got {0:?}")]
    Length(String),
}

impl CustomTerms {
    /// Most terms (as in Entra).
    pub const MAX: usize = 1000;
    /// Fewest characters of a term (as in Entra): shorter ones would be in every second word.
    pub const MIN_LENGTH: usize = 4;
    /// Most characters of a term.
    pub const MAX_LENGTH: usize = 64;

    /// Returns the terms as they were given.
    #[must_use]
    pub fn as_slice(&self) -> &[String] {
        &self.0
    }
}

impl TryFrom<Vec<String>> for CustomTerms {
    type Error = NotCustomTerms;

    fn try_from(terms: Vec<String>) -> Result<Self, Self::Error> {
        if terms.len() > Self::MAX {
            return Err(NotCustomTerms::TooMany);
        }
        let fits = |term: &String| (Self::MIN_LENGTH..=Self::MAX_LENGTH).contains(&fold_term(term).len());
        match terms.iter().find(|term| !fits(term)) {
            Some(term) => Err(NotCustomTerms::Length(term.clone())),
            None => Ok(Self(terms)),
        }
    }
}

impl From<CustomTerms> for Vec<String> {
    fn from(terms: CustomTerms) -> Self {
        terms.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_organisation_lists_at_most_1000_terms_of_at_least_4_characters() {
        let listed = |terms: &[&str]| CustomTerms::try_from(terms.iter().map(ToString::to_string).collect::<Vec<_>>());
        assert!(listed(&["contoso"; 1000]).is_ok());
        assert_eq!(listed(&["contoso"; 1001]), Err(NotCustomTerms::TooMany));
        assert_eq!(listed(&["contoso", " abc "]), Err(NotCustomTerms::Length(" abc ".to_owned())));
        assert!(listed(&[&"x".repeat(65)]).is_err());
    }

    #[test]
    fn the_list_for_everybody_has_words_of_three_characters_and_more() {
        assert!(global().count() > 300);
        for term in global() {
            assert!(term.chars().count() >= 3 && !term.chars().any(char::is_uppercase), "{term}");
        }
        let mut terms: Vec<_> = global().map(fold_term).collect();
        terms.sort();
        let twice = terms.windows(2).find(|pair| pair[0] == pair[1]);
        assert_eq!(twice, None, "listed twice");
    }
}
