//! Drives the API natively: the same code as in the worker, over the ports in memory, in milliseconds.

use latchkey_protocol::account::AccountStatus;
use latchkey_protocol::api::{self, Hidden, OWN_PAGE_HEADER, Request, RequestHeaders, Response};
use latchkey_protocol::audit::{Activity, ResultClass};
use latchkey_protocol::contact::MailAddress;
use latchkey_protocol::enrolment::Authenticator;
use latchkey_protocol::flow::not_me;
use latchkey_protocol::ids::SubjectId;
use latchkey_protocol::keys::OperatorToken;
use latchkey_protocol::policy::Document;
use latchkey_protocol::ports::Clock;
use latchkey_protocol::testing::{
    Failing, FaultSwitch, Hitch, Memory, MemoryBreaches, MemoryTurnstile, NEXT_KEYS, Organisation, START, Solved,
    block_on, demo, fault, in_parallel, run_to_death,
};
use latchkey_protocol::time::UnixSeconds;
use latchkey_shared::password::Password;

use crate::driver::{Answer, Call, Change, Driver, Failure, Part};
use crate::mail::{About, Mail};

/// A deployment in memory.
#[derive(Debug)]
pub struct Native {
    /// Its ports, for tests that look behind the API.
    pub memory: Memory,
    organisation: Organisation,
}

impl Native {
    /// Sets up Alderbrook Hospital.
    #[must_use]
    pub fn new() -> Self {
        Self::with(demo(START).expect("the demo fits together"))
    }

    /// Sets up another organisation.
    #[must_use]
    pub fn with(organisation: Organisation) -> Self {
        let memory = Memory::new(&organisation).expect("the demo can be set up");
        Self { memory, organisation }
    }

    /// Sends requests side by side: they take turns at every call of a port. The work after them follows.
    #[must_use]
    pub fn at_once(&self, calls: &[Call]) -> Vec<Answer> {
        let responses = in_parallel(calls.iter().map(|call| api::handle(&self.memory, request(call))).collect());
        responses.into_iter().map(|response| self.finish(response)).collect()
    }

    fn finish(&self, response: Response) -> Answer {
        for after in response.after {
            block_on(api::finish(&self.memory, after));
        }
        let mut headers: Vec<_> = response.headers.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        headers.sort();
        Answer { status: response.status, headers, body: response.body }
    }

    fn breaches(&self) -> &MemoryBreaches {
        self.memory.breaches.as_ref().expect("somebody is asked")
    }

    fn turnstile(&self) -> &MemoryTurnstile {
        self.memory.turnstile.as_ref().expect("there is a widget")
    }

    fn switch(&self, part: Part) -> &FaultSwitch {
        match part {
            Part::Guard => &self.memory.guard.faults,
            Part::Directory => &self.memory.directory.reads,
            Part::Write => &self.memory.directory.writes,
            Part::Courier => &self.memory.courier.faults,
            Part::CommonPasswords => &self.memory.common_passwords.faults,
            Part::Words => &self.memory.question_words.faults,
            Part::Breaches => &self.breaches().faults,
            Part::Turnstile => &self.turnstile().faults,
        }
    }
}

/// Turns a call into what the platform would have received.
fn request(call: &Call) -> Request {
    let header = |name: &str| call.headers.iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone());
    let (path, query) = call.path.split_once('?').unwrap_or((&call.path, ""));
    Request {
        method: call.method.to_owned(),
        path: path.to_owned(),
        query: query.to_owned(),
        headers: RequestHeaders {
            origin: header("origin"),
            content_type: header("content-type"),
            content_encoding: header("content-encoding"),
            cookie: header("cookie").map(Hidden),
            own_page: header(OWN_PAGE_HEADER),
            authorization: header("authorization").map(Hidden),
            if_match: header("if-match"),
        },
        body: call.body.clone().unwrap_or_default(),
        address: "192.0.2.7".to_owned(),
    }
}

impl Default for Native {
    fn default() -> Self {
        Self::new()
    }
}

impl Driver for Native {
    fn call(&self, call: &Call) -> Answer {
        self.finish(block_on(api::handle(&self.memory, request(call))))
    }

    fn call_to_death(&self, call: &Call) -> Option<Answer> {
        let mut response = run_to_death(api::handle(&self.memory, request(call)))?;
        for after in core::mem::take(&mut response.after) {
            // The answer has left by now.
            if run_to_death(api::finish(&self.memory, after)).is_none() {
                break;
            }
        }
        Some(self.finish(response))
    }

