//! Drives the API over HTTP: the worker on workerd, with D1, Durable Objects and mail over a socket.
//!
//! `cargo xtask test edge` starts the worker with its testing hooks and says where it is. Scenarios share that one
//! worker, so they run one after the other, each over a world that was set up anew.

mod changes;
mod damage;
mod death;
mod mailbox;
mod wire;

use core::cell::{Cell, RefCell};
use std::sync::mpsc::Receiver;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use latchkey_protocol::credential::Cost;
use latchkey_protocol::policy::{Document, Policy};
use latchkey_protocol::testing::{Hitch, Organisation, Solved, demo};
use latchkey_protocol::time::UnixSeconds;
use serde_json::{Value, json};
use ureq::Agent;

use crate::driver::{Answer, Call, Change, Driver, Failure, Part};
use crate::entropy::SystemEntropy;
use crate::mail::Mail;
use crate::secrets::Secrets;
use crate::seed::{self, Deployment};

pub use damage::Damage;
pub use mailbox::Caught;
pub use wire::{agent, ask, send, try_send};

/// How long work after an answer may take before a scenario fails for it: a mail server that says nothing is given up after
/// 15 s.
const PATIENCE: Duration = Duration::from_secs(20);
/// How often it is looked whether something has come to pass.
const POLL: Duration = Duration::from_millis(5);
/// Statements that one call of the database's hook takes.
const STATEMENTS: usize = 500;

/// One scenario at a time: the worker's clock, faults and database are everybody's.
static WORLD: Mutex<()> = Mutex::new(());

/// The worker, as a scenario sees it.
pub struct Http {
    agent: Agent,
    origin: String,
    mail: String,
    secrets: Secrets,
    organisation: Organisation,
    policy: Cell<Option<Policy>>,
    offset_s: Cell<i64>,
    /// Whether calls that failed for a moment are sent again, as the page does by itself.
    repeats: Cell<bool>,
    /// Answers to requests over which the worker died; they come once it is noticed outside of the worker.
    late: RefCell<Vec<Receiver<Answer>>>,
    _world: MutexGuard<'static, ()>,
}

impl Http {
    /// Takes the worker for one scenario and sets its world up anew.
    #[must_use]
    pub fn new() -> Self {
        Self::with(demo(system_now()).expect("the demo fits together"))
    }

    /// Takes the worker and sets up a world with another organisation in it.
    #[must_use]
    pub fn with(organisation: Organisation) -> Self {
        let world = WORLD.lock().unwrap_or_else(PoisonError::into_inner);
        let secrets = Secrets::read();
        let http = Self {
            agent: agent(),
            origin: variable("LATCHKEY_ORIGIN"),
            mail: variable("LATCHKEY_MAIL"),
            secrets,
            policy: Cell::new(Some(organisation.policy.clone())),
            organisation,
            offset_s: Cell::new(0),
            repeats: Cell::new(false),
            late: RefCell::default(),
            _world: world,
        };
        http.set_up();
        http
    }

    /// Sends one message over a route (`{variables, to}`) and returns the courier's fault, if any.
    #[must_use]
    pub fn send_over(&self, route: &Value) -> Option<String> {
        match self.hook("/testing/mail", route) {
            Value::Null => None,
            fault => Some(fault.as_str().expect("a fault is a text").to_owned()),
        }
    }

    /// Sends a call and returns its answer with how many rows the database read for it.
    ///
    /// # Panics
    /// If the answer is no 200, or does not say.
    #[must_use]
    pub fn rows_read(&self, call: &Call) -> (Value, u64) {
        let mut request =
            ureq::http::Request::builder().method(call.method).uri(format!("{}{}", self.origin, call.path));
        for (name, value) in &call.headers {
            request = request.header(*name, value);
        }
        let mut response = self.agent.run(request.body(()).expect("a request")).expect("an answer");
        assert_eq!(response.status().as_u16(), 200, "{}", call.path);
        let rows = response.headers().get("x-rows-read").and_then(|rows| rows.to_str().ok()?.parse().ok());
        let answer = serde_json::from_reader(response.body_mut().as_reader()).expect("JSON");
        (answer, rows.expect("a number of rows"))
    }

