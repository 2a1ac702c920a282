//! Which call of the API carries an effect out, and as which event its answer comes back.

use latchkey_shared::light::FromJson;
use latchkey_shared::wire::BotCheckRequest;
use serde::Serialize;
use zeroize::Zeroizing;

use crate::client::{self, API, Ask, Wanted};
use crate::flow::{Effect, Event, Failure};
use crate::judge::Judge;

/// Carries an effect out and returns what came of it; nothing for what is no call.
pub async fn carry_out(mut effect: Effect, locale: String) -> Option<Event> {
    let body = match &effect {
        Effect::SetPassword { flow, attempt, password } => {
            let judge = Judge::load().await;
            judge.and_then(|judge| judge.request(flow, &attempt.to_string(), password.expose()))
        }
        _ => body(&mut effect, locale),
    };
    let (url, wanted) = match &effect {
        Effect::FetchSound(url, _) => (url.clone(), Wanted::Sound),
        other => (format!("{API}{}", path(other)), Wanted::Text),
    };
    let answer = match body {
        Some(body) => client::exchange(Ask { url, body: Some(body), wanted, is_own: false }).await,
        None => Err(Failure::NotSent),
    };
    event(effect, answer)
}

/// The path of a call, below [`API`].
const fn path(effect: &Effect) -> &'static str {
    match effect {
        Effect::FetchCheck(_) => "/bot-check",
        Effect::Start(_) => "/reset/start",
        Effect::Challenge(_) => "/reset/challenge",
        Effect::Verify(_) => "/reset/verify",
        Effect::SetPassword { .. } => "/reset/password",
        Effect::Unlock(_) => "/reset/unlock",
        Effect::Extend(_) => "/reset/extend",
        Effect::Close(_) => "/reset/close",
        // Neither has a path of its own.
        Effect::FetchSound(..) | Effect::Work { .. } => "",
    }
}

/// The body of a call, in the language of the page where one counts. The judge writes the one with the password.
fn body(effect: &mut Effect, locale: String) -> Option<Zeroizing<String>> {
    match effect {
        Effect::FetchCheck(kind) => json(&BotCheckRequest { kind: *kind }),
        Effect::FetchSound(_, request) => {
            request.locale = Some(locale);
            json(request)
        }
        Effect::Start(request) => json(request),
        Effect::Challenge(request) => {
            request.locale = Some(locale);
            json(request)
        }
        Effect::Verify(request) => json(request),
        Effect::Unlock(request) => json(request),
        Effect::Extend(request) => json(request),
        Effect::Close(request) => json(request),
        Effect::SetPassword { .. } | Effect::Work { .. } => None,
    }
}

fn json<Q: Serialize>(request: &Q) -> Option<Zeroizing<String>> {
    serde_json::to_string(request).map(Zeroizing::new).ok()
}

/// The event that an answer is.
fn event(effect: Effect, answer: Result<String, Failure>) -> Option<Event> {
    Some(match effect {
        Effect::FetchCheck(kind) => Event::CheckIssued(kind, read(answer)),
        Effect::FetchSound(_, request) => Event::SoundFetched(request.check, answer),
        Effect::Start(_) => Event::Started(read(answer)),
        Effect::Challenge(_) => Event::Challenged(read(answer)),
        Effect::Verify(_) => Event::Verified(read(answer)),
        Effect::SetPassword { .. } => Event::Changed(read(answer)),
        Effect::Unlock(_) => Event::Unlocked(read(answer)),
        Effect::Extend(_) => Event::Extended(read(answer)),
        Effect::Close(_) => Event::Closed(read(answer)),
        Effect::Work { .. } => return None,
    })
}

fn read<A: FromJson>(answer: Result<String, Failure>) -> Result<A, Failure> {
    client::read(&answer?)
}
