//! What Unicode says of a text: its normal forms (UAX 15), and the ASCII form of a domain (UTS 46).
//!
//! Pure functions of their input. The tables behind them weigh as much as a sixth of the worker, and every browser and edge
//! platform has them already: on wasm32 the platform is asked (ECMA-262, WHATWG URL), elsewhere two well-kept libraries are.
//! Text in ASCII, which most of it is, asks nobody. Not here: classes of characters, and case.

#[cfg_attr(target_arch = "wasm32", path = "platform.rs")]
#[cfg_attr(not(target_arch = "wasm32"), path = "library.rs")]
mod tables;

mod domain;

use std::borrow::Cow;

pub use domain::domain_to_ascii;

/// Composes characters (UAX 15, form C).
#[must_use]
pub fn nfc(text: &str) -> Cow<'_, str> {
    if text.is_ascii() { Cow::Borrowed(text) } else { Cow::Owned(tables::nfc(text)) }
}

/// Composes characters and takes compatible ones for one (UAX 15, form KC).
#[must_use]
pub fn nfkc(text: &str) -> Cow<'_, str> {
    if text.is_ascii() { Cow::Borrowed(text) } else { Cow::Owned(tables::nfkc(text)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_those_of_the_annex() {
        // Examples of UAX 15, figures 3 to 6.
        for (text, composed) in [
            ("plain", "plain"),
            ("\u{212b}", "\u{c5}"),
            ("\u{2126}", "\u{3a9}"),
            ("A\u{30a}", "\u{c5}"),
            ("s\u{323}\u{307}", "\u{1e69}"),
            ("\u{1e0b}\u{323}", "\u{1e0d}\u{307}"),
            ("q\u{307}\u{323}", "q\u{323}\u{307}"),
            ("\u{fb01}", "\u{fb01}"),
            ("2\u{2075}", "2\u{2075}"),
        ] {
            assert_eq!(nfc(text), composed, "{text:?}");
        }
        for (text, compatible) in [
            ("a", "a"),
            ("\u{212b}", "\u{c5}"),
            ("\u{fb01}", "fi"),
            ("2\u{2075}", "25"),
            ("\u{1e9b}\u{323}", "\u{1e69}"),
        ] {
            assert_eq!(nfkc(text), compatible, "{text:?}");
        }
    }
}
