//! Tickets whose times cannot be: sealed with the worker's own keys, so that nothing but the times is wrong.
//!
//! The claims are written by hand, because no type of ours could hold most of them.

use latchkey_protocol::ticket::{CLOCK_SKEW_S, Claims, Ticket};
use latchkey_protocol::time::UnixSeconds;
use latchkey_tests::driver::Driver;
use latchkey_tests::http::Http;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use serde_json::{Value, json};

use super::forged::{Live, all_refused};
use super::{SLOTS, Stage};
use crate::case::Verdict;
use crate::target::Target;
use crate::uniform::seen;

/// Claims as JSON of any shape, sealed for one stage.
macro_rules! by_hand {
    ($name:ident, $stage:literal, $bytes:literal) => {
        #[derive(Serialize, Deserialize)]
        #[serde(transparent)]
        struct $name(Box<RawValue>);

        impl Claims for $name {
            const STAGE: &'static str = $stage;
            const PAYLOAD_BYTES: usize = $bytes;

            fn issued(&self) -> UnixSeconds {
                UnixSeconds(0)
            }

            fn expires(&self) -> UnixSeconds {
                UnixSeconds(u64::MAX)
            }
        }
    };
}

by_hand!(CheckByHand, "check", 512);
by_hand!(FlowByHand, "flow", 1_024);
by_hand!(ChallengeByHand, "challenge", 1_280);

/// Times that are none, or not now.
pub fn impossible_times(target: &Target) -> Verdict {
    let http = target.world();
    let live = Live::begin(&http);
    let (sent, mut wrong) = all_refused(&http, &live, &|slot| {
        let claims = opened(&http, live.of(slot.stage), slot.stage);
        variants(&claims, http.now().0)
            .into_iter()
            .map(|(what, text)| (what, sealed(&http, slot.stage, &text)))
            .collect()
    });
    wrong.extend(edges(&http, &live));
    wrong.extend(moved_clocks(&http));
    Verdict::of(
        &wrong,
        format!(
            "{sent} tickets with impossible times at {} places, {} accepted or answered otherwise",
            SLOTS.len(),
            wrong.len()
        ),
    )
}

/// Opens a ticket of the worker without knowing what it says.
fn opened(http: &Http, ticket: &str, stage: Stage) -> Value {
    let (secrets, origin) = (http.secrets(), http.origin());
    let (binding, keys, now) = (secrets.binding(&origin), &secrets.keys, http.now());
    let text = match stage {
        Stage::Check => Ticket::<CheckByHand>::open(ticket, &binding, keys, now).map(|claims| claims.0),
        Stage::Flow => Ticket::<FlowByHand>::open(ticket, &binding, keys, now).map(|claims| claims.0),
        Stage::Challenge => Ticket::<ChallengeByHand>::open(ticket, &binding, keys, now).map(|claims| claims.0),
    };
    serde_json::from_str(text.expect("a live ticket opens").get()).expect("claims are JSON")
}

fn sealed(http: &Http, stage: Stage, text: &str) -> String {
    let (secrets, origin) = (http.secrets(), http.origin());
    let (binding, keys, now) = (secrets.binding(&origin), &secrets.keys, http.now());
    let raw = RawValue::from_string(text.to_owned()).expect("claims are JSON");
    let ticket = match stage {
        Stage::Check => Ticket::seal(&CheckByHand(raw), &binding, keys, now),
        Stage::Flow => Ticket::seal(&FlowByHand(raw), &binding, keys, now),
        Stage::Challenge => Ticket::seal(&ChallengeByHand(raw), &binding, keys, now),
    };
    ticket.expect("a ticket can be sealed")
}

/// Every time of the claims, changed in every way that must not be accepted.
fn variants(claims: &Value, now: u64) -> Vec<(String, String)> {
    let text = claims.to_string();
    let mut found = vec![
        ("expired a second ago".to_owned(), with(claims, "expires", &json!(now - 1))),
        ("expires long ago".to_owned(), with(claims, "expires", &json!(0))),
        ("issued beyond the skew".to_owned(), with(claims, "issued", &json!(now + CLOCK_SKEW_S + 5))),
        ("issued at the end of time".to_owned(), with(claims, "issued", &json!(u64::MAX))),
    ];
    for name in ["issued", "expires", "started"].into_iter().filter(|name| claims.get(name).is_some()) {
        let mut without = claims.clone();
        without.as_object_mut().expect("claims are an object").remove(name);
        found.push((format!("no {name}"), without.to_string()));
        let time = claims.get(name).and_then(Value::as_u64).expect("a time");
        for other in [
            json!(time.to_string()),
            json!([time]),
            json!({"seconds": time}),
            Value::Null,
            json!(true),
            json!(-1),
            json!(i64::MIN),
        ] {
            found.push((format!("{name} as {other}"), with(claims, name, &other)));
        }
        for number in ["1.5", "1e10", "9223372036854775808e3", "18446744073709551616", "-0.0", "1e400"] {
            let other = text.replace(&format!("\"{name}\":{time}"), &format!("\"{name}\":{number}"));
            found.push((format!("{name} as {number}"), other));
        }
        found.push((format!("{name} twice"), text.replacen('{', &format!("{{\"{name}\":{},", u64::MAX), 1)));
    }
    // NaN is no JSON: what looks most like it is the word.
    found.push(("expires as the word NaN".to_owned(), with(claims, "expires", &json!("NaN"))));
    found
}

fn with(claims: &Value, name: &str, value: &Value) -> String {
    let mut claims = claims.clone();
    claims.as_object_mut().expect("claims are an object").insert(name.to_owned(), value.clone());
    claims.to_string()
}

/// A ticket from a clock that is a little ahead is accepted: what is refused above is refused for being more than that.
fn edges(http: &Http, live: &Live) -> Vec<String> {
    let now = http.now().0;
    let extend = SLOTS.into_iter().find(|slot| slot.name == "extend.flow").expect("a slot");
    let claims = opened(http, live.of(Stage::Flow), Stage::Flow);
    let mut wrong = Vec::new();
    let ahead = sealed(http, Stage::Flow, &with(&claims, "issued", &json!(now + CLOCK_SKEW_S - 5)));
    let status = http.call(&extend.call(&ahead, "")).status;
    if status == 410 {
        wrong.push("a ticket from a clock 25 s ahead was refused".to_owned());
    }
    if CLOCK_SKEW_S > 30 {
        wrong.push(format!("clocks may differ by {CLOCK_SKEW_S} s, more than 30"));
    }
    wrong
}

/// The worker's own clock, 61 s behind and beyond the end.
fn moved_clocks(http: &Http) -> Vec<String> {
    let mut wrong = Vec::new();
    let poll = SLOTS.into_iter().find(|slot| slot.name == "poll.challenge").expect("a slot");
    let extend = SLOTS.into_iter().find(|slot| slot.name == "extend.flow").expect("a slot");
    let live = Live::begin(http);
    for (offset_s, is_good) in [(-61, false), (61, true), (16 * 60, false)] {
        http.hook("/testing/clock", &json!({"offset_s": offset_s}));
        for (slot, ticket) in [(extend, live.of(Stage::Flow)), (poll, live.of(Stage::Challenge))] {
            let answer = http.call(&slot.call(ticket, ""));
            let is_refused = seen(&answer) == seen(&http.call(&slot.call("x", "")));
            if is_refused == is_good {
                wrong.push(format!("{} with the clock moved by {offset_s} s: {}", slot.name, answer.status));
            }
        }
    }
    http.hook("/testing/clock", &json!({"offset_s": 0}));
    wrong
}
