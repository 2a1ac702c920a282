//! The page that shows Turnstile's widget in a frame: on an origin of its own, where nothing is typed.
//!
//! The widget is somebody else's script. Here it may run, and here is nothing for it to read: the page around it is of
//! another origin, tells it nothing, and hears one message from it (`frontend/boot/boot.js`).

use latchkey_protocol::check::turnstile::FRAME_PATH;

use crate::config::Config;

/// The page among the assets.
pub const TEMPLATE: &str = "/turnstile.html";
/// Stands in the page for the origin that its message is for; no message reaches anybody if it stays.
const PAGE_ORIGIN: &str = "https://page.invalid";

/// What is asked for, by host and path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Our own pages.
    Page,
    /// The page with the widget.
    Frame,
    /// Nothing: the widget's page on our origin, or ours on the widget's.
    Nowhere,
}

/// Tells what an address asks for. The address decides what is shown to whom, and is never repeated.
#[must_use]
pub fn place(config: &Config, url: &str, path: &str) -> Place {
    let origin = config.turnstile.as_ref().map(|route| route.origin.as_str());
    let is_of_widget = origin.is_some_and(|origin| url.strip_prefix(origin).is_some_and(|rest| rest.starts_with('/')));
    match (is_of_widget, path) {
        (true, FRAME_PATH) => Place::Frame,
        (false, FRAME_PATH | TEMPLATE) | (true, _) => Place::Nowhere,
        (false, _) => Place::Page,
    }
}

/// Returns what the page may load, who may frame it (Cloudflare's documentation of Turnstile, "Content Security Policy"), and
/// what it may do: run scripts of its own origin and open the widget's terms, but not lead the page around it elsewhere.
#[must_use]
pub fn content_security_policy(public_origin: &str) -> String {
    format!(
        "default-src 'none'; script-src 'self' https://challenges.cloudflare.com; \
         frame-src https://challenges.cloudflare.com; style-src 'self'; base-uri 'none'; form-action 'none'; \
         frame-ancestors {public_origin}; \
         sandbox allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox"
    )
}

/// Tells the page for whom its message is.
#[must_use]
pub fn fill(template: &str, public_origin: &str) -> String {
    template.replace(PAGE_ORIGIN, public_origin)
}

#[cfg(test)]
mod tests {
    use super::*;

    // Rule: whoever shows the widget is our page, and nobody else hears what it says.
    #[test]
    fn only_our_page_frames_and_hears_it() {
        let policy = content_security_policy("https://reset.alderbrook.example");
        assert!(policy.contains("; frame-ancestors https://reset.alderbrook.example; sandbox "));
        assert!(!policy.contains("navigation"));
        assert!(policy.starts_with("default-src 'none'; ") && !policy.contains("unsafe"));
        let page = include_str!("../../../frontend/pages/turnstile.html");
        assert_eq!(page.matches(PAGE_ORIGIN).count(), 1);
        let filled = fill(page, "https://reset.alderbrook.example");
        assert!(filled.contains("data-page=\"https://reset.alderbrook.example\"") && !filled.contains(PAGE_ORIGIN));
    }
}