    /// Returns the keys of the worker, and which organisation it serves.
    #[must_use]
    pub const fn secrets(&self) -> &Secrets {
        &self.secrets
    }

    /// Lets the worker seal anew what an older key has sealed, and forget what is too old, as its cron does.
    pub fn tidy(&self) {
        self.hook("/testing/tidy", &json!({}));
    }

    /// Returns the answer of a database query, as the rows of its one statement.
    #[must_use]
    pub fn rows(&self, query: &str) -> Vec<Value> {
        let results = self.sql(&[query.to_owned()]);
        results.get(0).and_then(Value::as_array).cloned().unwrap_or_default()
    }

    /// Asks a service (`{base, password}`) for a leaked password; returns `true`, `false`, or `{fault}`.
    #[must_use]
    pub fn ask_for_leaks(&self, question: &Value) -> Value {
        self.hook("/testing/leaks", question)
    }

    /// Posts something to a stand-in and returns its answer.
    pub fn stand_in(&self, path: &str, body: &[u8]) -> Answer {
        send(&self.agent, &variable("LATCHKEY_STAND_INS"), "POST", path, &[], body)
    }

    /// Empties and fills database, guard, faults, clock and mail.
    fn set_up(&self) {
        let deployment =
            Deployment { tenant: &self.secrets.tenant, keys: &self.secrets.keys, cost: Cost::Test, now: system_now() };
        let filled = seed::sql(&self.organisation, &deployment, &SystemEntropy).expect("the demo can be written");
        let statements: Vec<String> = seed::wipe().into_iter().chain(filled).collect();
        let (first, rest) = statements.split_at(STATEMENTS.min(statements.len()));
        // First, or the world would wait for deliveries of the one before that still misbehave.
        self.mail_fault("message", "none", 0);
        self.hook("/testing/world", &json!({"statements": first}));
        for some in rest.chunks(STATEMENTS) {
            self.sql(some);
        }
        self.stand_in("/turnstile/mode", b"well");
        self.forget_mail();
    }

    /// Calls a testing hook and returns what it answers.
    pub fn hook(&self, path: &str, body: &Value) -> Value {
        let answer = self.send("POST", path, &[("content-type", "application/json".to_owned())], &body.to_string());
        assert_eq!(answer.status, 200, "{path}: {}", answer.text());
        serde_json::from_slice(&answer.body).expect("a hook answers JSON")
    }

    fn send(&self, method: &str, path: &str, headers: &[(&str, String)], body: &str) -> Answer {
        send(&self.agent, &self.origin, method, path, headers, body.as_bytes())
    }

    /// Runs statements in the worker's database, as one transaction, and returns the rows of each.
    pub fn sql(&self, statements: &[String]) -> Value {
        self.hook("/testing/sql", &json!({"statements": statements}))
    }

    /// Sends calls again from now on that a part kept from an answer (503), letter by letter the same, as the page does.
    pub fn repeat_what_fails(&self) {
        self.repeats.set(true);
    }

    /// Sets how parts misbehave from now on, by kind or `kind:part`.
    pub fn misbehave(&self, faults: &Value) {
        self.hook("/testing/faults", faults);
    }

    /// Waits until no work after an answer is under way, and no round of the outbox.
    pub fn quiet(&self) {
        until(PATIENCE, "work after an answer ends", || self.hook("/testing/under-way", &json!({})) == json!(0));
    }

    fn steps_so_far(&self) -> Vec<String> {
        serde_json::from_value(self.hook("/testing/steps", &json!({}))).expect("names of calls")
    }
}

impl Default for Http {
    fn default() -> Self {
        Self::new()
    }
}

impl Driver for Http {
    fn call(&self, call: &Call) -> Answer {
        wire::ask(&self.agent, &self.origin, call, self.repeats.get())
    }

