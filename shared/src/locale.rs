//! Words in somebody's language: compiled catalogues, and how a message is put together from one.
//!
//! Catalogues are written in Fluent (`locales/<language>/*.ftl`) and compiled at build time by `latchkey-locales`, so
//! that neither the browser nor the worker carries a parser. Not here: which words there are, and dates, which the
//! caller brings as text.

mod negotiate;
mod plural;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::sorted::Map;
pub use negotiate::{fit, negotiate};
pub use plural::{PluralCategory, plural_category};

/// All messages of one file in one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Catalogue {
    /// The BCP 47 tag of the language.
    pub locale: String,
    /// The messages by id; an attribute has the id `message.attribute`.
    pub messages: Map<String, Vec<Piece>>,
}

/// A [`Catalogue`] without its ids, for the browser: each message stands at the place of its id in their order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phrases {
    /// The BCP 47 tag of the language.
    pub locale: String,
    /// The messages.
    pub messages: Vec<Vec<Piece>>,
}

/// A piece of a compiled message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Piece {
    /// Words as they are.
    #[serde(rename = "t")]
    Text(String),
    /// The argument of this name.
    #[serde(rename = "a")]
    Argument(String),
    /// One of several wordings, by an argument.
    #[serde(rename = "s")]
    Select {
        /// The argument's name.
        #[serde(rename = "a")]
        on: String,
        /// Wordings by key: for a number its digits (they win) or its plural category, for a text the text.
        #[serde(rename = "w")]
        when: Vec<(String, Vec<Piece>)>,
        /// The wording for everything else.
        #[serde(rename = "e")]
        otherwise: Vec<Piece>,
    },
}

/// A value that a message is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arg<'a> {
    /// A count, written in decimal digits.
    Number(u64),
    /// Text that may run in another direction than the message: names, addresses, codes, times.
    Text(&'a str),
}

/// A piece of a message that is ready to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rendered<'a> {
    /// Words of the message.
    Words(&'a str),
    /// A count that the message was given.
    Number(u64),
    /// Text that the message was given; a page puts it into `<bdi>`. Direction marks are taken out of it.
    Given(Cow<'a, str>),
}

/// Which way a language is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// Returns the direction of a language, by the primary subtag of its BCP 47 tag.
    #[must_use]
    pub fn of(locale: &str) -> Self {
        match negotiate::primary(locale).as_str() {
            "ar" | "ckb" | "dv" | "fa" | "he" | "ps" | "sd" | "ug" | "ur" | "yi" => Self::Rtl,
            _ => Self::Ltr,
        }
    }

    /// Returns the value of HTML's `dir`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

impl Catalogue {
    /// Puts a message together as pieces; an unknown id is its own text.
    #[must_use]
    pub fn pieces<'a>(&'a self, id: &'a str, args: &[(&str, Arg<'a>)]) -> Vec<Rendered<'a>> {
        let message = self.messages.get(id);
        message.map_or_else(|| vec![Rendered::Words(id)], |message| pieces(&self.locale, message, args))
    }

    /// Puts a message together as plain text; an unknown id is its own text: visible, and never a fault.
    #[must_use]
    pub fn render(&self, id: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.messages.get(id).map_or_else(|| id.to_owned(), |message| plain(&self.locale, message, args))
    }

    /// Tells whether there is a message of this id.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        self.messages.get(id).is_some()
    }
}

impl From<Catalogue> for Phrases {
    fn from(catalogue: Catalogue) -> Self {
        Self { locale: catalogue.locale, messages: catalogue.messages.into_values().collect() }
    }
}

