//! Talks to the edge: JSON over `fetch`, problems read, lost answers repeated under the same attempt.
//!
//! The repeat is safe because every call that changes something names its action, and the
//! others change nothing. Not here: which calls there are (see `call.rs`), what an answer means, and what may be pressed again afterwards (see `flow.rs`).

use std::cell::Cell;
use std::future::Future;
use std::pin::Pin;

use gloo::timers::callback::Timeout;
use gloo::timers::future::TimeoutFuture;
use latchkey_shared::light::{self, FromJson};
use latchkey_shared::problem::Problem;
use latchkey_shared::wire::Tenant;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, Blob, Headers, RequestInit, Response};
use zeroize::Zeroizing;

use crate::flow::Failure;
use crate::random;

/// Where the API lies, on our own origin.
pub const API: &str = "/api/v1";
/// Milliseconds to wait for one answer. Longer than the slowest honest one, a password hash behind a cold start.
const TIMEOUT_MS: u32 = 12_000;
/// The longest waits before each repeat of a call whose answer was lost, in milliseconds; each is drawn between half and
/// all of it, so that pages that lost the edge together do not come back together.
const REPEAT_AFTER_MS: [u32; 4] = [400, 1_500, 4_000, 9_000];

thread_local! {
    /// Calls that are being repeated just now.
    static REPEATING: Cell<u32> = const { Cell::new(0) };
}

/// Tells whether some answer was lost and is being asked for again.
#[must_use]
pub fn is_repeating() -> bool {
    REPEATING.get() > 0
}

/// A call under repetition; over when it is dropped.
struct Repeating;

impl Repeating {
    fn begin() -> Self {
        REPEATING.set(REPEATING.get().saturating_add(1));
        Self
    }
}

impl Drop for Repeating {
    fn drop(&mut self) {
        REPEATING.set(REPEATING.get().saturating_sub(1));
    }
}

/// What a fetch brought, or that it brought nothing.
enum Reply {
    /// An answer of our edge or of something before it.
    Answer(Response),
    /// No answer: offline, broken off, or too late.
    Lost,
}

/// Fetches what everybody may know of the organisation.
///
/// # Errors
///
/// Any [`Failure`].
pub async fn tenant() -> Result<Tenant, Failure> {
    get(&format!("{API}/tenant")).await
}

/// Fetches JSON from our own origin, as the page's preloads do.
///
/// # Errors
///
/// Any [`Failure`].
pub async fn get<A: FromJson>(url: &str) -> Result<A, Failure> {
    read(&exchange(Ask { url: url.to_owned(), body: None, wanted: Wanted::Text, is_own: false }).await?)
}

/// What is made of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Its text.
    Text,
    /// The address of a sound within the page.
    Sound,
}

/// A call to be made.
#[derive(Debug)]
pub struct Ask {
    /// Where.
    pub url: String,
    /// What is posted; a call without fetches.
    pub body: Option<Zeroizing<String>>,
    /// What is made of the answer.
    pub wanted: Wanted,
    /// Whether it is about somebody signed in: the edge then wants to see that our own page asks.
    pub is_own: bool,
}

/// Sends a call of the API. Boxed, so that whoever calls shares one copy of the code behind it.
///
/// # Errors
///
/// Any [`Failure`].
#[must_use]
pub fn exchange(ask: Ask) -> Pin<Box<dyn Future<Output = Result<String, Failure>>>> {
    Box::pin(async move {
        let response = repeated(&ask).await?;
        match ask.wanted {
            Wanted::Text => text(&response).await,
            Wanted::Sound => sound(&response).await,
        }
    })
}

/// Fetches, and repeats the very same call while its answer is lost or the service is down for a moment.
async fn repeated(ask: &Ask) -> Result<Response, Failure> {
    let mut pauses = REPEAT_AFTER_MS.into_iter();
    let mut repeating = None;
    loop {
        let reply = once(ask).await;
        let is_worth_repeating = match &reply {
            Reply::Lost => true,
            Reply::Answer(response) => is_passing(response),
        };
        let pause = if is_worth_repeating { pauses.next() } else { None };
        match (pause, reply) {
            (Some(longest), _) => {
                repeating.get_or_insert_with(Repeating::begin);
                TimeoutFuture::new(jittered(longest, random::bytes())).await;
            }
            (None, Reply::Answer(response)) if response.ok() => return Ok(response),
            (None, Reply::Answer(response)) => return Err(problem(&response).await),
            (None, Reply::Lost) => return Err(Failure::Unreachable),
        }
    }
}

