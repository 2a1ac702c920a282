//! The deployment as its users meet it: whether it answers, and with which headers.

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

use super::Finding;
use crate::tool::Node;

/// Fetches three addresses and prints `[{path, status, headers, body}]`, a failure as `{path, error}`.
const FETCH: &str = "\
const origin = process.argv[1];
const ask = async (path) => {
  try {
    const answer = await fetch(origin + path, { redirect: 'manual', signal: AbortSignal.timeout(15000) });
    const headers = Object.fromEntries(answer.headers);
    return { path, status: answer.status, headers, body: (await answer.text()).slice(0, 100000) };
  } catch (error) {
    return { path, error: String(error.cause ?? error) };
  }
};
console.log(JSON.stringify(await Promise.all(['/api/v1/healthz', '/api/v1/tenant', '/'].map(ask))));";

/// What every page must say, and a part of the value.
const HEADERS: [(&str, &str); 5] = [
    ("content-security-policy", "default-src 'none'"),
    ("strict-transport-security", "max-age="),
    ("referrer-policy", "no-referrer"),
    ("x-content-type-options", "nosniff"),
    ("cache-control", "no-store"),
];

/// Asks a deployment.
///
/// # Errors
/// When nothing can be asked at all.
pub fn look(node: &Node, url: &str) -> Result<Vec<Finding>> {
    let origin = url.trim_end_matches('/');
    let output = node.command("node").args(["--input-type=module", "--eval", FETCH, "--", origin]).output()?;
    if !output.status.success() {
        bail!("cannot ask {origin}: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    let answers: Vec<Value> = serde_json::from_slice(&output.stdout).context("the answers are not JSON")?;
    Ok(answers.iter().flat_map(judge).collect())
}

fn judge(answer: &Value) -> Vec<Finding> {
    let text = |name: &str| answer.get(name).and_then(Value::as_str).unwrap_or_default();
    let path = text("path");
    let Some(status) = answer.get("status").and_then(Value::as_u64) else {
        return vec![Finding::Wrong(format!("{path}: no answer: {}", text("error")))];
    };
    if status != 200 {
        let problem: Value = serde_json::from_str(text("body")).unwrap_or_default();
        let code = problem.get("code").and_then(Value::as_str).unwrap_or("no problem of ours");
        return vec![Finding::Wrong(format!("{path}: {status} {code}; the log (npx wrangler tail) says why"))];
    }
    let mut findings = vec![Finding::Good(format!("{path}: answers"))];
    if path == "/" {
        let header = |name: &str| answer.pointer(&format!("/headers/{name}")).and_then(Value::as_str);
        let missing = HEADERS.iter().filter(|(name, part)| !header(name).is_some_and(|value| value.contains(part)));
        findings.extend(missing.map(|(name, part)| {
            Finding::Wrong(format!("/: the header {name} lacks {part}: something before the worker changes it"))
        }));
    }
    findings
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn check(answer: &Value, expected: &[&str]) {
        let found: Vec<String> = judge(answer).iter().map(ToString::to_string).collect();
        assert_eq!(found.len(), expected.len(), "{found:?}");
        for (found, expected) in found.iter().zip(expected) {
            assert!(found.starts_with(expected), "{found} / {expected}");
        }
    }

    #[test]
    fn answers_are_judged_by_status_and_headers() {
        check(&json!({"path": "/api/v1/healthz", "error": "refused"}), &["wrong  /api/v1/healthz: no answer: refused"]);
        let misconfigured = json!({"path": "/api/v1/tenant", "status": 503, "body": "{\"code\":\"misconfigured\"}"});
        check(&misconfigured, &["wrong  /api/v1/tenant: 503 misconfigured"]);
        let mut headers = serde_json::Map::new();
        headers.extend(HEADERS.iter().map(|(name, part)| ((*name).to_owned(), json!(part))));
        check(&json!({"path": "/", "status": 200, "headers": headers}), &["ok     /: answers"]);
        headers.insert("cache-control".to_owned(), json!("max-age=60"));
        check(&json!({"path": "/", "status": 200, "headers": headers}), &["ok", "wrong  /: the header cache-control"]);
    }
}
