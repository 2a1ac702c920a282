//! The guard's storage under made-up names (A77): bounded, and nobody real is pushed out.

use std::collections::BTreeSet;

use latchkey_tests::claimant::address_of;
use latchkey_tests::mail::other_than;
use serde_json::json;

use crate::case::Verdict;
use crate::people::{self, VICTIM};
use crate::target::Target;

/// Rows of made-up names that one of the 256 objects keeps (`worker/src/guard/rows.rs`).
const CAP: u64 = 2_000;

/// Fills one object far beyond its cap with made-up names, through the very code that serves them; then looks at who is left.
pub fn made_up_names(target: &Target) -> Verdict {
    let mut wrong = Vec::new();
    let http = target.world();
    let victim = people::person(&http, VICTIM);
    let mut real = people::start(&http, &victim.name);
    let code = real.mail_code(&address_of(&victim));
    for _ in 0..4 {
        assert_eq!(real.answer(&other_than(&code)).status, 422);
    }
    let mut nobody = people::start(&http, "nobody.atall@alderbrook.example");
    assert_eq!(nobody.ask("mail", Some("nobody.atall@post.example")).status, 200);
    let before = nobody.answer("12345678");
    http.quiet();

    let names = target.size.pick(3_000, 1_000_000);
    let mut most = 0;
    for start in (0..names).step_by(500) {
        let filled =
            http.hook("/testing/guard/fill", &json!({"object": 7, "from": start, "count": 500.min(names - start)}));
        most = most.max(filled.get("unknown").and_then(serde_json::Value::as_u64).unwrap_or(u64::MAX));
    }
    if most > CAP {
        wrong.push(format!("an object keeps {most} rows of made-up names"));
    }
    // Every object is filled, whichever the victim's and the unknown name's are.
    let mut objects = BTreeSet::new();
    for object in 0..=u8::MAX {
        let filled = http.hook("/testing/guard/fill", &json!({"object": object, "from": 0, "count": CAP + 5}));
        objects.insert(filled.get("unknown").and_then(serde_json::Value::as_u64));
        if target.size.pick(1, 0) == 1 && object >= 3 {
            break;
        }
    }
    if objects != BTreeSet::from([Some(CAP)]) {
        wrong.push(format!("full objects keep {objects:?} rows"));
    }
    let fifth = real.answer(&other_than(&code));
    if fifth.problem().tries_left != Some(0) {
        wrong.push(format!("a real account's count was pushed out: {}", fifth.text()));
    }
    let mut again = people::start(&http, "nobody.else@alderbrook.example");
    assert_eq!(again.ask("mail", Some("nobody.else@post.example")).status, 200);
    let after = again.answer("12345678");
    if (after.status, after.body.len()) != (before.status, before.body.len()) {
        wrong.push(format!("at the cap a made-up name is answered otherwise: {}", after.text()));
    }
    Verdict::of(
        &wrong,
        format!(
            "{names} made-up names in one object: at most {most} rows; the real account's 4 wrong answers are still counted"
        ),
    )
}
