//! What pages and answers say of themselves to a browser (A85, A90, A91).

use latchkey_tests::driver::{Answer, Call, Driver as _};
use serde_json::json;

use crate::calls::{self, Pass};
use crate::case::Verdict;
use crate::target::Target;

/// Documents, and what is served where there is none.
const PAGES: [&str; 6] = ["/", "/index.html", "/en.html", "/de.html", "/me", "/admin"];

fn policy(answer: &Answer) -> Vec<Vec<String>> {
    let policy = answer.header("content-security-policy").unwrap_or_default();
    policy.split(';').map(|rule| rule.split_whitespace().map(str::to_owned).collect()).collect()
}

/// Returns what a directive allows.
fn allowed<'a>(policy: &'a [Vec<String>], directive: &str) -> Option<&'a [String]> {
    policy.iter().find_map(|rule| match rule.split_first() {
        Some((name, sources)) if name == directive => Some(sources),
        _ => None,
    })
}

/// No page of ours may be framed by anybody.
pub fn framed(target: &Target) -> Verdict {
    let mut wrong = Vec::new();
    for path in PAGES.iter().copied().chain(["/api/v1/tenant", "/nowhere", "/api/v1/nowhere"]) {
        let answer = target.call(&Call::get(path));
        let policy = policy(&answer);
        if allowed(&policy, "frame-ancestors").map(<[String]>::to_vec) != Some(vec!["'none'".to_owned()]) {
            wrong.push(format!("{path}: {:?}", answer.header("content-security-policy")));
        }
    }
    Verdict::of(&wrong, format!("{} paths: frame-ancestors 'none' at each", PAGES.len() + 3))
}

/// Nothing of a reset is kept by a cache, told to another site, or taken for something else.
pub fn kept(target: &Target) -> Verdict {
    let mut wrong = Vec::new();
    let http = target.world();
    let pass = Pass::new(&http);
    let pages = ["/", "/de.html", "/api/v1/nowhere", "/api/v1/admin/nowhere"];
    let mut calls: Vec<Call> = pages.into_iter().map(Call::get).collect();
    for form in calls::all() {
        // What nobody may keep is neither what is answered nor what is refused.
        calls.push(form.call(Some(&json!({})), None));
        calls.push(form.call(form.body().as_ref(), Some(&pass)));
    }
    for call in &calls {
        let answer = http.call(call);
        for (name, expected) in
            [("cache-control", "no-store"), ("referrer-policy", "no-referrer"), ("x-content-type-options", "nosniff")]
        {
            if answer.header(name) != Some(expected) {
                wrong.push(format!("{} {}: {name} is {:?}", call.method, call.path, answer.header(name)));
            }
        }
        if !answer.header("strict-transport-security").is_some_and(|value| value.starts_with("max-age=63072000")) {
            wrong.push(format!("{}: may be asked for in the clear", call.path));
        }
        let location =
            answer.headers.iter().find(|(name, _)| name == "location" || name == "refresh" || name == "link");
        if let Some((name, value)) = location {
            wrong.push(format!("{}: {name}: {value}", call.path));
        }
    }
    Verdict::of(&wrong, format!("{} answers: no-store, no-referrer, nosniff, HSTS at each", calls.len()))
}

/// Only our own files are scripts, and each of them is the one that was built.
pub fn scripted(target: &Target) -> Verdict {
    let mut wrong = Vec::new();
    let answer = target.call(&Call::get("/"));
    let policy = policy(&answer);
    for (directive, expected) in [
        ("default-src", &["'none'"][..]),
        ("script-src", &["'self'", "'wasm-unsafe-eval'"]),
        ("style-src", &["'self'"]),
        ("connect-src", &["'self'"]),
        ("base-uri", &["'none'"]),
        ("form-action", &["'none'"]),
        ("frame-ancestors", &["'none'"]),
        ("require-trusted-types-for", &["'script'"]),
    ] {
        if allowed(&policy, directive).map(|found| found.iter().map(String::as_str).collect::<Vec<_>>())
            != Some(expected.to_vec())
        {
            wrong.push(format!("{directive}: {:?}", allowed(&policy, directive)));
        }
    }
    let page = answer.text();
    let scripts: Vec<&str> = page.split("<script").skip(1).filter_map(|rest| rest.split('>').next()).collect();
    for script in &scripts {
        if !script.contains(" src=\"/assets/") || !script.contains(" integrity=\"sha") {
            wrong.push(format!("a script without address or digest: <script{script}>"));
        }
    }
    if scripts.is_empty() {
        wrong.push("the page has no script at all".to_owned());
    }
    for odd in
        [" onload=", " onerror=", " onclick=", "javascript:", " style=\"", "<base", "http://", "<iframe", "<object"]
    {
        if page.contains(odd) {
            wrong.push(format!("the page contains {odd}"));
        }
    }
    let foreign: Vec<&str> = page.split("src=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    if let Some(address) = foreign.iter().find(|address| !address.starts_with('/') && !address.starts_with('#')) {
        wrong.push(format!("the page loads {address}"));
    }
    Verdict::of(
        &wrong,
        format!("{} scripts, each our own with its digest; nothing inline, nothing from elsewhere", scripts.len()),
    )
}
