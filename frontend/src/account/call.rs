//! Which call of the API carries an effect out, and as which event its answer comes back.

use latchkey_shared::light::FromJson;
use latchkey_shared::opaque::Attempt;
use latchkey_shared::wire::{
    BeginRequest, ConfirmRequest, LiftFreezeRequest, MethodRequest, NameRequest, PasswordChanged, Proof,
    ProofChallengeRequest, RecoveryCodes, RegistrableKind, ReviewRequest, SecondChallengeRequest, SecondVerifyRequest,
    SessionRegistrationRequest, SignOutRequest, SnoozeRequest,
};
use serde::Serialize;
use zeroize::Zeroizing;

use super::{Answer, Asked, Begin, Chosen, Confirm, Effect, Event, Shown, Wish};
use crate::client::{self, API, Ask, Wanted};
use crate::flow::{Failure, Secret};

/// Whatever holds a password, as typed: the worker prepares it, whose tables would weigh more than this page.
#[derive(Serialize)]
#[serde(untagged)]
enum AsTyped<'a> {
    /// `SessionRequest`.
    SignIn { identifier: &'a str, password: &'a str },
    /// `SessionPasswordRequest`.
    Replace { sign_in: &'a str, attempt: Attempt, password: &'a str },
    /// `PasswordChangeRequest`.
    Change { attempt: Attempt, old: &'a str, new: &'a str },
    /// `ProofRequest` by the password.
    Prove { attempt: Attempt, password: &'a str },
    /// `ProofRequest` by a method.
    Answer { challenge: Option<&'a str>, attempt: Attempt, answer: Proof },
    /// `QuestionsRequest`.
    Questions { attempt: Attempt, answers: Vec<AnswerAsTyped<'a>> },
}

/// `QuestionAnswer`, as typed.
#[derive(Serialize)]
struct AnswerAsTyped<'a> {
    question: &'a str,
    answer: &'a str,
}

impl<'a> AnswerAsTyped<'a> {
    fn of(chosen: &'a Chosen) -> Self {
        Self { question: &chosen.question, answer: chosen.answer.expose() }
    }
}

type Body = Result<Option<Zeroizing<String>>, Failure>;

/// Carries an effect out and returns what came of it; nothing for what is no call.
pub async fn carry_out(effect: Effect, locale: String) -> Option<Event> {
    let (path, body) = request(&effect, locale);
    let answer = match body {
        Ok(body) => {
            client::exchange(Ask { url: format!("{API}{path}"), body, wanted: Wanted::Text, is_own: true }).await
        }
        Err(failure) => Err(failure),
    };
    Some(match effect {
        Effect::Open => Event::Opened(read(answer)),
        Effect::Register(_) => Event::Registered(read(answer)),
        Effect::SignIn { .. } | Effect::NewPassword { .. } | Effect::Verify { sign_in: Some(_), .. } => {
            Event::SignedIn(read(answer))
        }
        Effect::Verify { sign_in: None, .. } | Effect::ProveByPassword { .. } => Event::Proved(read(answer)),
        Effect::Challenge { .. } => Event::Challenged(read(answer)),
        Effect::OfferProof => Event::ProofOffered(read(answer)),
        Effect::Ask(Asked { wish, .. }) => Event::Answered(answered(&wish, answer)),
        Effect::SignOut(_) => Event::SignedOut(read(answer)),
        Effect::Stay => Event::Stayed(read(answer)),
        Effect::Ceremony(_) => return None,
    })
}

/// The path of a call, below [`API`], and its body if it changes anything.
fn request(effect: &Effect, locale: String) -> (&'static str, Body) {
    let locale = Some(locale);
    match effect {
        Effect::Open | Effect::Stay => ("/me", Ok(None)),
        Effect::Register(ticket) => {
            ("/session/registration", json(&SessionRegistrationRequest { ticket: ticket.clone() }))
        }
        Effect::SignIn { identifier, password } => {
            ("/session", json(&AsTyped::SignIn { identifier, password: password.expose() }))
        }
        Effect::NewPassword { sign_in, attempt, password } => {
            ("/session/password", json(&AsTyped::Replace { sign_in, attempt: *attempt, password: password.expose() }))
        }
        Effect::Challenge { sign_in: Some(sign_in), attempt, method } => {
            let (sign_in, method) = (sign_in.clone(), method.clone());
            ("/session/challenge", json(&SecondChallengeRequest { sign_in, attempt: *attempt, method, locale }))
        }
        Effect::Challenge { sign_in: None, attempt, method } => {
            let (attempt, method) = (*attempt, method.clone());
            ("/me/proof/challenge", json(&ProofChallengeRequest { attempt, method, locale }))
        }
        Effect::Verify { sign_in: Some(sign_in), challenge, attempt, answer } => {
            let (sign_in, challenge, answer) = (sign_in.clone(), challenge.clone(), answer.clone());
            ("/session/verify", json(&SecondVerifyRequest { sign_in, challenge, attempt: *attempt, answer }))
        }
        Effect::Verify { sign_in: None, challenge, attempt, answer } => {
            let (challenge, answer) = (challenge.as_deref(), answer.clone());
            ("/me/proof/verify", json(&AsTyped::Answer { challenge, attempt: *attempt, answer }))
        }
        Effect::Ceremony(_) => ("", Err(Failure::NotSent)),
        Effect::OfferProof => ("/me/proof", Ok(None)),
        Effect::ProveByPassword { attempt, password } => {
            ("/me/proof/verify", json(&AsTyped::Prove { attempt: *attempt, password: password.expose() }))
        }
        Effect::Ask(Asked { wish, attempt }) => wished(wish, *attempt, locale),
        Effect::SignOut(scope) => ("/me/sign-out", json(&SignOutRequest { scope: *scope })),
    }
}

/// The call of a wish.
fn wished(wish: &Wish, attempt: Attempt, locale: Option<String>) -> (&'static str, Body) {
    match wish {
        Wish::Me => ("/me", Ok(None)),
        Wish::Show | Wish::Thaw => ("/me/security-info", Ok(None)),
        Wish::Begin(begin) => {
            let (kind, contact, replaces) = match begin.clone() {
                Begin::Authenticator => (RegistrableKind::Authenticator, None, None),
                Begin::Passkey => (RegistrableKind::Passkey, None, None),
                Begin::Mail { contact, replaces } => (RegistrableKind::Mail, contact, replaces),
            };
            ("/me/security-info/begin", json(&BeginRequest { attempt, kind, contact, replaces, locale }))
        }
        Wish::Confirm(confirm) => {
            let Confirm { registration, shown, name } = confirm.clone();
            let (code, attestation) = match shown {
                Shown::Code(code) => (Some(code), None),
                Shown::Passkey(attestation) => (None, Some(attestation)),
            };
            let request = ConfirmRequest { registration, attempt, code, attestation, name };
            ("/me/security-info/confirm", json(&request))
        }
        Wish::Remove(id) => ("/me/security-info/remove", json(&MethodRequest { attempt, id: id.clone() })),
        Wish::Prefer(id) => ("/me/security-info/default", json(&MethodRequest { attempt, id: id.clone() })),
        Wish::Name(id, name) => {
            ("/me/security-info/name", json(&NameRequest { attempt, id: id.clone(), name: name.clone() }))
        }
        Wish::Review => ("/me/security-info/review", json(&ReviewRequest { attempt })),
        Wish::Draw => ("/me/security-info/recovery-codes", json(&ReviewRequest { attempt })),
        Wish::Questions => ("/me/security-info/questions", Ok(None)),
        Wish::Answer(chosen) => {
            let answers = chosen.iter().map(AnswerAsTyped::of).collect();
            ("/me/security-info/answers", json(&AsTyped::Questions { attempt, answers }))
        }
        Wish::Lift => ("/me/freeze/lift", json(&LiftFreezeRequest {})),
        Wish::Snooze => ("/me/snooze", json(&SnoozeRequest { attempt })),
        Wish::Password { old, new } => {
            ("/me/password", json(&AsTyped::Change { attempt, old: old.expose(), new: new.expose() }))
        }
    }
}

/// Reads the answer to a wish.
fn answered(wish: &Wish, answer: Result<String, Failure>) -> Result<Answer, Failure> {
    Ok(match wish {
        Wish::Me | Wish::Snooze | Wish::Lift => Answer::Me(read(answer)?),
        Wish::Begin(_) => Answer::Begun(read(answer)?),
        Wish::Password { .. } => {
            let _: PasswordChanged = read(answer)?;
            Answer::Changed
        }
        Wish::Draw => {
            let RecoveryCodes { codes, info } = read(answer)?;
            Answer::Drawn(codes.into_iter().map(|code| Secret::new(Zeroizing::new(code))).collect(), info)
        }
        Wish::Questions => Answer::Questions(read(answer)?),
        Wish::Show
        | Wish::Thaw
        | Wish::Confirm(_)
        | Wish::Remove(_)
        | Wish::Prefer(_)
        | Wish::Name(..)
        | Wish::Review
        | Wish::Answer(_) => Answer::Info(read(answer)?),
    })
}

fn json<Q: Serialize>(request: &Q) -> Body {
    serde_json::to_string(request).map(|text| Some(Zeroizing::new(text))).map_err(|_| Failure::NotSent)
}

fn read<A: FromJson>(answer: Result<String, Failure>) -> Result<A, Failure> {
    client::read(&answer?)
}

#[cfg(test)]
mod tests {
    use latchkey_shared::otp::OtpCode;
    use latchkey_shared::wire::{PasswordChangeRequest, ProofRequest, SessionPasswordRequest, SessionRequest};
    use serde::de::DeserializeOwned;

    use super::*;
    use crate::told::attempt;

    /// Reads a body as the contract does.
    fn asked<Q: DeserializeOwned>(body: &AsTyped<'_>) -> Q {
        serde_json::from_str(&json(body).unwrap().unwrap()).unwrap()
    }

    #[test]
    fn what_is_typed_is_what_the_contract_asks_for() {
        let password = "copper-\"otter\"";
        let request: SessionRequest = asked(&AsTyped::SignIn { identifier: "nora", password });
        assert_eq!((request.identifier.as_str(), request.password.expose()), ("nora", password));
        let request: SessionPasswordRequest =
            asked(&AsTyped::Replace { sign_in: "ticket", attempt: attempt(1), password });
        assert_eq!((request.sign_in.as_str(), request.password.expose()), ("ticket", password));
        let request: PasswordChangeRequest = asked(&AsTyped::Change { attempt: attempt(2), old: "old", new: password });
        assert_eq!((request.old.expose(), request.new.expose(), request.attempt), ("old", password, attempt(2)));
        let request: ProofRequest = asked(&AsTyped::Prove { attempt: attempt(3), password });
        assert_eq!((request.password.unwrap().expose(), request.answer), (password, None));
        let code = OtpCode::try_from("123456".to_owned()).unwrap();
        let answer = Proof::Code(code);
        let body = AsTyped::Answer { challenge: None, attempt: attempt(4), answer: answer.clone() };
        let request: ProofRequest = asked(&body);
        assert_eq!((request.challenge, request.answer, request.password), (None, Some(answer), None));
    }
}
