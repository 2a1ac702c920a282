//! The characters of a picture check, and the comparison with what was typed.
//!
//! Drawing and speaking are the adapter's ([`crate::platform::Pictures`]); it draws from [`ALPHABET`].

use subtle::ConstantTimeEq;

/// What answers are made of: nothing that looks like another (0 O, 1 I, 2 Z, 5 S, 6 G, 8 B, U V) or sounds like
/// another when spoken in English or German (B D E P T, M N, zwei drei, H K).
pub const ALPHABET: &str = "34679FKMRWXY";
/// Characters of an answer: 12^6 ≈ 3 million answers, and one try.
pub const ANSWER_LENGTH: u8 = 6;

/// Compares what was typed in constant time; case, spaces and dashes do not count.
pub(super) fn is_answer(answer: &str, typed: &str) -> bool {
    let normal = |text: &str| -> String {
        text.chars().filter(|c| !c.is_whitespace() && *c != '-').map(|c| c.to_ascii_uppercase()).collect()
    };
    // An empty answer would be solved by an empty guess.
    !answer.is_empty() && bool::from(normal(answer).as_bytes().ct_eq(normal(typed).as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_spaces_and_dashes_do_not_count() {
        for typed in ["34KMXY", "34kmxy", " 34k mxy\n", "34K-MXY"] {
            assert!(is_answer("34KMXY", typed), "{typed:?}");
        }
    }

    #[test]
    fn anything_else_is_wrong() {
        for typed in ["", "34KMX", "34KMXYY", "34KMXX", "34KMX\u{178}"] {
            assert!(!is_answer("34KMXY", typed), "{typed:?}");
        }
    }

    #[test]
    fn an_empty_answer_is_never_right() {
        assert!(!is_answer("", ""));
    }

    #[test]
    fn the_alphabet_has_no_look_alikes() {
        for pair in ["0O", "1I", "1L", "2Z", "5S", "6G", "8B", "UV", "VY", "MN", "BD", "CG"] {
            assert!(pair.chars().filter(|c| ALPHABET.contains(*c)).count() <= 1, "{pair}");
        }
    }
}
