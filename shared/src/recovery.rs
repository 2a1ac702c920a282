//! Saved recovery codes and recovery passes as a person types them.
//!
//! Crockford's base 32, in groups of four. Behind what is secret stand twelve bits that follow from it, so a slip of the
//! pen is told apart, in the browser and at the edge, before anything is looked up or counted. They are no secret and prove nothing.
//! Not here: how one is made, and what it is worth.

use core::fmt;

use serde::{Deserialize, Serialize};
use zeroize::Zeroize;

use crate::opaque::CROCKFORD;

/// Codes that are made at once.
pub const CODES_OF_A_SET: u8 = 10;
/// Secret bytes of a saved code: 128 bits.
const CODE_BYTES: usize = 16;
/// Secret bytes of a recovery pass: 88 bits, for it is read out on the phone.
const PASS_BYTES: usize = 11;
/// Bits behind the secret ones: together they are whole digits.
const CHECK_BITS: usize = 12;
/// Bits of a digit.
const DIGIT_BITS: usize = 5;
/// Digits of a group.
const GROUP: usize = 4;

/// A saved recovery code, 128 bits in 28 digits, or a recovery pass, 88 bits in 20: their length tells them apart.
///
/// Upper and lower case, spaces and dashes make no difference; `O` is read as 0, `I` and `L` as 1.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(value_type = String, min_length = 20, max_length = 64))]
#[serde(try_from = "String", into = "String")]
pub struct RecoveryCode(Vec<u8>);

/// What was typed is neither code nor pass, or is mistyped.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected a recovery code of 28 digits or a pass of 20, without a slip")]
pub struct NotARecoveryCode;

impl RecoveryCode {
    /// Most characters one may come with, separators included.
    pub const MAX_INPUT: usize = 64;

    /// Makes a saved code from its secret bytes.
    #[must_use]
    pub fn code(secret: [u8; CODE_BYTES]) -> Self {
        Self(secret.to_vec())
    }

    /// Makes a pass from its secret bytes.
    #[must_use]
    pub fn pass(secret: [u8; PASS_BYTES]) -> Self {
        Self(secret.to_vec())
    }

    /// Returns the secret bytes.
    #[must_use]
    pub fn expose(&self) -> &[u8] {
        &self.0
    }
}

/// Takes one bit after the other into a remainder of twelve bits (x¹² + x¹¹ + x³ + x² + x + 1): no single wrong digit and no
/// two neighbours that changed places leave it as it was.
fn remainder(bytes: &[u8]) -> u16 {
    let bits = bytes.iter().flat_map(|byte| (0..8).rev().map(move |place| byte >> place & 1));
    bits.fold(0, |rest: u16, bit| {
        let is_odd = (rest >> 11 & 1) ^ u16::from(bit) == 1;
        (rest << 1 ^ if is_odd { 0x080f } else { 0 }) & 0x0fff
    })
}

/// Reads a digit as people write it; `U` is none.
fn digit_of(c: char) -> Option<u8> {
    // What a keyboard for wide letters writes (U+FF01 to U+FF5E) stands as far behind ASCII throughout.
    let narrow = match u32::from(c) {
        wide @ 0xff01..=0xff5e => char::from_u32(wide - 0xfee0)?,
        _ => c,
    };
    let letter = match narrow.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        letter => letter,
    };
    let place = CROCKFORD.iter().position(|known| char::from(*known) == letter)?;
    u8::try_from(place).ok()
}

impl fmt::Display for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let check = remainder(&self.0);
        let secret = self.0.iter().flat_map(|byte| (0..8).rev().map(move |place| byte >> place & 1));
        let behind = (0..CHECK_BITS).rev().map(|place| u8::from(check >> place & 1 == 1));
        let (mut digit, mut held, mut written) = (0_u8, 0, 0);
        for bit in secret.chain(behind) {
            (digit, held) = (digit << 1 | bit, held + 1);
            if held == DIGIT_BITS {
                if written > 0 && written % GROUP == 0 {
                    f.write_str("-")?;
                }
                write!(f, "{}", char::from(CROCKFORD.get(usize::from(digit)).copied().unwrap_or(b'0')))?;
                (digit, held, written) = (0, 0, written + 1);
            }
        }
        Ok(())
    }
}

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCode(…)")
    }
}

impl Drop for RecoveryCode {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl TryFrom<String> for RecoveryCode {
    type Error = NotARecoveryCode;

