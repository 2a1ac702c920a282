//! Requests and passwords that are too large (A70, A75): refused before anything is computed, and nobody else waits.

use core::time::Duration;
use std::thread;
use std::time::Instant;

use latchkey_protocol::api::{self, Request, RequestHeaders};
use latchkey_protocol::testing::{Memory, block_on};
use latchkey_tests::claimant::{Claimant, attempt};
use latchkey_tests::driver::{Call, Driver as _};
use serde_json::json;

use crate::calls::{self, JSON, Pass};
use crate::case::Verdict;
use crate::options::Size;
use crate::people;
use crate::target::Target;
use crate::timing::median;
use crate::wire::Reply;

const PATH: &str = "/api/v1/reset/extend";
/// How much longer an honest call may take while somebody else trickles than before, in the middle.
const PATIENCE: Duration = Duration::from_secs(1);

/// Bodies and headers far beyond any honest one.
pub fn requests(target: &Target) -> Verdict {
    let mut wrong = Vec::new();
    let megabytes = target.size.pick(20, 100);
    let huge = declared(target, megabytes * 1_000_000);
    if huge != 413 {
        wrong.push(format!("a body of {megabytes} MB was answered {huge}"));
    }
    let headers = headers(target);
    // The platform in front may close instead of answering.
    if !matches!(headers, 0 | 400..=499) {
        wrong.push(format!("a million letters of headers were answered {headers}"));
    }
    let keys = (0..100_000).map(|number| format!("\"k{number}\":0,")).collect::<Vec<_>>().concat();
    let keys = format!("{{{keys}\"flow\":\"t\"}}");
    for (what, body, expected) in [
        ("100,000 keys", keys.into_bytes(), 413),
        ("one byte too many", padded(16 * 1024 + 1), 413),
        ("16 KiB of keys", small_keys(), 400),
        ("16 KiB of nesting", nested("{\"a\":"), 400),
        ("16 KiB of lists", nested("["), 400),
        ("16 KiB of one string", padded(16 * 1024), 410),
    ] {
        let reply = sent(target, &body);
        if reply.status != expected {
            wrong.push(format!("{what}: {} {}", reply.status, reply.text()));
        }
        let took = decided_in(&body);
        if took > Duration::from_millis(10) {
            wrong.push(format!("{what}: decided in {took:?}"));
        }
    }
    let calls = beyond_every_border(target, &mut wrong);
    let usual = waits(target, 25);
    let (slow, waited) = trickled(target);
    if let Some(status) = slow.filter(|status| !matches!(status, 400..=499 | 503)) {
        wrong.push(format!("a body that trickles was answered {status}"));
    }
    let slow = slow.map_or_else(|| "not waited for".to_owned(), |status| status.to_string());
    if waited > usual * 2 + PATIENCE {
        wrong.push(format!("honest calls waited {waited:?} for it, and {usual:?} without"));
    }
    let health = target.call(&Call::get("/healthz")).status;
    if health != 200 {
        wrong.push(format!("afterwards the worker answers {health}"));
    }
    Verdict::of(
        &wrong,
        format!(
            "{megabytes} MB: {huge}; {calls} calls, each a byte too long: 413; headers: {headers}; trickling: {slow}, \
             others waited {} ms, and {} without; every shape decided within 10 ms",
            waited.as_millis(),
            usual.as_millis()
        ),
    )
}

/// Sends every call a body as long as it may be, and one byte longer, by whoever may make it; returns how many calls there
/// are.
fn beyond_every_border(target: &Target, wrong: &mut Vec<String>) -> usize {
    let (forms, http) = calls::open_to(target);
    let pass = http.as_ref().map(Pass::new);
    let mut tried = 0;
    for form in &forms {
        let Some(body) = form.body() else { continue };
        tried += 1;
        let of_length = |length: usize| {
            let mut written = form.written(&body);
            // Neither JSON nor a table means anything else for blank space behind it.
            written.resize(length, if form.media == JSON { b' ' } else { b'\n' });
            let call = Call { body: Some(written), ..form.call(Some(&body), pass.as_ref()) };
            target.call(&call).status
        };
        let too_long = of_length(form.most_bytes + 1);
        if too_long != 413 {
            wrong.push(format!("{} a byte too long was answered {too_long}", form.name()));
        }
        let longest = of_length(form.most_bytes);
        if longest == 413 || longest >= 500 {
            wrong.push(format!("{} of {} bytes was answered {longest}", form.name(), form.most_bytes));
        }
    }
    tried
}

/// Sends a body by hand: whoever is refused midway reads the answer all the same.
fn sent(target: &Target, body: &[u8]) -> Reply {
    let wire = target.wire();
    let headers = [
        format!("host: {}", wire.host()),
        "content-type: application/json".to_owned(),
        format!("content-length: {}", body.len()),
    ];
    let headers: Vec<&str> = headers.iter().map(String::as_str).collect();
    wire.exchange(&format!("POST {PATH} HTTP/1.1"), &headers, body)
}

/// Sends a body of a declared length until somebody says stop.
fn declared(target: &Target, length: usize) -> u16 {
    let mut wire = target.wire();
    let head = format!(
        "POST {PATH} HTTP/1.1\r\nhost: {}\r\ncontent-type: application/json\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n",
        wire.host()
    );
    wire.send(head.as_bytes());
    let block = vec![b'a'; 1_000_000];
    for _ in 0..length / block.len() {
        wire.send(&block);
    }
    wire.reply().status
}

