//! The owner of an account in a scenario: signs in, holds the cookie as a browser would, and asks about themselves.

use latchkey_protocol::api::OWN_PAGE_HEADER;
use latchkey_protocol::enrolment::TotpSeed;
use latchkey_protocol::testing::organisation::Person;
use latchkey_protocol::totp;
use latchkey_shared::wire::{Begun, ProofOptions, RecoveryCodes, SecondChallenged, SecurityInfo, SignInStep, SignedIn};
use serde_json::{Value, json};

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

    /// Sends a change to a path, as our own page does.
    pub fn post(&mut self, path: &str, body: &Value) -> Answer {
        self.send(Call::post(path, body))
    }

    /// Asks what is registered.
    pub fn security_info(&mut self) -> Answer {
        self.send(Call::get("/api/v1/me/security-info"))
    }

    /// Begins to register an authenticator; returns the registration and its secret.
    #[track_caller]
    pub fn begin_app(&mut self) -> (String, TotpSeed) {
        let begun: Begun =
            self.post("/me/security-info/begin", &json!({"attempt": attempt(), "kind": "authenticator"})).ok();
        let seed = TotpSeed::try_from(begun.secret.expect("a secret")).expect("a seed");
        (begun.registration, seed)
    }

    /// Begins to register an address.
    pub fn begin_mail(&mut self, address: &str) -> Answer {
        let body = json!({"attempt": attempt(), "kind": "mail", "contact": address});
        self.post("/me/security-info/begin", &body)
    }

    /// Begins to register an address and reads the code that arrives there; returns the registration with it.
    #[track_caller]
    pub fn mailed_registration(&mut self, body: &Value, address: &str) -> (String, String) {
        let before = mail::codes(&self.driver.mails(address)).len();
        let begun: Begun = self.post("/me/security-info/begin", body).ok();
        let codes = mail::codes(&self.driver.mails(address));
        assert_eq!(codes.len(), before + 1, "one code arrives at {address}");
        (begun.registration, codes.last().expect("a code").clone())
    }

    /// Confirms a registration.
    pub fn confirm(&mut self, registration: &str, code: &str) -> Answer {
        self.confirm_as(&attempt(), registration, code)
    }

    /// Confirms a registration under an attempt.
    pub fn confirm_as(&mut self, attempt: &str, registration: &str, code: &str) -> Answer {
        let body = json!({"registration": registration, "attempt": attempt, "code": code});
        self.post("/me/security-info/confirm", &body)
    }

    /// Registers an authenticator, to the end.
    #[track_caller]
    pub fn add_app(&mut self) -> TotpSeed {
        let (registration, seed) = self.begin_app();
        let code = totp::code_at(&seed, self.driver.now());
        let _: SecurityInfo = self.confirm(&registration, &code).ok();
        seed
    }

    /// Registers an address, to the end.
    #[track_caller]
    pub fn add_mail(&mut self, address: &str) -> SecurityInfo {
        let body = json!({"attempt": attempt(), "kind": "mail", "contact": address});
        let (registration, code) = self.mailed_registration(&body, address);
        self.confirm(&registration, &code).ok()
    }

    /// Proves anew by an authenticator.
    pub fn prove(&mut self, code: &str) -> Answer {
        self.post("/me/proof/verify", &json!({"attempt": attempt(), "answer": {"code": code}}))
    }

    /// Proves anew by an address: asks for a code and gives it.
    #[track_caller]
    pub fn prove_by_mail(&mut self, address: &str) -> Answer {
        let options: ProofOptions = self.send(Call::get("/api/v1/me/proof")).ok();
        let hint = address.split('@').next_back().expect("a domain");
        let is_meant = |method: &&latchkey_shared::wire::Method| {
            method.hint.as_deref().is_some_and(|known| known.ends_with(hint) && known.starts_with(&address[..1]))
        };
        let method = options.methods.iter().find(is_meant).expect("the address is offered").id.clone();
        let before = mail::codes(&self.driver.mails(address)).len();
        let body = json!({"attempt": attempt(), "method": method});
        let challenged: SecondChallenged = self.post("/me/proof/challenge", &body).ok();
        let codes = mail::codes(&self.driver.mails(address));
        let code = codes.get(before).expect("a code arrives");
        let body = json!({"challenge": challenged.challenge, "attempt": attempt(), "answer": {"code": code}});
        self.post("/me/proof/verify", &body)
    }

    /// Makes a set of saved recovery codes under an attempt.
    pub fn make_codes_as(&mut self, attempt: &str) -> Answer {
        self.post("/me/security-info/recovery-codes", &json!({ "attempt": attempt }))
    }

    /// Makes a set of saved recovery codes.
    #[track_caller]
    pub fn make_codes(&mut self) -> Vec<String> {
        self.make_codes_as(&attempt()).ok::<RecoveryCodes>().codes
    }

    /// Proves anew by a saved recovery code.
    pub fn prove_by_code(&mut self, code: &str) -> Answer {
        self.post("/me/proof/verify", &json!({"attempt": attempt(), "answer": {"recovery": code}}))
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
    person.enrolments.iter().any(|enrolment| enrolment.authenticator.seed().is_some())
}
