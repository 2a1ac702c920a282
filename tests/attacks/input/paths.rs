//! Paths: a call has one, byte for byte.

use crate::calls::{self, Form, Pass};
use crate::case::Verdict;
use crate::target::Target;
use crate::wire::Reply;

/// Sends every lookalike of every call's path, as its bytes are, by whoever may make that call.
pub fn lookalikes(target: &Target) -> Verdict {
    let (forms, http) = calls::open_to(target);
    let pass = http.as_ref().map(Pass::new);
    let mut sent = 0;
    let mut wrong = Vec::new();
    for form in forms.iter().filter(|form| form.path.starts_with("/api/")) {
        for lookalike in of(&form.path) {
            // A URL's dot segments are resolved before anybody sees them, and a name may be escaped: such a path is the
            // call's own.
            if resolved(&lookalike) == form.path || form.ends_in_name && unescaped(&lookalike) == form.path {
                continue;
            }
            sent += 1;
            let reply = ask(target, form, &lookalike, pass.as_ref());
            if !is_nowhere(&reply) {
                wrong.push(format!("{} {lookalike} answered {}", form.method, reply.status));
            }
        }
        // If the path itself led nowhere, its lookalikes would show nothing.
        let reply = ask(target, form, &form.path, pass.as_ref());
        if is_nowhere(&reply) {
            wrong.push(format!("{} itself answered {} {}", form.name(), reply.status, reply.text()));
        }
    }
    Verdict::of(&wrong, format!("{sent} paths, {} led to a call", wrong.len()))
}

/// Tells whether a request led to no call. Workerd itself answers for what is no path to it, and not with a problem; a call
/// that is found refuses bodies, and these are right.
fn is_nowhere(reply: &Reply) -> bool {
    match reply.status {
        404 | 405 => true,
        400 => !reply.head.contains("application/problem+json"),
        _ => false,
    }
}

fn of(path: &str) -> Vec<String> {
    let tail = path.trim_start_matches("/api/v1");
    let last = path.rsplit('/').next().unwrap_or_default();
    let escaped = last.bytes().map(|byte| format!("%{byte:02x}")).collect::<Vec<_>>().concat();
    let before = path.trim_end_matches(last);
    vec![
        format!("/{path}"),
        format!("{path}/"),
        format!("{path}//"),
        format!("/api//v1{tail}"),
        format!("/api/v1/{tail}"),
        format!("/API/v1{tail}"),
        path.to_uppercase(),
        format!("/api/v2{tail}"),
        format!("/api{tail}"),
        format!("/api/v1.0{tail}"),
        format!("/api/v1/../v1{tail}"),
        format!("/x/..{path}"),
        format!("/.{path}"),
        format!("/%2e{path}"),
        format!("/x/%2e%2e{path}"),
        path.replacen("/v1/", "/v1%2f", 1),
        path.replacen("/v1/", "/v1%5c", 1),
        path.replacen("/v1/", "/v1\\", 1),
        format!("{before}{escaped}"),
        format!("{path}%00"),
        format!("{path}%20"),
        format!("{path}%0d%0a"),
        format!("{path};jsessionid=1"),
        format!("{path}.json"),
        format!("{path}%3f"),
        format!("{path}%23"),
        format!("{path}\u{301}"),
        format!("/testing{path}"),
        format!("/assets/..{path}x"),
    ]
}

/// Resolves the dot segments of a path as the URL standard does, and backslashes as slashes.
fn resolved(path: &str) -> String {
    let mut segments: Vec<&str> = Vec::new();
    let path = path.replace('\\', "/");
    for segment in path.split('/').skip(1) {
        match segment.to_ascii_lowercase().as_str() {
            "." | "%2e" => {}
            ".." | "%2e%2e" | ".%2e" | "%2e." => drop(segments.pop()),
            _ => segments.push(segment),
        }
    }
    format!("/{}", segments.join("/"))
}

/// Resolves percent escapes of ASCII.
fn unescaped(path: &str) -> String {
    let mut parts = path.split('%');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |resolved, part| {
        let (digits, rest) = part.split_at_checked(2).unwrap_or((part, ""));
        let letter = u8::from_str_radix(digits, 16).map_or('%', char::from);
        format!("{resolved}{letter}{rest}")
    })
}

/// Sends the call to another path, with its own body: whoever finds it has nothing to refuse in that.
fn ask(target: &Target, form: &Form, path: &str, pass: Option<&Pass>) -> Reply {
    let wire = target.wire();
    let call = form.call(form.body().as_ref(), pass);
    let body = call.body.unwrap_or_default();
    let mut headers = vec![format!("Host: {}", wire.host()), format!("Content-Length: {}", body.len())];
    headers.extend(call.headers.iter().map(|(name, value)| format!("{name}: {value}")));
    let headers: Vec<&str> = headers.iter().map(String::as_str).collect();
    // What a report is about stands in the query.
    let query = if path.contains("/reports/resets") { "?from=1&to=2" } else { "" };
    wire.exchange(&format!("{} {path}{query} HTTP/1.1", form.method), &headers, &body)
}

#[cfg(test)]
mod tests {
    use super::{resolved, unescaped};

    #[test]
    fn dot_segments_resolve_as_in_a_browser() {
        assert_eq!(resolved("/x/%2E%2e/api/v1/tenant"), "/api/v1/tenant");
        assert_eq!(resolved("/api\\v1/./tenant"), "/api/v1/tenant");
        assert_eq!(resolved("//api/v1/tenant"), "//api/v1/tenant");
        assert_eq!(unescaped("/users/%73-a%2eb"), "/users/s-a.b");
    }
}