/// Tells whether an answer says that the same call may do better in a moment: a gateway in front of the edge, a part of
/// the edge that failed, or the very action that is still under way. Other refusals are answers.
fn is_passing(response: &Response) -> bool {
    let says_when = || response.headers().has("retry-after").unwrap_or(false);
    match response.status() {
        502 | 504 => true,
        409 | 503 => says_when(),
        _ => false,
    }
}

/// Draws a wait between half and all of the longest.
fn jittered(longest_ms: u32, [drawn]: [u8; 1]) -> u32 {
    let half = longest_ms / 2;
    half + half * u32::from(drawn) / u32::from(u8::MAX)
}

async fn once(ask: &Ask) -> Reply {
    let options = RequestInit::new();
    options.set_method(if ask.body.is_some() { "POST" } else { "GET" });
    let Ok(controller) = AbortController::new() else { return Reply::Lost };
    options.set_signal(Some(&controller.signal()));
    let Ok(headers) = Headers::new() else { return Reply::Lost };
    // Valid constant names and values cannot be refused.
    if let Some(body) = &ask.body {
        drop(headers.set("content-type", "application/json"));
        options.set_body(&JsValue::from_str(body));
    }
    if ask.is_own {
        drop(headers.set("x-latchkey", "1"));
    }
    options.set_headers(&headers);
    let clock = Timeout::new(TIMEOUT_MS, move || controller.abort());
    let fetched = JsFuture::from(gloo::utils::window().fetch_with_str_and_init(&ask.url, &options)).await;
    drop(clock);
    match fetched.map(JsCast::dyn_into::<Response>) {
        Ok(Ok(response)) => Reply::Answer(response),
        _ => Reply::Lost,
    }
}

/// Reads an answer.
///
/// # Errors
///
/// [`Failure::Garbled`].
pub fn read<A: FromJson>(text: &str) -> Result<A, Failure> {
    light::read(text).ok_or(Failure::Garbled)
}

async fn problem(response: &Response) -> Failure {
    match text(response).await {
        Ok(text) => {
            light::read::<Problem>(&text).map_or(Failure::Garbled, |problem| Failure::Refused(Box::new(problem)))
        }
        Err(failure) => failure,
    }
}

/// Keeps a sound for the page and returns its address there.
async fn sound(response: &Response) -> Result<String, Failure> {
    let blob = response.blob().map_err(|_| Failure::Garbled)?;
    let blob: Blob = JsFuture::from(blob).await.map_err(|_| Failure::Unreachable)?.unchecked_into();
    web_sys::Url::create_object_url_with_blob(&blob).map_err(|_| Failure::Garbled)
}

async fn text(response: &Response) -> Result<String, Failure> {
    let text = response.text().map_err(|_| Failure::Garbled)?;
    let text = JsFuture::from(text).await.map_err(|_| Failure::Unreachable)?;
    text.as_string().ok_or(Failure::Garbled)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How long the guard remembers an attempt, less a slow first answer.
    const REMEMBERED_MS: u32 = 2 * 60 * 1_000 - TIMEOUT_MS;

    // Rule: the last repeat arrives while the attempt is remembered, or it would be another action.
    #[test]
    fn every_repeat_comes_while_the_attempt_is_remembered() {
        let pauses: u32 = REPEAT_AFTER_MS.into_iter().map(|longest| jittered(longest, [u8::MAX])).sum();
        let tries = u32::try_from(REPEAT_AFTER_MS.len() + 1).unwrap();
        assert!(pauses + tries * TIMEOUT_MS <= REMEMBERED_MS, "{pauses}");
    }

    #[test]
    fn a_wait_lies_between_half_and_all_of_the_longest() {
        for longest in REPEAT_AFTER_MS {
            assert_eq!((jittered(longest, [0]), jittered(longest, [255])), (longest / 2, longest));
        }
    }
}
