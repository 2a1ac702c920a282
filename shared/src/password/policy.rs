//! The policy for new passwords: two ready-made sets of rules, and the one function that judges.

use serde::{Deserialize, Serialize};

use super::fold::{Folded, fold_prepared};
use super::reason::{CharacterClass, Excerpt, Judgement, Part, Reason};
use super::score::{NEEDED, split};
use super::secret::{Password, prepare};
use super::terms::Terms;

/// Which ready-made set of rules.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Preset {
    /// NIST SP 800-63B-4 §3.1.1.2: length, no composition.
    #[default]
    Nist,
    /// Entra's: 8 to 256 characters of printable ASCII, three of four classes.
    Entra,
}

/// The rules in force, as everybody may know them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PasswordPolicy {
    /// The ready-made set.
    pub preset: Preset,
    /// Whether sign-in always asks for a second factor (NIST then allows 8 instead of 15 code points).
    #[serde(default)]
    pub second_factor_always: bool,
    /// The organisation's own terms, as [`super::of_organisation`] gives them.
    #[serde(default)]
    pub organisation_terms: Vec<String>,
    /// Whether passwords that many people use are refused ([`super::CommonPasswords`]; only the worker can tell).
    #[serde(default = "yes")]
    pub refuse_common: bool,
    /// Whether passwords that are in a known leak are refused (only the worker can tell, by asking somebody else).
    #[serde(default = "yes")]
    pub refuse_breached: bool,
}

impl Default for PasswordPolicy {
    fn default() -> Self {
        Self {
            preset: Preset::default(),
            second_factor_always: false,
            organisation_terms: Vec::new(),
            refuse_common: true,
            refuse_breached: true,
        }
    }
}

/// What a policy written before there was a switch means by leaving it out.
const fn yes() -> bool {
    true
}

impl PasswordPolicy {
    /// The fewest code points that any of the rules accepts; shorter passwords need no list.
    pub const LEAST_LENGTH: u16 = if Self::NIST_MIN_WITH_SECOND_FACTOR < Self::ENTRA_MIN {
        Self::NIST_MIN_WITH_SECOND_FACTOR
    } else {
        Self::ENTRA_MIN
    };
    /// Fewest code points of a password that is the only factor (NIST SP 800-63B-4 §3.1.1.2).
    const NIST_MIN: u16 = 15;
    /// Fewest code points of a password that never stands alone (NIST SP 800-63B-4 §3.1.1.2).
    const NIST_MIN_WITH_SECOND_FACTOR: u16 = 8;
    /// Most code points; what [`Password`] holds. NIST asks for at least 64.
    const NIST_MAX: u16 = 1024;
    /// Fewest characters in Entra.
    const ENTRA_MIN: u16 = 8;
    /// Most characters in Entra.
    const ENTRA_MAX: u16 = 256;
    /// Classes of characters that Entra asks for, of four.
    const ENTRA_CLASSES: u8 = 3;

    /// Returns the fewest code points a password must have.
    #[must_use]
    pub const fn min_length(&self) -> u16 {
        match self.preset {
            Preset::Nist if self.second_factor_always => Self::NIST_MIN_WITH_SECOND_FACTOR,
            Preset::Nist => Self::NIST_MIN,
            Preset::Entra => Self::ENTRA_MIN,
        }
    }

    /// Returns the most code points a password may have.
    #[must_use]
    pub const fn max_length(&self) -> u16 {
        match self.preset {
            Preset::Nist => Self::NIST_MAX,
            Preset::Entra => Self::ENTRA_MAX,
        }
    }

    /// Returns how many of the four classes of characters a password must have; 0 where nobody asks.
    #[must_use]
    pub const fn min_classes(&self) -> u8 {
        match self.preset {
            Preset::Nist => 0,
            Preset::Entra => Self::ENTRA_CLASSES,
        }
    }

