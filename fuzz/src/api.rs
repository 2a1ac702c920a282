//! The API as a stranger calls it: any bodies in any order on any route, over the ports in memory, tickets and codes in
//! hand where the input asks for them.
//!
//! An input is lines, a call each: a letter for the route, a letter for the way it is sent, and the body. In a body `$C`,
//! `$F` and `$H` stand for the last check, flow and challenge ticket, `$M` and `$T` for the mailed and the
//! authenticator's code, `$A` for a fresh attempt. No fault is injected, so no answer may be a 5xx.

use core::cell::RefCell;

use latchkey_protocol::api::{self, Request, RequestHeaders, Response, Route};
use latchkey_protocol::enrolment::{Authenticator, TotpSeed};
use latchkey_protocol::ports::Clock;
use latchkey_protocol::testing::{Memory, Organisation, START, block_on, demo};
use latchkey_protocol::totp;
use latchkey_shared::opaque::Attempt;
use latchkey_shared::problem::{Code, MEDIA_TYPE, Problem};
use latchkey_shared::wire;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::input::Input;
use crate::strict::Json;

/// Calls of an input: two resets, and something in between.
const MOST_CALLS: usize = 24;
/// Whose reset an input can complete.
const ADDRESS: &str = "nora.lindqvist@post.example";
/// Texts under these keys are brought into one form when they are read.
const NORMALISED: [&str; 3] = ["identifier", "code", "password"];

/// What an input has in hand.
#[derive(Default)]
struct Hand {
    check: String,
    flow: String,
    challenge: String,
    attempts: u32,
}

/// Runs the target.
///
/// # Panics
/// If an answer is a 5xx, is not what the contract says, or was given to a body that means something else.
pub fn run(bytes: &[u8]) {
    thread_local! {
        static DEMO: Organisation = demo(START).expect("the demo fits together");
        static SEED: RefCell<Option<TotpSeed>> = const { RefCell::new(None) };
    }
    let memory = DEMO.with(|demo| Memory::new(demo).expect("the demo can be set up"));
    let seed = SEED.with_borrow_mut(|seed| seed.get_or_insert_with(|| DEMO.with(seed_of)).clone());
    let (mut input, mut hand) = (Input(bytes), Hand::default());
    for _ in 0..MOST_CALLS {
        if input.is_empty() {
            return;
        }
        let [route, way] = input.bytes();
        let body = filled(&input.line(), &mut hand, &memory, &seed);
        call(&memory, &mut hand, usize::from(route.wrapping_sub(b'a')), way, &body);
    }
}

/// The authenticator of the account that an input can complete.
fn seed_of(demo: &Organisation) -> TotpSeed {
    let seeds = demo.accounts.iter().flat_map(|person| &person.enrolments);
    let seed = seeds.filter_map(|enrolment| match &enrolment.authenticator {
        Authenticator::Totp { seed } => Some(seed.clone()),
        Authenticator::Mail { .. } => None,
    });
    seed.take(1).next().expect("somebody has an authenticator")
}

/// Puts into a body what stands for something in hand.
fn filled(text: &str, hand: &mut Hand, memory: &Memory, seed: &TotpSeed) -> String {
    if !text.contains('$') {
        return text.to_owned();
    }
    hand.attempts += 1;
    let [a, b, c, d] = hand.attempts.to_be_bytes();
    let attempt = Attempt::from_bytes([a, b, c, d, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9]).to_string();
    let mailed = memory.courier.last_code_to(ADDRESS).unwrap_or_default();
    text.replace("$C", &hand.check)
        .replace("$F", &hand.flow)
        .replace("$H", &hand.challenge)
        .replace("$A", &attempt)
        .replace("$M", &mailed)
        .replace("$T", &totp::code_at(seed, memory.clock.now()))
}

fn call(memory: &Memory, hand: &mut Hand, place: usize, way: u8, body: &str) {
    let place = place % Route::ALL.len();
    let Some((path, route)) = Route::ALL.into_iter().nth(place) else { return };
    let mut headers = RequestHeaders { content_type: Some("application/json".to_owned()), ..RequestHeaders::default() };
    let mut method = route.method();
    match way {
        b'w' => memory.clock.advance(31),
        b'W' => memory.clock.advance(601),
        b'm' => method = "PUT",
        b'O' => method = "OPTIONS",
        b't' => headers.content_type = Some("text/plain".to_owned()),
        b'n' => headers.content_type = None,
        b'e' => headers.content_encoding = Some("gzip".to_owned()),
        b'o' => headers.origin = Some(memory.settings.public_origin.clone()),
        b'f' => headers.origin = Some("https://evil.example".to_owned()),
        _ => {}
    }
    // As our own pages send it; who is signed in is another matter.
    headers.own_page = route.is_signed_in().then(|| "1".to_owned());
    let is_plain = headers.content_encoding.is_none() && headers.content_type.as_deref() == Some("application/json");
    let is_own = headers.origin.as_ref().is_none_or(|origin| *origin == memory.settings.public_origin);
    let is_read = is_plain && is_own && method == "POST";
    let request = Request {
        method: method.to_owned(),
        path: path.to_owned(),
        query: String::new(),
        headers,
        body: body.as_bytes().to_vec(),
        address: "192.0.2.7".to_owned(),
    };
    let mut response = block_on(api::handle(memory, request));
    for after in core::mem::take(&mut response.after) {
        block_on(api::finish(memory, after));
    }
    block_on(memory.outbox.deliver(&memory.courier));
    assert!(memory.log.alarms().is_empty(), "{:?}", memory.log.alarms());
    judge(route, &response, hand, (is_read, body));
}