impl Phrases {
    /// Puts the message at a place together as pieces, so that a page can wrap what it was given; there is none beyond
    /// the last.
    #[must_use]
    pub fn pieces<'a>(&'a self, place: usize, args: &[(&str, Arg<'a>)]) -> Vec<Rendered<'a>> {
        pieces(&self.locale, self.message(place), args)
    }

    /// Puts the message at a place together as plain text.
    #[must_use]
    pub fn render(&self, place: usize, args: &[(&str, Arg<'_>)]) -> String {
        plain(&self.locale, self.message(place), args)
    }

    fn message(&self, place: usize) -> &[Piece] {
        self.messages.get(place).map_or(&[], Vec::as_slice)
    }
}

/// Puts a message together as pieces. A missing argument is its name in braces: visible, and never a fault.
fn pieces<'a>(locale: &str, message: &'a [Piece], args: &[(&str, Arg<'a>)]) -> Vec<Rendered<'a>> {
    let mut out = Vec::new();
    put(locale, message, args, &mut out);
    out
}

/// Puts a message together as plain text.
///
/// Given text that may run the other way is enclosed in U+2068 and U+2069 (UAX #9 §2.4), so that it cannot turn the words
/// around it.
fn plain(locale: &str, message: &[Piece], args: &[(&str, Arg<'_>)]) -> String {
    let direction = Direction::of(locale);
    let mut text = String::new();
    for piece in pieces(locale, message, args) {
        match piece {
            Rendered::Words(words) => text.push_str(words),
            Rendered::Number(number) => text.push_str(&number.to_string()),
            Rendered::Given(given) if direction == Direction::Ltr && !given.chars().any(is_right_to_left) => {
                text.push_str(&given);
            }
            Rendered::Given(given) => {
                text.push('\u{2068}');
                text.push_str(&given);
                text.push('\u{2069}');
            }
        }
    }
    text
}

fn put<'a>(locale: &str, message: &'a [Piece], args: &[(&str, Arg<'a>)], out: &mut Vec<Rendered<'a>>) {
    let value_of = |wanted: &str| args.iter().find(|(name, _)| *name == wanted).map(|(_, value)| *value);
    for piece in message {
        match piece {
            Piece::Text(text) => out.push(Rendered::Words(text)),
            Piece::Argument(name) => out.push(match value_of(name) {
                Some(Arg::Number(number)) => Rendered::Number(number),
                Some(Arg::Text(text)) => Rendered::Given(without_direction_marks(text)),
                None => Rendered::Given(Cow::Owned(format!("{{{name}}}"))),
            }),
            Piece::Select { on, when, otherwise } => {
                let wording = |key: &str| when.iter().find(|(known, _)| known == key).map(|(_, then)| then);
                let chosen = match value_of(on) {
                    Some(Arg::Number(number)) => {
                        wording(&number.to_string()).or_else(|| wording(plural_category(locale, number).as_str()))
                    }
                    Some(Arg::Text(text)) => wording(text),
                    None => None,
                };
                put(locale, chosen.unwrap_or(otherwise), args, out);
            }
        }
    }
}

/// Tells whether a character is written from right to left (the blocks that UAX #9 reserves for R and AL).
const fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// Takes out the marks by which given text could turn the text around it, or end its enclosure early.
fn without_direction_marks(text: &str) -> Cow<'_, str> {
    let is_mark =
        |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if text.contains(is_mark) { Cow::Owned(text.replace(is_mark, "")) } else { Cow::Borrowed(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(words: &str) -> Piece {
        Piece::Text(words.to_owned())
    }

    fn argument(name: &str) -> Piece {
        Piece::Argument(name.to_owned())
    }

    fn catalogue(locale: &str) -> Catalogue {
        let tries = Piece::Select {
            on: "left".to_owned(),
            when: vec![("0".to_owned(), vec![text("no tries")]), ("one".to_owned(), vec![text("one try")])],
            otherwise: vec![argument("left"), text(" tries")],
        };
        let messages = [
            ("hello".to_owned(), vec![text("Hello, "), argument("name"), text("!")]),
            ("tries".to_owned(), vec![text("You have "), tries, text(" left.")]),
        ];
        Catalogue { locale: locale.to_owned(), messages: messages.into_iter().collect() }
    }

    fn check(locale: &str, id: &str, args: &[(&str, Arg<'_>)], expected: &str) {
        assert_eq!(catalogue(locale).render(id, args), expected);
    }

    #[test]
    fn wordings_are_chosen_by_number_then_by_plural_category() {
        check("en", "tries", &[("left", Arg::Number(0))], "You have no tries left.");
        check("en", "tries", &[("left", Arg::Number(1))], "You have one try left.");
        check("en", "tries", &[("left", Arg::Number(4))], "You have 4 tries left.");
        // French says "one" for 0 as well, but a number of its own wins.
        check("fr", "tries", &[("left", Arg::Number(0))], "You have no tries left.");
        check("en", "tries", &[("left", Arg::Text("one"))], "You have one try left.");
    }

    #[test]
    fn what_is_missing_is_visible_and_no_fault() {
        check("en", "nothing-here", &[], "nothing-here");
        check("en", "hello", &[], "Hello, {name}!");
        check("en", "tries", &[], "You have {left} tries left.");
    }

    #[test]
    fn given_text_is_enclosed_where_directions_may_differ() {
        check("en", "hello", &[("name", Arg::Text("Nora"))], "Hello, Nora!");
        check("en", "hello", &[("name", Arg::Text("נורה"))], "Hello, \u{2068}נורה\u{2069}!");
        check("ar", "hello", &[("name", Arg::Text("Nora"))], "Hello, \u{2068}Nora\u{2069}!");
        check("ar", "tries", &[("left", Arg::Number(7))], "You have 7 tries left.");
    }

    // Rule: given text cannot reorder the words around it.
    #[test]
    fn given_text_cannot_break_out_of_its_enclosure() {
        check("en", "hello", &[("name", Arg::Text("\u{202e}a\u{2069}roN"))], "Hello, aroN!");
        let phrases = Phrases::from(catalogue("ar"));
        let pieces = phrases.pieces(0, &[("name", Arg::Text("x\u{2069}y"))]);
        assert_eq!(pieces.get(1), Some(&Rendered::Given(Cow::Owned("xy".to_owned()))));
    }

    // The form on disk and over the wire; browsers cache it under its hash.
    #[test]
    fn the_compiled_form_stays_as_it_is() {
        let json = r#"{"locale":"en","messages":{"hello":[{"t":"Hello, "},{"a":"name"},{"t":"!"}],"tries":[{"t":"You have "},{"s":{"a":"left","w":[["0",[{"t":"no tries"}]],["one",[{"t":"one try"}]]],"e":[{"a":"left"},{"t":" tries"}]}},{"t":" left."}]}}"#;
        assert_eq!(serde_json::to_string(&catalogue("en")).unwrap(), json);
        assert_eq!(serde_json::from_str::<Catalogue>(json).unwrap(), catalogue("en"));
    }

    #[test]
    fn arabic_and_hebrew_run_from_right_to_left() {
        for (locale, direction) in
            [("ar", "rtl"), ("ar-EG", "rtl"), ("HE", "rtl"), ("en", "ltr"), ("de-CH", "ltr"), ("", "ltr")]
        {
            assert_eq!(Direction::of(locale).as_str(), direction, "{locale}");
        }
    }
}
