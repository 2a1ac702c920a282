//! Which pages may embed, call and be returned to: origins and addresses as the policy reads them, and callers as the
//! API matches them, never accepting what the exact rule would not.

use latchkey_protocol::api::Caller;
use latchkey_protocol::policy::{HttpsUrl, Origin};
use latchkey_protocol::testing::Memory;

use crate::input::Input;

/// Runs the target: a caller's origin, then lines of listed ones.
///
/// # Panics
/// If something is accepted that the exact rule refuses, or the other way round.
pub fn run(bytes: &[u8]) {
    let mut input = Input(bytes);
    let text = input.text();
    origin(&text);
    page(&text);
    let listed: Vec<String> = core::iter::from_fn(|| (!input.is_empty()).then(|| input.text())).take(8).collect();
    caller(&text, &listed);
}

fn origin(text: &str) {
    let read = Origin::try_from(text.to_owned());
    let naive = naive_origin(text.trim());
    match (&read, naive) {
        (Ok(origin), Naive::Is(expected)) => assert_eq!(origin.as_str(), expected, "{text:?}"),
        (Ok(origin), Naive::IsNot) => panic!("{text:?} was accepted as {origin:?}"),
        (Err(error), Naive::Is(expected)) => panic!("{text:?} is {expected}: {error}"),
        // Beyond ASCII the second reading has no opinion; the form is checked below all the same.
        (_, Naive::Unsure) | (Err(_), Naive::IsNot) => {}
    }
    let Ok(origin) = read else { return };
    let written = origin.as_str();
    assert!(matches!(naive_origin(written), Naive::Is(same) if same == written) || written.contains("--"), "{written}");
    assert_eq!(Origin::try_from(written.to_owned()), Ok(origin.clone()), "{text:?}");
    assert!(written.bytes().all(|byte| byte.is_ascii_lowercase() || b"0123456789.:/-[]".contains(&byte)), "{written}");
    assert!(written.starts_with("https://") || written.starts_with("http://"));
}

/// What a second, plainer reading makes of an origin.
enum Naive {
    Is(String),
    IsNot,
    Unsure,
}

/// Reads an origin by the letter: scheme, host, perhaps a port, perhaps one slash.
fn naive_origin(text: &str) -> Naive {
    let lower = text.to_ascii_lowercase();
    let (scheme, rest, default) = match (lower.strip_prefix("https://"), lower.strip_prefix("http://")) {
        (Some(rest), _) => ("https", rest, "443"),
        (None, Some(rest)) => ("http", rest, "80"),
        (None, None) => return Naive::IsNot,
    };
    let rest = rest.strip_suffix('/').unwrap_or(rest);
    if !rest.is_ascii() || rest.contains("--") {
        // Names in other scripts, and their form in ASCII, have rules of their own (UTS 46).
        return if rest.contains(['/', '?', '#', '@', '*', '\\', '%', ' ']) { Naive::IsNot } else { Naive::Unsure };
    }
    let (host, port) = match rest.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((address, after)) => {
            let Ok(address) = address.parse::<core::net::Ipv6Addr>() else { return Naive::IsNot };
            match after.strip_prefix(':') {
                Some(port) => (format!("[{address}]"), Some(port)),
                None if after.is_empty() => (format!("[{address}]"), None),
                None => return Naive::IsNot,
            }
        }
        None => match rest.split_once(':') {
            Some((host, port)) => (host.to_owned(), Some(port)),
            None => (rest.to_owned(), None),
        },
    };
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let is_address = host.starts_with('[') && host.ends_with(']');
    if !is_address && (host.len() > 253 || !host.split('.').all(is_label)) {
        return Naive::IsNot;
    }
    if scheme == "http" && !["localhost", "127.0.0.1", "[::1]"].contains(&host.as_str()) {
        return Naive::IsNot;
    }
    match port {
        None => Naive::Is(format!("{scheme}://{host}")),
        Some(port) => {
            let digits = port.trim_start_matches('0');
            let is_port = !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit());
            match digits.parse::<u32>() {
                Ok(number @ 1..=65_535) if is_port => Naive::Is(if digits == default {
                    format!("{scheme}://{host}")
                } else {
                    format!("{scheme}://{host}:{number}")
                }),
                _ => Naive::IsNot,
            }
        }
    }
}

fn page(text: &str) {
    let Ok(url) = HttpsUrl::try_from(text.to_owned()) else { return };
    let written = url.as_str();
    assert_eq!(HttpsUrl::try_from(written.to_owned()), Ok(url.clone()), "{text:?}");
    let rest = written.strip_prefix("https://").expect("a page is https");
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(end);
    let origin = Origin::try_from(format!("https://{authority}")).expect("a page has an origin");
    assert_eq!(origin.as_str(), format!("https://{authority}"), "{written}");
    // What is behind the host comes through as it was typed, or not at all.
    assert!(text.trim().ends_with(path), "{text:?} became {written}");
    assert!(path.bytes().all(|byte| byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte)), "{written}");
}

fn caller(origin: &str, listed: &[String]) {
    thread_local! {
        static MEMORY: Memory = Memory::demo().expect("the demo fits together");
    }
    MEMORY.with(|memory| {
        let settings = &memory.settings;
        let found = Caller::from_origin(Some(origin), settings, listed.iter().map(String::as_str));
        let expected = if origin == settings.public_origin {
            Some(Caller::Own)
        } else if origin != "null" && listed.iter().any(|known| known.as_bytes() == origin.as_bytes()) {
            Some(Caller::Listed(origin.to_owned()))
        } else {
            None
        };
        assert_eq!(found.ok(), expected, "{origin:?} of {listed:?}");
    });
}
