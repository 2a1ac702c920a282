//! Whoever is asked for leaked passwords (A82): down, unknown or lying, it stops nobody, opens nothing, and learns five
//! digits of a digest.

use latchkey_tests::scenario::passwords;
use serde_json::Value;

use crate::case::Verdict;
use crate::target::Target;

/// The worker's own list holds without it; a leaked password is refused with it; an outage is no dead end.
pub fn whoever_is_asked(target: &Target) -> Verdict {
    for scenario in [
        passwords::a_leaked_password_is_refused,
        passwords::nobody_waits_for_whoever_is_asked_for_leaks,
        passwords::a_common_password_is_refused,
        passwords::without_the_common_ones_no_password_is_set,
    ] {
        scenario(&target.world());
    }
    let (mut wrong, http) = (Vec::new(), target.world());
    let asked = http.stand_in("/breaches/asked", b"").text();
    let asked: Vec<Value> = serde_json::from_str(&asked).unwrap_or_default();
    for question in &asked {
        let of = |name: &str| question.get(name).and_then(Value::as_str).unwrap_or_default();
        let is_prefix = of("prefix").len() == 5 && of("prefix").chars().all(|digit| digit.is_ascii_hexdigit());
        if !is_prefix || of("method") != "GET" || of("padding") != "true" || !of("body").is_empty() {
            wrong.push(format!("asked for more than a range: {question}"));
        }
    }
    if asked.is_empty() {
        wrong.push("nobody was asked at all".to_owned());
    }
    let figure = format!(
        "leaked: refused; asked in vain: the worker's own list holds; {} questions, 5 digits each",
        asked.len()
    );
    Verdict::of(&wrong, figure)
}
