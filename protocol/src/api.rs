//! The HTTP API over the ports: one function from request to answer.
//!
//! It knows no platform: the worker converts its request and answer and nothing else, so that the same scenarios run
//! natively and over HTTP. The order is always the same: route, origin, body, flow, one audit line.

mod admin;
mod body;
mod origin;
mod response;
mod route;

use zeroize::Zeroize;

use latchkey_shared::opaque::SupportId;
use latchkey_shared::problem::{Code, Problem};
use latchkey_shared::wire::AudioRequest;

use crate::audit::ResultClass;
use crate::flow::{self, After, Call, Kept, Refusal, Stop};
use crate::platform::{Log, Platform};
use crate::ports::{Clock, Entropy, PolicyStore};

pub use admin::{AdminRoute, Row};
pub use body::{MAX_BODY_BYTES, MAX_DOCUMENT_BYTES, MAX_TABLE_BYTES, limit_of};
pub use origin::{Caller, Foreign};
pub use response::Response;
pub use route::Route;

/// What is said when a part of ours fails: not that nothing happened, for it may have. The same call, under the same
/// attempt, gets the truth.
pub const UNANSWERED: &str = "a part of the service does not answer; the same call may be repeated";
/// Seconds after which a call that failed by our doing is worth repeating: the time a part takes to come back.
pub const RETRY_AFTER_S: u32 = 2;

/// What our own pages send with the calls of somebody signed in. No form can, and a script of another origin asks first
/// (Fetch standard, CORS-preflight) and is refused.
pub const OWN_PAGE_HEADER: &str = "x-latchkey";

/// The headers the API looks at. `Host` and its relatives are not among them (attack A09).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RequestHeaders {
    /// `Origin`.
    pub origin: Option<String>,
    /// `Content-Type`.
    pub content_type: Option<String>,
    /// `Content-Encoding`.
    pub content_encoding: Option<String>,
    /// `Cookie`. Only the calls of somebody signed in look at it.
    pub cookie: Option<Hidden>,
    /// [`OWN_PAGE_HEADER`], whatever it says.
    pub own_page: Option<String>,
    /// `Authorization`.
    pub authorization: Option<Hidden>,
    /// `If-Match`.
    pub if_match: Option<String>,
}

/// A header that opens something, and is not to be shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Hidden(pub String);

impl core::fmt::Debug for Hidden {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("Hidden(…)")
    }
}

/// A request as the platform received it.
#[derive(Clone, PartialEq, Eq)]
pub struct Request {
    /// HTTP method, as sent.
    pub method: String,
    /// Path without query.
    pub path: String,
    /// Query, without its question mark; empty if there is none.
    pub query: String,
    /// What the API looks at.
    pub headers: RequestHeaders,
    /// Body. The platform may stop reading one byte after [`limit_of`] the path.
    pub body: Vec<u8>,
    /// Network address of the caller, as the platform knows it; never from a header that the caller can set.
    pub address: String,
}

/// Why a request is refused before anything is looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// No such path.
    #[error("there is no such call")]
    Path,
    /// The path takes another method.
    #[error("the call takes another method")]
    Method(&'static str),
    /// The origin is neither ours nor listed.
    #[error("the calling origin is not on the list")]
    Origin,
    /// The body is longer than [`limit_of`] allows.
    #[error("the body is too long")]
    TooLarge,
    /// The body is not declared as JSON in UTF-8.
    #[error("the body has to be application/json")]
    MediaType,
    /// The body is compressed.
    #[error("the body has to come without content encoding")]
    Encoding,
    /// The body is not the JSON that the contract asks for.
    #[error("the body is not what the contract asks for")]
    Json,
    /// The query is not what the call takes.
    #[error("the query is not what the call takes")]
    Query,
}

