//! Answers to security questions: as they are typed, the form in which two are one, and what is wrong with one.
//!
//! Nobody remembers how they once spelled their answer, so letters, spaces, quotes and dashes that look or mean the same
//! are the same. Letters of another script are others, however much they look alike (docs/decisions/0121). Not here: which
//! questions there are, and how answers are kept.

use core::fmt;

use caseless::Caseless;
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, Zeroizing};

use crate::password::nfkc;

/// An answer as typed: at most [`AnswerText::MAX_INPUT`] code points. Judged by nothing else.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(value_type = String, max_length = 256))]
#[serde(try_from = "String", into = "String")]
pub struct AnswerText(String);

/// What came is longer than any answer.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected at most 256 code points")]
pub struct NotAnAnswer;

impl AnswerText {
    /// Most code points that are read at all.
    pub const MAX_INPUT: usize = 256;

    /// Returns the form in which answers are compared and hashed.
    #[must_use]
    pub fn folded(&self) -> Zeroizing<String> {
        fold(&self.0)
    }
}

impl fmt::Debug for AnswerText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AnswerText(…)")
    }
}

impl Drop for AnswerText {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl TryFrom<String> for AnswerText {
    type Error = NotAnAnswer;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        // Looked at before anything is done with it: the body's own limit is far above.
        if text.chars().take(Self::MAX_INPUT + 1).count() > Self::MAX_INPUT {
            return Err(NotAnAnswer);
        }
        Ok(Self(text))
    }
}

impl From<AnswerText> for String {
    fn from(text: AnswerText) -> Self {
        text.0.clone()
    }
}

/// What is wrong with an answer, or with the question it is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerFault {
    /// Fewer than [`AnswerFault::LENGTH`] characters count.
    TooShort,
    /// More than those do.
    TooLong,
    /// Its words stand in the question, or the question's in it.
    PartOfQuestion,
    /// Another question has the same one.
    SameAsAnother,
    /// The question is answered twice.
    QuestionTwice,
    /// There is no such question, or no longer.
    NoSuchQuestion,
    /// Fewer questions are answered than have to be.
    TooFew,
    /// More questions are answered than are asked for.
    TooMany,
}

impl AnswerFault {
    /// Least and most characters of an answer, folded. Entra's.
    pub const LENGTH: core::ops::RangeInclusive<usize> = 3..=40;

    /// Every fault.
    pub const ALL: [Self; 8] = [
        Self::TooShort,
        Self::TooLong,
        Self::PartOfQuestion,
        Self::SameAsAnother,
        Self::QuestionTwice,
        Self::NoSuchQuestion,
        Self::TooFew,
        Self::TooMany,
    ];

    /// Returns how a [`Flaw`](crate::problem::Flaw) names it.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::TooShort => "too short",
            Self::TooLong => "too long",
            Self::PartOfQuestion => "part of the question",
            Self::SameAsAnother => "same as another answer",
            Self::QuestionTwice => "same as another question",
            Self::NoSuchQuestion => "no such question",
            Self::TooFew => "too few",
            Self::TooMany => "too many",
        }
    }

    /// Finds the fault that a flaw names.
    #[must_use]
    pub fn from_words(words: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|fault| fault.words() == words)
    }
}

/// Returns the form in which answers, and questions, are compared.
///
/// 1. What cannot be seen goes; quotes, dashes and spaces become those of a keyboard.
/// 2. Compatible letters for one and full case folding, until nothing changes by either (Unicode §3.13, D146).
/// 3. One space between words, none around them.
#[must_use]
pub fn fold(text: &str) -> Zeroizing<String> {
    // 1. and 2. Signs are mapped before, or NFKC would take some of them apart, and after, where it has made others.
    let seen = collected(text, text.chars().filter_map(plain));
    let once = collected(text, nfkc(seen).chars().filter_map(plain).default_case_fold());
    let letters = nfkc(collected(text, nfkc(once).chars().default_case_fold()));
    // 3.
    let mut folded = collected(text, core::iter::empty());
    for c in letters.chars() {
        match c {
            ' ' if folded.is_empty() || folded.ends_with(' ') => {}
            c => folded.push(c),
        }
    }
    let end = folded.trim_end_matches(' ').len();
    folded.truncate(end);
    folded
}

