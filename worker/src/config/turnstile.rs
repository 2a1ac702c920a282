//! The widget of Cloudflare Turnstile, where the deployment has one: all of its variables, or none.
//!
//! Its page lies on an origin of its own. The widget is somebody else's script; in the origin of our pages it could read
//! whatever is typed there, so a deployment that shows it there is refused.

use core::fmt;

use latchkey_protocol::check::turnstile::Widget;
use zeroize::Zeroizing;

use super::{Reader, is_key, is_public_origin, is_web_address};

/// Where Cloudflare is asked about tokens.
const SITEVERIFY: &str = "https://challenges.cloudflare.com/turnstile/v0/siteverify";
/// Most letters of a site key: it goes into an address.
const MAX_SITEKEY_BYTES: usize = 64;
/// Secret keys that Cloudflare publishes for tests: the first takes everybody for a person.
const SAMPLES: [&str; 3] = [
    "1x0000000000000000000000000000000AA",
    "2x0000000000000000000000000000000AA",
    "3x0000000000000000000000000000000AA",
];

/// The widget, and the way to its vendor.
pub struct TurnstileRoute {
    /// The widget's public key.
    pub sitekey: String,
    /// Scheme and host of the page that shows it.
    pub origin: String,
    /// Where tokens are asked about.
    pub url: String,
    /// The widget's secret key.
    pub secret: Zeroizing<String>,
}

impl TurnstileRoute {
    /// Returns what of it the browser may know.
    #[must_use]
    pub fn widget(&self) -> Widget<'_> {
        Widget { sitekey: &self.sitekey, origin: &self.origin }
    }
}

impl fmt::Debug for TurnstileRoute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TurnstileRoute({}, {})", self.origin, self.url)
    }
}

impl<F: Fn(&str) -> Option<String>> Reader<F> {
    /// Reads the route; `None` without one, and after a problem.
    pub(super) fn turnstile(&mut self) -> Option<TurnstileRoute> {
        let named = ["TURNSTILE_SITEKEY", "TURNSTILE_SECRET", "TURNSTILE_ORIGIN"];
        if named.iter().all(|name| self.text(name).is_none()) {
            return None;
        }
        let sitekey = self.required("TURNSTILE_SITEKEY", "the site key of a Turnstile widget", is_sitekey);
        let secret = self.required(
            "TURNSTILE_SECRET",
            "the secret key of the widget, and none of Cloudflare's samples",
            |text| is_key(text) && !SAMPLES.contains(&text),
        );
        let own = self.text("PUBLIC_ORIGIN");
        let elsewhere = "https://host of the page that shows the widget, another than PUBLIC_ORIGIN";
        let origin =
            self.required("TURNSTILE_ORIGIN", elsewhere, |text| is_public_origin(text) && own.as_deref() != Some(text));
        let url = self.optional("TURNSTILE_URL", "an https address, or none for Cloudflare's own", is_web_address);
        // An address that was refused must not end as Cloudflare's own.
        let url = if self.text("TURNSTILE_URL").is_some() { url? } else { SITEVERIFY.to_owned() };
        Some(TurnstileRoute { sitekey: sitekey?, origin: origin?, url, secret: Zeroizing::new(secret?) })
    }
}

fn is_sitekey(text: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    text.len() <= MAX_SITEKEY_BYTES && text.bytes().all(is_plain)
}
