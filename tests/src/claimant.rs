//! The person in a scenario: holds tickets, reads mail and authenticator, types answers, and misbehaves when asked to.

use core::sync::atomic::{AtomicU64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use latchkey_protocol::enrolment::TotpSeed;
use latchkey_protocol::testing::organisation::Person;
use latchkey_protocol::totp;
use latchkey_shared::opaque::Attempt;
use latchkey_shared::wire::{BotCheckIssued, Challenged, Extended, Method, Progress, Started};
use serde_json::{Value, json};

use crate::driver::{Answer, Call, Driver};
use crate::mail;
use crate::robot;

/// Somebody at the reset page.
pub struct Claimant<'a> {
    /// The deployment.
    pub driver: &'a dyn Driver,
    /// The flow ticket in hand.
    pub flow: String,
    /// The challenge ticket in hand.
    pub challenge: String,
    /// What is offered now.
    pub methods: Vec<Method>,
    /// Gates passed, as told.
    pub passed: u8,
    /// Gates required, as told.
    pub required: u8,
}

/// Draws a fresh attempt.
pub fn attempt() -> String {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let since = SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970").as_nanos();
    let nanos = u64::try_from(since % u128::from(u64::MAX)).expect("fits");
    let mut bytes = [0; 16];
    let (head, tail) = bytes.split_at_mut(8);
    head.copy_from_slice(&count.to_be_bytes());
    tail.copy_from_slice(&nanos.to_be_bytes());
    Attempt::from_bytes(bytes).to_string()
}

/// Fetches a check and solves it; the picture where its answer is known, for work takes a while.
#[track_caller]
pub fn solved_check(driver: &dyn Driver) -> Value {
    let issued: BotCheckIssued = driver.call(&Call::post("/bot-check", &json!({"kind": "image"}))).ok();
    if let Some(solution) = driver.picture_answer(&issued.check) {
        return json!({"check": issued.check, "solution": solution});
    }
    solved_work(driver)
}

/// Fetches a check of work and does it.
#[track_caller]
pub fn solved_work(driver: &dyn Driver) -> Value {
    let issued: BotCheckIssued = driver.call(&Call::post("/bot-check", &json!({"kind": "pow"}))).ok();
    json!({"check": issued.check, "solution": robot::solve(&issued.puzzle)})
}

/// Writes the first step, to be sent by somebody else.
pub fn written_start(identifier: &str, check: &Value) -> Call {
    Call::post("/reset/start", &json!({"identifier": identifier, "bot_check": check}))
}

/// Names an account and returns the answer, whatever it is.
#[track_caller]
pub fn try_start(driver: &dyn Driver, identifier: &str) -> Answer {
    driver.call(&written_start(identifier, &solved_check(driver)))
}

impl<'a> Claimant<'a> {
    /// Begins a reset.
    #[track_caller]
    pub fn start(driver: &'a dyn Driver, identifier: &str) -> Self {
        Self::started(driver, &try_start(driver, identifier))
    }

    /// Goes on from an answered start.
    #[track_caller]
    pub fn started(driver: &'a dyn Driver, answer: &Answer) -> Self {
        let started: Started = answer.ok();
        Self {
            driver,
            flow: started.flow,
            challenge: String::new(),
            methods: started.methods,
            passed: started.gates_passed,
            required: started.gates_required,
        }
    }

    /// Goes on with tickets that are all that is left.
    pub fn holding(driver: &'a dyn Driver, flow: String, challenge: String) -> Self {
        Self { driver, flow, challenge, methods: Vec::new(), passed: 0, required: 0 }
    }

    /// Asks for a challenge by the id of a method.
    pub fn ask(&mut self, method: &str, contact: Option<&str>) -> Answer {
        self.ask_as(&attempt(), method, contact)
    }

    /// Asks for a challenge under an attempt.
    pub fn ask_as(&mut self, attempt: &str, method: &str, contact: Option<&str>) -> Answer {
        let mut body = json!({"flow": self.flow, "attempt": attempt, "method": method});
        if let (Some(contact), Some(fields)) = (contact, body.as_object_mut()) {
            fields.insert("contact".to_owned(), json!(contact));
        }
        let answer = self.driver.call(&Call::post("/reset/challenge", &body));
        if answer.status == 200 {
            let challenged: Challenged = answer.ok();
            self.flow = challenged.flow;
            self.challenge = challenged.challenge;
        }
        answer
    }

    /// Returns the id of the offered method of a kind.
    #[track_caller]
    pub fn method(&self, kind: &str) -> String {
        let method = self.methods.iter().find(|method| method.kind.as_str() == kind);
        method.unwrap_or_else(|| panic!("{kind} is not offered: {:?}", self.methods)).id.clone()
    }

    /// Asks for a mail code, typing the address where that is asked for, and reads the mail.
    #[track_caller]
    pub fn mail_code(&mut self, address: &str) -> String {
        let before = mail::codes(&self.driver.mails(address)).len();
        let id = self.method("mail");
        let typed = self.methods.iter().any(|method| method.id == id && method.contact.is_some());
        let answer = self.ask(&id, typed.then_some(address));
        assert_eq!(answer.status, 200, "{}", answer.text());
        let codes = mail::codes(&self.driver.mails(address));
        assert_eq!(codes.len(), before + 1, "one code arrives at {address}");
        codes.last().expect("a code").clone()
    }

    /// Answers the challenge in hand.
    pub fn answer(&mut self, code: &str) -> Answer {
        self.answer_as(&attempt(), code)
    }

    /// Writes an answer to the challenge in hand, to be sent by somebody else.
    pub fn written_answer(&self, code: &str) -> Call {
        self.written_answer_as(&attempt(), code)
    }

