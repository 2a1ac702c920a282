//! The panic hunt (A74): requests that nobody would send, by the thousand, in search of one that the worker does not survive.
//!
//! A panic hangs every request of its isolate, so the honest ones beside them would notice; `worker/entry.mjs` turns it into
//! a 503 and a line in the log. Neither may happen. What is sent follows from a seed that is printed.

use core::time::Duration;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::Instant;

use latchkey_protocol::ports::Entropy as _;
use latchkey_tests::claimant::Claimant;
use latchkey_tests::driver::{Call, Driver as _};
use latchkey_tests::entropy::SystemEntropy;
use latchkey_tests::http::{self, Http};
use serde_json::{Value, json};
use ureq::Agent;
use ureq::http::Request;

use crate::calls::{self, Form, Pass};
use crate::case::Verdict;
use crate::checks;
use crate::options::Size;
use crate::target::Target;
use crate::token::slots::Live;

/// Senders side by side.
const SENDERS: u64 = 4;
/// Honest requests that are made meanwhile, at least.
const HONEST: usize = 50;
/// How long the hunt lasts where it is not the whole one.
const QUICK: Duration = Duration::from_secs(15);
/// Requests of the whole one.
const FULL: u64 = 10_000_000;

/// An honest call to begin from.
struct Seed {
    call: Call,
    body: Value,
}

/// What the senders share.
struct Hunt<'a> {
    origin: &'a str,
    seeds: &'a [Seed],
    over: AtomicBool,
    sent: AtomicU64,
    broken: Mutex<Vec<String>>,
}

/// Hunts while somebody honest is at work.
pub fn hunt(target: &Target) -> Verdict {
    let http = target.world();
    let seeds = seeds(&http);
    let mut bytes = [0; 8];
    SystemEntropy.fill(&mut bytes).expect("randomness");
    let seed = u64::from_be_bytes(bytes);
    let lost = || target.log().matches("request lost").count() + target.log().matches("panicked").count();
    let before = lost();
    let hunt = Hunt {
        origin: &target.origin,
        seeds: &seeds,
        over: AtomicBool::new(false),
        sent: AtomicU64::new(0),
        broken: Mutex::default(),
    };
    let honest = thread::scope(|scope| {
        for sender in 0..SENDERS {
            let hunt = &hunt;
            scope.spawn(move || hunt.send_all(seed ^ sender));
        }
        let made = honest_work(target, &http, &hunt);
        hunt.over.store(true, Ordering::Relaxed);
        made
    });
    let mut wrong = hunt.broken.into_inner().unwrap_or_default();
    let (made, failed) = honest;
    if failed > 0 {
        wrong.push(format!("{failed} of {made} honest requests failed"));
    }
    let panics = lost() - before;
    if panics > 0 {
        wrong.push(format!("the worker's log tells of {panics} lost requests"));
    }
    let sent = hunt.sent.load(Ordering::Relaxed);
    Verdict::of(
        &wrong,
        format!("{sent} requests (seed {seed}): 0 answered 5xx, 0 panics, {made} of {made} honest ones answered"),
    )
}

/// Makes honest requests until the hunt is over; returns how many, and how many failed.
fn honest_work(target: &Target, http: &Http, hunt: &Hunt<'_>) -> (usize, usize) {
    let since = Instant::now();
    let (mut made, mut failed) = (0, 0);
    let goes_on = |made: usize| match target.size {
        Size::Quick => made < HONEST || since.elapsed() < QUICK,
        Size::Full => made < HONEST || hunt.sent.load(Ordering::Relaxed) < FULL,
    };
    while goes_on(made) {
        let started = checks::name(http, "mei.tanaka@alderbrook.example", &checks::solved(target, http));
        let asked =
            (started.status == 200).then(|| Claimant::started(http, &started).ask("authenticator", None).status);
        let tenant = http.call(&Call::get("/api/v1/tenant")).status;
        made += 3;
        failed += usize::from(started.status != 200) + usize::from(asked != Some(200)) + usize::from(tenant != 200);
        thread::sleep(Duration::from_millis(200));
    }
    (made, failed)
}

/// Every call, by whoever may make it and with tickets that open. Whoever signs out does it with a session of their own.
fn seeds(http: &Http) -> Vec<Seed> {
    let live = Live::begin(http);
    let seed = |form: &Form| {
        let body = form.filled(&|stage| live.of(stage).to_owned()).unwrap_or_else(|| json!({}));
        Seed { call: form.call(Some(&body), Some(&Pass::new(http))), body }
    };
    calls::all().iter().map(seed).collect()
}

