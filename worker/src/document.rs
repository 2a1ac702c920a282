//! HTML documents and loose files: taken from the assets, given the headers that `_headers` cannot reach.
//!
//! Hashed files under `/assets/` never come here. Documents are never kept by a cache, and nobody may frame them; the
//! page with Turnstile's widget, on its own origin, is framed by ours.
//! A page leaves with the organisation's name and help desk in it, so that they are there even where no script runs.

mod frame;
mod handover;
mod language;
mod shell;

use latchkey_protocol::platform::Platform;
use latchkey_protocol::ports::{Fault, PolicyStore};
use worker::{Fetcher, Headers, Request, Response};

use crate::edge::Edge;
use crate::http;
use frame::Place;

const PART: &str = "assets";

/// What a document may load and do (CSP level 3). `wasm-unsafe-eval` compiles our own module and nothing else; the one
/// Trusted Types policy, in `frontend/boot/boot.js`, names the address of the solver and nothing else.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     img-src 'self' data:; media-src 'self' blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; \
     manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; \
     require-trusted-types-for 'script'; trusted-types latchkey";

/// Headers of everything that is served here.
const ALWAYS: [(&str, &str); 6] = [
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ("referrer-policy", "no-referrer"),
    ("strict-transport-security", "max-age=63072000; includeSubDomains"),
    ("x-content-type-options", "nosniff"),
];

/// Serves a path from the assets.
///
/// # Errors
/// A [`Fault`] if the assets did not answer.
pub async fn serve(assets: &Fetcher, edge: &Edge, request: &mut Request) -> Result<Response, Fault> {
    let fault = |error: worker::Error| Fault::new(PART, error);
    let path = request.path();
    // As it was sent: the crate's own enumeration takes a method it does not know for `GET`.
    let is_form = match request.inner().method().as_str() {
        "GET" | "HEAD" => false,
        "POST" if path == handover::PATH => true,
        _ => return plain(405, "method not allowed").map_err(fault),
    };
    let origin = edge.settings().public_origin.as_str();
    match frame::place(edge.config(), &request.inner().url(), &path) {
        Place::Page => {}
        Place::Frame => {
            let template = text_of(assets, frame::TEMPLATE).await?.ok_or_else(|| Fault::new(PART, "no such page"))?;
            let page = Response::from_html(frame::fill(&template, origin)).map_err(fault)?;
            return with_headers(page, "no-store", &frame::content_security_policy(origin)).map_err(fault);
        }
        Place::Nowhere => return plain(404, "not found").map_err(fault),
    }
    if is_form {
        let form = http::body(request, handover::LONGEST).await?;
        return sent_on(&handover::address(&form)).map_err(fault);
    }
    let policy = content_security_policy(edge);
    let prefix = match path.as_str() {
        "/" | "/index.html" => Some(""),
        "/me" | "/register" => Some("me."),
        "/not-me" => Some("not-me."),
        _ => None,
    };
    if prefix.is_none() && path.strip_suffix(".html").is_none() {
        let found = fetch(assets, &path).await?;
        return match found {
            Some(found) => with_headers(found, "no-cache", &policy),
            None => plain(404, "not found"),
        }
        .map_err(fault);
    }
    // Without a policy the page still reads well: it then names no help desk, and offers every language there is.
    let current = edge.policies().current().await.ok();
    let known = &edge.settings().locales;
    let (offered, usual) = current.as_ref().map_or((known.clone(), ""), |policy| language::offered(policy, known));
    let wanted = match prefix {
        Some(prefix) => {
            let asked = request.headers().get("accept-language").ok().flatten().unwrap_or_default();
            let url = request.inner().url();
            ["/", prefix, language::choose(language::of_address(&url), &asked, &offered, usual), ".html"].concat()
        }
        None => path,
    };
    let Some(template) = text_of(assets, &wanted).await? else { return plain(404, "not found").map_err(fault) };
    let help_desk = current.map(|policy| policy.help_desk.clone()).unwrap_or_default();
    let page = shell::fill(&template, &edge.settings().name, &help_desk, &offered);
    with_headers(Response::from_html(page).map_err(fault)?, "no-store", &policy).map_err(fault)
}

/// Fetches a file; `None` if there is none.
async fn fetch(assets: &Fetcher, path: &str) -> Result<Option<Response>, Fault> {
    // The assets look at the path alone; the host is a constant, never the request's.
    let fetched = assets.fetch(format!("https://assets{path}"), None).await;
    let found = fetched.map_err(|error| Fault::new(PART, error))?;
    Ok(Some(found).filter(|found| found.status_code() == 200))
}

async fn text_of(assets: &Fetcher, path: &str) -> Result<Option<String>, Fault> {
    match fetch(assets, path).await? {
        Some(mut found) => found.text().await.map(Some).map_err(|error| Fault::new(PART, error)),
        None => Ok(None),
    }
}

/// Returns the policy of our own pages; they frame nothing but Turnstile's page, where there is one.
fn content_security_policy(edge: &Edge) -> String {
    let frame = edge.config().turnstile.as_ref();
    let frame = frame.map(|route| format!("; frame-src {}", route.origin)).unwrap_or_default();
    format!("{CONTENT_SECURITY_POLICY}{frame}")
}

/// Sends a browser on to a page of ours, which it gets by `GET` (RFC 9110 §15.4.4).
fn sent_on(address: &str) -> worker::Result<Response> {
    let answer = plain(303, "see other")?;
    answer.headers().set("location", address)?;
    Ok(answer)
}

fn plain(status: u16, words: &str) -> worker::Result<Response> {
    with_headers(Response::ok(words)?.with_status(status), "no-store", CONTENT_SECURITY_POLICY)
}

/// Replaces the headers of an answer by ours, keeping what describes its body.
fn with_headers(response: Response, cache: &str, policy: &str) -> worker::Result<Response> {
    let headers = Headers::new();
    for name in ["content-type", "etag"] {
        if let Some(value) = response.headers().get(name)? {
            headers.set(name, &value)?;
        }
    }
    for (name, value) in ALWAYS {
        headers.set(name, value)?;
    }
    headers.set("content-security-policy", policy)?;
    headers.set("cache-control", cache)?;
    headers.set("vary", "Accept-Language")?;
    Ok(response.with_headers(headers))
}

#[cfg(test)]
mod tests {
    use super::*;

    // Rule: nobody frames a page that takes passwords (clickjacking).
    #[test]
    fn documents_are_not_framed_and_run_no_foreign_script() {
        for part in ["frame-ancestors 'none'", "default-src 'none'", "base-uri 'none'", "form-action 'none'"] {
            assert!(CONTENT_SECURITY_POLICY.contains(part), "{part}");
        }
        assert!(!CONTENT_SECURITY_POLICY.contains("unsafe-inline"));
    }
}
