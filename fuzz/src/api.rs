//! The API as claimants call it: any bodies in any order on any route, over the ports in memory, tickets, codes and a
//! session in hand where the input asks for them. Administrators' routes are not among them.
//!
//! An input is lines, a call each: the path behind `/api/v1/`, a letter for the way it is sent, a blank, and the body:
//! `reset/extend- {"flow":"$F"}`. A path that no route has is passed over. In a body `$C`, `$F`, `$H`, `$S` and `$R` stand
//! for the last check, flow, challenge, sign-in and registration ticket, `$M` and `$T` for the mailed and the
//! authenticator's code of the one, `$N` for that of the authenticator that is being registered, `$I` for the last method that is listed, `$A` for a fresh
//! attempt.
//! Whoever has signed in stays so, as in a browser. No fault is injected, so no answer may be a 5xx.

use core::cell::RefCell;

use latchkey_protocol::api::{self, Hidden, Request, RequestHeaders, Response, Route};
use latchkey_protocol::enrolment::TotpSeed;
use latchkey_protocol::policy::Document;
use latchkey_protocol::ports::Clock;
use latchkey_protocol::testing::{Memory, Organisation, START, block_on, demo};
use latchkey_protocol::totp;
use latchkey_shared::method::MethodKind;
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
/// What is a list in a request; nothing else is, whatever it would be read as.
const LISTS: [&str; 1] = ["answers"];

/// What an input has in hand.
#[derive(Default)]
struct Hand {
    check: String,
    flow: String,
    challenge: String,
    sign_in: String,
    registration: String,
    /// The last method that was listed.
    method: String,
    /// The secret of the authenticator that is being registered.
    begun: Option<TotpSeed>,
    /// The session, as `name=value`.
    cookie: Option<String>,
    attempts: u32,
}

/// Runs the target.
///
/// # Panics
/// As [`answered`].
pub fn run(bytes: &[u8]) {
    let _reached = answered(bytes);
}

/// Makes the calls of an input, and returns the routes that were answered 200.
///
/// # Panics
/// If an answer is a 5xx, is not what the contract says, or was given to a body that means something else.
#[must_use]
pub fn answered(bytes: &[u8]) -> Vec<Route> {
    thread_local! {
        static DEMO: Organisation = demo(START).expect("the demo fits together");
        static SEED: RefCell<Option<TotpSeed>> = const { RefCell::new(None) };
    }
    let memory = DEMO.with(|demo| Memory::new(demo).expect("the demo can be set up"));
    let asks = |policy: &mut Document| {
        policy.methods = policy.methods.iter().copied().chain([MethodKind::Questions]).collect();
    };
    memory.policies.edit(asks).expect("the demo may ask questions");
    let seed = SEED.with_borrow_mut(|seed| seed.get_or_insert_with(|| DEMO.with(seed_of)).clone());
    let (mut input, mut hand, mut reached) = (Input(bytes), Hand::default(), Vec::new());
    for _ in 0..MOST_CALLS {
        if input.is_empty() {
            break;
        }
        let line = input.line();
        let (called, body) = line.split_once(' ').unwrap_or((line.as_str(), ""));
        let Some((route, path, way)) = route_of(called) else { continue };
        let body = filled(body, &mut hand, &memory, &seed);
        if call(&memory, &mut hand, (route, path), way, &body) == 200 {
            reached.push(route);
        }
    }
    reached
}

/// Finds the route that a line names, the path it is called by, and the way.
fn route_of(called: &str) -> Option<(Route, &'static str, char)> {
    let way = called.chars().next_back()?;
    let name = called.strip_suffix(way)?;
    let mut routes = Route::ALL.into_iter();
    // The one path outside is written with its slash.
    let (path, route) = routes.find(|(path, _)| path.strip_prefix("/api/v1/").unwrap_or(path) == name)?;
    Some((route, path, way))
}

/// The authenticator of the account that an input can complete.
fn seed_of(demo: &Organisation) -> TotpSeed {
    let seeds = demo.accounts.iter().flat_map(|person| &person.enrolments);
    let seed = seeds.filter_map(|enrolment| enrolment.authenticator.seed().cloned());
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
        .replace("$S", &hand.sign_in)
        .replace("$R", &hand.registration)
        .replace("$I", &hand.method)
        .replace("$M", &mailed)
        .replace("$T", &totp::code_at(seed, memory.clock.now()))
        .replace("$N", &hand.begun.as_ref().map(|seed| totp::code_at(seed, memory.clock.now())).unwrap_or_default())
}

