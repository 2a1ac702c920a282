//! What a judgement says: the rules that a password breaks, each with what is needed to mend it.
//!
//! Reasons travel in problem documents. Whatever they quote of a password or of a person is an [`Excerpt`], which no
//! log can print. Not here: words for people; they live in `locales/`.

use core::fmt;

use serde::{Deserialize, Serialize};
use zeroize::Zeroize;

/// A piece of a password, or a word that belongs to a person. Redacted in `Debug`, wiped when dropped.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(value_type = String))]
#[serde(transparent)]
pub struct Excerpt(String);

impl Excerpt {
    /// Returns the text, to show it to whoever typed it.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl From<String> for Excerpt {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl fmt::Debug for Excerpt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Excerpt(…)")
    }
}

impl Drop for Excerpt {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

/// Why a password was rejected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "rule", rename_all = "snake_case")]
pub enum Reason {
    /// Fewer code points than the rules ask for.
    TooShort {
        /// How many there are.
        has: u16,
        /// How many there must be.
        min: u16,
    },
    /// More code points than the rules allow.
    TooLong {
        /// How many there are; 65,535 stands for more than the judge counts.
        has: u16,
        /// How many there may be.
        max: u16,
    },
    /// Characters that cannot be used: control characters, and under Entra's rules all but printable ASCII.
    NotAllowed {
        /// Each of them once, in order, at most [`Reason::MAX_LISTED`].
        characters: Vec<Excerpt>,
    },
    /// Too few kinds of characters (Entra's rules).
    TooFewClasses {
        /// How many kinds there are.
        has: u8,
        /// How many there must be.
        min: u8,
        /// The kinds that could be added.
        missing: Vec<CharacterClass>,
    },
    /// It contains a name of the person or of the organisation, or nearly is one.
    OwnTerm {
        /// Which, as the person knows it.
        term: Excerpt,
    },
    /// Words that are easy to guess make up too much of it.
    TooEasy {
        /// What it counts: a listed word is one point, however long.
        points: u16,
        /// What it must count.
        needed: u16,
        /// The easy parts, as they were typed, each once.
        terms: Vec<Excerpt>,
    },
    /// It was used before (known to the worker or the directory only).
    Reused {
        /// When.
        of: Reuse,
    },
    /// It is on a list of passwords that many people use (known to the worker only).
    Common,
    /// It is in a known leak (known to the worker only).
    Breached,
}

impl Reason {
    /// Most characters or terms that one reason lists.
    pub const MAX_LISTED: usize = 8;
}

/// When a password was in use before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Reuse {
    /// It is the present one.
    Current,
    /// It was one of the last.
    History,
}

/// A kind of character, as Entra counts them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum CharacterClass {
    /// `a` to `z`.
    Lowercase,
    /// `A` to `Z`.
    Uppercase,
    /// `0` to `9`.
    Digit,
    /// Printable ASCII that is none of the others, the space included.
    Symbol,
}

impl CharacterClass {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Lowercase, Self::Uppercase, Self::Digit, Self::Symbol];

    /// Returns the kind of a character, if it has one.
    #[must_use]
    pub const fn of(c: char) -> Option<Self> {
        match c {
            'a'..='z' => Some(Self::Lowercase),
            'A'..='Z' => Some(Self::Uppercase),
            '0'..='9' => Some(Self::Digit),
            ' '..='~' => Some(Self::Symbol),
            _ => None,
        }
    }
}

/// A piece of a judged password that counts one point.
///
/// The texts of all parts, joined, are the prepared password. A part may be empty where one typed character stands for
/// two letters (`ß` is `ss`) and a word ends between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What was typed.
    pub text: Excerpt,
    /// Whether it is a word that is easy to guess, rather than a single character.
    pub is_term: bool,
}

/// What a policy says about a password.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// The rules it breaks; none if it is accepted.
    pub reasons: Vec<Reason>,
    /// Its length in code points.
    pub length: u16,
    /// What it counts: one point for each part.
    pub points: u16,
    /// What it must count.
    pub needed: u16,
    /// How it was counted; as many as there are points.
    pub parts: Vec<Part>,
}

impl Judgement {
    /// Tells whether it breaks no rule.
    #[must_use]
    pub fn is_accepted(&self) -> bool {
        self.reasons.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // The wire form of reasons; the browser and integrators read it.
    #[test]
    fn reasons_on_the_wire_stay_as_they_are() {
        let excerpt = |text: &str| Excerpt::from(text.to_owned());
        let check = |reason: Reason, json: &str| {
            assert_eq!(serde_json::to_string(&reason).unwrap(), json);
            assert_eq!(serde_json::from_str::<Reason>(json).unwrap(), reason);
        };
        check(Reason::TooShort { has: 7, min: 8 }, r#"{"rule":"too_short","has":7,"min":8}"#);
        check(Reason::TooLong { has: 300, max: 256 }, r#"{"rule":"too_long","has":300,"max":256}"#);
        check(Reason::NotAllowed { characters: vec![excerpt("ä")] }, r#"{"rule":"not_allowed","characters":["ä"]}"#);
        check(
            Reason::TooFewClasses { has: 2, min: 3, missing: vec![CharacterClass::Digit, CharacterClass::Symbol] },
            r#"{"rule":"too_few_classes","has":2,"min":3,"missing":["digit","symbol"]}"#,
        );
        check(Reason::OwnTerm { term: excerpt("Nora") }, r#"{"rule":"own_term","term":"Nora"}"#);
        check(
            Reason::TooEasy { points: 4, needed: 5, terms: vec![excerpt("Winter")] },
            r#"{"rule":"too_easy","points":4,"needed":5,"terms":["Winter"]}"#,
        );
        check(Reason::Reused { of: Reuse::Current }, r#"{"rule":"reused","of":"current"}"#);
        check(Reason::Common, r#"{"rule":"common"}"#);
        check(Reason::Breached, r#"{"rule":"breached"}"#);
    }

    // Rule: nothing of a password gets into a log.
    #[test]
    fn reasons_do_not_print_what_they_quote() {
        let reason = Reason::TooEasy { points: 4, needed: 5, terms: vec![Excerpt::from("Winter".to_owned())] };
        assert!(!format!("{reason:?}").contains("Winter"));
    }
}
