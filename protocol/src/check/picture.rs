//! The characters of a picture check: which there are, how an answer is drawn, and the comparison with what was typed.
//!
//! Painting and speaking them is the adapter's ([`crate::platform::Pictures`]).

use subtle::ConstantTimeEq;

use crate::ports::{Entropy, Fault};

/// What answers are made of: no two look alike (no 0 O, 1 I, 2 Z, 5 S, 6 G, 8 B, U V), and no two are one sound in
/// English or German. A power of two, so that a random byte picks without bias.
pub const ALPHABET: [char; 16] = ['2', '3', '4', '5', '6', '7', '8', '9', 'F', 'L', 'M', 'R', 'U', 'W', 'X', 'Y'];
/// Characters of an answer: 16^6 ≈ 17 million answers, and one try.
pub const ANSWER_LENGTH: u8 = 6;

/// Draws a fresh answer.
///
/// # Errors
/// A [`Fault`] without randomness.
pub fn draw_answer(entropy: &impl Entropy) -> Result<String, Fault> {
    let mut bytes = vec![0; usize::from(ANSWER_LENGTH)];
    entropy.fill(&mut bytes)?;
    Ok(bytes.iter().filter_map(|byte| ALPHABET.get(usize::from(byte & 15)).copied()).collect())
}

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
        for typed in ["34LMXY", "34lmxy", " 34l mxy\n", "34L-MXY"] {
            assert!(is_answer("34LMXY", typed), "{typed:?}");
        }
    }

    #[test]
    fn anything_else_is_wrong() {
        for typed in ["", "34LMX", "34LMXYY", "34LMXX", "34LMX\u{178}"] {
            assert!(!is_answer("34LMXY", typed), "{typed:?}");
        }
    }

    #[test]
    fn an_empty_answer_is_never_right() {
        assert!(!is_answer("", ""));
    }

    #[test]
    fn the_alphabet_has_no_look_alikes() {
        for pair in ["0O", "1I", "1L", "2Z", "5S", "6G", "8B", "UV", "VY", "MN", "BD", "CG"] {
            assert!(pair.chars().filter(|c| ALPHABET.contains(c)).count() <= 1, "{pair}");
        }
    }

    /// Fills with 14, 15, 16 and so on.
    struct Counting;

    impl Entropy for Counting {
        fn fill(&self, bytes: &mut [u8]) -> Result<(), Fault> {
            for (byte, value) in bytes.iter_mut().zip(14_u8..) {
                *byte = value;
            }
            Ok(())
        }
    }

    #[test]
    fn an_answer_is_drawn_from_the_whole_alphabet() {
        assert_eq!(draw_answer(&Counting).unwrap(), "XY2345");
    }
}