    fn written_answer_as(&self, attempt: &str, code: &str) -> Call {
        let body = json!({
            "flow": self.flow, "challenge": self.challenge, "attempt": attempt, "answer": {"code": code},
        });
        Call::post("/reset/verify", &body)
    }

    /// Writes the last step, to be sent by somebody else.
    pub fn written_password(&self, password: &str) -> Call {
        Call::post("/reset/password", &json!({"flow": self.flow, "attempt": attempt(), "password": password}))
    }

    /// Answers the challenge in hand under an attempt.
    pub fn answer_as(&mut self, attempt: &str, code: &str) -> Answer {
        let answer = self.driver.call(&self.written_answer_as(attempt, code));
        self.take_in(&answer);
        answer
    }

    /// Writes answers to the questions in hand, to be sent by somebody else.
    pub fn written_answers(&self, answers: &[String]) -> Call {
        let body = json!({
            "flow": self.flow, "challenge": self.challenge, "attempt": attempt(), "answer": {"answers": answers},
        });
        Call::post("/reset/verify", &body)
    }

    /// Answers the questions in hand.
    pub fn answer_questions(&mut self, answers: &[String]) -> Answer {
        let answer = self.driver.call(&self.written_answers(answers));
        self.take_in(&answer);
        answer
    }

    /// Writes a saved recovery code as the answer to the challenge in hand.
    pub fn written_recovery(&self, attempt: &str, code: &str) -> Call {
        let body = json!({
            "flow": self.flow, "challenge": self.challenge, "attempt": attempt, "answer": {"recovery": code},
        });
        Call::post("/reset/verify", &body)
    }

    /// Answers by a saved recovery code.
    pub fn answer_recovery(&mut self, code: &str) -> Answer {
        let answer = self.driver.call(&self.written_recovery(&attempt(), code));
        self.take_in(&answer);
        answer
    }

    /// Goes on from the answer to an answer, whoever sent it.
    pub fn take_in(&mut self, answer: &Answer) {
        if answer.status == 200 {
            let progress: Progress = answer.ok();
            self.flow = progress.flow;
            self.methods = progress.methods;
            self.passed = progress.gates_passed;
            self.required = progress.gates_required;
        }
    }

    /// Passes the mail gate.
    #[track_caller]
    pub fn pass_mail(&mut self, address: &str) {
        let code = self.mail_code(address);
        let answer = self.answer(&code);
        assert_eq!(answer.status, 200, "{}", answer.text());
    }

    /// Passes the authenticator gate.
    #[track_caller]
    pub fn pass_authenticator(&mut self, seed: &TotpSeed) {
        let answer = self.ask("authenticator", None);
        assert_eq!(answer.status, 200, "{}", answer.text());
        let answer = self.answer(&totp::code_at(seed, self.driver.now()));
        assert_eq!(answer.status, 200, "{}", answer.text());
    }

    /// Passes both gates of a person with one address and one authenticator.
    #[track_caller]
    pub fn pass_both(&mut self, person: &Person) {
        self.pass_mail(&address_of(person));
        self.pass_authenticator(&seed_of(person));
        assert_eq!((self.passed, self.required), (2, 2));
        assert!(self.methods.is_empty(), "nothing more to pass: {:?}", self.methods);
    }

    /// Sets a new password.
    pub fn set_password(&self, password: &str) -> Answer {
        self.set_password_as(&attempt(), password)
    }

    /// Sets a new password under an attempt.
    pub fn set_password_as(&self, attempt: &str, password: &str) -> Answer {
        let body = json!({"flow": self.flow, "attempt": attempt, "password": password});
        self.driver.call(&Call::post("/reset/password", &body))
    }

    /// Unlocks.
    pub fn unlock(&self) -> Answer {
        self.driver.call(&Call::post("/reset/unlock", &json!({"flow": self.flow, "attempt": attempt()})))
    }

    /// Asks for more time.
    pub fn extend(&mut self) -> Answer {
        let answer = self.driver.call(&Call::post("/reset/extend", &json!({"flow": self.flow})));
        if answer.status == 200 {
            let extended: Extended = answer.ok();
            self.flow = extended.flow;
        }
        answer
    }

    /// Leaves.
    pub fn close(&self, reason: &str, message: Option<&str>) -> Answer {
        let mut body = json!({"flow": self.flow, "reason": reason});
        if let (Some(message), Some(fields)) = (message, body.as_object_mut()) {
            fields.insert("message".to_owned(), json!(message));
        }
        self.driver.call(&Call::post("/reset/close", &body))
    }

    /// Asks how the challenge in hand stands.
    pub fn poll(&self) -> Answer {
        self.driver.call(&Call::post("/reset/poll", &json!({"challenge": self.challenge})))
    }
}

/// Returns a person of the organisation, by their immutable id.
#[track_caller]
pub fn person(driver: &dyn Driver, id: &str) -> Person {
    driver.organisation().person(id).expect("a person of the organisation").clone()
}

/// Signs in with a password.
pub fn sign_in(driver: &dyn Driver, identifier: &str, password: &str) -> Answer {
    driver.call(&Call::post("/session", &json!({"identifier": identifier, "password": password})))
}

/// Returns the first registered address of a person.
#[track_caller]
pub fn address_of(person: &Person) -> String {
    let found = person.enrolments.iter().find_map(|enrolment| enrolment.authenticator.address());
    found.expect("the person has an address").as_str().to_owned()
}

/// Returns the first authenticator secret of a person.
#[track_caller]
pub fn seed_of(person: &Person) -> TotpSeed {
    let found = person.enrolments.iter().find_map(|enrolment| enrolment.authenticator.seed());
    found.expect("the person has an authenticator").clone()
}