    fn try_from(mut text: String) -> Result<Self, Self::Error> {
        let read = read(&text).ok_or(NotARecoveryCode);
        text.zeroize();
        read
    }
}

fn read(text: &str) -> Option<RecoveryCode> {
    if text.chars().count() > RecoveryCode::MAX_INPUT {
        return None;
    }
    // Room for everything from the start: a vector that grows would leave copies behind.
    let mut code = RecoveryCode(Vec::with_capacity(RecoveryCode::MAX_INPUT));
    let (mut digits, mut held, mut bits) = (0, 0_u32, 0);
    for c in text.chars() {
        if c.is_whitespace()
            || matches!(c, '-' | '_' | '\u{ff0d}' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{200e}' | '\u{200f}')
        {
            continue;
        }
        (held, bits, digits) = (held << DIGIT_BITS | u32::from(digit_of(c)?), bits + DIGIT_BITS, digits + 1);
        // Whole bytes leave as long as what is held behind them may still be the check.
        if bits >= CHECK_BITS + 8 {
            bits -= 8;
            code.0.push(u8::try_from(held >> bits).ok()?);
            held &= (1 << bits) - 1;
        }
    }
    let is_whole = bits == CHECK_BITS && matches!(code.0.len(), CODE_BYTES | PASS_BYTES);
    (is_whole && u32::from(remainder(&code.0)) == held).then_some(code)
}

impl From<RecoveryCode> for String {
    fn from(code: RecoveryCode) -> Self {
        code.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> Result<RecoveryCode, NotARecoveryCode> {
        RecoveryCode::try_from(text.to_owned())
    }

    fn sample() -> RecoveryCode {
        RecoveryCode::code(*b"\x01\x23\x45\x67\x89\xab\xcd\xef\xfe\xdc\xba\x98\x76\x54\x32\x10")
    }

    /// The digits were computed elsewhere: the 128 bits, and behind them the remainder of dividing them by 0x180f, 0x0aa.
    #[test]
    fn a_code_is_written_in_groups() {
        let text = sample().to_string();
        assert_eq!(text, "04HM-ASW9-NF6Y-ZZPW-QAC7-CN1J-205A");
        assert_eq!(typed(&text), Ok(sample()));
        assert_eq!(typed(&RecoveryCode::code([0; 16]).to_string()), Ok(RecoveryCode::code([0; 16])));
    }

    /// The remainder of eleven bytes of ones was computed elsewhere: 0x3c0.
    #[test]
    fn a_pass_is_shorter() {
        let pass = RecoveryCode::pass([255; 11]);
        assert_eq!(pass.to_string(), "ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZWY0");
        assert_eq!(typed("zzzz zzzz zzzz zzzz zwyo"), Ok(pass));
        for none in ["ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZWY", "ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZWY1", "ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZWY0-0"] {
            assert_eq!(typed(none), Err(NotARecoveryCode), "{none}");
        }
    }

    #[test]
    fn codes_are_read_as_people_type_them() {
        let text = sample().to_string();
        let wide: String =
            text.chars().map(|c| char::from_u32(u32::from(c) + 0xfee0).filter(|_| c != '-').unwrap_or(c)).collect();
        for same in [
            text.to_lowercase(),
            text.replace('-', ""),
            text.replace('-', " "),
            format!(" {} ", text.replace('-', "–")),
            text.replace('0', "o"),
            text.replace('0', "O").replace('1', "l"),
            text.replace('1', "I"),
            wide,
        ] {
            assert_eq!(typed(&same), Ok(sample()), "{same}");
        }
    }

    /// Rule: one digit read or typed wrong, and two neighbours that changed places, are noticed.
    #[test]
    fn a_slip_is_noticed() {
        let text: Vec<char> = sample().to_string().replace('-', "").chars().collect();
        for place in 0..text.len() {
            for digit in CROCKFORD.iter().map(|digit| char::from(*digit)).filter(|digit| *digit != text[place]) {
                let mut slipped = text.clone();
                slipped[place] = digit;
                assert!(typed(&slipped.iter().collect::<String>()).is_err(), "{place} {digit}");
            }
            if place > 0 && text[place] != text[place - 1] {
                let mut swapped = text.clone();
                swapped.swap(place, place - 1);
                assert!(typed(&swapped.iter().collect::<String>()).is_err(), "{place}");
            }
        }
    }

    #[test]
    fn what_is_no_code_is_refused() {
        let text = sample().to_string();
        for none in ["", "482913", &text[1..], &format!("{text}0"), &text.replace('4', "U"), &" ".repeat(65)] {
            assert_eq!(typed(none), Err(NotARecoveryCode), "{none}");
        }
        assert!(!format!("{:?}", sample()).contains("04HM"));
    }
}
