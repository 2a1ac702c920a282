//! The organisation's domains, and who is the authority for the passwords of each.

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::policy::origin::HttpsUrl;

/// One of the organisation's domains.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Domain {
    /// Its name. What is said of it holds for domains below it that are not listed themselves.
    pub name: DomainName,
    /// Who is the authority for its passwords.
    #[serde(default)]
    pub authority: Authority,
}

/// Who is the authority for the passwords of a domain.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase", deny_unknown_fields)]
pub enum Authority {
    /// We are.
    #[default]
    Managed,
    /// Another identity provider; a reset is refused with a pointer to it, alike for every name of the domain.
    Federated {
        /// Which one.
        provider: IdentityProvider,
    },
    /// A directory elsewhere, from which accounts are synchronised.
    Synced {
        /// Whether it takes new passwords back; if not, a reset is refused.
        writeback: bool,
    },
}

/// Where people of a federated domain sign in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IdentityProvider {
    /// What people call it.
    pub name: String,
    /// Its page.
    pub url: HttpsUrl,
}

/// A domain name in lower-case ASCII, at least two labels.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct DomainName(String);

/// What came is no domain name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected a domain name such as alderbrook.example")]
pub struct NotADomain;

impl DomainName {
    /// Returns the name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Tells whether `domain` (lower-case ASCII) is this domain or lies below it.
    #[must_use]
    pub fn covers(&self, domain: &str) -> bool {
        // A suffix counts at a label's edge only: `notalderbrook.example` is somebody else's.
        domain.strip_suffix(self.as_str()).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    }
}

impl fmt::Debug for DomainName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DomainName({})", self.0)
    }
}

impl TryFrom<String> for DomainName {
    type Error = NotADomain;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let name = latchkey_unicode::domain_to_ascii(text.trim()).ok_or(NotADomain)?;
        if name.contains('.') && !name.starts_with('.') && !name.ends_with('.') {
            Ok(Self(name))
        } else {
            Err(NotADomain)
        }
    }
}

impl From<DomainName> for String {
    fn from(name: DomainName) -> Self {
        name.0
    }
}
