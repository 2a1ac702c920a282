//! What can be wrong with a catalogue, and where.

use core::fmt;

/// One mistake, as `file:line: what`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {fault}")]
pub struct Error {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub fault: Fault,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The file or folder cannot be read.
    #[error("cannot read: {0}")]
    Unreadable(String),
    /// Not Fluent.
    #[error("{0}")]
    Syntax(String),
    /// Two messages or terms of one name.
    #[error("{0} is here twice")]
    Repeated(String),
    /// A term or message that is referred to is not in the file.
    #[error("there is no {0} in this file")]
    Unknown(String),
    /// A message that contains itself.
    #[error("{0} contains itself")]
    Endless(String),
    /// Fluent that the compiled form has nothing for.
    #[error("{0} cannot be compiled; use text, arguments, terms, and choices by an argument")]
    Unsupported(&'static str),
    /// A plural category that no count of the language falls into.
    #[error("{locale} words no count as [{category}]")]
    NoSuchCategory {
        /// The category.
        category: &'static str,
        /// The language.
        locale: String,
    },
}

/// Every mistake of a compilation, one a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Errors(pub Vec<Error>);

impl fmt::Display for Errors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, error) in self.0.iter().enumerate() {
            if place > 0 {
                f.write_str("\n")?;
            }
            error.fmt(f)?;
        }
        Ok(())
    }
}

impl core::error::Error for Errors {}
