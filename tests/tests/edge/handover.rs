//! A form of another sign-in on workerd: sent on to the page that takes its ticket.

use latchkey_tests::driver::{Call, Driver as _};
use latchkey_tests::http::Http;

/// Rule: a form leads to our page, with its ticket in the fragment or without one, and changes nothing.
#[test]
fn a_form_is_sent_on_to_the_page() {
    let http = Http::new();
    let form = |path: &str, body: &str| Call {
        method: "POST",
        path: path.to_owned(),
        headers: vec![
            ("content-type", "application/x-www-form-urlencoded".to_owned()),
            ("origin", "https://sign-in.elsewhere.example".to_owned()),
        ],
        body: Some(body.as_bytes().to_vec()),
    };
    for (body, address) in [
        ("ticket=v4.local.made-up", "/register#ticket=v4.local.made-up"),
        ("ticket=a&return_to=b", "/register"),
        ("", "/register"),
    ] {
        let answer = http.call(&form("/register", body));
        let said = (answer.status, answer.header("location"), answer.header("cache-control"));
        assert_eq!(said, (303, Some(address), Some("no-store")), "{body}");
    }
    for path in ["/", "/me", "/register/"] {
        assert_eq!(http.call(&form(path, "ticket=a")).status, 405, "{path}");
    }
}