impl Unfit {
    /// Returns the constant that the log records.
    #[must_use]
    pub const fn reason(self) -> &'static str {
        match self {
            Self::Path => "request: no such path",
            Self::Method(_) => "request: another method",
            Self::Origin => "request: foreign origin",
            Self::TooLarge => "request: too large",
            Self::MediaType => "request: not JSON",
            Self::Encoding => "request: encoded",
            Self::Json => "request: another shape",
            Self::Query => "request: another query",
        }
    }

    /// Returns the HTTP status.
    #[must_use]
    pub const fn status(self) -> u16 {
        match self {
            Self::Path => 404,
            Self::Method(_) => 405,
            Self::Origin => 403,
            Self::TooLarge => 413,
            Self::MediaType | Self::Encoding => 415,
            Self::Json | Self::Query => 400,
        }
    }
}

/// Why a call has no answer but a problem.
enum Failure {
    Unfit(Unfit),
    Stop(Stop),
}

impl From<Unfit> for Failure {
    fn from(unfit: Unfit) -> Self {
        Self::Unfit(unfit)
    }
}

impl From<Stop> for Failure {
    fn from(stop: Stop) -> Self {
        Self::Stop(stop)
    }
}

/// Answers one request.
///
/// The caller sends the answer, then runs each of [`Response::after`] with [`finish`].
pub async fn handle<P: Platform>(platform: &P, mut request: Request) -> Response {
    if admin::covers(&request.path) {
        return admin::handle(platform, request).await;
    }
    let settings = platform.settings();
    let mut call = Call::new(platform.clock().now(), support_id(platform));
    let caller = caller(platform, request.headers.origin.as_deref()).await;
    let answered = match (&caller, Route::of_path(&request.path)) {
        (_, None) => Err(Unfit::Path.into()),
        (Err(_), Some(_)) => Err(Unfit::Origin.into()),
        (Ok(Caller::Listed(_)), Some(route)) if route.is_own() => Err(Unfit::Origin.into()),
        (Ok(Caller::Listed(_)), Some(route)) if request.method == "OPTIONS" => Ok(preflight(route)),
        (Ok(caller), Some(route)) if request.method != route.method() => {
            caller.request_origin(settings).clone_into(&mut call.origin);
            // Who comes before what, for a stranger to learn nothing.
            let entered =
                if route.is_signed_in() { enter(platform, &mut call, route, &request).await.map(drop) } else { Ok(()) };
            Err(entered.err().unwrap_or(Unfit::Method(route.method()).into()))
        }
        (Ok(caller), Some(route)) => {
            caller.request_origin(settings).clone_into(&mut call.origin);
            dispatch(platform, &mut call, route, &request).await
        }
    };
    // Bodies carry codes and passwords; what serde has copied out of them wipes itself.
    request.body.zeroize();
    let mut response = match answered {
        Ok(mut response) => {
            if let Some(cookie) = &call.cookie {
                response.set("set-cookie", &cookie.header(settings));
            }
            response
        }
        Err(failure) => refuse(platform, &mut call, failure),
    };
    if let Ok(caller) = &caller {
        response.allow(caller);
    }
    response.after = call.close(platform.log());
    response
}

/// Does work that was left for after the answer. Never fails: what goes wrong is logged.
pub async fn finish<P: Platform>(platform: &P, after: After) {
    after.run(platform).await;
}

/// Tells who calls. Only a foreign origin costs a look at the policy's list; one that cannot be read lists nobody.
async fn caller<P: Platform>(platform: &P, origin: Option<&str>) -> Result<Caller, Foreign> {
    let settings = platform.settings();
    let listed = match origin {
        Some(origin) if !Caller::is_own(origin, settings) => {
            let policy = platform.policies().current().await.map_err(|_| Foreign)?;
            policy.origins.api.iter().map(|listed| listed.as_str().to_owned()).collect()
        }
        _ => Vec::new(),
    };
    Caller::from_origin(origin, settings, listed.iter().map(String::as_str))
}

/// Answers a browser's question whether a listed page may call (Fetch standard, CORS-preflight).
fn preflight(route: Route) -> Response {
    let mut response = Response::empty(204);
    response.set("access-control-allow-methods", route.method());
    response.set("access-control-allow-headers", "content-type");
    response.set("access-control-max-age", "600");
    response
}