    fn watch(&self) {
        fault::watch();
    }

    fn steps(&self) -> Vec<String> {
        fault::steps().into_iter().map(str::to_owned).collect()
    }

    fn trip(&self, step: usize, hitch: Hitch) {
        fault::trip(step, hitch);
    }

    fn changes(&self, subject: &str) -> usize {
        let is_change = |line: &&latchkey_protocol::audit::AuditEvent| {
            matches!(line.activity, Activity::ResetPassword | Activity::UnlockAccount)
                && line.result == ResultClass::Succeeded
                && line.detail == "commit: written"
                && line.subject.as_ref().is_some_and(|known| known.as_str() == subject)
        };
        self.memory.audit.lines().iter().filter(is_change).count()
    }

    fn settle(&self) {
        block_on(self.memory.outbox.deliver(&self.memory.courier));
    }

    fn mails(&self, address: &str) -> Vec<Mail> {
        self.settle();
        let messages = self.memory.courier.messages_to(address);
        let messages =
            messages.iter().map(|message| Mail { about: About::from(&message.content), text: String::new() });
        let notices = self.memory.courier.notices();
        let notices = notices.iter().filter(|notice| notice.to.as_str() == address);
        let memory = &self.memory;
        // Of a notice's text this driver has the one address in it.
        let text = |notice| not_me::address(notice, &memory.keys, &memory.settings, self.now()).unwrap_or_default();
        messages.chain(notices.map(|notice| Mail { about: About::from(&notice.about), text: text(notice) })).collect()
    }

    fn advance(&self, seconds: u64) {
        self.memory.clock.advance(seconds);
    }

    fn jump(&self, seconds: i64) {
        let now = UnixSeconds(self.now().0.saturating_add_signed(seconds));
        self.memory.clock.set(now);
    }

    fn now(&self) -> UnixSeconds {
        self.memory.clock.now()
    }

    fn edit_policy(&self, edit: &dyn Fn(&mut Document)) {
        self.memory.policies.edit(edit).expect("the policy fits together");
    }

    fn change(&self, subject: &str, change: &Change) {
        let subject = SubjectId(subject.to_owned());
        let (directory, enrolments) = (&self.memory.directory, &self.memory.enrolments);
        match change.clone() {
            Change::Disable => directory.edit(&subject, |account| {
                account.status = AccountStatus::Disabled;
                account.flow_epoch += 1;
            }),
            Change::Lock => directory.edit(&subject, |account| account.locked = true),
            Change::Role(role) => directory.edit(&subject, |account| {
                account.role = role;
                account.flow_epoch += 1;
            }),
            Change::Groups(groups) => directory.edit(&subject, |account| account.groups = groups),
            Change::Contact(to) => enrolments.edit(&subject, |enrolments| {
                for enrolment in enrolments {
                    if let Authenticator::Mail { address } = &mut enrolment.authenticator {
                        *address = MailAddress::try_from(to.clone()).expect("an address");
                    }
                }
            }),
            Change::DropAuthenticators => enrolments.edit(&subject, |enrolments| {
                enrolments.retain(|enrolment| enrolment.authenticator.address().is_some());
            }),
            Change::BumpEpoch => directory.edit(&subject, |account| account.flow_epoch += 1),
        }
    }

    fn fail(&self, part: Part, failure: Failure) {
        let failing = match failure {
            Failure::None => Failing::Never,
            Failure::Down => Failing::Always,
            Failure::LosesAnswer => Failing::NextAfter,
        };
        self.switch(part).set(failing);
        if part == Part::Write {
            // Accounts and methods lie in one database.
            self.memory.enrolments.writes.set(failing);
        }
    }

    fn token(&self, solved: &Solved) -> String {
        self.turnstile().solve(solved.clone())
    }

    fn leak(&self, password: &str) {
        self.breaches().leak(Password::try_from(password.to_owned()).expect("a password"));
    }

    fn organisation(&self) -> &Organisation {
        &self.organisation
    }

    fn origin(&self) -> String {
        self.memory.settings.public_origin.clone()
    }

    fn operator_token(&self) -> String {
        OperatorToken::SAMPLE.to_owned()
    }

    fn next_keys(&self) -> UnixSeconds {
        NEXT_KEYS
    }

    fn picture_answer(&self, _check: &str) -> Option<String> {
        self.memory.pictures.as_ref().map(|pictures| pictures.answer.clone())
    }
}
