//! A line: text that fits into one line, and so into a header of a mail (RFC 5322 §2.2), whatever it was made of.

use core::fmt;

/// Text without control characters and line breaks, at most [`Line::MAX_CHARS`] characters.
///
/// There is no other way to make one, so no name of an organisation, help desk or account can add a header
/// (attack: CR/LF injection).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line(String);

impl Line {
    /// Most characters; what comes after is cut off.
    pub const MAX_CHARS: usize = 300;

    /// Makes a line: every run of blanks, control characters and line breaks becomes one space, none at the ends.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let is_blank = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
        let mut line = String::with_capacity(text.len());
        for word in text.split(is_blank).filter(|word| !word.is_empty()) {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        Self(line.chars().take(Self::MAX_CHARS).collect())
    }

    /// Returns the text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Tells whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(Line::new(text).as_str(), expected);
    }

    #[test]
    fn lines_have_no_breaks() {
        check("Alderbrook Hospital", "Alderbrook Hospital");
        check(" Alder\r\nBcc: eve@x.example\r\n\r\n.\r\n", "Alder Bcc: eve@x.example .");
        check("a\0b\u{7f}c\u{85}d\u{2028}e\u{2029}f\tg", "a b c d e f g");
        check("\r\n", "");
        check(&"x".repeat(400), &"x".repeat(300));
    }

    proptest! {
        #[test]
        fn nothing_makes_a_line_of_two(text in "(?s).{0,60}") {
            let line = Line::new(&text);
            let is_break = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
            prop_assert!(!line.as_str().contains(is_break));
        }
    }
}
