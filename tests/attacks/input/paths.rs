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
            sent += 1;
            let reply = ask(target, form, &lookalike, pass.as_ref());
            // A URL's dot segments are resolved before anybody sees them: such a path is the call's own.
            let is_same = resolved(&lookalike) == form.path;
            let is_found = !matches!(reply.status, 400 | 404 | 405);
            if is_found && !is_same {
                wrong.push(format!("{} {lookalike} answered {}", form.method, reply.status));
            }
        }
    }
    Verdict::of(&wrong, format!("{sent} paths, {} led to a call", wrong.len()))
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

fn ask(target: &Target, form: &Form, path: &str, pass: Option<&Pass>) -> Reply {
    let wire = target.wire();
    let shown = form.call(None, pass).headers;
    let mut headers = vec![format!("Host: {}", wire.host())];
    headers.extend(["Content-Type: application/json", "Content-Length: 2"].map(str::to_owned));
    headers.extend(shown.iter().map(|(name, value)| format!("{name}: {value}")));
    let headers: Vec<&str> = headers.iter().map(String::as_str).collect();
    wire.exchange(&format!("{} {path} HTTP/1.1", form.method), &headers, b"{}")
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn dot_segments_resolve_as_in_a_browser() {
        assert_eq!(resolved("/x/%2E%2e/api/v1/tenant"), "/api/v1/tenant");
        assert_eq!(resolved("/api\\v1/./tenant"), "/api/v1/tenant");
        assert_eq!(resolved("//api/v1/tenant"), "//api/v1/tenant");
    }
}
