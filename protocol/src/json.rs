//! Reads JSON (RFC 8259) into types: strictly, and with little code for each type.
//!
//! `serde_json` reads the text into one tree, duplicate keys and all; here types are made of trees. Reading types straight
//! from the text compiles a parser for each of them, which was a ninth of the worker (docs/decisions/0055).
//! Stricter than `serde_json`: a struct is never read from a list, a number never from a fraction.
//! Not here: what a type refuses (unknown and repeated fields are its own affair), and writing, which is `serde_json`'s.

mod access;
mod tree;

use core::fmt::{self, Display};

use serde::Deserialize;
use serde::de::{Error, Expected, Unexpected};

pub use tree::Tree;

/// Reads a value from JSON text in UTF-8.
///
/// # Errors
/// [`Unread`] if it is no JSON, or not of this form.
pub fn read<'a, T: Deserialize<'a>>(json: &'a [u8]) -> Result<T, Unread> {
    T::deserialize(tree(json)?)
}

/// Reads a value as it stands, for whoever takes it apart.
///
/// # Errors
/// [`Unread`] if it is no JSON.
pub fn tree(json: &[u8]) -> Result<Tree<'_>, Unread> {
    serde_json::from_slice(json).map_err(|error| Unread::said(format_args!("{error}")))
}

/// What came is not of the form that was expected. May quote what came: for operators and administrators, never for the log.
#[derive(Debug, PartialEq, Eq)]
pub struct Unread(Box<Inside>);

/// On the heap, so that what succeeds carries only a pointer.
#[derive(Debug, PartialEq, Eq)]
struct Inside {
    place: String,
    cause: String,
}

impl Unread {
    /// Returns where the first part that does not fit is: names of fields, joined with dots. Empty for the whole.
    #[must_use]
    pub fn place(&self) -> &str {
        &self.0.place
    }

    /// Returns what does not fit there.
    #[must_use]
    pub fn cause(&self) -> &str {
        &self.0.cause
    }

    /// Adds the field in which it was found.
    #[cold]
    fn within(mut self, field: &str) -> Self {
        let inner = core::mem::take(&mut self.0.place);
        self.0.place = if inner.is_empty() { field.to_owned() } else { format!("{field}.{inner}") };
        self
    }

    #[cold]
    fn said(cause: fmt::Arguments<'_>) -> Self {
        Self(Box::new(Inside { place: String::new(), cause: cause.to_string() }))
    }

    #[cold]
    fn expected(what: &'static str) -> Self {
        Self::said(format_args!("expected {what}"))
    }
}

impl Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Inside { place, cause } = &*self.0;
        if place.is_empty() { f.write_str(cause) } else { write!(f, "{place}: {cause}") }
    }
}

impl core::error::Error for Unread {}

// What serde would say at length is said in short: the words would be compiled in once for each type.
impl Error for Unread {
    fn custom<T: Display>(cause: T) -> Self {
        Self::said(format_args!("{cause}"))
    }

    fn invalid_type(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self::expected("a value of another form")
    }

    fn invalid_value(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self::expected("a value of another form")
    }

    fn invalid_length(_: usize, _: &dyn Expected) -> Self {
        Self::expected("a value of another form")
    }

    fn unknown_variant(variant: &str, _: &'static [&'static str]) -> Self {
        Self::said(format_args!("unknown variant `{variant}`"))
    }

    fn unknown_field(field: &str, _: &'static [&'static str]) -> Self {
        Self::said(format_args!("unknown field `{field}`"))
    }

    fn missing_field(field: &'static str) -> Self {
        Self::said(format_args!("missing field `{field}`"))
    }

    fn duplicate_field(field: &'static str) -> Self {
        Self::said(format_args!("duplicate field `{field}`"))
    }
}

#[cfg(test)]
mod tests;
