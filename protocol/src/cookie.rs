//! The one cookie there is: the sealed session (RFC 6265bis §4.1).
//!
//! Over https it is called `__Host-latchkey`: the browser then takes it from this very host only, over https only, so that
//! neither a neighbouring subdomain nor plain http can plant one. Plain http is allowed on loopback alone, for
//! development; browsers refuse the prefix there, so the cookie has another name, which https never reads. What is lost
//! there is the protection against whoever else runs programs on the developer's own machine.

use crate::platform::Settings;

/// The name over https.
pub const NAME: &str = "__Host-latchkey";
/// The name on loopback, over http.
pub const LOOPBACK_NAME: &str = "latchkey-loopback";

/// What an answer does to the cookie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cookie {
    /// Sets it to a sealed session.
    Set(String),
    /// Takes it away.
    Clear,
}

impl Cookie {
    /// Writes the `Set-Cookie` header. The cookie goes when the browser closes; what is in it is over sooner.
    #[must_use]
    pub fn header(&self, settings: &Settings) -> String {
        let name = name(settings);
        let secure = if name == NAME { "; Secure" } else { "" };
        match self {
            Self::Set(sealed) => format!("{name}={sealed}; Path=/; HttpOnly; SameSite=Strict{secure}"),
            Self::Clear => format!("{name}=; Path=/; HttpOnly; SameSite=Strict{secure}; Max-Age=0"),
        }
    }
}

/// Reads the sealed session from a `Cookie` header. Two of one name are none: one of them was planted.
#[must_use]
pub fn read<'a>(header: &'a str, settings: &Settings) -> Option<&'a str> {
    let wanted = name(settings);
    let mut found = header.split(';').filter_map(|pair| {
        let (name, value) = pair.split_once('=')?;
        (name.trim() == wanted).then(|| value.trim())
    });
    let only = found.next()?;
    found.next().is_none().then_some(only)
}

fn name(settings: &Settings) -> &'static str {
    if settings.public_origin.starts_with("https://") { NAME } else { LOOPBACK_NAME }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cookie_is_bound_to_its_host() {
        let (https, http) =
            (Settings::for_tests("https://reset.corp.example"), Settings::for_tests("http://localhost:8787"));
        let set = Cookie::Set("v4.local.x.y".to_owned());
        assert_eq!(set.header(&https), "__Host-latchkey=v4.local.x.y; Path=/; HttpOnly; SameSite=Strict; Secure");
        assert_eq!(
            Cookie::Clear.header(&https),
            "__Host-latchkey=; Path=/; HttpOnly; SameSite=Strict; Secure; Max-Age=0"
        );
        assert_eq!(set.header(&http), "latchkey-loopback=v4.local.x.y; Path=/; HttpOnly; SameSite=Strict");
    }

    #[test]
    fn only_the_own_cookie_is_read_and_only_if_it_is_alone() {
        let (https, http) =
            (Settings::for_tests("https://reset.corp.example"), Settings::for_tests("http://localhost:8787"));
        assert_eq!(read("a=1; __Host-latchkey=x.y; b=2", &https), Some("x.y"));
        assert_eq!(read("latchkey-loopback=x", &http), Some("x"));
        assert_eq!(read("latchkey-loopback=x", &https), None, "rule: https reads no cookie of plain http");
        assert_eq!(read("__Host-latchkey=x; __Host-latchkey=y", &https), None, "rule: a planted twin opens nothing");
        for other in ["", "__Host-latchkey", "__host-latchkey=x", "__Host-latchkey2=x", "x__Host-latchkey=x"] {
            assert_eq!(read(other, &https), None, "{other}");
        }
    }
}