/// Collects what is made of a text. Reserved at once: a buffer that grows leaves what it held behind in memory.
fn collected(text: &str, chars: impl Iterator<Item = char>) -> Zeroizing<String> {
    let mut collected = Zeroizing::new(String::with_capacity(text.len().saturating_mul(4)));
    collected.extend(chars);
    collected
}

/// Returns the character of a keyboard that is meant; nothing for one that cannot be seen
/// (`Default_Ignorable_Code_Point`).
fn plain(c: char) -> Option<char> {
    match c {
        '\u{ad}'
        | '\u{34f}'
        | '\u{61c}'
        | '\u{115f}'..='\u{1160}'
        | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{fff0}'..='\u{fff8}'
        | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}' => None,
        '`' | '\u{b4}' | '\u{2b9}'..='\u{2bc}' | '\u{2018}'..='\u{201b}' | '\u{2032}' => Some('\''),
        '\u{201c}'..='\u{201f}' | '\u{ab}' | '\u{bb}' => Some('"'),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => Some('-'),
        c if c.is_whitespace() || c.is_control() => Some(' '),
        c => Some(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn same(a: &str, b: &str) {
        assert_eq!(fold(a).as_str(), fold(b).as_str(), "{a:?} and {b:?}");
    }

    // Rule: an answer is right however it is typed; what means something else is another one.
    #[test]
    fn what_is_typed_otherwise_is_the_same_answer() {
        same("Saint John's", "  saint\u{a0} JOHN\u{2019}S\t");
        same("Straße", "STRASSE");
        same("Œuvre", "œUVRE");
        same("caf\u{e9}", "CAFE\u{301}");
        same("Ｍａｒｌｏｗ", "marlow");
        same("Jean\u{2010}Luc", "jean-luc");
        same("mar\u{200b}low\u{feff}", "marlow");
        same("\u{202e}marlow\u{202c}", "marlow");
        same("ﬁrst", "first");
        same("ΣΊΣΥΦΟΣ", "σίσυφος");
        same("İstanbul", "i\u{307}stanbul");
        assert_eq!(fold(" \u{200b}\n ").as_str(), "");
    }

    #[test]
    fn what_only_looks_the_same_is_another_answer() {
        // Cyrillic а for Latin a; a digit for a letter; a letter more.
        for (a, b) in [("m\u{430}rlow", "marlow"), ("marl0w", "marlow"), ("marlow", "marlows"), ("mar low", "marlow")] {
            assert_ne!(fold(a).as_str(), fold(b).as_str(), "{a:?} and {b:?}");
        }
    }

    #[test]
    fn more_than_anybody_types_is_no_answer() {
        assert!(AnswerText::try_from("ü".repeat(256)).is_ok());
        for length in [257, 1_000_000] {
            assert_eq!(AnswerText::try_from("x".repeat(length)), Err(NotAnAnswer));
        }
    }

    #[test]
    fn no_answer_is_shown_by_debug() {
        assert_eq!(format!("{:?}", AnswerText::try_from("marlow".to_owned()).unwrap()), "AnswerText(…)");
    }

    #[test]
    fn every_fault_is_found_by_its_words() {
        for fault in AnswerFault::ALL {
            assert_eq!(AnswerFault::from_words(fault.words()), Some(fault));
        }
    }

    proptest::proptest! {
        // Rule: what was folded is its own form, or an answer would depend on how often it was looked at.
        #[test]
        fn a_folded_text_folds_to_itself(text in "\\PC{0,40}|[aAßẞİıﬁΣς\u{301}\u{345}\u{390}\u{200d}\u{ffa0}\u{2011}´ -]{0,12}") {
            let once = fold(&text);
            let again = fold(&once);
            proptest::prop_assert_eq!(again.as_str(), once.as_str());
        }
    }
}
