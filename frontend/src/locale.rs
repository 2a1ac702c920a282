//! The words of the page in the language of the claimant, and numbers, times and spans in its form.
//!
//! Words come compiled (`latchkey_shared::locale`); dates and clocks come from the browser's own `Intl`.

use std::rc::Rc;

use js_sys::{Array, Date, Intl, Object, Reflect};
use latchkey_shared::locale::{Arg, Phrases, Rendered};
use wasm_bindgen::JsValue;
use yew::prelude::*;

use crate::flow::Moment;
use crate::id::Id;
use crate::page;

/// Gives the screens their words.
#[derive(Clone, Debug)]
pub struct Localizer {
    phrases: Rc<Phrases>,
}

impl PartialEq for Localizer {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.phrases, &other.phrases)
    }
}

impl Localizer {
    /// Speaks with these words.
    #[must_use]
    pub fn new(phrases: Phrases) -> Self {
        Self { phrases: Rc::new(phrases) }
    }

    /// Returns the BCP 47 tag of the language.
    #[must_use]
    pub fn locale(&self) -> &str {
        &self.phrases.locale
    }

    /// Returns the language with the region that the browser asks for: its clock may be another one.
    fn regional(&self) -> String {
        let primary = |tag: &str| tag.split('-').next().map(str::to_ascii_lowercase);
        let asked = page::asked_locales().into_iter().find(|tag| primary(tag) == primary(self.locale()));
        asked.unwrap_or_else(|| self.locale().to_owned())
    }

    /// Returns a message without arguments.
    #[must_use]
    pub fn text(&self, id: Id) -> AttrValue {
        self.with(id, &[])
    }

    /// Returns a message without arguments, to be shown.
    pub fn line(&self, id: Id) -> Html {
        self.rich(id, &[])
    }

    /// Returns a message as plain text, for titles and attributes.
    #[must_use]
    pub fn with(&self, id: Id, args: &[(&str, Arg<'_>)]) -> AttrValue {
        AttrValue::from(self.phrases.render(id.place(), args))
    }

    /// Returns a message in which everything given stands in an element of its own, so that it cannot turn the rest.
    pub fn rich(&self, id: Id, args: &[(&str, Arg<'_>)]) -> Html {
        let pieces = self.phrases.pieces(id.place(), args);
        pieces
            .into_iter()
            .map(|piece| match piece {
                Rendered::Words(words) => html! { <>{words.to_owned()}</> },
                Rendered::Number(number) => html! { <>{number}</> },
                Rendered::Given(given) => given_text(&given),
            })
            .collect()
    }

    /// Returns a time of day, with the weekday where it is not today.
    #[must_use]
    pub fn clock(&self, at: Moment, now: Moment) -> String {
        let (at, now) = (date(at), date(now));
        let is_today = at.get_date() == now.get_date() && at.get_month() == now.get_month();
        let mut wanted = vec![("hour", "numeric"), ("minute", "2-digit")];
        if !is_today {
            wanted.push(("weekday", "long"));
        }
        self.formatted(&at, &wanted)
    }

    /// Returns a day, with the year where it is not this one.
    #[must_use]
    pub fn day(&self, at: Moment, now: Moment) -> String {
        let (at, now) = (date(at), date(now));
        let mut wanted = vec![("day", "numeric"), ("month", "long")];
        if at.get_full_year() != now.get_full_year() {
            wanted.push(("year", "numeric"));
        }
        self.formatted(&at, &wanted)
    }

    fn formatted(&self, at: &Date, wanted: &[(&str, &str)]) -> String {
        let options = Object::new();
        // The digits of codes and counts, so that one page does not write numbers in two ways.
        for (name, value) in wanted.iter().chain(&[("numberingSystem", "latn")]) {
            // Setting a property of a fresh object cannot fail.
            drop(Reflect::set(&options, &JsValue::from_str(name), &JsValue::from_str(value)));
        }
        let locales = Array::of1(&JsValue::from_str(&self.regional()));
        let text = Intl::DateTimeFormat::new(&locales, &options).format().call1(&JsValue::NULL, at);
        text.ok().and_then(|text| text.as_string()).unwrap_or_default()
    }
}

/// Wraps given text; what is plain ASCII (addresses, codes, numbers, times) runs left to right in every language.
pub fn given_text(given: &str) -> Html {
    let dir = if given.is_ascii() { "ltr" } else { "auto" };
    html! { <bdi {dir}>{given.to_owned()}</bdi> }
}

/// Returns a span as minutes and seconds, `8:42`.
#[must_use]
pub fn span(seconds: u32) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// Returns a count as an argument.
#[must_use]
pub fn count(number: impl Into<u64>) -> Arg<'static> {
    Arg::Number(number.into())
}

fn date(at: Moment) -> Date {
    let millis = f64::from(u32::try_from(at.to_unix()).unwrap_or(u32::MAX)) * 1000.0;
    Date::new(&JsValue::from_f64(millis))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_minutes_and_two_digits_of_seconds() {
        for (seconds, expected) in [(0, "0:00"), (24, "0:24"), (522, "8:42"), (900, "15:00")] {
            assert_eq!(span(seconds), expected);
        }
    }
}
