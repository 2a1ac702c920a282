//! Which call of the API carries an effect out, and as which event its answer comes back.

use latchkey_shared::light::FromJson;
use latchkey_shared::wire::SignOutRequest;
use serde::Serialize;
use zeroize::Zeroizing;

use super::{Effect, Event};
use crate::client::{self, API, Ask, Wanted};
use crate::flow::Failure;

/// `SessionRequest` as typed: the worker prepares the password, whose tables would weigh more than this page.
#[derive(Serialize)]
struct AsTyped<'a> {
    identifier: &'a str,
    password: &'a str,
}

/// Carries an effect out and returns what came of it.
pub async fn carry_out(mut effect: Effect, locale: String) -> Event {
    let (path, body) = match &mut effect {
        Effect::Open => ("/me", Ok(None)),
        Effect::SignIn { identifier, password } => {
            ("/session", json(&AsTyped { identifier, password: password.expose() }))
        }
        Effect::Challenge(request) => {
            request.locale = Some(locale);
            ("/session/challenge", json(request))
        }
        Effect::Verify(request) => ("/session/verify", json(request)),
        Effect::SignOut(scope) => ("/me/sign-out", json(&SignOutRequest { scope: *scope })),
    };
    let answer = match body {
        Ok(body) => {
            client::exchange(Ask { url: format!("{API}{path}"), body, wanted: Wanted::Text, is_own: true }).await
        }
        Err(failure) => Err(failure),
    };
    match effect {
        Effect::Open => Event::Opened(read(answer)),
        Effect::SignIn { .. } | Effect::Verify(_) => Event::SignedIn(read(answer)),
        Effect::Challenge(_) => Event::Challenged(read(answer)),
        Effect::SignOut(_) => Event::SignedOut(read(answer)),
    }
}

fn json<Q: Serialize>(request: &Q) -> Result<Option<Zeroizing<String>>, Failure> {
    serde_json::to_string(request).map(|text| Some(Zeroizing::new(text))).map_err(|_| Failure::NotSent)
}

fn read<A: FromJson>(answer: Result<String, Failure>) -> Result<A, Failure> {
    client::read(&answer?)
}

#[cfg(test)]
mod tests {
    use latchkey_shared::wire::SessionRequest;

    use super::*;

    #[test]
    fn what_is_typed_is_what_the_contract_asks_for() {
        let body = json(&AsTyped { identifier: "nora", password: "copper-\"otter\"" }).unwrap().unwrap();
        let asked: SessionRequest = serde_json::from_str(&body).unwrap();
        assert_eq!(asked.identifier.as_str(), "nora");
    }
}