    fn call_to_death(&self, call: &Call) -> Option<Answer> {
        self.answer_or_death(call)
    }

    fn watch(&self) {
        self.hook("/testing/plan", &Value::Null);
    }

    fn steps(&self) -> Vec<String> {
        self.quiet();
        self.steps_so_far()
    }

    fn trip(&self, step: usize, hitch: Hitch) {
        let how = match hitch {
            Hitch::Down => "down",
            Hitch::LosesAnswer => "lost_reply",
            Hitch::DiesBefore => "dies",
            Hitch::DiesAfter => "dies_after",
        };
        self.hook("/testing/plan", &json!({"step": step, "how": how}));
    }

    fn changes(&self, subject: &str) -> usize {
        self.completed_changes(subject)
    }

    fn settle(&self) {
        self.hook("/testing/settle", &json!({}));
    }

    fn mails(&self, address: &str) -> Vec<Mail> {
        self.settle();
        self.caught(address).into_iter().map(|mail| Mail::read(&mail.subject, mail.text)).collect()
    }

    fn advance(&self, seconds: u64) {
        self.jump(i64::try_from(seconds).expect("a span that tests use"));
    }

    fn jump(&self, seconds: i64) {
        self.offset_s.set(self.offset_s.get() + seconds);
        self.hook("/testing/clock", &json!({"offset_s": self.offset_s.get()}));
    }

    fn now(&self) -> UnixSeconds {
        UnixSeconds(system_now().0.saturating_add_signed(self.offset_s.get()))
    }

    fn edit_policy(&self, edit: &dyn Fn(&mut Document)) {
        self.replace_policy(edit);
    }

    fn change(&self, subject: &str, change: &Change) {
        self.sql(&self.statements(subject, change));
    }

    fn fail(&self, part: Part, failure: Failure) {
        let part = match part {
            Part::Guard => "guard",
            Part::Directory => "d1:directory",
            Part::Write => "d1:commit",
            Part::Courier => "courier",
            Part::CommonPasswords => "common_passwords",
            Part::Words => "words",
            Part::Breaches => "breaches",
            Part::Turnstile => "turnstile",
        };
        let faults = match failure {
            Failure::None => json!({}),
            Failure::Down => json!({part: "down"}),
            Failure::LosesAnswer => json!({part: "lost_reply"}),
        };
        self.misbehave(&faults);
    }

    fn token(&self, solved: &Solved) -> String {
        let Solved { hostname, action, cdata } = solved;
        let widget = json!({"hostname": hostname, "action": action, "cdata": cdata});
        self.stand_in("/turnstile/solve", widget.to_string().as_bytes()).text()
    }

    fn leak(&self, password: &str) {
        self.stand_in("/breaches/leak", password.as_bytes());
    }

    fn organisation(&self) -> &Organisation {
        &self.organisation
    }

    fn origin(&self) -> String {
        self.origin.clone()
    }

    fn operator_token(&self) -> String {
        self.secrets.operator_token.clone()
    }

    fn next_keys(&self) -> UnixSeconds {
        self.secrets.next_keys
    }

    fn picture_answer(&self, check: &str) -> Option<String> {
        self.secrets.picture_answer(check, &self.origin, self.now())
    }
}

/// Waits until something is so, and fails with its name if it is not in time.
pub fn until(limit: Duration, what: &str, is_so: impl Fn() -> bool) {
    let since = Instant::now();
    while !is_so() {
        assert!(since.elapsed() < limit, "not within {limit:?}: {what}");
        thread::sleep(POLL);
    }
}

/// Returns a variable that `cargo xtask test edge` sets.
#[must_use]
pub fn variable(name: &str) -> String {
    std::env::var(name).unwrap_or_else(|_| panic!("{name} is not set: run `cargo xtask test edge`"))
}

fn system_now() -> UnixSeconds {
    UnixSeconds(SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970").as_secs())
}
