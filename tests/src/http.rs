//! Drives the API over HTTP: the worker on workerd, with D1, Durable Objects and mail over a socket.
//!
//! `cargo xtask test edge` starts the worker with its testing hooks and says where it is. Scenarios share that one
//! worker, so they run one after the other, each over a world that was set up anew.

mod damage;

use core::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader};
use std::net::TcpStream;
use std::sync::mpsc::{self, Receiver};
use std::sync::{Barrier, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use latchkey_protocol::account::Role;
use latchkey_protocol::credential::Cost;
use latchkey_protocol::enrolment::Authenticator;
use latchkey_protocol::policy::{Document, Policy};
use latchkey_protocol::seal::{self, Place, SealedKind};
use latchkey_protocol::testing::{Hitch, Organisation, Solved, demo};
use latchkey_protocol::time::UnixSeconds;
use serde::Deserialize;
use serde_json::{Value, json};
use ureq::Agent;
use ureq::http::Request;

use crate::driver::{Answer, Call, Change, Driver, Failure, Part};
use crate::entropy::SystemEntropy;
use crate::mail::Mail;
use crate::secrets::Secrets;
use crate::seed::{self, Deployment};

/// How long work after an answer may take before a scenario fails for it: a mail server that says nothing is given up after
/// 15 s.
const PATIENCE: Duration = Duration::from_secs(20);
/// How often it is looked whether something has come to pass.
const POLL: Duration = Duration::from_millis(5);
/// How long an answer may take that comes from outside of the worker, or a death to be noticed.
const LATE: Duration = Duration::from_secs(40);
/// Connections that a race opens.
const CONNECTIONS: usize = 50;
/// Statements that one call of the database's hook takes.
const STATEMENTS: usize = 500;
/// Headers that come from the way, not from the answer.
const OF_THE_WAY: [&str; 7] =
    ["date", "connection", "content-length", "transfer-encoding", "x-rows-read", "keep-alive", "server"];

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
    /// Answers to requests over which the worker died; they come once it is noticed outside of the worker.
    late: RefCell<Vec<Receiver<Answer>>>,
    _world: MutexGuard<'static, ()>,
}