/// Sends a header of a million letters.
fn headers(target: &Target) -> u16 {
    let mut wire = target.wire();
    let head = format!("GET /healthz HTTP/1.1\r\nhost: {}\r\nconnection: close\r\nx-long: ", wire.host());
    wire.send(head.as_bytes());
    wire.send(&vec![b'a'; 1_000_000]);
    wire.send(b"\r\n\r\n");
    wire.reply().status
}

/// Sends a body in chunks of one byte, never to end, while honest calls are made; returns how long they waited, and its
/// status in a full run: the worker gives it up after 20 s, and a quick one does not wait for that.
fn trickled(target: &Target) -> (Option<u16>, Duration) {
    let mut wire = target.wire();
    let head = format!(
        "POST {PATH} HTTP/1.1\r\nhost: {}\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n",
        wire.host()
    );
    wire.send(head.as_bytes());
    let mut times = Vec::new();
    for _ in 0..target.size.pick(5, 25) {
        wire.send(b"1\r\n{\r\n");
        times.push(waits(target, 1).as_secs_f64());
        thread::sleep(Duration::from_secs(1));
    }
    let status = (target.size == Size::Full).then(|| wire.reply().status);
    (status, Duration::from_secs_f64(median(&times)))
}

/// Returns how long honest calls take, in the middle.
fn waits(target: &Target, calls: usize) -> Duration {
    let times: Vec<f64> = (0..calls)
        .map(|_| {
            let since = Instant::now();
            assert_eq!(target.call(&Call::get("/api/v1/healthz")).status, 200, "an honest call is answered");
            since.elapsed().as_secs_f64()
        })
        .collect();
    Duration::from_secs_f64(median(&times))
}

fn padded(length: usize) -> Vec<u8> {
    let frame = r#"{"flow":""}"#.len();
    format!(r#"{{"flow":"{}"}}"#, "a".repeat(length - frame)).into_bytes()
}

fn small_keys() -> Vec<u8> {
    let keys = (0..1_500).map(|number| format!("\"{number:04}\":0,")).collect::<Vec<_>>().concat();
    format!("{{{keys}\"flow\":\"t\"}}").into_bytes()
}

fn nested(open: &str) -> Vec<u8> {
    open.repeat(16 * 1024 / open.len()).into_bytes()
}

/// Returns how long the API takes to decide about a body, natively: the worker's own clock stands still while it computes.
fn decided_in(body: &[u8]) -> Duration {
    let memory = Memory::demo().expect("the demo fits together");
    let request = || Request {
        method: "POST".to_owned(),
        path: PATH.to_owned(),
        query: String::new(),
        headers: RequestHeaders { content_type: Some("application/json".to_owned()), ..RequestHeaders::default() },
        body: body.iter().take(api::MAX_BODY_BYTES + 1).copied().collect(),
        address: "192.0.2.7".to_owned(),
    };
    let times: Vec<f64> = (0..9)
        .map(|_| {
            let request = request();
            let since = Instant::now();
            let _ = block_on(api::handle(&memory, request));
            since.elapsed().as_secs_f64()
        })
        .collect();
    Duration::from_secs_f64(median(&times))
}

/// Passwords are read up to 1,024 code points; longer ones are refused before they are hashed, however many at once.
pub fn passwords(target: &Target) -> Verdict {
    let mut wrong = Vec::new();
    let http = target.world();
    let victim = people::person(&http, "s-nora.lindqvist");
    let mut claimant = Claimant::start(&http, &victim.name);
    claimant.pass_both(&victim);
    let of = |claimant: &Claimant<'_>, password: &str| {
        Call::post("/reset/password", &json!({"flow": claimant.flow, "attempt": attempt(), "password": password}))
    };
    for (length, letter, expected) in [
        (1_025, "ä", 400),
        (1_025, "a", 400),
        (4_000, "a", 400),
        (14_000, "a", 400),
        (20_000, "a", 413),
        (1_000_000, "a", 413),
    ] {
        let answer = http.call(&of(&claimant, &letter.repeat(length)));
        if answer.status != expected {
            wrong.push(format!("{length} × {letter}: {} {}", answer.status, answer.text()));
        }
    }
    // A hundred of the longest that are read at all, each refused: nothing is hashed for them.
    let calls: Vec<Call> = (0..100).map(|_| of(&claimant, &"a".repeat(1_025))).collect();
    let since = Instant::now();
    let refused = http.at_once(&calls).iter().filter(|answer| answer.status == 400).count();
    let took = since.elapsed();
    if refused != 100 {
        wrong.push(format!("{refused} of 100 too long ones were refused"));
    }
    // The longest that may be, in letters of four bytes.
    let longest: String = "🦦 otters paddle upstream ".chars().cycle().take(1_023).chain(['🦦']).collect();
    let answer = http.call(&of(&claimant, &longest));
    if answer.status != 200 {
        wrong.push(format!("1,024 code points: {} {}", answer.status, answer.text()));
    } else if latchkey_tests::claimant::sign_in(&http, &victim.name, &longest).status != 200 {
        wrong.push("whoever has 1,024 code points cannot sign in".to_owned());
    }
    Verdict::of(
        &wrong,
        format!("64 to 1,024 code points taken, more refused; 100 of 1,025 at once refused in {} ms", took.as_millis()),
    )
}
