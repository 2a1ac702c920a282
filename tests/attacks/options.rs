//! The command line of `attacks`.

use std::path::PathBuf;

use lexopt::prelude::{Long, Value};

use crate::case::Section;

const USAGE: &str = "usage: attacks [--base URL] [--only A35,A40] [--full] [--faults] [--json FILE]";

/// What was asked for.
#[derive(Debug)]
pub struct Options {
    /// The worker to attack, unless the environment names it.
    pub base: Option<String>,
    /// The cases to run; all if none are named.
    pub only: Vec<String>,
    /// How large samples are.
    pub size: Size,
    /// Whether every part fails now and then.
    pub parts: Parts,
    /// Where the report goes as JSON.
    pub json: Option<PathBuf>,
}

/// How large samples are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// Enough to notice, in minutes; bounds are as wide as the sample makes them.
    Quick,
    /// As the catalogue of attacks asks.
    Full,
}

/// How the worker's parts are while cases run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parts {
    /// As they are; some cases are run again under faults of their own.
    Well,
    /// Failing now and then, in every case that can be run so.
    Failing,
}

impl Size {
    /// Picks the figure for this size.
    pub const fn pick(self, quick: usize, full: usize) -> usize {
        match self {
            Self::Quick => quick,
            Self::Full => full,
        }
    }
}

impl Options {
    /// Reads the arguments.
    ///
    /// # Errors
    /// A sentence that says which argument is not understood.
    pub fn parse(mut arguments: lexopt::Parser, sections: &[Section]) -> Result<Self, String> {
        let mut options = Self { base: None, only: Vec::new(), size: Size::Quick, parts: Parts::Well, json: None };
        let text = |value: Result<std::ffi::OsString, lexopt::Error>| {
            value.map_err(|error| error.to_string()).map(|value| value.to_string_lossy().into_owned())
        };
        while let Some(argument) = arguments.next().map_err(|error| error.to_string())? {
            match argument {
                Long("base") => options.base = Some(text(arguments.value())?),
                Long("only") => options.only.extend(text(arguments.value())?.split(',').map(str::to_owned)),
                Long("full") => options.size = Size::Full,
                Long("faults") => options.parts = Parts::Failing,
                Long("json") => options.json = Some(PathBuf::from(text(arguments.value())?)),
                Value(_) | lexopt::Arg::Long(_) | lexopt::Arg::Short(_) => return Err(USAGE.to_owned()),
            }
        }
        let is_known = |id: &&String| sections.iter().flat_map(|section| section.cases).any(|case| case.id == **id);
        match options.only.iter().find(|id| !is_known(id)) {
            Some(unknown) => Err(format!("there is no case {unknown}")),
            None => Ok(options),
        }
    }

    /// Tells whether a case is to be run.
    pub fn wants(&self, id: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|only| only == id)
    }
}
