//! Where a person can be reached: addresses as they are compared and sent to.

use core::fmt;

use serde::{Deserialize, Serialize};

/// A mail address, trimmed, its domain in lower-case ASCII; at most 254 bytes (RFC 5321 §4.5.3.1.3).
///
/// Compared ignoring ASCII case of the local part too: no provider in use tells them apart.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct MailAddress(String);

/// What came is no mail address.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected a mail address")]
pub struct NotAnAddress;

impl MailAddress {
    /// Most bytes of an address.
    pub const MAX_BYTES: usize = 254;

    /// Returns the address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the domain, in lower-case ASCII.
    #[must_use]
    pub fn domain(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(_, domain)| domain)
    }

    /// Returns the form two addresses are compared by.
    #[must_use]
    pub fn comparable(&self) -> String {
        self.0.to_ascii_lowercase()
    }

    /// Returns the masked form: first and last letter of the local part, and the domain.
    #[must_use]
    pub fn masked(&self) -> String {
        let (local, domain) = self.0.rsplit_once('@').unwrap_or((&self.0, ""));
        let mut letters = local.chars();
        let first = letters.next().unwrap_or('•');
        match letters.next_back() {
            Some(last) if local.chars().count() > 3 => format!("{first}••••••{last}@{domain}"),
            _ => format!("{first}••••••@{domain}"),
        }
    }
}

impl fmt::Debug for MailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MailAddress(…)")
    }
}

impl TryFrom<String> for MailAddress {
    type Error = NotAnAddress;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let trimmed = text.trim();
        let (local, domain) = trimmed.rsplit_once('@').ok_or(NotAnAddress)?;
        // Dot-atom only (RFC 5322 §3.2.3): quoted local parts and comments carry header tricks and no real mail.
        let is_atom = |c: char| c.is_alphanumeric() || "!#$%&'*+/=?^_`{|}~-".contains(c);
        if local.is_empty()
            || local.len() > 64
            || !local.split('.').all(|part| !part.is_empty() && part.chars().all(is_atom))
        {
            return Err(NotAnAddress);
        }
        let domain = latchkey_unicode::domain_to_ascii(domain).ok_or(NotAnAddress)?;
        let labels = domain.split('.').count();
        if labels < 2 || domain.ends_with('.') || local.len() + domain.len() + 1 > Self::MAX_BYTES {
            return Err(NotAnAddress);
        }
        Ok(Self(format!("{local}@{domain}")))
    }
}

impl From<MailAddress> for String {
    fn from(address: MailAddress) -> Self {
        address.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        let read = MailAddress::try_from(text.to_owned());
        assert_eq!(read.as_ref().ok().map(MailAddress::as_str), expected, "{text:?}");
    }

    #[test]
    fn addresses_are_plain_and_their_domains_ascii() {
        check(" Nora@Post.Example ", Some("Nora@post.example"));
        check("nora@bücher.example", Some("nora@xn--bcher-kva.example"));
        check("a,b@x.example", None);
        check("a@b@x.example", None);
        check("\"a b\"@x.example", None);
        check("a\r\nbcc:e@x.example", None);
        check("a@localhost", None);
        check("a@x.example.", None);
        check("a..b@x.example", None);
        check("@x.example", None);
    }

    #[test]
    fn masking_keeps_the_ends_of_long_names_only() {
        let mask = |text: &str| MailAddress::try_from(text.to_owned()).unwrap().masked();
        assert_eq!(mask("nora.lindqvist@post.example"), "n••••••t@post.example");
        assert_eq!(mask("abc@post.example"), "a••••••@post.example");
    }
}
