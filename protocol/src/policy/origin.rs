//! Web origins and pages that the policy names, in the one form browsers send and compare (RFC 6454 §6.2).

use core::fmt;

use serde::{Deserialize, Serialize};

/// An origin: `https`, a host and a port unless it is 443. Plain `http` is taken for loopback only.
///
/// In the exact form of an `Origin` header: lower case, no path, no wildcard, no user, the default port dropped.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Origin(String);

/// What came is no origin that may be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAnOrigin {
    /// Neither `https://`, nor `http://` to this machine itself.
    #[error("expected https:// (http:// only for localhost, 127.0.0.1 or [::1])")]
    Scheme,
    /// A path, query, fragment, user or wildcard.
    #[error("expected a host alone: no path, no user, no wildcard")]
    MoreThanHost,
    /// No host, or none that a browser knows.
    #[error("expected a host name")]
    Host,
    /// Not a number from 1 to 65535.
    #[error("expected a port from 1 to 65535")]
    Port,
}

/// The hosts that never leave the machine.
const LOOPBACK: [&str; 3] = ["localhost", "127.0.0.1", "[::1]"];

impl Origin {
    /// Returns the origin as browsers send it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Origin({})", self.0)
    }
}

impl TryFrom<String> for Origin {
    type Error = NotAnOrigin;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let text = text.trim();
        // 1. The scheme, in any case.
        let (scheme, rest) = text.split_once("://").ok_or(NotAnOrigin::Scheme)?;
        let scheme = scheme.to_ascii_lowercase();
        let default_port = match scheme.as_str() {
            "https" => 443,
            "http" => 80,
            _ => return Err(NotAnOrigin::Scheme),
        };
        // 2. Nothing but a host: one closing slash is forgiven, for that is how a browser's address bar is copied.
        let rest = rest.strip_suffix('/').unwrap_or(rest);
        if rest.contains(['/', '?', '#', '@', '*', '\\', '%']) {
            return Err(NotAnOrigin::MoreThanHost);
        }
        // 3. Host and port; brackets belong to the host (RFC 3986 §3.2.2).
        let (host, port) = match rest.rsplit_once(':') {
            Some((host, port)) if !port.contains(']') => (host, Some(port)),
            _ => (rest, None),
        };
        let host = host_name(host).ok_or(NotAnOrigin::Host)?;
        if scheme == "http" && !LOOPBACK.contains(&host.as_str()) {
            return Err(NotAnOrigin::Scheme);
        }
        let port = match port {
            None => default_port,
            Some(digits) if digits.bytes().all(|byte| byte.is_ascii_digit()) => {
                digits.parse::<u16>().ok().filter(|port| *port != 0).ok_or(NotAnOrigin::Port)?
            }
            Some(_) => return Err(NotAnOrigin::Port),
        };
        // 4. The default port is not said.
        Ok(Self(if port == default_port { format!("{scheme}://{host}") } else { format!("{scheme}://{host}:{port}") }))
    }
}

impl From<Origin> for String {
    fn from(origin: Origin) -> Self {
        origin.0
    }
}

/// Brings a host into lower-case ASCII, or returns `None` if it is none.
fn host_name(text: &str) -> Option<String> {
    if let Some(address) = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        return address.parse::<core::net::Ipv6Addr>().ok().map(|address| format!("[{address}]"));
    }
    // Strict: neither empty nor ended by the dot of the root.
    latchkey_unicode::domain_to_ascii(text)
}

/// The address of a page: `https`, a host, and perhaps a path. For links that people follow, never for fetching.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct HttpsUrl(String);

/// What came is no address of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected the https:// address of a page")]
pub struct NotAUrl;

impl HttpsUrl {
    /// Most bytes of an address.
    pub const MAX_BYTES: usize = 2048;

    /// Returns the address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for HttpsUrl {
    type Error = NotAUrl;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let text = text.trim();
        let rest = text.strip_prefix("https://").ok_or(NotAUrl)?;
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (authority, path) = rest.split_at(end);
        let origin = Origin::try_from(format!("https://{authority}")).map_err(|_| NotAUrl)?;
        // Printable ASCII without quotes and brackets (RFC 3986 appendix A): what else is there must be percent-encoded.
        let is_allowed = |c: char| c.is_ascii_graphic() && !"\"<>\\^`{|}".contains(c);
        if text.len() <= Self::MAX_BYTES && path.chars().all(is_allowed) {
            Ok(Self(format!("{}{path}", origin.as_str())))
        } else {
            Err(NotAUrl)
        }
    }
}

impl From<HttpsUrl> for String {
    fn from(url: HttpsUrl) -> Self {
        url.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Result<&str, NotAnOrigin>) {
        let read = Origin::try_from(text.to_owned());
        assert_eq!(read.as_ref().map(Origin::as_str), expected.as_ref().copied(), "{text:?}");
    }

