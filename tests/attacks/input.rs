//! Is malformed, ambiguous and hostile input refused before it means anything?
//!
//! None of these cases needs an account: what is refused here is refused for everybody, before any look-up.

mod bodies;
mod framing;
mod methods;
mod paths;

use latchkey_tests::claimant::attempt;
use serde_json::{Value, json};

use crate::case::Case;

/// The cases of this section.
pub const CASES: &[Case] = &[
    Case {
        id: "I01",
        tried: "bodies of another shape at every call: twice-named, unknown, missing and retyped fields, deep nesting",
        needs: &[],
        under: &[],
        run: bodies::other_shapes,
    },
    Case {
        id: "I02",
        tried: "bodies that are no JSON in UTF-8: marks, other encodings, lone surrogates, comments, two documents",
        needs: &[],
        under: &[],
        run: bodies::other_encodings,
    },
    Case {
        id: "I03",
        tried: "other media types, content encodings, and two of them at once",
        needs: &[],
        under: &[],
        run: bodies::other_media,
    },
    Case {
        id: "I04",
        tried: "every method at every call, and methods named in headers and queries",
        needs: &[],
        under: &[],
        run: methods::every_method,
    },
    Case {
        id: "I05",
        tried: "paths that only look like a call's: slashes, dots, escapes, case, suffixes",
        needs: &[],
        under: &[],
        run: paths::lookalikes,
    },
    Case {
        id: "I06",
        tried: "requests with two lengths, two hosts, folded and broken headers, and one hidden behind another",
        needs: &[],
        under: &[],
        run: framing::smuggled,
    },
];

/// Every call that takes a body, with a body of the right shape that means nothing.
fn calls() -> Vec<(&'static str, Value)> {
    let attempt = attempt();
    vec![
        ("/bot-check", json!({"kind": "image"})),
        ("/bot-check/audio", json!({"check": "c"})),
        ("/reset/start", json!({"identifier": "nobody", "bot_check": {"check": "c", "solution": "1"}})),
        ("/reset/challenge", json!({"flow": "f", "attempt": attempt, "method": "mail"})),
        ("/reset/verify", json!({"flow": "f", "challenge": "c", "attempt": attempt, "answer": {"code": "12345678"}})),
        ("/reset/poll", json!({"challenge": "c"})),
        ("/reset/password", json!({"flow": "f", "attempt": attempt, "password": "quiet-otters-paddle-upstream"})),
        ("/reset/unlock", json!({"flow": "f", "attempt": attempt})),
        ("/reset/extend", json!({"flow": "f"})),
        ("/reset/close", json!({"flow": "f", "reason": "cancelled"})),
        ("/session", json!({"identifier": "nobody", "password": "quiet-otters-paddle-upstream"})),
    ]
}