async fn dispatch<P: Platform>(
    platform: &P,
    call: &mut Call,
    route: Route,
    request: &Request,
) -> Result<Response, Failure> {
    let settings = platform.settings();
    if route.is_reset() && settings.resets_off {
        call.line.detail = "resets are off";
        return Err(Stop::Refused(Refusal::Closed).into());
    }
    macro_rules! answer {
        ($flow:path) => {{
            let asked = body::read(&request.headers, &request.body)?;
            Ok(Response::json(&$flow(platform, call, asked).await?))
        }};
    }
    match route {
        Route::Health => Ok(Response::new(200, "text/plain; charset=utf-8", b"ok\n".to_vec())),
        Route::Tenant => Ok(Response::json(&flow::tenant::describe(platform, call).await?)),
        Route::BotCheck => {
            let asked = body::read(&request.headers, &request.body)?;
            Ok(Response::json(&flow::bot_check::issue(platform, call, asked, &request.address).await?))
        }
        Route::Audio => {
            let asked: AudioRequest = body::read(&request.headers, &request.body)?;
            Ok(Response::new(200, "audio/wav", flow::bot_check::speak(platform, call, asked, &request.address).await?))
        }
        Route::Start => answer!(flow::start::start),
        Route::Challenge => answer!(flow::challenge::challenge),
        Route::Verify => answer!(flow::verify::verify),
        Route::Poll => answer!(flow::poll::poll),
        Route::Password => answer!(flow::commit::password),
        Route::Unlock => answer!(flow::commit::unlock),
        Route::Extend => answer!(flow::extend::extend),
        Route::Close => answer!(flow::close::close),
        Route::Session => answer!(flow::session::sign_in),
        Route::SecondChallenge => answer!(flow::second::challenge),
        Route::SecondVerify => answer!(flow::second::verify),
        Route::SessionPassword => answer!(flow::change::expired),
        Route::SessionRegistration => answer!(flow::outside::redeem),
        Route::NotMe => {
            // A program that opens links and sends forms makes no such request; our page does, once somebody presses.
            show_own_page(request)?;
            answer!(flow::not_me::freeze)
        }
        Route::ChangePassword => match enter(platform, call, route, request).await {
            Ok(me) => {
                let asked = body::read(&request.headers, &request.body)?;
                Ok(Response::json(&flow::change::known(platform, call, &me, asked).await?))
            }
            // Whoever lost the answer has lost their session with it; anybody else hears what they would hear anyway.
            Err(Failure::Stop(Stop::Refused(Refusal::SignInNeeded))) => {
                let asked = body::read(&request.headers, &request.body);
                let asked = asked.map_err(|_| Stop::Refused(Refusal::SignInNeeded))?;
                Ok(Response::json(&flow::change::known_again(platform, call, &request.headers, asked).await?))
            }
            Err(failure) => Err(failure),
        },
        _ => signed_in(platform, call, route, request).await,
    }
}

/// Answers a call of somebody signed in.
async fn signed_in<P: Platform>(
    platform: &P,
    call: &mut Call,
    route: Route,
    request: &Request,
) -> Result<Response, Failure> {
    let me = enter(platform, call, route, request).await?;
    macro_rules! answer {
        ($flow:path) => {{
            let asked = body::read(&request.headers, &request.body)?;
            Ok(Response::json(&$flow(platform, call, &me, asked).await?))
        }};
    }
    match route {
        Route::Me => Ok(Response::json(&flow::me::describe(platform, call, &me).await?)),
        Route::Proof => Ok(Response::json(&flow::proof::options(platform, &me, call.now).await?)),
        Route::ProofChallenge => answer!(flow::proof::challenge),
        Route::ProofVerify => answer!(flow::proof::verify),
        Route::Snooze => {
            let asked = body::read(&request.headers, &request.body)?;
            Ok(Response::json(&flow::interrupt::snooze(platform, call, me, asked).await?))
        }
        Route::SecurityInfo => Ok(Response::json(&flow::security_info::list(platform, call, &me).await?)),
        Route::BeginMethod => answer!(flow::registration::begin),
        Route::ConfirmMethod => answer!(flow::registration::confirm),
        Route::RemoveMethod => answer!(flow::security_info::remove),
        Route::DefaultMethod => answer!(flow::security_info::prefer),
        Route::NameMethod => answer!(flow::security_info::rename),
        Route::Review => answer!(flow::security_info::review),
        Route::Questions => Ok(Response::json(&flow::questions::list(platform, call, &me).await?)),
        Route::RegisterAnswers => answer!(flow::questions::register),
        Route::RecoveryCodes => answer!(flow::saved_codes::make),
        Route::LiftFreeze => answer!(flow::not_me::thaw),
        Route::SignOut => answer!(flow::me::sign_out),
        // Every other route has been answered before.
        _ => Err(Unfit::Path.into()),
    }
}

