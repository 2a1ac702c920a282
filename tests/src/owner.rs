//! The owner of an account in a scenario: signs in, holds the cookie as a browser would, and asks about themselves.

use latchkey_protocol::api::OWN_PAGE_HEADER;
use latchkey_protocol::enrolment::Authenticator;
use latchkey_protocol::testing::organisation::Person;
use latchkey_protocol::totp;
use latchkey_shared::wire::{SecondChallenged, SignInStep, SignedIn};
use serde_json::json;

use crate::claimant::{attempt, seed_of, sign_in};
use crate::driver::{Answer, Call, Driver};
use crate::mail;

/// Somebody at the security info page.
pub struct Owner<'a> {
    /// The deployment.
    pub driver: &'a dyn Driver,
    /// The cookie in hand, as `name=value`.
    pub cookie: String,
}

impl<'a> Owner<'a> {
    /// Signs in to the end: with the authenticator's code where one is registered, with a mailed one otherwise.
    #[track_caller]
    pub fn sign_in(driver: &'a dyn Driver, person: &Person, password: &str) -> Self {
        let answer = sign_in(driver, &person.name, password);
        let signed_in: SignedIn = answer.ok();
        let answer = match signed_in.step {
            SignInStep::SecondFactor if has_app(person) => {
                let code = totp::code_at(&seed_of(person), driver.now());
                give(driver, &ticket_of(&signed_in), None, &code)
            }
            SignInStep::SecondFactor => {
                let (challenge, code) = mailed_code(driver, person, &signed_in);
                give(driver, &ticket_of(&signed_in), Some(&challenge), &code)
            }
            SignInStep::Done | SignInStep::NewPassword => answer,
        };
        let signed_in: SignedIn = answer.ok();
        assert_eq!(signed_in.step, SignInStep::Done, "{}", answer.text());
        Self { driver, cookie: cookie_of(&answer).expect("a session begins") }
    }

    /// Asks who is signed in, and takes in a renewed cookie.
    pub fn me(&mut self) -> Answer {
        self.send(Call::get("/api/v1/me"))
    }

    /// Signs out.
    pub fn sign_out(&mut self, scope: &str) -> Answer {
        self.send(Call::post("/me/sign-out", &json!({ "scope": scope })))
    }

    /// Writes a call as our own page does.
    #[must_use]
    pub fn written(&self, call: Call) -> Call {
        call.with("cookie", &self.cookie).with(OWN_PAGE_HEADER, "1").with("origin", &self.driver.origin())
    }

    /// Sends a call as our own page does.
    pub fn send(&mut self, call: Call) -> Answer {
        let answer = self.driver.call(&self.written(call));
        if let Some(cookie) = cookie_of(&answer) {
            self.cookie = cookie;
        }
        answer
    }
}

/// Returns the ticket of a sign-in under way.
#[must_use]
#[track_caller]
pub fn ticket_of(signed_in: &SignedIn) -> String {
    signed_in.sign_in.clone().expect("a sign-in under way")
}

/// Gives a second factor.
pub fn give(driver: &dyn Driver, sign_in: &str, challenge: Option<&str>, code: &str) -> Answer {
    give_as(driver, &attempt(), sign_in, challenge, code)
}

/// Gives a second factor under an attempt.
pub fn give_as(driver: &dyn Driver, attempt: &str, sign_in: &str, challenge: Option<&str>, code: &str) -> Answer {
    driver.call(&written_factor(attempt, sign_in, challenge, code))
}

/// Writes a second factor, to be sent by somebody else.
#[must_use]
pub fn written_factor(attempt: &str, sign_in: &str, challenge: Option<&str>, code: &str) -> Call {
    let mut body = json!({"sign_in": sign_in, "attempt": attempt, "answer": {"code": code}});
    if let (Some(challenge), Some(fields)) = (challenge, body.as_object_mut()) {
        fields.insert("challenge".to_owned(), json!(challenge));
    }
    Call::post("/session/verify", &body)
}

/// Writes the question for a mailed code, to be sent by somebody else.
#[must_use]
#[track_caller]
pub fn written_challenge(signed_in: &SignedIn) -> Call {
    let method = signed_in.methods.iter().find(|method| method.kind.as_str() == "mail").expect("mail is offered");
    let body = json!({"sign_in": ticket_of(signed_in), "attempt": attempt(), "method": method.id});
    Call::post("/session/challenge", &body)
}

/// Asks for a mailed code and reads it; returns the challenge with it.
#[track_caller]
pub fn mailed_code(driver: &dyn Driver, person: &Person, signed_in: &SignedIn) -> (String, String) {
    let address = crate::claimant::address_of(person);
    let before = mail::codes(&driver.mails(&address)).len();
    let challenged: SecondChallenged = driver.call(&written_challenge(signed_in)).ok();
    let codes = mail::codes(&driver.mails(&address));
    assert_eq!(codes.len(), before + 1, "one code arrives at {address}");
    (challenged.challenge, codes.last().expect("a code").clone())
}

/// Returns the cookie that an answer sets, as `name=value`; none if it sets or leaves none.
#[must_use]
pub fn cookie_of(answer: &Answer) -> Option<String> {
    let (pair, _) = answer.header("set-cookie")?.split_once(';')?;
    let (_, value) = pair.split_once('=')?;
    (!value.is_empty()).then(|| pair.to_owned())
}

fn has_app(person: &Person) -> bool {
    person.enrolments.iter().any(|enrolment| matches!(enrolment.authenticator, Authenticator::Totp { .. }))
}