    #[test]
    fn an_origin_has_the_one_form_browsers_send() {
        check("https://intranet.alderbrook.example", Ok("https://intranet.alderbrook.example"));
        check("HTTPS://Intranet.Alderbrook.Example:443/", Ok("https://intranet.alderbrook.example"));
        check("https://intranet.alderbrook.example:8443", Ok("https://intranet.alderbrook.example:8443"));
        check("https://bücher.example", Ok("https://xn--bcher-kva.example"));
        check("https://[2001:DB8::1]:8443", Ok("https://[2001:db8::1]:8443"));
        check("https://[::1]", Ok("https://[::1]"));
        check("https://192.0.2.7", Ok("https://192.0.2.7"));
    }

    #[test]
    fn an_origin_is_logged_and_stored_as_it_is_sent() {
        let origin = Origin::try_from("https://A.example/".to_owned()).unwrap();
        assert_eq!(format!("{origin:?}"), "Origin(https://a.example)");
        assert_eq!(String::from(origin), "https://a.example");
    }

    #[test]
    fn plain_http_is_for_the_machine_itself() {
        check("http://localhost:8787", Ok("http://localhost:8787"));
        check("http://127.0.0.1:80", Ok("http://127.0.0.1"));
        check("http://[::1]:8787", Ok("http://[::1]:8787"));
        check("http://intranet.alderbrook.example", Err(NotAnOrigin::Scheme));
        check("http://localhost.attacker.example", Err(NotAnOrigin::Scheme));
        check("http://127.0.0.1.attacker.example", Err(NotAnOrigin::Scheme));
    }

    #[test]
    fn nothing_but_an_exact_host_is_an_origin() {
        check("null", Err(NotAnOrigin::Scheme));
        check("*", Err(NotAnOrigin::Scheme));
        check("data://x.example", Err(NotAnOrigin::Scheme));
        check("javascript:alert(1)", Err(NotAnOrigin::Scheme));
        check("https://*.alderbrook.example", Err(NotAnOrigin::MoreThanHost));
        check("https://a.example/page", Err(NotAnOrigin::MoreThanHost));
        check("https://a.example?x", Err(NotAnOrigin::MoreThanHost));
        check("https://a.example#x", Err(NotAnOrigin::MoreThanHost));
        check("https://a.example@b.example", Err(NotAnOrigin::MoreThanHost));
        check("https://a.example\\b", Err(NotAnOrigin::MoreThanHost));
        check("https://", Err(NotAnOrigin::Host));
        check("https://a b.example", Err(NotAnOrigin::Host));
        check("https://a.example;script-src", Err(NotAnOrigin::Host));
        check("https://a.example,b.example", Err(NotAnOrigin::Host));
        check("https://a.example.", Err(NotAnOrigin::Host));
        check("https://[::1", Err(NotAnOrigin::Host));
        check("https://a.example:0", Err(NotAnOrigin::Port));
        check("https://a.example:65536", Err(NotAnOrigin::Port));
        check("https://a.example:", Err(NotAnOrigin::Port));
        check("https://a.example:+1", Err(NotAnOrigin::Port));
    }

    #[test]
    fn a_page_is_https_and_cannot_break_out_of_an_attribute() {
        let check = |text: &str, expected: Option<&str>| {
            let read = HttpsUrl::try_from(text.to_owned()).ok();
            assert_eq!(read.as_ref().map(HttpsUrl::as_str), expected, "{text:?}");
        };
        check(
            "https://Help.Alderbrook.example/it?from=reset#top",
            Some("https://help.alderbrook.example/it?from=reset#top"),
        );
        check("https://help.alderbrook.example", Some("https://help.alderbrook.example"));
        check("http://help.alderbrook.example/", None);
        check("javascript:alert(1)", None);
        check("https://user@help.alderbrook.example/", None);
        check("https://help.alderbrook.example/\"onload=", None);
        check("https://help.alderbrook.example/a b", None);
        check(&format!("https://help.alderbrook.example/{}", "x".repeat(2048)), None);
    }

    proptest::proptest! {
        #[test]
        fn an_origin_reads_back_and_never_breaks_a_header(text in "https?://[a-zA-Z0-9.:\\[\\]/@*;, '\u{e9}-]{0,30}") {
            if let Ok(origin) = Origin::try_from(text) {
                proptest::prop_assert_eq!(Origin::try_from(origin.as_str().to_owned()), Ok(origin.clone()));
                proptest::prop_assert!(!origin.as_str().contains([' ', ';', ',', '\'', '"', '*']));
            }
        }
    }
}
