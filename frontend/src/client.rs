//! Talks to the edge: JSON over `fetch`, problems read, lost answers repeated under the same attempt.
//!
//! The repeat is safe because every call that changes something names its action (design §3, lost answers), and the
//! others change nothing. Not here: what an answer means.

use std::future::Future;
use std::pin::Pin;

use gloo::timers::callback::Timeout;
use gloo::timers::future::TimeoutFuture;
use latchkey_shared::problem::Problem;
use latchkey_shared::wire::{
    AudioRequest, BotCheckIssued, BotCheckKind, BotCheckRequest, ChallengeRequest, Challenged, Changed, CloseRequest,
    Closed, ExtendRequest, Extended, Progress, StartRequest, Started, Tenant, UnlockRequest, Unlocked, VerifyRequest,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, Blob, Headers, RequestInit, Response};
use zeroize::Zeroizing;

use crate::flow::Failure;

/// Where the API lies, on our own origin.
const API: &str = "/api/v1";
/// Milliseconds to wait for one answer. Longer than the slowest honest one, a password hash behind a cold start.
const TIMEOUT_MS: u32 = 12_000;
/// Milliseconds to wait before each repeat of a call whose answer was lost. In all, well below the two minutes for
/// which the guard remembers an attempt.
const REPEAT_AFTER_MS: [u32; 3] = [400, 1_500, 4_000];

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
pub async fn get<A: DeserializeOwned>(url: &str) -> Result<A, Failure> {
    read(&exchange(url.to_owned(), None).await?)
}

/// Asks for a robot check.
///
/// # Errors
///
/// Any [`Failure`]; so with all calls below.
pub async fn bot_check(kind: BotCheckKind) -> Result<BotCheckIssued, Failure> {
    post("/bot-check", &BotCheckRequest { kind }).await
}

/// Fetches the spoken characters and returns their address within the page.
///
/// # Errors
///
/// Any [`Failure`].
pub async fn sound(url: &str, request: &AudioRequest) -> Result<String, Failure> {
    let response = repeated(url, Some(&json(request)?)).await?;
    let blob = response.blob().map_err(|_| Failure::Garbled)?;
    let blob: Blob = JsFuture::from(blob).await.map_err(|_| Failure::Unreachable)?.unchecked_into();
    web_sys::Url::create_object_url_with_blob(&blob).map_err(|_| Failure::Garbled)
}

/// `POST /reset/start`.
///
/// # Errors
///
/// Any [`Failure`].
pub async fn start(request: &StartRequest) -> Result<Started, Failure> {
    post("/reset/start", request).await
}

/// `POST /reset/challenge`.
///
/// # Errors
///
/// Any [`Failure`].
pub async fn challenge(request: &ChallengeRequest) -> Result<Challenged, Failure> {
    post("/reset/challenge", request).await
}

/// `POST /reset/verify`.
///
/// # Errors
///
/// Any [`Failure`].
pub async fn verify(request: &VerifyRequest) -> Result<Progress, Failure> {
    post("/reset/verify", request).await
}

/// `POST /reset/password`, with a body that the judge has written.
///
/// # Errors
///
/// Any [`Failure`].
pub async fn set_password(body: Zeroizing<String>) -> Result<Changed, Failure> {
    read(&exchange(format!("{API}/reset/password"), Some(body)).await?)
}

/// `POST /reset/unlock`.
///
/// # Errors
///
/// Any [`Failure`].
pub async fn unlock(request: &UnlockRequest) -> Result<Unlocked, Failure> {
    post("/reset/unlock", request).await
}

/// `POST /reset/extend`.
///
/// # Errors
///
/// Any [`Failure`].
pub async fn extend(request: &ExtendRequest) -> Result<Extended, Failure> {
    post("/reset/extend", request).await
}

/// `POST /reset/close`.
///
/// # Errors
///
/// Any [`Failure`].
pub async fn close(request: &CloseRequest) -> Result<Closed, Failure> {
    post("/reset/close", request).await
}

async fn post<Q: Serialize, A: DeserializeOwned>(path: &str, request: &Q) -> Result<A, Failure> {
    read(&exchange(format!("{API}{path}"), Some(json(request)?)).await?)
}

/// Fetches text. Boxed, so that every call shares one copy of the code behind it.
fn exchange(url: String, body: Option<Zeroizing<String>>) -> Pin<Box<dyn Future<Output = Result<String, Failure>>>> {
    Box::pin(async move { text(&repeated(&url, body.as_ref()).await?).await })
}

fn json<Q: Serialize>(request: &Q) -> Result<Zeroizing<String>, Failure> {
    serde_json::to_string(request).map(Zeroizing::new).map_err(|_| Failure::Garbled)
}

/// Fetches, and repeats the very same call while its answer is lost or the service is down for a moment.
async fn repeated(url: &str, body: Option<&Zeroizing<String>>) -> Result<Response, Failure> {
    let mut pauses = REPEAT_AFTER_MS.into_iter();
    loop {
        let reply = once(url, body.map(|body| body.as_str())).await;
        let is_worth_repeating = match &reply {
            Reply::Lost => true,
            // Gateways in front of the edge; our own refusals are answers.
            Reply::Answer(response) => matches!(response.status(), 502 | 504),
        };
        let pause = if is_worth_repeating { pauses.next() } else { None };
        match (pause, reply) {
            (Some(pause), _) => TimeoutFuture::new(pause).await,
            (None, Reply::Answer(response)) if response.ok() => return Ok(response),
            (None, Reply::Answer(response)) => return Err(problem(&response).await),
            (None, Reply::Lost) => return Err(Failure::Unreachable),
        }
    }
}

async fn once(url: &str, body: Option<&str>) -> Reply {
    let options = RequestInit::new();
    options.set_method(if body.is_some() { "POST" } else { "GET" });
    let Ok(controller) = AbortController::new() else { return Reply::Lost };
    options.set_signal(Some(&controller.signal()));
    if let (Some(body), Ok(headers)) = (body, Headers::new()) {
        // A valid constant name and value cannot be refused.
        drop(headers.set("content-type", "application/json"));
        options.set_headers(&headers);
        options.set_body(&JsValue::from_str(body));
    }
    let clock = Timeout::new(TIMEOUT_MS, move || controller.abort());
    let fetched = JsFuture::from(gloo::utils::window().fetch_with_str_and_init(url, &options)).await;
    drop(clock);
    match fetched.map(JsCast::dyn_into::<Response>) {
        Ok(Ok(response)) => Reply::Answer(response),
        _ => Reply::Lost,
    }
}

fn read<A: DeserializeOwned>(text: &str) -> Result<A, Failure> {
    serde_json::from_str(text).map_err(|_| Failure::Garbled)
}

async fn problem(response: &Response) -> Failure {
    match text(response).await {
        Ok(text) => serde_json::from_str::<Problem>(&text)
            .map_or(Failure::Garbled, |problem| Failure::Refused(Box::new(problem))),
        Err(failure) => failure,
    }
}

async fn text(response: &Response) -> Result<String, Failure> {
    let text = response.text().map_err(|_| Failure::Garbled)?;
    let text = JsFuture::from(text).await.map_err(|_| Failure::Unreachable)?;
    text.as_string().ok_or(Failure::Garbled)
}