/// Makes one call and judges its answer; returns its status.
fn call(memory: &Memory, hand: &mut Hand, (route, path): (Route, &str), way: char, body: &str) -> u16 {
    let mut headers = RequestHeaders { content_type: Some("application/json".to_owned()), ..RequestHeaders::default() };
    // As our own pages send it.
    if route.is_signed_in() {
        headers.own_page = Some("1".to_owned());
        headers.origin = Some(memory.settings.public_origin.clone());
        headers.cookie = hand.cookie.clone().map(Hidden);
    }
    let mut method = route.method();
    match way {
        'w' => memory.clock.advance(31),
        'W' => memory.clock.advance(601),
        'm' => method = "PUT",
        'O' => method = "OPTIONS",
        't' => headers.content_type = Some("text/plain".to_owned()),
        'n' => headers.content_type = None,
        'e' => headers.content_encoding = Some("gzip".to_owned()),
        'o' => headers.origin = Some(memory.settings.public_origin.clone()),
        'f' => headers.origin = Some("https://evil.example".to_owned()),
        _ => {}
    }
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
    if let Some((_, set)) = response.headers.iter().find(|(name, _)| *name == "set-cookie") {
        let pair = set.split_once(';').map(|(pair, _)| pair.to_owned());
        hand.cookie = pair.filter(|pair| !pair.ends_with('='));
    }
    judge(route, &response, hand, (is_read, body));
    response.status
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
        // Who is signed in comes before what they ask.
        if route.is_signed_in() && problem.code == Code::SignInNeeded {
            return;
        }
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
        Route::Session | Route::SecondVerify | Route::SessionPassword => {
            hand.sign_in = answer::<wire::SignedIn>(&text).sign_in.unwrap_or_default();
        }
        Route::SecondChallenge | Route::ProofChallenge => {
            hand.challenge = answer::<wire::SecondChallenged>(&text).challenge;
        }
        Route::Me | Route::Snooze | Route::SessionRegistration | Route::LiftFreeze => drop(answer::<wire::Me>(&text)),
        Route::NotMe => drop(answer::<wire::Frozen>(&text)),
        Route::ChangePassword => drop(answer::<wire::PasswordChanged>(&text)),
        Route::Proof => drop(answer::<wire::ProofOptions>(&text)),
        Route::ProofVerify => drop(answer::<wire::Proved>(&text)),
        Route::BeginMethod => {
            let begun = answer::<wire::Begun>(&text);
            hand.registration = begun.registration;
            hand.begun = begun.secret.and_then(|secret| TotpSeed::try_from(secret).ok());
        }
        Route::Questions => drop(answer::<wire::Questions>(&text)),
        Route::SecurityInfo
        | Route::ConfirmMethod
        | Route::RemoveMethod
        | Route::DefaultMethod
        | Route::NameMethod
        | Route::RegisterAnswers
        | Route::Review => {
            let listed = answer::<wire::SecurityInfo>(&text);
            hand.method = listed.methods.into_iter().next_back().map(|method| method.id).unwrap_or_default();
        }
        Route::RecoveryCodes => drop(answer::<wire::RecoveryCodes>(&text)),
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
    assert!(!read.is_loose(&LISTS), "{route:?} took {body:?}");
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
        Route::SessionRegistration => written::<wire::SessionRegistrationRequest>(body),
        Route::ChangePassword => written::<wire::PasswordChangeRequest>(body),
        Route::ProofChallenge => written::<wire::ProofChallengeRequest>(body),
        Route::ProofVerify => written::<wire::ProofRequest>(body),
        Route::BeginMethod => written::<wire::BeginRequest>(body),
        Route::ConfirmMethod => written::<wire::ConfirmRequest>(body),
        Route::RemoveMethod | Route::DefaultMethod => written::<wire::MethodRequest>(body),
        Route::NameMethod => written::<wire::NameRequest>(body),
        Route::Review | Route::RecoveryCodes => written::<wire::ReviewRequest>(body),
        Route::RegisterAnswers => written::<wire::QuestionsRequest>(body),
        Route::Snooze => written::<wire::SnoozeRequest>(body),
        Route::NotMe => written::<wire::NotMeRequest>(body),
        Route::LiftFreeze => written::<wire::LiftFreezeRequest>(body),
        Route::Health | Route::Tenant | Route::Me | Route::Proof | Route::SecurityInfo | Route::Questions => return,
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
