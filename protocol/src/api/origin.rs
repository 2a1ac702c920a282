//! Decides from the `Origin` header which pages may call the API, and what the browser is told about it.
//!
//! The reset API has no cookies, so this is about which page may read answers, and which origin tickets are bound to.
//! Compared byte by byte: no pattern, no suffix, no case folding (attack A83).

use crate::platform::Settings;

/// Where a call comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Caller {
    /// Our own pages, or no browser at all.
    Own,
    /// A page of an origin on the separate list.
    Listed(String),
}

/// The origin is neither ours nor listed.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected no foreign origin")]
pub struct Foreign;

impl Caller {
    /// Tells who calls, given the origins that the policy lists.
    ///
    /// # Errors
    /// [`Foreign`] for an origin that is neither ours nor listed, `null` included.
    pub fn from_origin<'a>(
        origin: Option<&str>,
        settings: &Settings,
        mut listed: impl Iterator<Item = &'a str>,
    ) -> Result<Self, Foreign> {
        match origin {
            None => Ok(Self::Own),
            Some(origin) if Self::is_own(origin, settings) => Ok(Self::Own),
            Some(origin) if origin != "null" && listed.any(|listed| listed == origin) => {
                Ok(Self::Listed(origin.to_owned()))
            }
            Some(_) => Err(Foreign),
        }
    }

    /// Tells whether an origin is ours, so that no list need be read.
    #[must_use]
    pub fn is_own(origin: &str, settings: &Settings) -> bool {
        origin == settings.public_origin
    }

    /// Returns the origin that tickets of this call are bound to.
    #[must_use]
    pub fn request_origin<'a>(&'a self, settings: &'a Settings) -> &'a str {
        match self {
            Self::Own => &settings.public_origin,
            Self::Listed(origin) => origin,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings() -> Settings {
        Settings::for_tests("https://reset.corp.example")
    }

    #[test]
    fn only_exact_origins_are_answered() {
        let settings = settings();
        let listed = ["https://portal.corp.example", "https://corp.example"];
        let of = |origin: &str| Caller::from_origin(Some(origin), &settings, listed.into_iter());
        assert_eq!(Caller::from_origin(None, &settings, listed.into_iter()), Ok(Caller::Own));
        assert_eq!(of("https://reset.corp.example"), Ok(Caller::Own));
        assert_eq!(of("https://corp.example"), Ok(Caller::Listed("https://corp.example".into())));
        for foreign in [
            "null",
            "",
            "http://corp.example",
            "https://evilcorp.example",
            "https://corp.example.evil",
            "https://corpxexample",
            "https://corp.example:8443",
            "https://CORP.example",
            "https://corp.example.",
            "https://corp.example/",
            "https://a.corp.example",
            "https://corp.example@evil",
            "https://corp.example, https://evil",
        ] {
            assert_eq!(of(foreign), Err(Foreign), "{foreign}");
        }
    }
}
