//! Brings passwords and terms to the form in which they are compared: NFC, full case folding, then the usual stand-ins
//! for letters.
//!
//! Microsoft documents `0` for `o`, `1` for `l`, `$` for `s` and `@` for `a`; the others, and the order, are ours.

use caseless::Caseless;
use zeroize::Zeroizing;

use super::secret::nfc;

/// Folded text that remembers which typed character each of its characters came from.
pub(super) struct Folded {
    /// What is compared.
    pub chars: Zeroizing<Vec<char>>,
    /// For each of `chars`, the place of its origin among the prepared characters.
    pub origins: Vec<usize>,
}

/// Folds prepared text (see `secret::prepare`), character by character, as full case folding does.
pub(super) fn fold_prepared(prepared: &str) -> Folded {
    // No character folds to more than three.
    let room = prepared.chars().count() * 3;
    let mut folded = Folded { chars: Zeroizing::new(Vec::with_capacity(room)), origins: Vec::with_capacity(room) };
    for (origin, c) in prepared.chars().enumerate() {
        for letter in core::iter::once(c).default_case_fold() {
            folded.chars.push(letter_meant(letter));
            folded.origins.push(origin);
        }
    }
    folded
}

/// Folds a term.
pub(super) fn fold_term(term: &str) -> Vec<char> {
    nfc(term.trim().chars()).default_case_fold().map(letter_meant).collect()
}

/// Returns the letter that a digit or sign usually stands for.
const fn letter_meant(c: char) -> char {
    match c {
        '0' => 'o',
        '1' => 'l',
        '3' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' => 't',
        '!' => 'i',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(typed: &str, expected: &str) {
        let folded = fold_prepared(&super::super::secret::prepare(typed));
        assert_eq!(folded.chars.iter().collect::<String>(), expected, "{typed}");
        assert_eq!(fold_term(typed).into_iter().collect::<String>(), expected, "{typed} as a term");
        assert_eq!(folded.chars.len(), folded.origins.len());
    }

    #[test]
    fn stand_ins_and_case_are_folded_away() {
        check("C0ntos0Blank12", "contosoblankl2");
        check("P@$$w0rd!3457", "passwordieast");
        check("STRASSE", "strasse");
        check("Straße", "strasse");
        check("E\u{301}COLE", "\u{e9}cole");
        check("ΣΊΣΥΦΟΣ", "σίσυφοσ");
        check("ﬁnance", "finance");
    }
}