/// Judges an answer; `asked` is the body, and whether the API had to read it.
fn judge(route: Route, response: &Response, hand: &mut Hand, asked: (bool, &str)) {
    let text = String::from_utf8_lossy(&response.body);
    let header =
        |name: &str| response.headers.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str());
    assert!(response.status < 500, "{route:?}: {} {text}", response.status);
    assert_eq!(header("cache-control"), Some("no-store"));
    assert_eq!(header("x-content-type-options"), Some("nosniff"));
    if response.status != 200 {
        assert_eq!(header("content-type"), Some(MEDIA_TYPE), "{text}");
        let problem: Problem = serde_json::from_slice(&response.body).expect("a problem document");
        assert_eq!(problem.status, response.status);
        assert!(problem.code == Code::Malformed || asked.0 || problem.code == Code::NotAllowed, "{text}");
        // The flows refuse a few values of their own, which the types allow; everything else is read or malformed.
        if problem.code != Code::Malformed && asked.0 {
            assert_read(route, asked.1);
        }
        return;
    }
    match route {
        Route::Health => {}
        Route::Audio => assert_eq!(header("content-type"), Some("audio/wav")),
        Route::Tenant => drop(answer::<wire::Tenant>(&text)),
        Route::BotCheck => hand.check = answer::<wire::BotCheckIssued>(&text).check,
        Route::Start => hand.flow = answer::<wire::Started>(&text).flow,
        Route::Challenge => {
            let challenged = answer::<wire::Challenged>(&text);
            (hand.flow, hand.challenge) = (challenged.flow, challenged.challenge);
        }
        Route::Verify => hand.flow = answer::<wire::Progress>(&text).flow,
        Route::Poll => drop(answer::<wire::Polled>(&text)),
        Route::Password => drop(answer::<wire::Changed>(&text)),
        Route::Unlock => drop(answer::<wire::Unlocked>(&text)),
        Route::Extend => hand.flow = answer::<wire::Extended>(&text).flow,
        Route::Close => drop(answer::<wire::Closed>(&text)),
        Route::Session | Route::SecondVerify | Route::SessionPassword => drop(answer::<wire::SignedIn>(&text)),
        Route::SecondChallenge | Route::ProofChallenge => drop(answer::<wire::SecondChallenged>(&text)),
        Route::Me | Route::Snooze => drop(answer::<wire::Me>(&text)),
        Route::ChangePassword => drop(answer::<wire::PasswordChanged>(&text)),
        Route::Proof => drop(answer::<wire::ProofOptions>(&text)),
        Route::ProofVerify => drop(answer::<wire::Proved>(&text)),
        Route::BeginMethod => drop(answer::<wire::Begun>(&text)),
        Route::SecurityInfo | Route::ConfirmMethod | Route::RemoveMethod | Route::DefaultMethod | Route::Review => {
            drop(answer::<wire::SecurityInfo>(&text));
        }
        Route::SignOut => drop(answer::<wire::SignedOut>(&text)),
    }
    if asked.0 {
        assert_read(route, asked.1);
    }
}

fn answer<T: DeserializeOwned>(text: &str) -> T {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// What was read is written again with the same meaning: no field was overlooked, none came twice, none was a list.
fn assert_read(route: Route, body: &str) {
    let read = Json::read(body.as_bytes()).unwrap_or_else(|| panic!("{route:?} took {body:?} for JSON"));
    assert!(!read.is_loose(), "{route:?} took {body:?}");
    let written = match route {
        Route::BotCheck => written::<wire::BotCheckRequest>(body),
        Route::Audio => written::<wire::AudioRequest>(body),
        Route::Start => written::<wire::StartRequest>(body),
        Route::Challenge => written::<wire::ChallengeRequest>(body),
        Route::Verify => written::<wire::VerifyRequest>(body),
        Route::Poll => written::<wire::PollRequest>(body),
        Route::Password => written::<wire::PasswordRequest>(body),
        Route::Unlock => written::<wire::UnlockRequest>(body),
        Route::Extend => written::<wire::ExtendRequest>(body),
        Route::Close => written::<wire::CloseRequest>(body),
        Route::Session => written::<wire::SessionRequest>(body),
        Route::SecondChallenge => written::<wire::SecondChallengeRequest>(body),
        Route::SecondVerify => written::<wire::SecondVerifyRequest>(body),
        Route::SignOut => written::<wire::SignOutRequest>(body),
        Route::SessionPassword => written::<wire::SessionPasswordRequest>(body),
        Route::ChangePassword => written::<wire::PasswordChangeRequest>(body),
        Route::ProofChallenge => written::<wire::ProofChallengeRequest>(body),
        Route::ProofVerify => written::<wire::ProofRequest>(body),
        Route::BeginMethod => written::<wire::BeginRequest>(body),
        Route::ConfirmMethod => written::<wire::ConfirmRequest>(body),
        Route::RemoveMethod | Route::DefaultMethod => written::<wire::MethodRequest>(body),
        Route::Review => written::<wire::ReviewRequest>(body),
        Route::Snooze => written::<wire::SnoozeRequest>(body),
        Route::Health | Route::Tenant | Route::Me | Route::Proof | Route::SecurityInfo => return,
    };
    assert!(read.means(&written, &NORMALISED), "{route:?} took {body} for {written}");
}

/// Reads a body as its type and writes it again; and what was written reads as the same once more.
fn written<T: DeserializeOwned + Serialize + PartialEq + core::fmt::Debug>(body: &str) -> Value {
    let read: T = answer(body);
    let written = serde_json::to_value(&read).expect("a request can be written");
    assert_eq!(serde_json::from_value::<T>(written.clone()).ok().as_ref(), Some(&read), "{body}");
    written
}