impl Hunt<'_> {
    fn send_all(&self, seed: u64) {
        let agent = http::agent();
        let mut dice = Dice(seed.max(1));
        while !self.over.load(Ordering::Relaxed) {
            if let Some(broken) = self.send_one(&agent, &mut dice) {
                self.broken.lock().map(|mut all| all.push(broken)).unwrap_or_default();
                return;
            }
            self.sent.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// Sends one request and says what is wrong with its answer, if anything is.
    fn send_one(&self, agent: &Agent, dice: &mut Dice) -> Option<String> {
        let seed = dice.pick(self.seeds)?;
        let body = mangled(&seed.body, dice);
        let path = if dice.one_in(20) { odd_path(&seed.call.path, dice) } else { seed.call.path.clone() };
        let method = if dice.one_in(30) { *dice.pick(&METHODS)? } else { seed.call.method };
        let said = format!("{method} {path} {} {}", body.len(), String::from_utf8_lossy(&body));
        let mut request = Request::builder().method(method).uri(format!("{}{path}", self.origin));
        for (name, value) in &seed.call.headers {
            let odd = dice.one_in(20).then(|| odd_header(value, dice));
            request = request.header(*name, odd.as_deref().unwrap_or(value));
        }
        let request = request.body(body);
        // What the client itself refuses to send is no request.
        let Ok(request) = request else { return None };
        match agent.run(request) {
            Ok(answer) if answer.status().as_u16() < 500 => None,
            Ok(answer) => Some(format!("{} to {said}", answer.status())),
            Err(ureq::Error::Timeout(_)) => Some(format!("no answer to {said}")),
            Err(_) => None,
        }
    }
}

/// Methods that no call takes. One that the platform does not know either never gets as far as the worker.
const METHODS: [&str; 6] = ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"];

/// What a media type, a cookie or a token may be taken for.
const MEDIA: [&str; 5] =
    ["application/json; charset=utf-8", "text/plain", "application/json; charset=latin1", "", "a/b;c=\"d"];

/// Texts that break things.
const TEXTS: [&str; 16] = [
    "",
    "\0",
    "\u{feff}",
    "\u{202e}abc",
    "🦦",
    "e\u{301}",
    "ﬁ",
    "İ",
    "' OR 1=1 --",
    "../../etc/passwd",
    "a@b@c",
    "v4.local.",
    "\\",
    "AAAAAAAAAAAAAAAAAAAAAA",
    "0,0,0,0",
    "\u{d7ff}",
];

/// A small generator (xorshift64): fast, and the same for the same seed.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, sides: usize) -> usize {
        usize::try_from(self.roll() >> 11).unwrap_or(0) % sides.max(1)
    }

    fn one_in(&mut self, sides: usize) -> bool {
        self.below(sides) == 0
    }

    fn pick<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        of.get(self.below(of.len()))
    }

    fn byte(&mut self) -> u8 {
        self.roll().to_be_bytes()[3]
    }
}

/// Mangles a body: its values, its bytes, or all of it.
fn mangled(body: &Value, dice: &mut Dice) -> Vec<u8> {
    let mut body = body.clone();
    for _ in 0..dice.below(4) {
        mangle(&mut body, dice);
    }
    let mut bytes = body.to_string().into_bytes();
    if dice.one_in(3) {
        for _ in 0..=dice.below(8) {
            let place = dice.below(bytes.len());
            match dice.below(3) {
                0 => bytes.insert(place, dice.byte()),
                1 if !bytes.is_empty() => drop(bytes.remove(place)),
                _ => {
                    let byte = dice.byte();
                    if let Some(there) = bytes.get_mut(place) {
                        *there = byte;
                    }
                }
            }
        }
    }
    if dice.one_in(40) {
        return (0..dice.below(600)).map(|_| dice.byte()).collect();
    }
    bytes
}

/// Changes one thing somewhere in a value.
fn mangle(value: &mut Value, dice: &mut Dice) {
    match value {
        Value::Object(fields) if !fields.is_empty() && !dice.one_in(6) => {
            let name = fields.keys().nth(dice.below(fields.len())).cloned().unwrap_or_default();
            if dice.one_in(8) {
                let taken = fields.remove(&name).unwrap_or_default();
                let other = dice.pick(&TEXTS).copied().unwrap_or_default();
                fields.insert(other.to_owned(), taken);
            } else if let Some(inner) = fields.get_mut(&name) {
                mangle(inner, dice);
            }
        }
        Value::String(text) if !text.is_empty() && !dice.one_in(3) => {
            let mut letters: Vec<char> = text.chars().collect();
            let place = dice.below(letters.len());
            match dice.below(4) {
                0 => letters.truncate(place),
                1 => letters = letters.repeat(1 + dice.below(3)),
                2 => letters.insert(place, dice.pick(&TEXTS).and_then(|text| text.chars().next()).unwrap_or('a')),
                _ => {
                    if let Some(letter) = letters.get_mut(place) {
                        *letter = char::from(dice.byte());
                    }
                }
            }
            *text = letters.into_iter().collect();
        }
        other => {
            *other = match dice.below(10) {
                0 => Value::Null,
                1 => json!(true),
                2 => json!(-1),
                3 => json!(u64::MAX),
                4 => json!(1.5e300),
                5 => json!([]),
                6 => json!({}),
                7 => json!("a".repeat(dice.below(5_000))),
                _ => json!(dice.pick(&TEXTS).copied().unwrap_or_default()),
            }
        }
    }
}

/// A header's value cut, doubled, or replaced by what it should never be.
fn odd_header(value: &str, dice: &mut Dice) -> String {
    match dice.below(4) {
        0 => value.chars().take(dice.below(value.len())).collect(),
        1 => format!("{value}; {value}"),
        2 => dice.pick(&MEDIA).copied().unwrap_or_default().to_owned(),
        _ => dice.pick(&TEXTS).copied().unwrap_or_default().to_owned(),
    }
}

/// A path that is nearly one of ours; never one of the tests' hooks, which may do what they like.
fn odd_path(path: &str, dice: &mut Dice) -> String {
    match dice.below(6) {
        0 => format!("{path}/"),
        1 => path.replacen("/v1/", "/v1//", 1),
        2 => format!("{path}?a=%00&b[]=1"),
        3 => path.replacen("/v1/", "/v2/", 1),
        4 => format!("/assets/%2e%2e{path}"),
        _ => format!("/{:x}/%ff%fe", dice.roll()),
    }
}
