//! Brings passwords and terms to the form in which they are compared: compatible letters for one (NFKC: wide, bold and
//! circled ones are letters too), full case folding, then the usual stand-ins for letters.
//!
//! For comparing only: what is hashed keeps its letters as they were typed (`secret::prepare`).
//! Microsoft documents `0` for `o`, `1` for `l`, `$` for `s` and `@` for `a`; the others, and the order, are ours.
//! A `1` is written for `i` no less often than for `l`, so here these two are one letter.

use caseless::Caseless;
use zeroize::Zeroizing;

/// Folded text that remembers which typed character each of its characters came from.
pub(super) struct Folded {
    /// What is compared.
    pub chars: Zeroizing<Vec<char>>,
    /// For each of `chars`, the place of its origin among the prepared characters.
    pub origins: Vec<usize>,
}

/// Folds prepared text (see `secret::prepare`), character by character, as full case folding does.
pub(super) fn fold_prepared(prepared: &str) -> Folded {
    // Counted before, for a vector that grows leaves what it held behind in memory.
    let room = prepared.chars().map(|c| letters(c).count()).sum();
    let mut folded = Folded { chars: Zeroizing::new(Vec::with_capacity(room)), origins: Vec::with_capacity(room) };
    for (origin, c) in prepared.chars().enumerate() {
        for letter in letters(c) {
            folded.chars.push(letter);
            folded.origins.push(origin);
        }
    }
    folded
}

/// Folds a term.
pub(super) fn fold_term(term: &str) -> Vec<char> {
    latchkey_unicode::nfc(term.trim()).chars().flat_map(letters).collect()
}

/// Returns what a character is compared as: some are several letters, an Arabic one eighteen.
fn letters(c: char) -> impl Iterator<Item = char> {
    let compatible: Vec<char> =
        if c.is_ascii() { Vec::new() } else { latchkey_unicode::nfkc(c.encode_utf8(&mut [0; 4])).chars().collect() };
    c.is_ascii().then_some(c).into_iter().chain(compatible).default_case_fold().map(letter_meant)
}

/// Returns the letter that a digit or sign usually stands for.
const fn letter_meant(c: char) -> char {
    match c {
        '0' => 'o',
        '1' | '!' | '|' | 'i' => 'l',
        '3' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' => 't',
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
        check("P@$$w0rd!3457", "passwordleast");
        check("L1ndqv!st", "llndqvlst");
        check("Lindqvist", "llndqvlst");
        check("STRASSE", "strasse");
        check("Straße", "strasse");
        check("E\u{301}COLE", "\u{e9}cole");
        check("ΣΊΣΥΦΟΣ", "σίσυφοσ");
        check("ﬁnance", "flnance");
    }

    // Rule: a listed word is one in any letters that stand for the same ones (attack A81).
    #[test]
    fn letters_in_disguise_are_folded_away() {
        check("ＰａｓｓＷＯＲＤ", "password");
        check("𝐩𝐚𝐬𝐬𝐰𝐨𝐫𝐝", "password");
        check("ⓟⓐⓢⓢⓦⓞⓡⓓ", "password");
        check("ｐ＠＄＄ｗ０ｒｄ！", "passwordl");
        check("x²", "x2");
        check("п", "п"); // another script's letter is another letter
        assert_eq!(fold_prepared("\u{fdfa}").chars.len(), 18);
    }
}
