//! Suggests a password that people can read, type and remember: five words, a capital letter and a digit.
//!
//! Five of 512 words are 45 bits, the digit adds three: more than anybody chooses, and enough behind a sign-in that
//! counts. The capital and the digit are for systems that still ask for them. Randomness comes from the caller.

use zeroize::Zeroizing;

use super::policy::PasswordPolicy;
use super::secret::Password;
use super::terms::Terms;

/// Random bytes to give to [`suggest`]; enough for several tries.
pub const ENTROPY_BYTES: usize = 64;
/// Words in a suggestion.
const WORDS: usize = 5;
/// Random bytes of one try: two a word, two for the digit.
const BYTES_PER_TRY: usize = 2 * (WORDS + 1);

const ENGLISH: &str = include_str!("words.en.txt");
const GERMAN: &str = include_str!("words.de.txt");

/// Makes a password out of random bytes that the policy accepts.
///
/// `language` is a BCP 47 tag; where there are no words for it, they are English. `None` if there are too few bytes, or
/// if no try was accepted, which takes an organisation that bans half the word list.
#[must_use]
pub fn suggest(policy: &PasswordPolicy, terms: &Terms, language: &str, entropy: &[u8]) -> Option<Password> {
    let words: Vec<&str> = list(language).split_whitespace().collect();
    entropy.chunks_exact(BYTES_PER_TRY).find_map(|bytes| {
        let candidate = compose(&words, bytes)?;
        if !policy.check(&candidate, terms).is_accepted() {
            return None;
        }
        Password::try_from(candidate.as_str().to_owned()).ok()
    })
}

/// Returns the words of a language.
fn list(language: &str) -> &'static str {
    if language.split('-').next().is_some_and(|primary| primary.eq_ignore_ascii_case("de")) { GERMAN } else { ENGLISH }
}

/// Joins words; 512 divides 65,536, so no word is likelier than another.
fn compose(words: &[&str], bytes: &[u8]) -> Option<Zeroizing<String>> {
    let mut draws = bytes.chunks_exact(2).map(|pair| pair.iter().fold(0, |sum, byte| sum * 256 + usize::from(*byte)));
    let mut text = Zeroizing::new(String::with_capacity(64));
    for place in 0..WORDS {
        let word = words.get(draws.next()?.checked_rem(words.len())?)?;
        let mut letters = word.chars();
        let first = letters.next()?;
        // The capital leads, where people look for it.
        text.push(if place == 0 { first.to_ascii_uppercase() } else { first });
        text.push_str(letters.as_str());
        text.push('-');
    }
    // 2 to 9: nobody takes them for a letter.
    let digit = u32::try_from(2 + draws.next()? % 8).ok()?;
    text.push(char::from_digit(digit, 10)?);
    Some(text)
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use proptest::prelude::*;

    use super::super::{OwnTerms, Preset};
    use super::*;

    #[test]
    fn each_list_has_512_short_words_that_differ() {
        for list in [ENGLISH, GERMAN] {
            let mut words: Vec<&str> = list.split_whitespace().collect();
            assert_eq!(words.len(), 512);
            for word in &words {
                assert!((3..=9).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_lowercase()), "{word}");
            }
            words.sort_unstable();
            assert_eq!(words.windows(2).find(|pair| pair[0] == pair[1]), None, "listed twice");
        }
    }

    #[test]
    fn a_suggestion_is_words_of_the_language() {
        let suggested = |language: &str| {
            let password = suggest(&PasswordPolicy::default(), &Terms::default(), language, &[0; ENTROPY_BYTES]);
            password.unwrap().expose().to_owned()
        };
        let first = |list: &str| list.split_whitespace().next().unwrap().to_owned();
        assert!(suggested("en-GB").ends_with(&format!("-{}-2", first(ENGLISH))));
        assert!(suggested("de-CH").ends_with(&format!("-{}-2", first(GERMAN))));
        assert_eq!(suggested("tr"), suggested("en"));
    }

    #[test]
    fn an_own_term_is_never_suggested() {
        let word = ENGLISH.split_whitespace().next().unwrap();
        let terms = Terms { own: OwnTerms::new([word]), ..Terms::default() };
        // The first try would be made of that word alone; the second is not.
        let entropy: Vec<u8> = (0..24).map(|place| u8::from(place >= 12)).collect();
        let password = suggest(&PasswordPolicy::default(), &terms, "en", &entropy).unwrap();
        assert!(!password.expose().to_lowercase().contains(word));
    }

    static TERMS: LazyLock<Terms> =
        LazyLock::new(|| Terms { own: OwnTerms::new(["Nora", "Lindqvist"]), ..Terms::default() });

    proptest! {
        #[test]
        fn a_suggestion_is_accepted(entropy: [u8; 32], more: [u8; 32], german: bool, entra: bool, short: bool) {
            let policy = PasswordPolicy {
                preset: if entra { Preset::Entra } else { Preset::Nist },
                second_factor_always: short,
                organisation_terms: vec!["alderbrook".to_owned()],
                ..PasswordPolicy::default()
            };
            let bytes = [entropy, more].concat();
            let password = suggest(&policy, &TERMS, if german { "de" } else { "en" }, &bytes).unwrap();
            prop_assert!(policy.check(password.expose(), &TERMS).is_accepted());
        }
    }
}