/// A mail as the catcher tells it.
#[derive(Clone, Debug, Deserialize)]
pub struct Caught {
    /// Whom it was delivered for, by the envelope.
    pub to: Vec<String>,
    /// Its subject.
    pub subject: String,
    /// Its text.
    pub text: String,
    /// The same as HTML.
    pub html: String,
    /// Its headers, names in lower case.
    pub headers: BTreeMap<String, String>,
    /// Whether it came over TLS.
    pub secure: bool,
    /// Who logged in to deliver it; empty if nobody did.
    pub user: String,
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
            late: RefCell::default(),
            _world: world,
        };
        http.set_up();
        http
    }

    /// Sends requests at once, over as many connections as there are threads, and returns their answers in order.
    #[must_use]
    pub fn at_once(&self, calls: &[Call]) -> Vec<Answer> {
        let share = calls.len().div_ceil(CONNECTIONS).max(1);
        let ready = Barrier::new(calls.len().div_ceil(share));
        let (agent, origin, ready) = (&self.agent, self.origin.as_str(), &ready);
        thread::scope(|scope| {
            let workers: Vec<_> = calls
                .chunks(share)
                .map(|share| {
                    scope.spawn(move || {
                        ready.wait();
                        let answer = |call: &Call| {
                            let body = call.body.as_deref().unwrap_or_default();
                            send(agent, origin, call.method, &call.path, &call.headers, body)
                        };
                        share.iter().map(answer).collect::<Vec<_>>()
                    })
                })
                .collect();
            workers.into_iter().flat_map(|worker| worker.join().expect("a sender")).collect()
        })
    }

    /// Sends one message over a route (`{variables, to}`) and returns the courier's fault, if any.
    #[must_use]
    pub fn send_over(&self, route: &Value) -> Option<String> {
        match self.hook("/testing/mail", route) {
            Value::Null => None,
            fault => Some(fault.as_str().expect("a fault is a text").to_owned()),
        }
    }

    /// Returns the keys of the worker, and which organisation it serves.
    #[must_use]
    pub const fn secrets(&self) -> &Secrets {
        &self.secrets
    }

    /// Lets the worker seal anew what an older key has sealed, as its cron does.
    pub fn reseal(&self) {
        self.hook("/testing/reseal", &json!({}));
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

    /// Returns the mails to an address that have arrived.
    #[must_use]
    pub fn caught(&self, address: &str) -> Vec<Caught> {
        self.fetch_caught(&format!("?to={}", address.replace('+', "%2B")))
    }

    /// Returns every mail that has arrived, whoever it was for.
    #[must_use]
    pub fn all_caught(&self) -> Vec<Caught> {
        self.fetch_caught("")
    }

    /// Forgets the mails that have arrived.
    pub fn forget_mail(&self) {
        self.agent.delete(format!("{}/messages", self.mail)).call().expect("the mail catcher forgets");
    }

    fn fetch_caught(&self, query: &str) -> Vec<Caught> {
        let url = format!("{}/messages{query}", self.mail);
        let mut answer = self.agent.get(url).call().expect("the mail catcher answers");
        serde_json::from_reader(answer.body_mut().as_reader()).expect("caught mails")
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

    /// Returns the answers to the requests over which the worker died, as its outermost layer gives them.
    #[must_use]
    pub fn late_answers(&self) -> Vec<Answer> {
        let answers = self.late.take();
        answers.into_iter().map(|late| late.recv_timeout(LATE).expect("an answer, however late")).collect()
    }

    /// Sends a request whose answer nobody waits for.
    #[must_use]
    pub fn call_in_the_background(&self, call: &Call) -> Receiver<Answer> {
        let (tell, told) = mpsc::channel();
        let (agent, origin, call) = (self.agent.clone(), self.origin.clone(), call.clone());
        thread::spawn(move || {
            let body = call.body.as_deref().unwrap_or_default();
            if let Ok(answer) = try_send(&agent, &origin, call.method, &call.path, &call.headers, body) {
                // Whoever asked may be gone by then.
                drop(tell.send(answer));
            }
        });
        told
    }

    /// Sets how parts misbehave from now on, by kind or `kind:part`.
    pub fn misbehave(&self, faults: &Value) {
        self.hook("/testing/faults", faults);
    }

    /// Waits until a request has come to a call of this name since [`Driver::watch`].
    pub fn until_step(&self, name: &str) {
        until(PATIENCE, &format!("a request comes to {name}"), || self.steps_so_far().iter().any(|step| step == name));
    }

    /// Waits until the worker that was started anew answers, and forgets the connections to the old one.
    fn reconnect(&self) {
        let is_up = || try_send(&self.agent, &self.origin, "GET", "/api/v1/tenant", &[], &[]).is_ok();
        // Each try that fails takes a dead connection out of the pool.
        until(LATE, "the worker comes up again", || is_up() && is_up());
    }

    /// Kills the worker as a crash does, and waits until the next one answers, with whatever its variables say by then.
    pub fn kill_and_restart(&self) {
        let stream = TcpStream::connect(variable("LATCHKEY_RESTARTS")).expect("whoever restarts the worker");
        let mut line = String::new();
        BufReader::new(stream).read_line(&mut line).expect("a word from whoever restarts the worker");
        assert_eq!(line, "ready\n", "the worker did not come up again");
        self.reconnect();
    }

    /// Starts a mail server that misbehaves at a step of every dialogue, and returns its port.
    #[must_use]
    pub fn unruly_mail_server(&self, step: &str, mode: &str) -> u16 {
        let url = format!("{}/unruly?at={step}&mode={mode}", self.mail);
        let mut answer = self.agent.post(url).send_empty().expect("the mail catcher answers");
        let told: Value = serde_json::from_reader(answer.body_mut().as_reader()).expect("a port");
        told.get("port").and_then(Value::as_u64).and_then(|port| u16::try_from(port).ok()).expect("a port")
    }

    /// Makes the worker's own mail server misbehave at a step of the next dialogues.
    pub fn mail_fault(&self, step: &str, mode: &str, times: u32) {
        let url = format!("{}/fault?at={step}&mode={mode}&times={times}", self.mail);
        let answer = self.agent.put(url).send_empty().expect("the mail catcher answers");
        assert_eq!(answer.status().as_u16(), 200, "{mode} at {step}");
    }

    /// Rights what only lives in the worker's memory, if it died since.
    fn revive(&self, life: &Value) -> bool {
        let is_another = self.hook("/testing/life", &json!({})) != *life;
        if is_another {
            self.hook("/testing/clock", &json!({"offset_s": self.offset_s.get()}));
        }
        is_another
    }

    /// Waits until no work after an answer is under way, and no round of the outbox.
    pub fn quiet(&self) {
        until(PATIENCE, "work after an answer ends", || self.hook("/testing/under-way", &json!({})) == json!(0));
    }

    fn steps_so_far(&self) -> Vec<String> {
        serde_json::from_value(self.hook("/testing/steps", &json!({}))).expect("names of calls")
    }

    fn enrolment_update(&self, subject: &str, to: &str) -> Vec<String> {
        let person = self.organisation.person(subject).expect("a person");
        let mails = person.enrolments.iter().filter(|known| matches!(known.authenticator, Authenticator::Mail { .. }));
        mails
            .map(|enrolment| {
                let kind = SealedKind::Mail;
                let place = Place { tenant: &self.secrets.tenant, subject: &person.id, enrolment: &enrolment.id, kind };
                let sealed = seal::seal(&self.secrets.keys, &SystemEntropy, &place, to.as_bytes(), system_now());
                let sealed = sealed.expect("an address can be sealed");
                format!("UPDATE enrolments SET sealed = '{sealed}' WHERE id = '{}'", enrolment.id)
            })
            .collect()
    }
}

impl Default for Http {
    fn default() -> Self {
        Self::new()
    }
}

impl Driver for Http {
    fn call(&self, call: &Call) -> Answer {
        let body = call.body.clone().unwrap_or_default();
        send(&self.agent, &self.origin, call.method, &call.path, &call.headers, &body)
    }

    fn call_to_death(&self, call: &Call) -> Option<Answer> {
        let life = self.hook("/testing/life", &json!({}));
        let told = self.call_in_the_background(call);
        let since = Instant::now();
        loop {
            if let Ok(answer) = told.recv_timeout(POLL) {
                self.quiet();
                self.revive(&life);
                return Some(answer);
            }
            if self.revive(&life) {
                self.late.borrow_mut().push(told);
                return None;
            }
            assert!(since.elapsed() < LATE, "neither an answer nor a death");
        }
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
        let rows = self.sql(&[format!(
            "SELECT count(*) AS changes FROM audit WHERE subject = '{subject}' AND result = 'succeeded' \
             AND event LIKE '%\"commit: written\"%'"
        )]);
        let count = rows.pointer("/0/0/changes").and_then(Value::as_u64).expect("a count");
        usize::try_from(count).expect("a count")
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
        let policy = self.policy.take().expect("a policy");
        let edited = policy.edited(edit).expect("the policy fits together");
        let document = serde_json::to_string(&edited).expect("a policy is JSON").replace('\'', "''");
        let columns = "version, document, written, author";
        let values = format!("{}, '{document}', {}, 'test'", edited.version, self.now());
        self.sql(&[format!("INSERT INTO policies ({columns}) VALUES ({values})")]);
        self.policy.set(Some(edited));
    }

    fn change(&self, subject: &str, change: &Change) {
        let account = |set: &str| vec![format!("UPDATE accounts SET {set} WHERE id = '{subject}'")];
        let statements = match change {
            Change::Disable => account("status = 'disabled', flow_epoch = flow_epoch + 1"),
            Change::Lock => account("locked = 1"),
            Change::Role(role) => account(&format!("role = '{}', flow_epoch = flow_epoch + 1", name_of(*role))),
            Change::Groups(groups) => {
                let mut statements = vec![format!("DELETE FROM group_accounts WHERE account = '{subject}'")];
                statements.extend(groups.iter().map(|group| {
                    format!("INSERT INTO group_accounts (account, in_group) VALUES ('{subject}', '{group}')")
                }));
                statements
            }
            Change::Contact(to) => self.enrolment_update(subject, to),
            Change::DropAuthenticators => {
                vec![format!("DELETE FROM enrolments WHERE account = '{subject}' AND kind = 'totp'")]
            }
            Change::BumpEpoch => account("flow_epoch = flow_epoch + 1"),
        };
        self.sql(&statements);
    }

    fn fail(&self, part: Part, failure: Failure) {
        let part = match part {
            Part::Guard => "guard",
            Part::Directory => "d1:directory",
            Part::Write => "d1:commit",
            Part::Courier => "courier",
            Part::CommonPasswords => "common_passwords",
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

/// Makes a client that reports every status as an answer.
#[must_use]
pub fn agent() -> Agent {
    Agent::config_builder()
        .http_status_as_error(false)
        .allow_non_standard_methods(true)
        .max_redirects(0)
        .timeout_global(Some(Duration::from_mins(1)))
        .build()
        .into()
}

/// Sends one request.
#[must_use]
pub fn send(agent: &Agent, origin: &str, method: &str, path: &str, headers: &[(&str, String)], body: &[u8]) -> Answer {
    try_send(agent, origin, method, path, headers, body).unwrap_or_else(|error| panic!("{method} {path}: {error}"))
}

/// Sends one request, and returns what went wrong on the way if there is no answer.
///
/// # Errors
/// The client's.
pub fn try_send(
    agent: &Agent,
    origin: &str,
    method: &str,
    path: &str,
    headers: &[(&str, String)],
    body: &[u8],
) -> Result<Answer, ureq::Error> {
    let mut request = Request::builder().method(method).uri(format!("{origin}{path}"));
    for (name, value) in headers {
        request = request.header(*name, value);
    }
    let request = request.body(body.to_vec()).expect("a request");
    let mut response = agent.run(request)?;
    let mut headers: Vec<(String, String)> = response
        .headers()
        .iter()
        .map(|(name, value)| (name.as_str().to_owned(), String::from_utf8_lossy(value.as_bytes()).into_owned()))
        .filter(|(name, _)| !OF_THE_WAY.contains(&name.as_str()))
        .collect();
    headers.sort();
    let status = response.status().as_u16();
    let body = response.body_mut().read_to_vec()?;
    Ok(Answer { status, headers, body })
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

fn name_of(role: Role) -> String {
    serde_json::to_value(role).expect("a role is JSON").as_str().expect("a name").to_owned()
}