    /// Judges a password as it was typed so far; the empty one, too.
    ///
    /// 1. Length in code points, after preparation as [`Password`] does it.
    /// 2. Characters that cannot be used; classes of characters.
    /// 3. Own terms of the person and the organisation, anywhere in it.
    /// 4. Points: a banned term counts one, every other character counts one; 5 are needed.
    ///
    /// The cost grows with the length alone, not with the number of terms times the length, and stops growing at
    /// [`Password::MAX_CODE_POINTS`].
    #[must_use]
    pub fn check(&self, typed: &str, terms: &Terms) -> Judgement {
        let prepared = prepare(typed);
        // Of more than a password can hold only the beginning was prepared, so what was typed counts.
        let typed_length = typed.chars().take(usize::from(u16::MAX)).count();
        let has = if typed_length > Password::MAX_CODE_POINTS { typed_length } else { prepared.chars().count() };
        let length = u16::try_from(has).unwrap_or(u16::MAX);
        let mut reasons = Vec::new();
        // 1.
        if length < self.min_length() {
            reasons.push(Reason::TooShort { has: length, min: self.min_length() });
        }
        if length > self.max_length() {
            reasons.push(Reason::TooLong { has: length, max: self.max_length() });
        }
        if has > Password::MAX_CODE_POINTS {
            return Judgement { reasons, length, points: 0, needed: NEEDED, parts: Vec::new() };
        }
        // 2.
        reasons.extend(self.not_allowed(&prepared));
        reasons.extend(self.too_few_classes(&prepared));
        // 3.
        let folded = fold_prepared(&prepared);
        let mut own = terms.own.clone();
        own.extend(&self.organisation_terms);
        reasons.extend(own.found_in(&folded.chars).map(|term| Reason::OwnTerm { term: term.clone() }));
        // 4.
        let parts = parts(&prepared, &folded, terms);
        let points = u16::try_from(parts.len()).unwrap_or(u16::MAX);
        let easy = distinct(parts.iter().filter(|part| part.is_term).map(|part| part.text.expose()));
        // Without a single term, points are length, and the reason is that it is too short.
        if points < NEEDED && !easy.is_empty() {
            reasons.push(Reason::TooEasy { points, needed: NEEDED, terms: easy });
        }
        Judgement { reasons, length, points, needed: NEEDED, parts }
    }

    fn not_allowed(&self, prepared: &str) -> Option<Reason> {
        let is_allowed = |c: char| match self.preset {
            Preset::Nist => !c.is_control(),
            Preset::Entra => CharacterClass::of(c).is_some(),
        };
        let mut buffer = [0; 4];
        let mut characters: Vec<Excerpt> = Vec::new();
        for c in prepared.chars().filter(|c| !is_allowed(*c)) {
            let text: &str = c.encode_utf8(&mut buffer);
            if characters.len() < Reason::MAX_LISTED && characters.iter().all(|known| known.expose() != text) {
                characters.push(Excerpt::from(text.to_owned()));
            }
        }
        (!characters.is_empty()).then_some(Reason::NotAllowed { characters })
    }

    fn too_few_classes(&self, prepared: &str) -> Option<Reason> {
        let is_in = |class: &CharacterClass| prepared.chars().any(|c| CharacterClass::of(c) == Some(*class));
        let missing: Vec<CharacterClass> = CharacterClass::ALL.into_iter().filter(|class| !is_in(class)).collect();
        let has = u8::try_from(CharacterClass::ALL.len() - missing.len()).unwrap_or(u8::MAX);
        (has < self.min_classes()).then_some(Reason::TooFewClasses { has, min: self.min_classes(), missing })
    }
}

/// Splits the folded text and cuts the prepared one alike.
fn parts(prepared: &str, folded: &Folded, terms: &Terms) -> Vec<Part> {
    let mut typed = prepared.chars().enumerate().peekable();
    let mut end = 0;
    let mut parts = Vec::new();
    for piece in split(&folded.chars, terms.banned.index()).pieces {
        end += piece.length;
        // A typed character goes to the piece that holds the first letter it folds to.
        let last = end.checked_sub(1).and_then(|last| folded.origins.get(last)).copied().unwrap_or_default();
        let mut text = String::new();
        while let Some((_, c)) = typed.next_if(|(place, _)| *place <= last) {
            text.push(c);
        }
        parts.push(Part { text: Excerpt::from(text), is_term: piece.is_term });
    }
    parts
}

/// Keeps the first of equal texts, at most [`Reason::MAX_LISTED`].
fn distinct<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<Excerpt> {
    let mut kept: Vec<Excerpt> = Vec::new();
    for text in texts {
        if kept.len() < Reason::MAX_LISTED && kept.iter().all(|known| known.expose() != text) {
            kept.push(Excerpt::from(text.to_owned()));
        }
    }
    kept
}