/// Lets somebody signed in pass; who it is comes before what they ask.
///
/// A cookie travels with every request of a browser, whatever page made it. So a call has to show that our own page made
/// it: by a header that no other page can add, and, where something changes, by the `Origin` that browsers then send.
async fn enter<P: Platform>(
    platform: &P,
    call: &mut Call,
    route: Route,
    request: &Request,
) -> Result<flow::me::SignedInAs, Failure> {
    show_own_page(request)?;
    Ok(if route.is_open_to_errands() {
        flow::me::enter_any(platform, call, &request.headers).await?
    } else {
        flow::me::enter(platform, call, &request.headers).await?
    })
}

/// Demands that a call shows that our own page made it.
fn show_own_page(request: &Request) -> Result<(), Unfit> {
    let is_change = request.method != "GET";
    if request.headers.own_page.is_none() || (is_change && request.headers.origin.is_none()) {
        return Err(Unfit::Origin);
    }
    Ok(())
}

/// Turns a failure into its problem document and its audit line.
fn refuse<P: Platform>(platform: &P, call: &mut Call, failure: Failure) -> Response {
    match failure {
        Failure::Unfit(unfit) => {
            let response = self::unfit(unfit, call.line.support_id);
            // Logged, for somebody may look for their mistake; never audited, for garbage must not fill it.
            call.note(ResultClass::Failed, unfit.reason());
            call.kept = Kept::Nowhere;
            response
        }
        Failure::Stop(Stop::Refused(refusal)) => {
            call.refused(&refusal);
            Response::problem(&refusal.problem(call.line.support_id))
        }
        Failure::Stop(Stop::Failed(fault)) => {
            platform.log().alarm(call.line.support_id, &fault);
            call.failed(&fault);
            let mut problem = Problem::new(Code::Unavailable, UNANSWERED, call.line.support_id);
            problem.retry_after = Some(RETRY_AFTER_S);
            Response::problem(&problem)
        }
    }
}

/// Makes the problem document of a request that is refused before anything is looked up.
fn unfit(unfit: Unfit, support_id: SupportId) -> Response {
    let code = if unfit == Unfit::Origin { Code::NotAllowed } else { Code::Malformed };
    let mut problem = Problem::new(code, &unfit.to_string(), support_id);
    problem.status = unfit.status();
    let mut response = Response::problem(&problem);
    if let Unfit::Method(allowed) = unfit {
        response.set("allow", allowed);
    }
    response
}

/// Draws the support id of a call that no flow has named yet.
fn support_id<P: Platform>(platform: &P) -> SupportId {
    let mut bytes = [0; 5];
    // Without randomness the flow itself will fail; the id only names the failure.
    let _ = platform.entropy().fill(&mut bytes);
    SupportId::from_bytes(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    // Rule: what opens a session or administration is in no log.
    #[test]
    fn headers_that_open_something_do_not_print_themselves() {
        let hidden = || Some(Hidden("copper-otter".to_owned()));
        let headers = RequestHeaders { cookie: hidden(), authorization: hidden(), ..RequestHeaders::default() };
        assert!(!format!("{headers:?}").contains("copper"));
    }
}
