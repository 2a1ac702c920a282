//! Tickets whose times cannot be: sealed with the worker's own keys, so that nothing but the times is wrong.
//!
//! The claims are written by hand, because no type of ours could hold most of them.

use latchkey_protocol::limits::{SESSION_IDLE_S, SESSION_S};
use latchkey_protocol::ticket::{CLOCK_SKEW_S, Claims, Ticket};
use latchkey_protocol::time::UnixSeconds;
use latchkey_tests::driver::Driver;
use latchkey_tests::http::Http;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::value::RawValue;
use serde_json::{Value, json};

use super::slots::{Live, Slot, all_refused, slots};
use crate::calls::{Pass, Stage};
use crate::case::Verdict;
use crate::target::Target;
use crate::uniform::seen;

/// Claims as JSON of any shape, sealed for one stage: written as they stand, read as what they say.
macro_rules! by_hand {
    ($name:ident, $stage:literal, $bytes:literal) => {
        #[derive(Serialize)]
        #[serde(transparent)]
        struct $name(Box<RawValue>);

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let text = Value::deserialize(from)?.to_string();
                RawValue::from_string(text).map(Self).map_err(D::Error::custom)
            }
        }

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
by_hand!(SignInByHand, "sign-in/2", 1_024);
by_hand!(SessionByHand, "session/3", 1_024);
by_hand!(RegistrationByHand, "registration", 1_280);
by_hand!(RegistrationPassByHand, "registration-pass", 1_024);
by_hand!(NotMeByHand, "not-me", 384);

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
            slots().len(),
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
        Stage::Challenge | Stage::SecondChallenge => {
            Ticket::<ChallengeByHand>::open(ticket, &binding, keys, now).map(|claims| claims.0)
        }
        Stage::SignIn => Ticket::<SignInByHand>::open(ticket, &binding, keys, now).map(|claims| claims.0),
        Stage::Session => Ticket::<SessionByHand>::open(ticket, &binding, keys, now).map(|claims| claims.0),
        Stage::Registration => Ticket::<RegistrationByHand>::open(ticket, &binding, keys, now).map(|claims| claims.0),
        Stage::NotMe => Ticket::<NotMeByHand>::open(ticket, &binding, keys, now).map(|claims| claims.0),
        Stage::RegistrationPass => {
            Ticket::<RegistrationPassByHand>::open(ticket, &binding, keys, now).map(|claims| claims.0)
        }
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
        Stage::Challenge | Stage::SecondChallenge => Ticket::seal(&ChallengeByHand(raw), &binding, keys, now),
        Stage::SignIn => Ticket::seal(&SignInByHand(raw), &binding, keys, now),
        Stage::Session => Ticket::seal(&SessionByHand(raw), &binding, keys, now),
        Stage::Registration => Ticket::seal(&RegistrationByHand(raw), &binding, keys, now),
        Stage::NotMe => Ticket::seal(&NotMeByHand(raw), &binding, keys, now),
        Stage::RegistrationPass => Ticket::seal(&RegistrationPassByHand(raw), &binding, keys, now),
    };
    ticket.expect("a ticket can be sealed")
}

/// Every time of the claims, changed in every way that must not be accepted.
fn variants(claims: &Value, now: u64) -> Vec<(String, String)> {
    let text = claims.to_string();
    let gone = |what: &str, name: &str, time: u64| (what.to_owned(), with(claims, name, &json!(time)));
    // A session has no end of its own: it is over half an hour after its last use, and eight hours after its beginning.
    let mut found = if claims.get("seen").is_some() {
        vec![
            gone("last used half an hour and a second ago", "seen", now - SESSION_IDLE_S - 1),
            gone("begun eight hours and a second ago", "started", now - SESSION_S - 1),
            gone("last used long ago", "seen", 0),
            gone("last used beyond the skew", "seen", now + CLOCK_SKEW_S + 5),
            gone("last used at the end of time", "seen", u64::MAX),
        ]
    } else {
        vec![
            gone("expired a second ago", "expires", now - 1),
            gone("expires long ago", "expires", 0),
            gone("issued beyond the skew", "issued", now + CLOCK_SKEW_S + 5),
            gone("issued at the end of time", "issued", u64::MAX),
        ]
    };
    for name in ["issued", "expires", "started", "seen"].into_iter().filter(|name| claims.get(name).is_some()) {
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
    found.push(("a time as the word NaN".to_owned(), with(claims, "started", &json!("NaN"))));
    found.push(("an end as the word NaN".to_owned(), with(claims, "expires", &json!("NaN"))));
    found
}

fn with(claims: &Value, name: &str, value: &Value) -> String {
    let mut claims = claims.clone();
    claims.as_object_mut().expect("claims are an object").insert(name.to_owned(), value.clone());
    claims.to_string()
}

/// Finds a slot.
fn slot(name: &str) -> Slot {
    slots().into_iter().find(|slot| slot.name == name).expect("a slot")
}

/// A ticket from a clock that is a little ahead is accepted: what is refused above is refused for being more than that.
fn edges(http: &Http, live: &Live) -> Vec<String> {
    let now = http.now().0;
    let (extend, me) = (slot("reset/extend.flow"), slot("me.cookie"));
    let mut wrong = Vec::new();
    // That of the others was signed out.
    let session = Pass::new(http).session().to_owned();
    for (slot, time, ticket) in [(&extend, "issued", live.of(Stage::Flow)), (&me, "seen", session.as_str())] {
        let claims = opened(http, ticket, slot.stage);
        let ahead = sealed(http, slot.stage, &with(&claims, time, &json!(now + CLOCK_SKEW_S - 5)));
        let status = slot.send(http, &ahead, live).map(|answer| answer.status);
        if matches!(status, None | Some(401 | 410)) {
            wrong.push(format!("{}: a ticket from a clock 25 s ahead was answered {status:?}", slot.name));
        }
    }
    if CLOCK_SKEW_S > 30 {
        wrong.push(format!("clocks may differ by {CLOCK_SKEW_S} s, more than 30"));
    }
    wrong
}

/// The worker's own clock, 61 s behind and beyond the end: of a sign-in after 10 minutes, of the others after 15 and 30.
fn moved_clocks(http: &Http) -> Vec<String> {
    const MINUTE_S: i64 = 60;
    let mut wrong = Vec::new();
    // The mailed code of the tickets before is a while ago, and those of these are no older than their world.
    http.advance(61);
    let (live, base) = (Live::begin(http), 61);
    for (name, over_s) in [
        ("reset/extend.flow", 16 * MINUTE_S),
        ("reset/poll.challenge", 16 * MINUTE_S),
        ("session/verify.sign_in", 16 * MINUTE_S),
        ("me.cookie", 31 * MINUTE_S),
    ] {
        let slot = slot(name);
        for (offset_s, is_good) in [(-61, false), (61, true), (over_s, false)] {
            http.hook("/testing/clock", &json!({"offset_s": base + offset_s}));
            let answer = slot.send(http, live.of(slot.stage), &live).expect("a ticket can be sent");
            let is_refused = seen(&answer) == slot.refusal(http, &live);
            if is_refused == is_good {
                wrong.push(format!("{name} with the clock moved by {offset_s} s: {}", answer.status));
            }
        }
    }
    http.hook("/testing/clock", &json!({"offset_s": base}));
    wrong
}
