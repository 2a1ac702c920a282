//! Own terms: the names of a person and of the organisation, which a password must not contain.
//!
//! A reset helps somebody whom others know, so what others know first must not open the account (NIST SP 800-63B-4
//! §3.1.1.2 calls them context-specific words).

use core::fmt;

use super::fold::fold_term;
use super::index::is_within_one_edit;
use super::reason::Excerpt;

/// Fewer characters than this make no own term; `Li` or `Bo` are in too many words.
const MIN_LENGTH: usize = 4;

/// The own terms that apply to one password. `Debug` says how many there are, not which.
#[derive(Clone, Default)]
pub struct OwnTerms(Vec<OwnTerm>);

#[derive(Clone)]
struct OwnTerm {
    shown: Excerpt,
    folded: Vec<char>,
}

impl OwnTerms {
    /// Takes words as [`of_person`] and [`of_organisation`] give them.
    ///
    /// Words shorter than 4 characters are left out, and so are words that contain another one.
    pub fn new(words: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        let mut own = Self::default();
        own.extend(words);
        own
    }

    /// Adds more words.
    pub fn extend(&mut self, words: impl IntoIterator<Item = impl AsRef<str>>) {
        for word in words {
            let folded = fold_term(word.as_ref());
            if folded.len() < MIN_LENGTH || self.first_in(&folded).is_some() {
                continue;
            }
            self.0.retain(|known| !contains(&known.folded, &folded));
            self.0.push(OwnTerm { shown: Excerpt::from(word.as_ref().trim().to_owned()), folded });
        }
    }

    /// Returns the terms that a folded password contains or is one edit away from.
    pub(super) fn found_in<'a>(&'a self, text: &[char]) -> impl Iterator<Item = &'a Excerpt> {
        self.0
            .iter()
            .filter(move |term| contains(text, &term.folded) || is_within_one_edit(text, &term.folded))
            .map(|term| &term.shown)
    }

    fn first_in(&self, text: &[char]) -> Option<&OwnTerm> {
        self.0.iter().find(|term| contains(text, &term.folded))
    }
}

impl fmt::Debug for OwnTerms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "OwnTerms({})", self.0.len())
    }
}

fn contains(text: &[char], part: &[char]) -> bool {
    text.windows(part.len().max(1)).any(|window| window == part)
}

/// Returns the own terms of a person: first and last name, and each part of every name they sign in with.
///
/// The last label of a domain is left out: `com` or `info` belongs to nobody.
#[must_use]
pub fn of_person<'a>(given_name: &str, family_name: &str, names: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let mut words = Vec::new();
    words.extend(words_of(given_name));
    words.extend(words_of(family_name));
    for name in names {
        let (local, domain) = name.rsplit_once('@').unwrap_or((name, ""));
        words.extend(words_of(local));
        words.extend(labels_of(domain));
    }
    distinct(words)
}

/// Returns the own terms of an organisation: its name, each word of it, and its domains.
#[must_use]
pub fn of_organisation<'a>(name: &str, domains: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let mut words = words_of(name);
    for domain in domains {
        words.extend(labels_of(domain));
    }
    distinct(words)
}

/// Splits a name into its words; a name of several short words also counts written as one (`Li Wei`: `LiWei`).
fn words_of(name: &str) -> Vec<String> {
    let mut words: Vec<String> =
        name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect();
    if words.len() > 1 {
        words.push(words.concat());
    }
    words
}

/// Splits a domain into its labels and their words, all but the last label.
fn labels_of(domain: &str) -> Vec<String> {
    domain.rsplit_once('.').map(|(labels, _)| labels.split('.').flat_map(words_of).collect()).unwrap_or_default()
}

/// Drops short words and repeats.
fn distinct(words: Vec<String>) -> Vec<String> {
    let mut kept: Vec<(Vec<char>, String)> = Vec::new();
    for word in words {
        let folded = fold_term(&word);
        if folded.len() >= MIN_LENGTH && kept.iter().all(|(known, _)| *known != folded) {
            kept.push((folded, word));
        }
    }
    kept.into_iter().map(|(_, word)| word).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_owns_their_names_and_every_part_of_what_they_sign_in_with() {
        let terms = of_person("Nora", "Lindqvist", ["nora.lindqvist@alderbrook.example", "ALDER\\user17"]);
        assert_eq!(terms, ["Nora", "Lindqvist", "noralindqvist", "alderbrook", "ALDER", "user17", "ALDERuser17"]);
        assert_eq!(of_person("Li Wei", "Bo", ["lw@x.info"]), ["LiWei"]);
        assert_eq!(of_person("", "", [""]), Vec::<String>::new());
    }

    #[test]
    fn an_organisation_owns_its_name_and_domains() {
        let terms = of_organisation("Alderbrook Hospital", ["alderbrook.example", "post.alderbrook-care.example"]);
        assert_eq!(terms, ["Alderbrook", "Hospital", "AlderbrookHospital", "post", "care", "alderbrookcare"]);
    }

    #[test]
    fn the_shortest_of_nested_terms_is_named() {
        let own = OwnTerms::new(["noralindqvist", "Nora", "Lindqvist", "Bo"]);
        let found: Vec<&str> = own.found_in(&fold_term("xx-N0ra-Lindqvist")).map(Excerpt::expose).collect();
        assert_eq!(found, ["Nora", "Lindqvist"]);
        assert_eq!(format!("{own:?}"), "OwnTerms(2)");
    }
}
