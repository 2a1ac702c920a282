//! What a scenario may do to a deployment: call it, read its mail, move its clock, and change its world behind its back.

use latchkey_protocol::account::Role;
use latchkey_protocol::ids::GroupId;
use latchkey_protocol::policy::Document;
use latchkey_protocol::testing::{Hitch, Organisation, Solved};
use latchkey_protocol::time::UnixSeconds;
use latchkey_shared::problem::Problem;
use latchkey_shared::sorted::Set;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::mail::Mail;

/// One HTTP request.
#[derive(Clone, Debug)]
pub struct Call {
    /// HTTP method.
    pub method: &'static str,
    /// Path without origin.
    pub path: String,
    /// Headers beside those that any client sends.
    pub headers: Vec<(&'static str, String)>,
    /// Body.
    pub body: Option<Vec<u8>>,
}

impl Call {
    /// Makes a `POST` of JSON to a path under `/api/v1`.
    #[must_use]
    pub fn post(path: &str, body: &Value) -> Self {
        Self {
            method: "POST",
            path: format!("/api/v1{path}"),
            headers: vec![("content-type", "application/json".to_owned())],
            body: Some(body.to_string().into_bytes()),
        }
    }

    /// Makes a `GET` of a path.
    #[must_use]
    pub fn get(path: &str) -> Self {
        Self { method: "GET", path: path.to_owned(), headers: Vec::new(), body: None }
    }

    /// Adds a header.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: &str) -> Self {
        self.headers.retain(|(known, _)| *known != name);
        self.headers.push((name, value.to_owned()));
        self
    }
}

/// What came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// Headers, names in lower case, sorted.
    pub headers: Vec<(String, String)>,
    /// Body.
    pub body: Vec<u8>,
}

impl Answer {
    /// Reads the body as a wire type of a 200.
    #[must_use]
    #[track_caller]
    pub fn ok<T: DeserializeOwned>(&self) -> T {
        assert_eq!(self.status, 200, "{}", self.text());
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    /// Reads the body as a problem document, and checks that the document says the same status.
    #[must_use]
    #[track_caller]
    pub fn problem(&self) -> Problem {
        assert_eq!(self.header("content-type"), Some("application/problem+json"), "{}", self.text());
        let problem: Problem =
            serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.text()));
        assert_eq!(problem.status, self.status);
        problem
    }

    /// Returns a header.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Returns the body as text.
    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// A change of an account that nobody asked a flow for.
#[derive(Clone, Debug)]
pub enum Change {
    /// An administrator disables it. Bumps the flow epoch.
    Disable,
    /// The directory locks it.
    Lock,
    /// It gets a role. Bumps the flow epoch.
    Role(Role),
    /// It is in these groups from now on.
    Groups(Set<GroupId>),
    /// Its registered mail address becomes another one; the epoch stays, so that only the code itself can notice.
    Contact(String),
    /// It loses its authenticators.
    DropAuthenticators,
    /// Something bumps its flow epoch.
    BumpEpoch,
}

/// A part that can fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The guard.
    Guard,
    /// Reading accounts.
    Directory,
    /// Writing accounts.
    Write,
    /// Sending mail.
    Courier,
    /// The list of common passwords.
    CommonPasswords,
    /// The words of the security questions, and of messages in other languages than English.
    Words,
    /// Asking for leaked passwords.
    Breaches,
    /// Asking Cloudflare about tokens of Turnstile.
    Turnstile,
}

/// How it fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// It does not.
    None,
    /// Every call fails and does nothing.
    Down,
    /// The next call is carried out, and its answer lost.
    LosesAnswer,
}

/// A deployment under test, with Alderbrook Hospital in it.
pub trait Driver {
    /// Sends a request and returns its answer.
    fn call(&self, call: &Call) -> Answer;

    /// Lets the work after answers come to its end, notices included.
    fn settle(&self);

    /// Returns the mails that arrived at an address, oldest first, once everything under way has settled.
    fn mails(&self, address: &str) -> Vec<Mail>;

    /// Moves every clock on.
    fn advance(&self, seconds: u64);

    /// Sets every clock ahead or back.
    fn jump(&self, seconds: i64);

    /// Returns the deployment's time.
    fn now(&self) -> UnixSeconds;

    /// Changes the policy.
    fn edit_policy(&self, edit: &dyn Fn(&mut Document));

    /// Changes an account, named by its immutable id.
    fn change(&self, subject: &str, change: &Change);

    /// Makes a part fail from now on.
    fn fail(&self, part: Part, failure: Failure);

    /// Solves a widget of Turnstile, and returns its token.
    fn token(&self, solved: &Solved) -> String;

    /// Lets a password leak.
    fn leak(&self, password: &str);

    /// Counts the calls of every part from now on, and lets all of them go right again.
    fn watch(&self);

    /// Names the calls since, in order, those after the answer included; those of a delivery are not among them.
    fn steps(&self) -> Vec<String>;

    /// Makes the call with this number go wrong, from 0 and counted from now on.
    fn trip(&self, step: usize, hitch: Hitch);

    /// Sends a request whose answer may never come, because the worker dies over it.
    fn call_to_death(&self, call: &Call) -> Option<Answer>;

    /// Returns how many completed changes the audit holds of an account, resets and unlocks.
    fn changes(&self, subject: &str) -> usize;

    /// Returns the organisation as it was set up: passwords, secrets, addresses.
    fn organisation(&self) -> &Organisation;

    /// Returns our own origin.
    fn origin(&self) -> String;

    /// Returns when the next key of every ring begins to seal.
    fn next_keys(&self) -> UnixSeconds;

    /// Returns the operator's token.
    fn operator_token(&self) -> String;

    /// Returns the answer to a picture check, as only the worker can know it.
    fn picture_answer(&self, check: &str) -> Option<String>;
}
